import pytest
from hypothesis import given, settings
from tests.exchange.items import items

from incident_refs.bibtex.dialects import in_dialect
from incident_refs.bibtex.exact_item import exact_item
from incident_refs.bibtex.item_entry import entry_from_item
from incident_refs.bibtex.types import Dialect
from incident_refs.model.entry import Entry
from incident_refs.model.item import Item, not_kept

BIBTEX, BIBLATEX = Dialect


def fields(entry: Entry, dialect: Dialect) -> dict[str, str]:
    made = in_dialect(entry, dialect).entry
    return {"@": made.type, **dict(made.fields)}


@pytest.mark.parametrize(
    ("type_", "given_", "type_there", "there"),
    [
        pytest.param("article", {"journal": "Cell"}, "article", {"journaltitle": "Cell"}, id="journal"),
        pytest.param("book", {"address": "Bern"}, "book", {"location": "Bern"}, id="place"),
        pytest.param("misc", {"year": "2009", "month": "jun"}, "misc", {"date": "2009-06"}, id="date"),
        pytest.param(
            "phdthesis", {"school": "MIT"}, "thesis", {"institution": "MIT", "type": "phdthesis"}, id="doctorate"
        ),
        pytest.param("mastersthesis", {}, "thesis", {"type": "mathesis"}, id="masters"),
        pytest.param(
            "misc",
            {"eprint": "2006.16923", "archiveprefix": "arXiv", "primaryclass": "cs.CY"},
            "misc",
            {"eprint": "2006.16923", "eprinttype": "arxiv", "eprintclass": "cs.CY"},
            id="arxiv",
        ),
        pytest.param(
            "book",
            {"isbn": "9783161484100, 9780553418811"},
            "book",
            {"isbn": "9783161484100", "otherisbn": "9780553418811"},
            id="two-isbns-that-biber-takes-for-a-wrong-one",
        ),
        pytest.param("techreport", {"shelf": "B 12"}, "report", {"shelf": "B 12", "type": "techreport"}, id="unknown"),
    ],
)
def test_both_ways(type_: str, given_: dict[str, str], type_there: str, there: dict[str, str]) -> None:
    entry = Entry("k", type_, tuple(given_.items()))
    other = Entry("k", type_there, (*there.items(), ("date", "2009")) if "date" not in there else tuple(there.items()))
    assert fields(entry, BIBLATEX) == {"@": type_there, **there}
    back = fields(other, BIBTEX)
    assert {**given_, "@": type_}.items() <= back.items()


@pytest.mark.parametrize(
    ("month", "kept"),
    [
        pytest.param("June--July", {"year": "2009", "month": "June--July"}, id="two-months"),
        pytest.param("June", {"date": "2009-06"}, id="word"),
        pytest.param("Holiday", {"year": "2009", "month": "Holiday"}, id="no-month"),
    ],
)
def test_a_date_that_is_not_understood_stays(month: str, kept: dict[str, str]) -> None:
    entry = Entry("k", "misc", (("year", "2009"), ("month", month)))
    assert fields(entry, BIBLATEX) == {"@": "misc", **kept}


@pytest.mark.parametrize("type_", ["online", "electronic", "www"])
def test_a_page_is_misc_to_classic_styles_which_know_no_online(type_: str) -> None:
    entry = Entry("k", type_, (("title", "T"), ("organization", "Wikipedia")))
    assert fields(entry, BIBTEX) == {"@": "misc", "title": "T", "howpublished": "Wikipedia"}
    assert in_dialect(entry, BIBTEX).unknown_type is None


def test_a_range_of_days_stays_beside_the_year() -> None:
    entry = Entry("k", "misc", (("date", "2009-06-20/2009-06-25"),))
    assert fields(entry, BIBTEX) == {"@": "misc", "date": "2009-06-20/2009-06-25", "year": "2009"}


def test_subtitles_are_joined_for_bibtex() -> None:
    entry = Entry("k", "book", (("title", "{Why}"), ("subtitle", "An answer"), ("date", "2009")))
    assert fields(entry, BIBTEX)["title"] == "{Why}: An answer"


