import pytest

from incident_refs.checks.number_in_journal import NumberInJournal
from tests.checks.looking import seen, the_one, to


@pytest.mark.parametrize(
    ("journal", "fields", "better"),
    [
        ("Nature 521", {"volume": "521"}, "Nature"),
        ("Nature, vol. 521", {"volume": "521"}, "Nature"),
        ("Nature, Volume 521", {"volume": "521"}, "Nature"),
        ("Nature (2015)", {"year": "2015"}, "Nature"),
        ("Nature, 521(7553)", {"volume": "521", "number": "7553"}, "Nature"),
        ("Nature, 521(7553)", {"volume": "521"}, None),
        ("Nature, vol. 521", {}, None),
        ("Nature, vol. 521, no. 3", {}, None),
    ],
)
def test_found(journal, fields, better):
    found = the_one(
        NumberInJournal(),
        year=fields.get("year", "2009"),
        journal=journal,
        **{k: v for k, v in fields.items() if k != "year"},
    )
    assert to(found) == better
    assert (found.severity, found.line, found.column, found.field) == ("info", 3, 3, "journal")


@pytest.mark.parametrize(
    ("journal", "fields"),
    [
        ("Nature", {"volume": "521"}),
        ("Biochemistry 2000", {"volume": "12"}),
        ("Web 3", {}),
        ("Acta Crystallographica Section D", {"volume": "4"}),
        ("Journal of Physics (Paris)", {}),
        ("Nature (2015)", {"year": "2014"}),
        ("521", {"volume": "521"}),
        ("arXiv preprint arXiv:2006.16923", {"volume": "abs/2006.16923"}),
        ("Proc. ACM Hum.-Comput. Interact. 5, CSCW1", {"volume": "5"}),
    ],
)
def test_not_found(journal, fields):
    assert seen(NumberInJournal(), journal=journal, **fields) == ()
