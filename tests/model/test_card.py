"""A card gives back the work that it was written for."""

from hypothesis import given
from hypothesis import strategies as st

from incident_refs.model.card import Carded, card_of, work_from_card
from incident_refs.model.dates import PartialDate
from incident_refs.model.names import Group, Names, Person
from incident_refs.model.work import Candidate, Degree, Notice, NoticeKind, Relation, Version, Work

WORD = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp", "Zs")), min_size=1, max_size=8)
TEXT = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
MAYBE = st.none() | TEXT
PERSON = st.builds(Person, TEXT, MAYBE, MAYBE, MAYBE)
NAMES = st.lists(PERSON | st.builds(Group, TEXT), max_size=3).map(tuple)
DATE = st.none() | st.builds(PartialDate, st.integers(1, 9999), st.none() | st.integers(1, 12))
NOTICES = st.lists(st.builds(Notice, st.sampled_from(NoticeKind), MAYBE, DATE), max_size=2).map(tuple)


@given(
    st.builds(
        Work,
        id=TEXT,
        type=st.sampled_from(["book", "journal-article"]),
        title=TEXT | st.just(""),
        authors=st.builds(Names, NAMES, st.booleans()),
        editors=NAMES,
        issued=DATE,
        container=MAYBE,
        series=MAYBE,
        event=MAYBE,
        volume=MAYBE,
        issue=MAYBE,
        pages=MAYBE,
        publisher=MAYBE,
        place=MAYBE,
        doi=MAYBE,
        arxiv=MAYBE,
        isbn=st.lists(TEXT, max_size=2).map(tuple),
        pmid=MAYBE,
        url=MAYBE,
        versions=st.lists(st.builds(Version, st.sampled_from(Relation), TEXT), max_size=2).map(tuple),
        degree=st.none() | st.sampled_from(Degree),
        also_issued=DATE,
        marked_title=MAYBE,
        other_titles=st.lists(TEXT, max_size=2).map(tuple),
        notices=NOTICES,
        notice_of=NOTICES,
        void=MAYBE,
    )
)
def test_there_and_back(work):
    assert work_from_card(card_of(work)) == work


def test_an_article_number_stands_where_pages_stand_and_comes_back_as_such():
    work = Work("x:1", article_number="e0122222")
    assert work_from_card(card_of(work)) == work


def test_separators_in_a_text_do_no_harm():
    work = work_from_card(card_of(Work("x:1", title="a\x1eb\x1dc\x1fd", volume="1\x1e2")))
    assert (work.title, work.volume) == ("a b c d", "1 2")


def test_a_carded_candidate_is_a_candidate():
    work = Work("x:1", title="ImageNet")
    carded = Carded(card_of(work), "index", 2)
    assert isinstance(carded, Candidate)
    assert (carded.work, carded.source, carded.rank) == (work, "index", 2)
    assert carded == Carded(card_of(work), "index", 2)