@pytest.mark.parametrize(
    ("classic", "biblatex"),
    [("Second", "2"), ("21st", "21"), ("Anniversary", "Anniversary ed.")],
)
def test_bibtex_prints_edition_behind_its_word(classic: str, biblatex: str) -> None:
    given_classic = Entry("k", "book", (("edition", classic), ("year", "2009")))
    given_biblatex = Entry("k", "book", (("edition", biblatex), ("date", "2009")))
    assert fields(given_classic, BIBLATEX)["edition"] == biblatex
    assert fields(given_biblatex, BIBTEX)["edition"] == classic


def test_a_type_that_bibtex_has_not_is_said() -> None:
    assert in_dialect(Entry("k", "patent", (("date", "2009"),)), BIBTEX).unknown_type == "patent"


def test_what_xdata_holds_is_written_out_for_bibtex() -> None:
    shared = Entry("mit", "xdata", (("publisher", "MIT Press"),))
    entry = Entry("k", "book", (("title", "T"), ("date", "2009"), ("xdata", "mit")))
    made = in_dialect(entry, BIBTEX, {"mit": shared}).entry
    assert (made.get("publisher"), made.get("xdata")) == ("MIT Press", None)


@pytest.mark.parametrize("dialect", Dialect)
@given(item=items())
@settings(max_examples=100, deadline=None)
def test_an_entry_says_the_same_in_the_other_dialect_and_back(item: Item, dialect: Dialect) -> None:
    other = BIBTEX if dialect is BIBLATEX else BIBLATEX
    entry = entry_from_item(item, dialect)
    there = in_dialect(entry, other).entry
    back = in_dialect(there, dialect).entry
    assert not_kept(item, exact_item(there)) == ()
    assert not_kept(exact_item(there), item) == ()
    assert not_kept(item, exact_item(back)) == ()


@pytest.mark.parametrize(
    ("type_", "fields_"),
    [
        pytest.param("book", {"title": "{Why}", "subtitle": "An answer", "date": "2009"}, id="subtitle"),
        pytest.param("book", {"title": "Why?", "subtitle": "An answer", "date": "2009"}, id="subtitle-of-a-question"),
        pytest.param(
            "incollection",
            {"title": "T", "booktitle": "B", "booksubtitle": "C", "date": "2009"},
            id="subtitle-of-the-book",
        ),
        pytest.param(
            "article",
            {"title": "T", "journaltitle": "J", "journalsubtitle": "K", "date": "2009"},
            id="subtitle-of-the-journal",
        ),
        pytest.param("book", {"title": "Vol", "maintitle": "M", "mainsubtitle": "N", "date": "2009"}, id="maintitle"),
        pytest.param("patent", {"title": "T", "number": "US 7", "holder": "{IBM}", "date": "2001-09-04"}, id="patent"),
        pytest.param("inreference", {"title": "Bias", "booktitle": "Dictionary", "date": "2010"}, id="dictionary"),
        pytest.param("article", {"title": "T", "journaltitle": "J", "date": "2009-06/2009-08"}, id="range-of-months"),
        pytest.param("thesis", {"title": "T", "type": "candthesis", "institution": "KTH", "date": "2009"}, id="thesis"),
        pytest.param("software", {"title": "T", "version": "1.0", "date": "2009"}, id="software"),
        pytest.param("letter", {"title": "T", "date": "1950-06-15"}, id="letter"),
        pytest.param("book", {"title": "T", "edition": "2", "pubstate": "inpress", "date": "2009"}, id="edition"),
        pytest.param("book", {"title": "T", "titleaddon": "A film", "date": "2009"}, id="titleaddon"),
    ],
)
def test_biblatex_says_the_same_as_bibtex(type_: str, fields_: dict[str, str]) -> None:
    entry = Entry("k", type_, tuple(fields_.items()))
    there = in_dialect(entry, BIBTEX).entry
    assert not_kept(exact_item(entry), exact_item(there)) == ()
    assert not_kept(exact_item(there), exact_item(entry)) == ()
    assert not {"journaltitle", "subtitle", "booksubtitle", "location"} & dict(there.fields).keys()
