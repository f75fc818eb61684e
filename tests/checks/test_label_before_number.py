import pytest

from incident_refs.checks.label_before_number import LabelBeforeNumber
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("field", "value", "better"),
    [
        ("pages", "pp. 248--255", "248--255"),
        ("pages", "p. 3", "3"),
        ("pages", "Pages 3-5", "3-5"),
        ("pages", "pp 3, 5", "3, 5"),
        ("pages", "S. 12", "12"),
        ("volume", "Vol. 3", "3"),
        ("volume", "vol 3A", "3A"),
        ("volume", "Bd. 12", "12"),
        ("volume", "vol. 3, no. 2", None),
        ("number", "No. 2", "2"),
        ("number", "Issue 2", "2"),
        ("number", "no. 2 (suppl.)", None),
        ("chapter", "Chapter 3", "3"),
    ],
)
def test_found(field, value, better):
    found = the_one(LabelBeforeNumber(), year="2009", **{field: value})
    assert to(found) == better
    assert (found.severity, found.line, found.column, found.field) == ("warning", 3, 3, field)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("article", "pages", "248--255"),
        ("article", "pages", "S12"),
        ("article", "pages", "e1002"),
        ("article", "volume", "Tome"),
        ("article", "volume", "A3"),
        ("article", "number", "Special Issue 2"),
        ("article", "number", "Nov"),
        ("article", "number", "Suppl. 1"),
        ("techreport", "number", "No. 3"),
        ("article", "chapter", "Changes"),
        ("article", "volume", "Volumetric 3"),
    ],
)
def test_not_found(kind, field, value):
    assert seen(LabelBeforeNumber(), kind, **{field: value}) == ()
