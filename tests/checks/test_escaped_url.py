import pytest

from incident_refs.checks.escaped_url import EscapedUrl
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        pytest.param(r"https://a.org/b\_c", "https://a.org/b_c", id="underscore"),
        pytest.param(r"https://a.org/b{\_}c", "https://a.org/b_c", id="in-braces"),
        pytest.param(r"https://a.org/b\%20c", "https://a.org/b%20c", id="percent"),
        pytest.param(r"https://a.org/?a=1\&b=2\#c", "https://a.org/?a=1&b=2#c", id="query"),
        pytest.param(r"https://a.org/\~{}joe", "https://a.org/~joe", id="tilde"),
        pytest.param(r"https://a.org/{\textasciitilde}joe", "https://a.org/~joe", id="textasciitilde"),
        pytest.param(r"https://a.org/$\sim$joe", "https://a.org/~joe", id="sim"),
    ],
)
def test_found(value, mended):
    found = the_one(EscapedUrl(), url=value, date="2020")
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "url", "info")
    assert to(found) == mended


@pytest.mark.parametrize(
    "value",
    ["https://a.org/b_c%20d~e", r"\url{https://a.org/b\_c}", r"https://a.org/\'e", r"C:\_a", "https://a.org/{b}"],
)
def test_not_found(value):
    assert seen(EscapedUrl(), url=value) == ()


@pytest.mark.parametrize(
    ("value", "mended"),
    [(r"https://a.org/b\%20c", None), (r"https://a.org/b\#c", None), (r"https://a.org/b\_c", "https://a.org/b_c")],
)
def test_for_bibtex_what_some_styles_need_is_left(value, mended):
    assert to(the_one(EscapedUrl(), url=value, year="2020", journal="J")) == mended
