import pytest

from incident_refs.checks.dead_host import DeadHost
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        pytest.param("http://citeseer.ist.psu.edu/123.html", None, id="citeseer"),
        pytest.param("http://www.geocities.com/joe/", None, id="geocities"),
        pytest.param("http://www3.interscience.wiley.com/journal/1", None, id="interscience"),
        pytest.param("http://xxx.lanl.gov/abs/hep-th/9802150", "https://arxiv.org/abs/hep-th/9802150", id="lanl"),
        pytest.param(r"\url{http://xxx.lanl.gov/abs/hep-th/9802150}", None, id="lanl-in-macro"),
    ],
)
def test_found(value, mended):
    found = the_one(DeadHost(), url=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "url", "warning")
    assert to(found) == mended


@pytest.mark.parametrize(
    "value",
    [
        "https://citeseerx.ist.psu.edu/doc/1",
        "https://web.archive.org/web/2009/http://www.geocities.com/joe/",
        "https://mygeocities.com",
        "https://lanl.gov/x",
    ],
)
def test_not_found(value):
    assert seen(DeadHost(), url=value) == ()
