import pytest

from incident_refs.checks.doi_with_resolver import DoiWithResolver
from tests.checks.looking import seen, the_one, to

DOI = "10.1109/CVPR.2009.5206848"


@pytest.mark.parametrize(
    "value",
    [
        f"https://doi.org/{DOI}",
        f"http://dx.doi.org/{DOI}",
        f"https://www.doi.org/{DOI}",
        f"doi.org/{DOI}",
        f"doi:{DOI}",
        f"DOI: {DOI}",
        f"DOI {DOI}",
        f"https://doi.org/doi:{DOI}",
        f"https://doi.org/https://doi.org/{DOI}",
        rf"\url{{https://doi.org/{DOI}}}",
        f"  https://doi.org/{DOI} ",
    ],
)
def test_found(value):
    found = the_one(DoiWithResolver(), doi=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "doi", "warning")
    assert to(found) == DOI


def test_what_else_is_wrong_is_left_to_others():
    assert to(the_one(DoiWithResolver(), doi=r"https://doi.org/10.1162/daed\_a\_01902")) == r"10.1162/daed\_a\_01902"


@pytest.mark.parametrize(
    "value",
    [
        DOI,
        "10.1234/doi:10.5",
        "https://dl.acm.org/doi/10.1145/3442188.3445922",
        "doi",
        "https://doi.org/",
        f"doi:{DOI} and more",
    ],
)
def test_not_found(value):
    assert seen(DoiWithResolver(), doi=value) == ()
