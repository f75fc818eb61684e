import pytest

from incident_refs.checks.title_repeated import TitleRepeated
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("incollection", "booktitle", "Raw Data"),
        ("inproceedings", "booktitle", "{Raw} data."),
        ("article", "journal", "Raw data"),
        ("article", "journaltitle", "raw data"),
    ],
)
def test_found(kind, field, value):
    found = the_one(TitleRepeated(), kind, title="Raw data", **{field: value})
    assert (found.severity, found.line, found.column, found.field, found.fix) == ("info", 3, 3, field, None)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("proceedings", {"title": "CVPR 2009", "booktitle": "CVPR 2009"}),
        ("incollection", {"title": "Raw data", "booktitle": "Raw data is an oxymoron"}),
        ("article", {"title": "Raw data"}),
        ("article", {"journal": "Raw data"}),
    ],
)
def test_not_found(kind, fields):
    assert seen(TitleRepeated(), kind, **fields) == ()
