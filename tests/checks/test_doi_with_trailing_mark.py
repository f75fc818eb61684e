import pytest

from incident_refs.checks.doi_with_trailing_mark import DoiWithTrailingMark
from tests.checks.looking import seen, the_one, to

DOI = "10.1109/CVPR.2009.5206848"


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        pytest.param(f"{DOI},", DOI, id="comma"),
        pytest.param(f"{DOI};", DOI, id="semicolon"),
        pytest.param(f"{DOI})", DOI, id="bracket"),
        pytest.param(f"{DOI}]", DOI, id="square-bracket"),
        pytest.param(f"{DOI}”", DOI, id="quote"),
        pytest.param(f"https://doi.org/{DOI},", f"https://doi.org/{DOI}", id="with-resolver"),
        pytest.param(f"{DOI}.", None, id="stop"),
        pytest.param(f"{DOI}).", None, id="bracket-and-stop"),
        pytest.param("10.1109/CVPR…", None, id="cut"),
    ],
)
def test_found(value, mended):
    found = the_one(DoiWithTrailingMark(), doi=value)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, "doi", "warning")
    assert to(found) == mended


def test_the_address_of_the_entry_says_that_the_stop_is_none_of_it():
    assert to(the_one(DoiWithTrailingMark(), doi=f"{DOI}.", url=f"https://doi.org/{DOI}")) == DOI


@pytest.mark.parametrize(
    "value",
    [
        DOI,
        "10.1016/S0140-6736(05)71146-6",
        "10.1002/(sici)",
        "10.1299/jsmekansai.2003.78._7-17_",
        "10.1002/(SICI)1096-9063(199911)55:11<1043::AID-PS60>3.0.CO;2-L",
        "n/a.",
    ],
)
def test_not_found(value):
    assert seen(DoiWithTrailingMark(), doi=value) == ()
