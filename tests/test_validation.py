"""Entries against sources: near ones, far ones, and what could not be asked."""

import random
from dataclasses import replace

import pytest

from incident_refs.bibtex.mapping import entry_from_work, work_from_entry
from incident_refs.errors import NotAsked, PartlyAsked, SourceError
from incident_refs.interfaces import Plan
from incident_refs.model.dates import PartialDate
from incident_refs.model.names import Names, Person
from incident_refs.model.verdict import VerdictWord
from incident_refs.model.work import Candidate, Work
from incident_refs.pipeline import Sources
from incident_refs.validation import validate
from incident_refs.works.index_build import build
from incident_refs.works.local_index import LocalIndex
from incident_refs.works.starter import Starter, read_rows, work_from_row
from tests.inventions import KINDS

STARTER = tuple(map(work_from_row, read_rows()))
RIGHT = ("confirmed",)
CAUGHT = ("differs", "other-version", "made-up", "not-found")
LANTERN = Work(
    "doi:10.5072/lantern",
    type="journal-article",
    title="Lantern networks see badly at night",
    authors=Names((Person("Lamp", "Ada"), Person("Wick", "Bo"))),
    issued=PartialDate(2021),
    doi="10.5072/lantern",
)


class Shelf:
    """A source that offers works by DOI or by title."""

    lost = None

    def __init__(self, *works, name="shelf"):
        self.works, self.name, self.asked, self.expected = works, name, [], None

    def expect(self, queries):
        self.expected = len(queries)
        return Plan(len(queries), 1.0)

    def close(self):
        pass

    def find(self, query):
        said = query.citation
        self.asked.append(said.doi or said.title)
        found = [work for work in self.works if said.doi and work.doi == said.doi]
        found = found or [work for work in self.works if work.title == said.title and not said.doi]
        return [Candidate(work, self.name, rank) for rank, work in enumerate(found, 1)]


class Refusing(Shelf):
    def __init__(self, error):
        super().__init__(name="crossref")
        self.error = error

    def find(self, query):
        raise self.error


def judge(work, *near, far=(), **options):
    ((key, found),) = validate([("a", work)], Sources(near, far), **options)
    assert key == "a"
    return found[0]


def as_kept(work):
    """Return a work as it comes back from an entry."""
    return work_from_entry(entry_from_work(work, "a"))


def test_what_is_kept_as_it_is_held_is_confirmed():
    found = list(validate([(work.id, as_kept(work)) for work in STARTER], Sources((Starter(),)), today=2026))
    assert [key for key, verdicts in found if verdicts[0].word.value not in RIGHT] == []


@pytest.mark.parametrize("kind", [name for name in KINDS if name != "a DOI of no publisher"])
def test_inventions_are_caught(kind):
    """Of works that the starter shelf holds; each kind makes dozens of references that nobody wrote."""
    choose = random.Random(7)
    made = [one for work in STARTER if (one := KINDS[kind](work, STARTER, choose))]
    found = [
        verdicts[0]
        for _, verdicts in validate([("a", as_kept(one)) for one in made], Sources((Starter(),)), today=2026)
    ]
    missed = [verdict.work.title for verdict in found if verdict.word.value not in CAUGHT]
    assert len(made) > 60
    assert len(missed) <= 0.02 * len(made), missed


def test_a_doi_of_no_publisher_is_seen_where_an_index_knows_publishers(tmp_path):
    bib = "@misc{a, title = {Masks of large crowds and small faces}, author = {Kim, Ada}, year = 2019}\n@misc{b, title = {B}, doi = {10.5072/b}}"
    (tmp_path / "works.bib").write_text(bib)
    build(tmp_path / "index", [tmp_path / "works.bib"])
    index = LocalIndex(tmp_path / "index")
    entry = Work(
        "",
        title="Masks of large crowds and small faces",
        authors=Names((Person("Kim", "A."),)),
        issued=PartialDate(2019),
    )
    assert judge(entry, index).word is VerdictWord.CONFIRMED
    assert (
        judge(replace(entry, doi="10.5072/other"), index).word is VerdictWord.CONFIRMED
    )  # of a publisher that is known
    assert (
        judge(replace(entry, doi="10.48550/arxiv.2006.16923"), index).word is VerdictWord.CONFIRMED
    )  # never in Crossref
    assert judge(replace(entry, doi="10.99997/x"), index).word is VerdictWord.DIFFERS


def test_far_sources_are_asked_only_about_what_near_ones_do_not_confirm():
    far = Shelf(LANTERN, name="crossref")
    told = []
    works = [("near", as_kept(STARTER[0])), ("far", as_kept(LANTERN))]
    found = dict(validate(works, Sources((Starter(),), (far,)), told=told.append))
    assert {key: verdicts[0].word.value for key, verdicts in found.items()} == {"near": "confirmed", "far": "confirmed"}
    assert (far.expected, far.asked) == (1, ["10.5072/lantern"])
    assert told == [Plan(1, 1.0)]


def test_a_doi_that_leads_elsewhere_is_no_reason_not_to_look_for_the_title():
    other = replace(LANTERN, id="doi:10.5072/other", doi="10.5072/other", title="Something about exams and machines")
    far = Shelf(LANTERN, other, name="crossref")
    found = judge(as_kept(replace(LANTERN, doi="10.5072/other")), far=(far,))
    assert (found.word, found.reason) == (VerdictWord.DIFFERS, "doi")
    assert far.asked == ["10.5072/other", LANTERN.title]


def test_a_doi_that_all_registries_were_asked_for_and_nobody_holds():
    held = replace(LANTERN, doi=None)
    far = Shelf(held, name="crossref")
    assert judge(as_kept(replace(LANTERN, doi="10.5072/nobody")), far=(far,)).reason == "doi"


@pytest.mark.parametrize(
    "error",
    [
        SourceError("Crossref did not answer in 20 s"),
        NotAsked("Crossref was not asked (offline)"),
        PartlyAsked("busy", ()),
    ],
)
def test_could_not_ask_is_never_not_found(error):
    found = judge(LANTERN, Starter(), far=(Refusing(error),))
    assert (found.word, found.reason) == (VerdictWord.COULD_NOT_LOOK, str(error))


def test_a_source_that_cannot_be_asked_does_not_silence_the_others():
    assert judge(LANTERN, Refusing(SourceError("damaged")), Shelf(LANTERN)).word is VerdictWord.CONFIRMED


def test_not_found_names_who_was_asked():
    found = judge(LANTERN, Starter(), Shelf(name="index"))
    assert (found.word, found.asked) == (VerdictWord.NOT_FOUND, ("starter", "index"))
    assert found.reason == "no such work in starter, index"


def test_nobody_to_ask():
    assert judge(LANTERN).word is VerdictWord.COULD_NOT_LOOK
