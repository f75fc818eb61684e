import pytest

from incident_refs.checks.tracking_in_url import TrackingInUrl
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        pytest.param("https://a.org/b?utm_source=x", "https://a.org/b", id="alone"),
        pytest.param("https://a.org/b?utm_source=x&utm_medium=y&id=7", "https://a.org/b?id=7", id="first"),
        pytest.param("https://a.org/b?id=7&fbclid=IwAR0#part", "https://a.org/b?id=7#part", id="fragment"),
        pytest.param("https://a.org/b?gclid=x#part", "https://a.org/b#part", id="fragment-alone"),
        pytest.param("https://a.org/b?a=1&mc_cid=x&b=&c", "https://a.org/b?a=1&b=&c", id="in-the-middle"),
    ],
)
def test_found(value, mended):
    found = the_one(TrackingInUrl(), url=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "url", "info")
    assert to(found) == mended


@pytest.mark.parametrize(
    "value",
    [
        "https://a.org/b?id=7",
        "https://a.org/utm_source=x",
        "https://a.org/b?q=utm_source",
        "https://a.org/b?id=7#utm_source=x",
        "https://a.org/b?reference=utm_source=x",
        r"https://a.org/b?id=7\&utm\_source=x",  # once the escapes are mended
    ],
)
def test_not_found(value):
    assert seen(TrackingInUrl(), url=value) == ()
