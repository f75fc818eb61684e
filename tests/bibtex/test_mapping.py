"""Work to entry and back, by one table."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.layout import Layout, write
from incident_refs.bibtex.mapping import TABLE, entry_from_work, work_from_entry
from incident_refs.bibtex.read import entries
from incident_refs.bibtex.types import ENTRY_TYPES, WORK_TYPES
from incident_refs.model.dates import PartialDate
from incident_refs.model.entry import Entry
from incident_refs.model.names import Group, Names, Person
from incident_refs.model.work import Work

DENG = Work(
    "doi:10.1109/cvpr.2009.5206848",
    "proceedings-article",
    "ImageNet: A large-scale hierarchical image database",
    Names((Person("Deng", "Jia"), Person("Fei-Fei", "Li"))),
    issued=PartialDate(2009, 6),
    container="2009 IEEE Conference on Computer Vision and Pattern Recognition",
    pages="248-255",
    publisher="IEEE",
    doi="10.1109/cvpr.2009.5206848",
)
PRABHU = Work(
    "arxiv:2006.16923",
    "posted-content",
    "Large image datasets: A pyrrhic win for computer vision?",
    Names((Person("Prabhu", "Vinay Uday"), Person("Birhane", "Abeba"))),
    issued=PartialDate(2020),
    arxiv="2006.16923",
)
WORKS = [
    pytest.param(DENG, id="paper"),
    pytest.param(PRABHU, id="preprint"),
    pytest.param(
        replace(PRABHU, doi="10.48550/arxiv.2006.16923", id="arxiv:2006.16923"), id="preprint-with-the-doi-it-came-with"
    ),
    pytest.param(
        Work("doi:10.1000/a_b#c", "journal-article", "p < 0.05 & more", Names((Group("R&D {Team}"),), more=True),
             issued=PartialDate(2022, 2, 28), container="Science & Society", volume="151", issue="2",
             article_number="e12", doi="10.1000/a_b#c", issn=("1234-567X",)),
        id="article",
    ),
    pytest.param(
        Work("doi:10.1002/(sici)1099-0771(199806)11:2<107::aid-bdm292>3.0.co;2-y", "journal-article", "X",
             doi="10.1002/(sici)1099-0771(199806)11:2<107::aid-bdm292>3.0.co;2-y"),
        id="sici",
    ),
    pytest.param(Work("url:https://a.org/x%20y_z~w", "web", "Roulette", url="https://a.org/x%20y_z~w"), id="web"),
    pytest.param(
        Work("key:k", "book-chapter", "Chapter", editors=(Person("Lee", "A."),), container="Book", series="LNCS",
             edition="2", publisher="MIT Press", place="Cambridge, MA", isbn=("9780262033848",), pages="1-2"),
        id="chapter",
    ),
    pytest.param(Work("key:k", "dissertation", "Thesis", publisher="MIT", issued=PartialDate(1999)), id="thesis"),
    pytest.param(Work("key:k", "report", "Report", publisher="NIST", pmid="31649194"), id="report"),
]  # fmt: skip


@pytest.mark.parametrize("work", WORKS)
def test_a_work_comes_back_from_its_entry(work):
    read, failed = entries(write(entry_from_work(work, "k"), Layout()))
    assert failed == ()
    assert work_from_entry(read[0]) == replace(work, id=work_from_entry(read[0]).id)
    if not work.id.startswith("key:"):
        assert work_from_entry(read[0]).id == work.id


def test_the_table_names_every_field_of_a_work():
    apart = {"id", "type", "issued", "versions"}
    assert {field.name for field in fields(Work)} - apart == {row.work for row in TABLE}


def test_no_doi_is_made_up_for_a_preprint():
    entry = entry_from_work(PRABHU, "k")
    assert entry.get("doi") is None
    assert (entry.type, entry.get("eprint"), entry.get("archiveprefix")) == ("misc", "2006.16923", "arXiv")


def test_what_is_said_twice_is_written_once():
    entry = entry_from_work(replace(DENG, url="https://doi.org/10.1109/CVPR.2009.5206848"), "k")
    assert entry.get("url") is None
    assert entry_from_work(replace(PRABHU, container="arXiv", url="https://arxiv.org/abs/2006.16923"), "k").fields[
        -1
    ] == (
        "year",
        "2020",
    )


def test_only_web_addresses_are_kept():
    assert entry_from_work(Work("x", "web", "T", url="javascript:alert(1)"), "k").get("url") is None
    assert entry_from_work(Work("x", "web", "T", url="https://a.org/}\\input{x"), "k").get("url") == (
        "https://a.org/%7D%5Cinput%7Bx"
    )


@pytest.mark.parametrize(
    ("fields_", "issued"),
    [
        pytest.param({"year": "2009", "month": "jun"}, PartialDate(2009, 6), id="macro"),
        pytest.param({"year": "2009", "month": "June"}, PartialDate(2009, 6), id="word"),
        pytest.param({"year": "2009", "month": "6"}, PartialDate(2009, 6), id="number"),
        pytest.param({"year": "2009", "month": "jun~12"}, PartialDate(2009, 6, 12), id="day-in-month"),
        pytest.param({"date": "2009-06-12"}, PartialDate(2009, 6, 12), id="biblatex"),
        pytest.param({"date": "2009/2010"}, PartialDate(2009), id="range"),
        pytest.param({"year": "2009a"}, PartialDate(2009), id="suffix"),
        pytest.param({"year": "{in press}"}, None, id="in-press"),
        pytest.param({"year": "9" * 5000}, None, id="five-thousand-digits"),
        pytest.param({"year": "2009", "month": "13"}, PartialDate(2009), id="no-such-month"),
    ],
)
def test_dates(fields_, issued):
    assert work_from_entry(Entry("k", "misc", tuple(fields_.items()))).issued == issued


@pytest.mark.parametrize(
    ("kind", "fields_", "identity"),
    [
        pytest.param(
            "article", {"doi": "https://doi.org/10.1162/daed\\_a\\_01902"}, "doi:10.1162/daed_a_01902", id="doi"
        ),
        pytest.param("misc", {"eprint": "arXiv:1905.01347v1"}, "arxiv:1905.01347", id="version"),
        pytest.param(
            "article", {"journal": "arXiv preprint arXiv:1905.01347"}, "arxiv:1905.01347", id="as-scholar-says"
        ),
        pytest.param("misc", {"doi": "10.48550/arXiv.1905.01347"}, "arxiv:1905.01347", id="datacite"),
        pytest.param("misc", {"eprint": "10.1/x", "eprinttype": "hdl"}, "key:k", id="another-archive"),
        pytest.param("online", {"url": "\\url{https://a.org/b\\_c}"}, "url:https://a.org/b_c", id="url"),
    ],
)
def test_identifiers(kind, fields_, identity):
    assert work_from_entry(Entry("k", kind, tuple(fields_.items()))).id == identity


def test_types_come_back():
    for kind in set(ENTRY_TYPES.values()) - {"misc"}:
        assert ENTRY_TYPES[WORK_TYPES[kind]] == kind


@given(
    st.text(max_size=40),
    st.text(max_size=20),
    st.text(max_size=20),
    st.sampled_from(sorted(ENTRY_TYPES)),
    st.text(max_size=30),
)
def test_hostile_works_make_whole_entries(title, family, container, kind, pages):
    work = Work("x", kind, title, Names((Person(family, title), Group(container))), container=container, pages=pages,
                doi=f"10.1000/{pages}", url=f"https://a/{title}")  # fmt: skip
    entry = entry_from_work(work, "k")
    read, failed = entries(write(entry, Layout()))
    assert failed == ()
    assert set(read[0].fields) == set(entry.fields)
