import pytest

from incident_refs.checks.arxiv_later_than_year import ArxivLaterThanYear
from tests.checks.looking import seen, the_one


@pytest.mark.parametrize(
    ("kind", "fields", "column_of"),
    [
        pytest.param("misc", {"year": "2018", "eprint": "2006.16923"}, "year", id="misc"),
        pytest.param(
            "online", {"date": "2018-03-01", "eprint": "2006.16923", "eprinttype": "arxiv"}, "date", id="date"
        ),
        pytest.param("article", {"year": "2019", "journal": "arXiv preprint arXiv:2006.16923"}, "year", id="scholar"),
        pytest.param("article", {"year": "2019", "journal": "CoRR", "eprint": "2006.16923"}, "year", id="corr"),
        pytest.param("misc", {"year": "2019", "url": "https://arxiv.org/abs/2006.16923"}, "year", id="url"),
        pytest.param("misc", {"year": "1998", "eprint": "hep-th/9901001"}, "year", id="old-id"),
    ],
)
def test_found(kind, fields, column_of):
    found = the_one(ArxivLaterThanYear(), kind, **fields)
    assert (found.line, found.column, found.field, found.severity) == (2, 3, column_of, "warning")
    assert "is before the arXiv id" in found.message


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        pytest.param("misc", {"year": "2020", "eprint": "2006.16923"}, id="same"),
        pytest.param("misc", {"year": "2023", "eprint": "2006.16923"}, id="a-later-version"),
        pytest.param("misc", {"eprint": "2006.16923"}, id="no-year"),
        pytest.param("article", {"year": "1936", "journal": "Proc. LMS", "eprint": "2006.16923"}, id="put-there-later"),
        pytest.param("inproceedings", {"year": "2019", "booktitle": "CVPR", "eprint": "2006.16923"}, id="conference"),
        pytest.param("misc", {"year": "2018", "eprint": "2346178", "eprinttype": "jstor"}, id="jstor"),
        pytest.param("misc", {"year": "2018", "doi": "10.1109/CVPR.2009.5206848", "eprint": "2006.16923"}, id="doi"),
    ],
)
def test_not_found(kind, fields):
    assert seen(ArxivLaterThanYear(), kind, **fields) == ()
