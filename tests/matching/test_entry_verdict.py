"""What is said of an entry, by the works that were offered: a table of right, wrong and made-up references."""

from dataclasses import replace

import pytest

from incident_refs.matching.entry_evidence import Circumstances
from incident_refs.matching.entry_verdict import compared, verdict
from incident_refs.matching.other_version import is_preprint
from incident_refs.model.dates import PartialDate
from incident_refs.model.names import Names, Person
from incident_refs.model.verdict import VerdictWord
from incident_refs.model.work import Candidate, Notice, NoticeKind, Work

CONFIRMED, DIFFERS, OTHER_VERSION, MADE_UP, NOT_FOUND, *_ = VerdictWord


def people(*families):
    return Names(tuple(Person(family, "A.") for family in families))


TALK = Work(
    "doi:10.5072/talk",
    type="proceedings-article",
    title="Large crowds of small faces: A survey of public cameras",
    authors=people("Lo", "Kim", "Diaz"),
    issued=PartialDate(2019),
    container="Conference on Masks and Cameras",
    pages="11-20",
    doi="10.5072/talk",
)
PREPRINT = replace(TALK, id="arxiv:1901.00001", type="posted-content", container="arXiv", arxiv="1901.00001", doi=None, pages=None)  # fmt: skip
OTHER = Work(
    "doi:10.5072/other",
    type="journal-article",
    title="Why exams should not be graded by machines alone",
    authors=people("Marsh", "Bell"),
    issued=PartialDate(2021),
    container="Journal of Exams",
    volume="7",
    doi="10.5072/other",
)
NEW = replace(TALK, id="", doi=None)


def judge(entry, *works, authors=(), **known):
    offered = [Candidate(work, "index", rank) for rank, work in enumerate(works, 1)]
    return verdict(entry, compared(entry, offered), [Candidate(one, "index") for one in authors], Circumstances(("index",), 2026, **known))  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "works", "word", "fields"),
    [
        pytest.param(TALK, [TALK], CONFIRMED, "", id="the-same"),
        pytest.param(replace(NEW, container="CMC", pages=None), [OTHER, TALK], CONFIRMED, "", id="short-venue"),
        pytest.param(replace(NEW, issued=PartialDate(2020)), [TALK], DIFFERS, "year", id="year"),
        pytest.param(replace(NEW, issued=PartialDate(2033)), [TALK], DIFFERS, "year", id="year-to-come"),
        pytest.param(replace(NEW, container="ICML"), [TALK], DIFFERS, "container", id="venue"),
        pytest.param(replace(NEW, authors=people("Lo", "Diaz")), [TALK], DIFFERS, "authors", id="author-left-out"),
        pytest.param(replace(NEW, title=TALK.title.replace("Large", "Big")), [TALK], DIFFERS, "title", id="word"),
        pytest.param(replace(TALK, doi="10.5072/other"), [OTHER, TALK], DIFFERS, "doi", id="doi-of-another"),
        pytest.param(PREPRINT, [TALK], OTHER_VERSION, "", id="preprint"),
        pytest.param(replace(PREPRINT, doi="10.5072/other"), [OTHER, TALK], DIFFERS, "", id="preprint-with-the-doi-of-another"),
        pytest.param(TALK, [PREPRINT], OTHER_VERSION, "", id="only-the-preprint-is-held"),
        pytest.param(replace(PREPRINT, issued=PartialDate(2018)), [TALK], OTHER_VERSION, "", id="preprint-the-year-before"),
        pytest.param(replace(NEW, type="journal-article", container="Journal of Faces", issued=PartialDate(2021)), [TALK], OTHER_VERSION, "", id="the-article-of-a-talk"),
        pytest.param(replace(NEW, authors=people("Marsh", "Bell")), [TALK], MADE_UP, "", id="authors-of-another"),
        pytest.param(replace(TALK, title=OTHER.title, authors=people("Ek", "Or")), [TALK], MADE_UP, "", id="doi-of-something-else"),
        pytest.param(Work("", title="Faces that never were", authors=Names((Person("Doe", "John"),))), [OTHER], MADE_UP, "", id="john-doe"),
        pytest.param(Work("", title="Faces that will be", authors=people("Ek"), issued=PartialDate(2031)), [OTHER], MADE_UP, "", id="a-year-to-come"),
        pytest.param(Work("", title="Faces that are nowhere", authors=people("Ek")), [OTHER, TALK], NOT_FOUND, "", id="nowhere"),
        pytest.param(replace(NEW, title="Large crowds of small faces: A history", authors=people("Ek")), [TALK], NOT_FOUND, "", id="alike-by-others"),
        pytest.param(replace(NEW, doi="10.5072/reply", authors=people("Ek")), [TALK], NOT_FOUND, "", id="a-reply-with-its-own-doi"),
        pytest.param(Work("", title="Editorial board", issued=PartialDate(2016)), [Work("x:1", title="Editorial board", issued=PartialDate(1994))], NOT_FOUND, "", id="of-every-volume"),
        pytest.param(Work("", doi="10.5072/talk"), [TALK], CONFIRMED, "", id="only-its-doi"),
        pytest.param(NEW, [replace(TALK, void="a test record")], NOT_FOUND, "", id="no-work"),
        pytest.param(NEW, [], NOT_FOUND, "", id="nothing-offered"),
    ],
)  # fmt: skip
def test_verdict(entry, works, word, fields):
    found, *_ = judge(entry, *works)
    assert found.word is word
    if fields:
        assert found.reason == fields
        assert [one.field for one in found.evidence if one.agrees is False] == [fields]


