import pytest

from incident_refs.checks.url_that_is_no_page import UrlThatIsNoPage
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    ("value", "what"),
    [
        pytest.param("javascript:alert(1)", "a program", id="javascript"),
        pytest.param("JaVaScRiPt:alert(1)", "a program", id="case"),
        pytest.param("java\tscript:alert(1)", "a program", id="tab"),
        pytest.param("\u200bjavascript:alert(1)", "a program", id="unseen"),
        pytest.param(r"\url{javascript:alert(1)}", "a program", id="macro"),
        pytest.param("<vbscript:msgbox>", "a program", id="angles"),
        pytest.param("data:text/html;base64,PHNjcmlwdD4=", "a program", id="data"),
        pytest.param("file:///home/me/imagenet.pdf", "a file of one computer", id="file"),
        pytest.param(r"C:\papers\imagenet.pdf", "a file of one computer", id="drive"),
        pytest.param("C:/papers/imagenet.pdf", "a file of one computer", id="drive-slash"),
        pytest.param(r"\\server\share\a.pdf", "a file of one computer", id="share"),
        pytest.param("/Users/me/a.pdf", "a file of one computer", id="path"),
        pytest.param("~/a.pdf", "a file of one computer", id="home"),
        pytest.param("chrome-extension://efaid/https://a.org/a.pdf", "the inside of a browser", id="extension"),
        pytest.param("zotero://select/library/items/ABCD", "a program on one computer", id="zotero"),
    ],
)
def test_found(value, what):
    found = the_one(UrlThatIsNoPage(), url=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "url", "error")
    assert f"leads to {what}, not to a page" in found.message
    assert found.fix is None


@pytest.mark.parametrize(
    "value",
    [
        "https://example.org/javascript:alert(1)",
        "http://file.org/a",
        "www.data.org",
        "datasets.org/x",
        "/about",
        "ftp://a.org/b",
        "n/a",
    ],
)
def test_not_found(value):
    assert seen(UrlThatIsNoPage(), url=value) == ()
