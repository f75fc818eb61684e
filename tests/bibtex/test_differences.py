"""What an entry lacks, and what is another value and not only another spelling."""

import pytest

from incident_refs.bibtex.differences import dialect_of, differences, gaps
from incident_refs.bibtex.types import Dialect
from incident_refs.model.entry import Entry


def article(**fields):
    return Entry("a", "article", tuple(fields.items()))


@pytest.mark.parametrize(
    ("name", "was", "now"),
    [
        pytest.param("title", "{ImageNet}: A Large-Scale {D}atabase", "ImageNet: a large-scale database", id="braces"),
        pytest.param("title", 'M{\\"u}ller on {\\&} nets', "Müller on & nets", id="tex"),
        pytest.param("author", "Jia Deng and Wei Dong", "Deng, Jia and Dong, Wei", id="order-of-names"),
        pytest.param("pages", "248-255", "248--255", id="dashes"),
        pytest.param("doi", "https://doi.org/10.1109/CVPR.2009.5206848", "10.1109/cvpr.2009.5206848", id="doi"),
        pytest.param("doi", r"10.1109/a\_b", "10.1109/A_b", id="escaped-doi"),
        pytest.param("issn", "1234-567X", "1234567x", id="issn"),
        pytest.param("number", "1 – 2", "1--2", id="numbers"),
        pytest.param("isbn", "978-0-553-41881-1", "9780553418811", id="isbn"),
        pytest.param("journal", "Science  \n Advances", "Science Advances", id="blanks"),
    ],
)
def test_another_spelling_is_no_difference(name, was, now):
    assert differences(article(**{name: was}), article(**{name: now})) == ()


@pytest.mark.parametrize(
    ("name", "was", "now"),
    [
        pytest.param("title", "ImageNet", "ImageNet: A database", id="title"),
        pytest.param("author", "Deng, J. and Dong, W.", "Deng, Jia and Dong, Wei", id="initials"),
        pytest.param("author", "Deng, Jia and others", "Deng, Jia", id="others"),
        pytest.param("pages", "248--255", "248--256", id="pages"),
        pytest.param("volume", "3", "4", id="volume"),
        pytest.param("volume", "1/2", "1-2", id="two-volumes-or-a-range"),
        pytest.param("pages", "1, 2", "1--2", id="two-pages-or-a-range"),
        pytest.param("doi", "10.1109/a.b", "10.1109/a-b", id="every-sign-of-a-doi-counts"),
        pytest.param("eprint", "10.2307/a.b", "10.2307/a-b", id="every-sign-of-an-identifier-counts"),
        pytest.param("title", "A primer of C", "A primer of C++", id="signs-that-are-names"),
        pytest.param("retraction", "yes", "10.1016/x (2010-02-06)", id="notice"),
    ],
)
def test_another_value_is_one(name, was, now):
    [found] = differences(article(**{name: was}), article(**{name: now}))
    assert (found.field, found.was, found.now) == (name, was, now)


@pytest.mark.parametrize(
    ("has", "offered", "lacking"),
    [
        pytest.param({"date": "2009-06"}, {"year": "2009", "month": "jun"}, [], id="date-says-year"),
        pytest.param({"date": "2009-06"}, {"year": "2010", "month": "jun"}, [], id="not-ours-to-add-beside-a-date"),
        pytest.param({"journaltitle": "N"}, {"journal": "Nature"}, [], id="journaltitle-says-journal"),
        pytest.param({"doi": "10.1/x"}, {"url": "https://x.org"}, [], id="doi-says-address"),
        pytest.param({"crossref": "b"}, {"volume": "3"}, [], id="left-to-the-parent"),
        pytest.param({"year": "2009"}, {"year": "2009", "month": "jun"}, [("month", "jun")], id="month"),
        pytest.param({}, {"correction": "10.1/c"}, [("correction", "10.1/c")], id="notice"),
    ],
)
def test_what_is_lacking(has, offered, lacking):
    assert list(gaps(article(**has), article(**offered))) == lacking


def test_an_entry_of_another_type_gets_identifiers_and_notices_only():
    offered = article(journal="Nature", doi="10.1/x", retraction="yes")
    assert list(gaps(Entry("a", "misc", ()), offered)) == [("doi", "10.1/x"), ("retraction", "yes")]


def test_the_dialect_of_an_entry():
    assert dialect_of(article(journal="N", year="2009")) is Dialect.BIBTEX
    assert dialect_of(article(journal="N", date="2009")) is Dialect.BIBLATEX
