import pytest

from incident_refs.checks.hyphen_between_pages import HyphenBetweenPages
from tests.checks.looking import look, seen, the_one, to


@pytest.mark.parametrize(
    ("pages", "better"),
    [
        ("248-255", "248--255"),
        ("248 - 255", "248--255"),
        ("S5-S9", "S5--S9"),
        ("1877-901", "1877--901"),
        ("1-5, 8-12, 20", "1--5, 8--12, 20"),
        ("e1-e12", "e1--e12"),
    ],
)
def test_found(pages, better):
    found = the_one(HyphenBetweenPages(), year="2009", pages=pages)
    assert to(found) == better
    assert (found.severity, found.line, found.column) == ("info", 3, 3)


@pytest.mark.parametrize(
    "pages",
    ["248--255", "248–255", "248", "e1002-x", "12-3", "12-12", "3-1--3-12", "12-1-12-9", "ii-iv", "1-5, x-y", "-5"],
)
def test_not_found(pages):
    assert seen(HyphenBetweenPages(), pages=pages) == ()


def test_biblatex_makes_the_dash_itself():
    assert look("@article{a, journaltitle = {J}, date = {2009}, pages = {248-255}}", HyphenBetweenPages())[1] == ()
