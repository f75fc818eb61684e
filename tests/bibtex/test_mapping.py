"""Work to entry and back, by one table."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.layout import Layout, write
from incident_refs.bibtex.mapping import TABLE, entry_from_work, work_from_entry
from incident_refs.bibtex.read import entries
from incident_refs.bibtex.types import TYPES, WORK_TYPES, Dialect, kind_of
from incident_refs.model.dates import PartialDate
from incident_refs.model.entry import Entry
from incident_refs.model.names import Group, Names, Person
from incident_refs.model.work import Degree, Notice, NoticeKind, Work

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
    pytest.param(Work("key:k", "dissertation", "Thesis", publisher="MIT", degree=Degree.MASTER), id="masters-thesis"),
    pytest.param(Work("key:k", "dissertation", "Thesis", publisher="MIT", degree=Degree.BACHELOR), id="bachelors"),
    pytest.param(Work("key:k", "standard", "Safety", publisher="ISO"), id="standard"),
    pytest.param(Work("doi:10.5281/zenodo.1", "software", "timm", publisher="Zenodo", edition="v1.0",
                      doi="10.5281/zenodo.1"), id="software"),
    pytest.param(Work("key:k", "dataset", "Faces", publisher="figshare", container="Figures"), id="dataset"),
    pytest.param(Work("key:k", "proceedings-article", "Paper", container="Proc.", volume="3", issue="2"), id="issue"),
    pytest.param(Work("key:k", "book", "Book", publisher="P", edition="12", series="S", volume="3"), id="edition"),
    pytest.param(
        Work("key:k", "journal-article", "Habits of Meta & CO2", container="J", pages="1-9",
             marked_title="Habits of <i>Meta</i> &amp; CO<sub>2</sub>"),
        id="marked-title",
    ),
    pytest.param(
        Work("key:k", "journal-article", "RETRACTED: X", notices=(
            Notice(NoticeKind.RETRACTION), Notice(NoticeKind.CORRECTION, "10.1016/s0140-6736(05)71146-6"),
            Notice(NoticeKind.CORRECTION, "10.1000/a,b", PartialDate(2021, 5)),
            Notice(NoticeKind.CONCERN, None, PartialDate(2020)))),
        id="notices",
    ),
]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf8", "latex"])
@pytest.mark.parametrize("dialect", Dialect)
@pytest.mark.parametrize("work", WORKS)
def test_a_work_comes_back_from_its_entry(work, dialect, encoding):
    read, failed = entries(write(entry_from_work(work, "k", dialect, encoding), Layout()))
    assert failed == ()
    assert work_from_entry(read[0]) == replace(work, id=work_from_entry(read[0]).id)
    if not work.id.startswith("key:"):
        assert work_from_entry(read[0]).id == work.id


def test_the_table_names_every_field_of_a_work():
    # what a `.bib` file says in another way, or has no field for
    apart = {"id", "type", "issued", "degree", "marked_title", "notices"}
    apart |= {"versions", "also_issued", "other_titles", "notice_of", "void"}
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


@pytest.mark.parametrize("dialect", Dialect)
def test_types_come_back(dialect):
    for name in TYPES:
        kind = kind_of(Work("x", name), dialect)
        assert kind_of(Work("x", WORK_TYPES[kind.type]), dialect).type == kind.type


# The table that the types were chosen by, where it is at hand
PROPOSED = Path(__file__).resolve().parents[3] / "shared" / "facts" / "crossref_types.tsv"


def test_types_are_as_proposed():
    if not PROPOSED.exists():
        pytest.skip(f"{PROPOSED} is not there")
    for line in PROPOSED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, *_, bibtex, biblatex, _note = line.split("\t")
            found = tuple(kind_of(Work("x", name), dialect).type for dialect in Dialect)
            assert found == (bibtex.split()[0], biblatex.split()[0]), name


@pytest.mark.parametrize(
    ("work", "bibtex", "biblatex"),
    [
        pytest.param(
            Work("x", "journal-article", "T", container="J", article_number="e12", issued=PartialDate(2009, 6, 1)),
            ("article", {"journal": "J", "pages": "e12", "eid": "e12", "year": "2009", "month": "jun", "day": "1"}),
            ("article", {"journaltitle": "J", "eid": "e12", "date": "2009-06-01"}),
            id="article-number",
        ),
        pytest.param(
            Work("x", "dissertation", "T", publisher="MIT", place="Cambridge", degree=Degree.MASTER),
            ("mastersthesis", {"school": "MIT", "address": "Cambridge"}),
            ("thesis", {"institution": "MIT", "location": "Cambridge", "type": "mathesis"}),
            id="masters-thesis",
        ),
        pytest.param(
            Work("x", "posted-content", "T", container="bioRxiv", doi="10.1101/1"),
            ("misc", {"howpublished": "{bioRxiv}", "doi": "10.1101/1"}),
            ("online", {"organization": "{bioRxiv}", "doi": "10.1101/1"}),
            id="preprint",
        ),
        pytest.param(
            Work("x", "posted-content", "T", arxiv="2006.16923"),
            ("misc", {"eprint": "2006.16923", "archiveprefix": "arXiv"}),
            ("online", {"eprint": "2006.16923", "eprinttype": "arxiv"}),
            id="arxiv",
        ),
        pytest.param(
            Work("x", "other", "T", container="B", isbn=("9780262033848",)),
            ("incollection", {"booktitle": "B", "isbn": "9780262033848"}),
            ("misc", {"howpublished": "B", "isbn": "9780262033848"}),
            id="other-in-a-book",
        ),
        pytest.param(
            Work("x", "journal-issue", "T", container="Human Mutation", volume="39"),
            ("misc", {"howpublished": "Human Mutation", "volume": "39"}),
            ("periodical", {"issuetitle": "T", "title": "Human Mutation", "volume": "39"}),
            id="issue-of-a-journal",
        ),
        pytest.param(
            Work("x", "book", "T", edition="2"),
            ("book", {"edition": "Second"}),
            ("book", {"edition": "2"}),
            id="edition",
        ),
        pytest.param(
            Work("x", "software", "T", edition="1.0", publisher="Zenodo"),
            ("misc", {"type": "Computer software", "version": "1.0", "publisher": "Zenodo"}),
            ("software", {"version": "1.0", "publisher": "Zenodo"}),
            id="software",
        ),
    ],
)
def test_each_dialect_has_its_own_names(work, bibtex, biblatex):
    for dialect, (kind, expected) in zip(Dialect, (bibtex, biblatex), strict=True):
        entry = entry_from_work(work, "k", dialect)
        found = dict(entry.fields)
        found.pop("title" if "issuetitle" not in found else "", None)
        assert (entry.type, found) == (kind, expected)


NOTICES = (Notice(NoticeKind.RETRACTION), Notice(NoticeKind.CORRECTION, "10.1000/a", PartialDate(2021, 5, 3)))


def test_what_was_said_about_a_work_is_kept():
    entry = entry_from_work(replace(DENG, notices=NOTICES), "k")
    assert (entry.get("retraction"), entry.get("correction")) == ("yes", "10.1000/a (2021-05-03)")


@pytest.mark.parametrize(
    ("value", "notices"),
    [
        pytest.param("yes", [None], id="yes"),
        pytest.param("https://doi.org/10.1000/A_B, 10.1000/c", ["10.1000/a_b", "10.1000/c"], id="dois"),
        pytest.param("10.1000/a\\_b,", ["10.1000/a_b"], id="escaped"),
        pytest.param("see the journal (2020)", [], id="a-remark"),
        pytest.param("", [], id="empty"),
    ],
)
def test_notices_written_by_hand(value, notices):
    work = work_from_entry(Entry("k", "article", (("retraction", value),)))
    assert [notice.doi for notice in work.notices] == notices


TEXT = st.lists(st.sampled_from(["A", "study", "of", "ImageNet", "R&D", "50%", "Über", "p < x", "{", "\\x", "#1"]),
                min_size=1, max_size=5).map(" ".join)  # fmt: skip
MAYBE = st.none() | TEXT
PERSON = st.builds(Person, st.sampled_from(["Deng", "Fei-Fei", "Müller"]), st.sampled_from(["Jia", "J. R.", "Łukasz"]))


@given(
    st.builds(
        Work,
        id=st.just("key:k"),
        type=st.sampled_from(["journal-article", "proceedings-article", "book-chapter", "book", "report", "web"]),
        title=TEXT,
        authors=st.builds(Names, st.lists(PERSON, max_size=3).map(tuple), st.booleans()),
        editors=st.lists(PERSON, max_size=2).map(tuple),
        issued=st.none() | st.builds(PartialDate, st.integers(1000, 2100), st.none() | st.integers(1, 12)),
        container=MAYBE,
        series=MAYBE,
        volume=MAYBE,
        issue=MAYBE,
        pages=st.none() | st.sampled_from(["1-9", "e12", "S3-S4"]),
        publisher=MAYBE,
        place=MAYBE,
        notices=st.lists(st.builds(Notice, st.sampled_from(NoticeKind), st.sampled_from([None, "10.1/x", "10.1000/a"])),
                         max_size=2, unique=True).map(lambda found: tuple(sorted(
                             (n for n in found if n.doi != "10.1/x"), key=lambda n: list(NoticeKind).index(n.kind)))),
    ),
    st.sampled_from(Dialect),
    st.sampled_from(["utf8", "latex"]),
)  # fmt: skip
def test_both_dialects_say_the_same(work, dialect, encoding):
    read, failed = entries(write(entry_from_work(work, "k", dialect, encoding), Layout()))
    assert failed == ()
    found = work_from_entry(read[0])
    if not work.authors.listed:
        work = replace(work, authors=found.authors)
    assert found == work


@given(
    st.text(max_size=40),
    st.text(max_size=20),
    st.text(max_size=20),
    st.sampled_from(sorted(TYPES)),
    st.text(max_size=30),
    st.sampled_from(Dialect),
    st.sampled_from(["utf8", "latex"]),
)
def test_hostile_works_make_whole_entries(title, family, container, kind, pages, dialect, encoding):
    work = Work("x", kind, title, Names((Person(family, title), Group(container))), container=container, pages=pages,
                doi=f"10.1000/{pages}", url=f"https://a/{title}", marked_title=f"<i>{title}</i><sub>2</sub>")  # fmt: skip
    entry = entry_from_work(work, "k", dialect, encoding)
    read, failed = entries(write(entry, Layout()))
    assert failed == ()
    assert set(read[0].fields) == set(entry.fields)
