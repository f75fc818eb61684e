import pytest

from incident_refs.checks.library_proxy import LibraryProxy
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        pytest.param(
            "https://login.ezproxy.example.edu/login?url=https://www.jstor.org/stable/2346178",
            "https://www.jstor.org/stable/2346178",
            id="login",
        ),
        pytest.param(
            "https://ezproxy.example.edu/login?qurl=https%3A%2F%2Fwww.jstor.org%2Fstable%2F2346178",
            "https://www.jstor.org/stable/2346178",
            id="escaped",
        ),
        pytest.param("https://www-jstor-org.ezproxy.example.edu/stable/2346178", None, id="in-the-host"),
        pytest.param("https://www-jstor-org.proxy.lib.example.edu/stable/2346178", None, id="proxy.lib"),
        pytest.param("https://www-jstor-org.example.idm.oclc.org/stable/2346178", None, id="oclc"),
        pytest.param("http://www.jstor.org.libproxy.example.edu/stable/2346178", None, id="libproxy"),
    ],
)
def test_found(value, mended):
    found = the_one(LibraryProxy(), url=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "url", "warning")
    assert to(found) == mended


@pytest.mark.parametrize(
    "value",
    [
        "https://www.jstor.org/stable/2346178",
        "https://example.org/ezproxy",
        "https://proxyway.com/a",
        "https://reverseproxy.dev/a",
        "https://www.oclc.org/a",
    ],
)
def test_not_found(value):
    assert seen(LibraryProxy(), url=value) == ()
