import pytest

from incident_refs.checks.url_with_trailing_mark import UrlWithTrailingMark
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        pytest.param("https://www.image-net.org/about,", "https://www.image-net.org/about", id="comma"),
        pytest.param("https://www.image-net.org/about;", "https://www.image-net.org/about", id="semicolon"),
        pytest.param("https://www.image-net.org/about).", "https://www.image-net.org/about", id="bracket-and-stop"),
        pytest.param("https://www.image-net.org/about>", "https://www.image-net.org/about", id="angle"),
        pytest.param("https://www.image-net.org/about.pdf.", "https://www.image-net.org/about.pdf", id="pdf-and-stop"),
        pytest.param("https://www.image-net.org/.", "https://www.image-net.org/", id="slash-and-stop"),
        pytest.param("https://www.image-net.org.", "https://www.image-net.org", id="host-and-stop"),
        pytest.param("https://www.image-net.org/about.", None, id="stop"),
        pytest.param("https://www.image-net.org/abo...", None, id="cut"),
        pytest.param("https://www.image-net.org/abo…", None, id="cut-with-one-sign"),
    ],
)
def test_found(value, mended):
    found = the_one(UrlWithTrailingMark(), url=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "url", "warning")
    assert to(found) == mended


@pytest.mark.parametrize(
    "value",
    [
        "https://www.image-net.org/about",
        "https://www.image-net.org/",
        "https://en.wikipedia.org/wiki/AI_(film)",
        "https://en.wikipedia.org/wiki/Apple_Inc.",
        "https://en.wikipedia.org/wiki/Who%27s_there?",
        "https://example.org/wiki/Yahoo!",
        "https://example.org/company/Apple-Inc.",
        "https://example.org/?q=",
        "n/a.",
    ],
)
def test_not_found(value):
    assert seen(UrlWithTrailingMark(), url=value) == ()
