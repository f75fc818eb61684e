import pytest

from incident_refs.checks.dead_resolver import DeadResolver
from tests.checks.looking import seen, the_one, to

D = "10.1109/CVPR.2009.5206848"


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        pytest.param(f"http://dx.doi.org/{D}", f"https://doi.org/{D}", id="http"),
        pytest.param(f"https://dx.doi.org/{D}", f"https://doi.org/{D}", id="https"),
        pytest.param(f"HTTPS://DX.DOI.ORG/{D}", f"https://doi.org/{D}", id="case"),
        pytest.param(f"http://www.doi.org/{D}", f"https://doi.org/{D}", id="www"),
        pytest.param(rf"\url{{http://dx.doi.org/{D}}}", rf"\url{{https://doi.org/{D}}}", id="macro"),
        pytest.param(r"http://dx.doi.org/10.1162/daed\_a", r"https://doi.org/10.1162/daed\_a", id="tex-stays"),
    ],
)
def test_found(value, mended):
    found = the_one(DeadResolver(), url=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "url", "info")
    assert to(found) == mended


@pytest.mark.parametrize(
    "value",
    [
        f"https://doi.org/{D}",
        f"http://doi.org/{D}",
        f"https://a.org/?u=http://dx.doi.org/{D}",
        "https://dx.doi.org.example.org/",
    ],
)
def test_not_found(value):
    assert seen(DeadResolver(), url=value) == ()
