"""An entry beside a work, field by field."""

from dataclasses import replace

import pytest

from incident_refs.matching.entry_evidence import Compared
from incident_refs.model.card import Carded, card_of
from incident_refs.model.dates import PartialDate
from incident_refs.model.names import Names, Person
from incident_refs.model.work import Candidate, Work

FOUND = Work(
    "doi:10.5072/x",
    type="journal-article",
    title="Masks and faces",
    authors=Names((Person("Lo", "Bea"), Person("Kim", "Ada"))),
    issued=PartialDate(2019),
    also_issued=PartialDate(2018),
    container="Journal of Masks",
    volume="4",
    issue="2",
    pages="248-255",
    doi="10.5072/x",
    other_titles=("Masken und Gesichter",),
)


def compare(**said):
    return Compared(Work("", type="journal-article", **said), Candidate(FOUND, "index"))


@pytest.mark.parametrize(
    ("said", "field", "agrees"),
    [
        ({"title": "Masks and faces."}, "title", True),
        ({"title": "Masken und Gesichter"}, "title", True),
        ({"title": "Masks or faces"}, "title", False),
        ({"issued": PartialDate(2018)}, "year", True),
        ({"issued": PartialDate(2020)}, "year", False),
        ({"volume": "4"}, "volume", True),
        ({"volume": "Vol. 4"}, "volume", True),
        ({"volume": "5"}, "volume", False),
        ({"pages": "248--55"}, "pages", True),
        ({"pages": "e0248"}, "pages", True),
        ({"pages": "1-8"}, "pages", None),  # a paper that counts its own
        ({"pages": "300"}, "pages", False),
        ({"doi": "10.5072/x"}, "doi", True),
        ({"doi": "10.5072/y"}, "doi", False),
        ({"doi": "10.48550/arxiv.2006.16923"}, "doi", None),
        ({"container": "J. Masks"}, "container", True),
    ],
)
def test_evidence(said, field, agrees):
    (found,) = [one for one in compare(**said).evidence if one.field == field]
    assert found.agrees is agrees


def test_what_one_of_the_two_does_not_say_is_no_evidence():
    assert compare().evidence == ()


def test_a_work_on_a_card_is_read_where_it_may_be_meant():
    card = Carded(card_of(replace(FOUND, other_titles=())), "index", 1)
    assert Compared(Work("", title="Something else"), card).is_void is False
    assert card._read is None
    assert Compared(Work("", title="Other", doi="10.5072/x"), card).is_by_identifier
