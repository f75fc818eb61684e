import pytest

from incident_refs.checks.eprint_without_type import EprintWithoutType
from tests.checks.looking import look, seen, the_one


@pytest.mark.parametrize("value", ["2006.16923", "2006.16923v2", "hep-th/9901001", "arXiv:2006.16923"])
def test_found(value):
    found = the_one(EprintWithoutType(), title="T", eprint=value)
    assert (found.line, found.column, found.field, found.severity) == (3, 3, "eprint", "info")
    assert (found.fix.field, found.fix.was, found.fix.to) == ("archiveprefix", None, "arXiv")


def test_as_biblatex_has_it():
    found = the_one(EprintWithoutType(), "online", date="2020-06-24", eprint="2006.16923")
    assert (found.fix.field, found.fix.to) == ("eprinttype", "arxiv")


@pytest.mark.parametrize(
    "fields",
    [
        {"eprint": "2006.16923", "archiveprefix": "arXiv"},
        {"eprint": "2006.16923", "eprinttype": "arxiv"},
        {"eprint": "2346178"},
        {"eprint": "https://example.org/paper.pdf"},
        {"eprint": "2013.16923"},
        {"eprint": ""},
    ],
)
def test_not_found(fields):
    assert seen(EprintWithoutType(), **fields) == ()


def test_a_type_taken_over_counts():
    text = "@xdata{x, eprinttype = {arxiv}}\n@misc{a, xdata = {x}, eprint = {2006.16923}}"
    assert look(text, EprintWithoutType())[1] == ()
