import pytest

from incident_refs.checks.pages_run_backwards import PagesRunBackwards
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        pytest.param("2893--2812", "2893--2812", id="10.1002-crossref"),
        pytest.param("309-226", "309-226", id="hyphen"),
        pytest.param("1--5, 20–12", "20–12", id="second-range"),
    ],
)
def test_found(pages, said):
    found = the_one(PagesRunBackwards(), year="2009", pages=pages)
    assert f"'{said}'" in found.message
    assert (found.severity, found.line, found.column, found.fix) == ("warning", 3, 3, None)


@pytest.mark.parametrize(
    "pages", ["248--255", "1877--901", "248--248", "12-3", "S9--S5", "x--y", "248", "1, 5, 3", "9" * 5000]
)
def test_not_found(pages):
    assert seen(PagesRunBackwards(), pages=pages) == ()
