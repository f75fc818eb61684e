"""CSL-JSON items, read as works."""

import pytest

from incident_refs.works.crossref_message import work_from_message
from incident_refs.works.csl_item import is_csl, message_from_csl

ITEM = {
    "id": "halvorsen2011",
    "type": "chapter",
    "title": "Tidal models",
    "author": [{"family": "Maaten", "given": "Ada", "non-dropping-particle": "van der"}, {"literal": "Tide Board"}],
    "editor": [{"family": "Quiroga", "given": "P."}],
    "container-title": "Handbook of Tides",
    "issued": {"date-parts": [["2011", 3]]},
    "page": "1-9",
    "ISBN": "978-0-553-41881-1",
    "publisher": "Press",
}


def test_an_item_as_a_work():
    assert is_csl(ITEM)
    work = work_from_message(message_from_csl(ITEM))
    assert (work.id, work.type, work.title, work.container) == (
        "halvorsen2011",
        "book-chapter",
        "Tidal models",
        "Handbook of Tides",
    )
    assert [name.cited_as for name in work.authors.listed] == ["van der Maaten", "Tide Board"]
    assert [name.family for name in work.editors] == ["Quiroga"]
    assert (str(work.issued), work.pages, work.isbn) == ("2011-03", "1-9", ("9780553418811",))


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        pytest.param({"raw": "2009-06"}, "2009-06", id="raw"),
        pytest.param({"literal": "spring of 2009"}, "2009", id="literal"),
        pytest.param({"literal": "no date"}, None, id="none"),
        pytest.param({"date-parts": [[2009]], "raw": "1999"}, "2009", id="parts-first"),
    ],
)
def test_dates(issued, expected):
    found = work_from_message(message_from_csl({"id": "x", "title": "X", "issued": issued})).issued
    assert (str(found) if found else None) == expected


def test_a_crossref_message_is_none():
    assert not is_csl({"DOI": "10.5555/1", "type": "journal-article", "title": ["X"]})