def test_two_records_of_a_work_contradict_it_only_together():
    """One has the year of the preprint, the other one that of the volume."""
    assert judge(NEW, replace(TALK, id="x:1", issued=PartialDate(2018)), TALK)[0].word is CONFIRMED


def test_a_made_up_reference_says_of_what_it_was_put_together():
    entry = replace(NEW, authors=OTHER.authors)
    found, = judge(entry, TALK, authors=[OTHER])  # fmt: skip
    assert found.signs == (
        "its title is that of a work by Lo, Kim, Diaz",
        "its authors are those of 'Why exams should not be graded by machines alone'",
    )
    assert found.work == TALK


def test_a_doi_of_no_publisher_is_a_field_that_differs():
    entry = replace(NEW, doi="10.99997/x.1")
    held = replace(TALK, doi=None)
    assert judge(entry, held)[0].word is CONFIRMED
    found = judge(entry, held, strange_doi=True)[0]
    assert (found.word, found.reason) == (DIFFERS, "doi")


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (NoticeKind.RETRACTION, VerdictWord.RETRACTED),
        (NoticeKind.CORRECTION, VerdictWord.CORRECTED),
        (NoticeKind.CONCERN, VerdictWord.CONCERN),
    ],
)
def test_notices_stand_beside_the_verdict(kind, word):
    notice = Notice(kind, "10.5072/notice", PartialDate(2022, 3))
    found = judge(TALK, replace(TALK, notices=(notice,)))
    assert [one.word for one in found] == [word, CONFIRMED]
    assert (found[0].reason, found[0].notice) == ("10.5072/notice (2022-03)", notice)


def test_a_notice_that_another_record_of_the_work_has_is_not_lost():
    notice = Notice(NoticeKind.RETRACTION, "10.5072/notice")
    listed = Work("doi:10.5072/talk", title=TALK.title, doi=TALK.doi, notices=(notice,))
    assert [one.word for one in judge(TALK, TALK, listed)] == [VerdictWord.RETRACTED, CONFIRMED]


def test_preprints():
    assert is_preprint(PREPRINT)
    assert is_preprint(Work("", container="bioRxiv"))
    assert not is_preprint(TALK)
