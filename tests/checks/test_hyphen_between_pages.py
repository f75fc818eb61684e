import pytest

from incident_refs.checks.hyphen_between_pages import HyphenBetweenPages
from tests.checks.looking import entry, look

WITH_DASH = "@article{b, pages = {85--99}}\n"


def seen(**fields):
    return look(entry(**fields) + WITH_DASH, HyphenBetweenPages())[1]


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
    (found,) = seen(year="2009", pages=pages)
    assert found.fix.to == better
    assert (found.severity, found.line, found.column) == ("info", 3, 3)


@pytest.mark.parametrize(
    "pages",
    ["248--255", "248–255", "248", "e1002-x", "12-3", "12-12", "3-1--3-12", "12-1-12-9", "ii-iv", "1-5, x-y", "-5"],
)
def test_not_found(pages):
    assert seen(pages=pages) == ()


def test_biblatex_makes_the_dash_itself():
    assert (
        look("@article{a, journaltitle = {J}, date = {2009}, pages = {248-255}}" + WITH_DASH, HyphenBetweenPages())[1]
        == ()
    )


def test_a_file_with_hyphens_throughout_is_left_alone():
    assert look(entry(pages="248-255"), HyphenBetweenPages())[1] == ()
