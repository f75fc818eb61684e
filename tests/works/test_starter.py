"""The starter works: what each line must have, and how they are found."""

import json
from collections import Counter
from pathlib import Path

import pytest

from incident_refs.model.citation import Citation, Form
from incident_refs.model.identifiers import normalise_arxiv, normalise_doi
from incident_refs.model.names import Group, Names, Person
from incident_refs.model.tokens import words
from incident_refs.model.work import Relation, Version
from incident_refs.works.starter import Starter, name_from_text, read_rows, work_from_row

ROWS = read_rows()
WORKS = tuple(map(work_from_row, ROWS))


def found(citation: Citation) -> list[str]:
    return [candidate.work.id for candidate in Starter().find(citation.query())]


def short(*families: str, year: int, more: bool = False) -> Citation:
    raw = f"{' & '.join(families)} {year}"
    return Citation(raw, Form.SHORT, authors=Names(tuple(map(Person, families)), more), year=year)


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        pytest.param(
            Citation("doi", Form.IDENTIFIER, doi="10.1109/cvpr.2009.5206848"), "doi:10.1109/cvpr.2009.5206848", id="doi"
        ),
        pytest.param(Citation("arXiv", Form.IDENTIFIER, arxiv="2006.16923"), "arxiv:2006.16923", id="arxiv"),
        pytest.param(
            Citation("DataCite", Form.IDENTIFIER, doi="10.48550/arxiv.2006.16923"),
            "arxiv:2006.16923",
            id="datacite-doi-of-arxiv",
        ),
        pytest.param(
            Citation("url", Form.IDENTIFIER, url="https://arxiv.org/abs/1905.01347"),
            "arxiv:1905.01347",
            id="address-of-arxiv",
        ),
        pytest.param(
            Citation("url", Form.FULL, title="x", url="https://proceedings.mlr.press/v162/yang22q.html"),
            "url:https://proceedings.mlr.press/v162/yang22q.html",
            id="address",
        ),
        pytest.param(short("Deng", year=2009, more=True), "doi:10.1109/cvpr.2009.5206848", id="et-al"),
        pytest.param(short("Prabhu", "Birhane", year=2020), "arxiv:2006.16923", id="ampersand"),
        pytest.param(short("DULHANTY", "Wong", year=2019), "arxiv:1905.01347", id="capitals"),
    ],
)
def test_one_work_is_found(citation, expected):
    assert found(citation) == [expected]


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Large image datasets: A pyrrhic win for computer vision?", id="as-printed"),
        pytest.param("LARGE IMAGE DATASETS – A PYRRHIC WIN FOR COMPUTER VISION", id="capitals-dash"),
        pytest.param("Large image datasets", id="without-its-subtitle"),
    ],
)
def test_a_title_offers_both_versions_and_neither_is_merged(title):
    works = found(Citation(title, Form.FULL, title=title))
    assert set(works[:2]) == {"arxiv:2006.16923", "doi:10.1109/wacv48630.2021.00158"}


@pytest.mark.parametrize(
    "citation",
    [
        pytest.param(short("Deng", year=2010), id="other-year"),
        pytest.param(short("Dong", year=2009), id="second-author"),
        pytest.param(Citation("x", Form.FULL, title="On the mating habits of the Alpine newt"), id="other-title"),
        pytest.param(Citation("x", Form.IDENTIFIER, doi="10.1109/cvpr.2009.520684"), id="other-doi"),
        pytest.param(Citation("", Form.NONE), id="nothing"),
    ],
)
def test_nothing_is_found(citation):
    assert found(citation) == []


def test_a_line_without_a_title_is_searched_as_it_stands():
    line = "Yang et al, A Study of Face Obfuscation in ImageNet (see there)"
    assert "arxiv:2103.06191" in found(Citation(line, Form.FULL))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Deng, Jia", Person("Deng", "Jia"), id="person"),
        pytest.param("Dulhanty, C.", Person("Dulhanty", "C."), id="initial"),
        pytest.param("van der Maaten, Laurens", Person("Maaten", "Laurens", "van der"), id="particle"),
        pytest.param("Daumé, Hal, III", Person("Daumé", "Hal", suffix="III"), id="suffix"),
        pytest.param("NIST", Group("NIST"), id="group"),
        pytest.param("Abuadbba, ", Person("Abuadbba"), id="family-only"),
    ],
)
def test_name_from_text(text, name):
    assert name_from_text(text) == name


def test_there_are_enough_and_each_stands_once():
    assert len(ROWS) >= 150
    assert [name for name, times in Counter(work.id for work in WORKS).items() if times > 1] == []
    assert [doi for doi, times in Counter(work.doi for work in WORKS if work.doi).items() if times > 1] == []


FIELDS = {"authors": list, "more": bool, "year": int, "versions": dict}  # all others are texts
TEXTS = {"id", "doi", "arxiv", "url", "type", "title", "container", "volume", "issue", "pages", "article_number"}
TEXTS |= {"publisher", "evidence"}
TYPES = {"journal-article", "proceedings-article", "posted-content", "book-chapter", "book", "report"}


@pytest.mark.parametrize("row", [pytest.param(row, id=work.id) for row, work in zip(ROWS, WORKS, strict=True)])
def test_each_line_is_sound(row):
    assert {name: type(value) for name, value in row.items()} == {name: FIELDS.get(name, str) for name in row}
    assert set(row) <= TEXTS | set(FIELDS)
    assert {"type", "authors", "title", "year", "evidence"} <= set(row)
    assert row["type"] in TYPES
    assert all(row.values())
    assert all(text == " ".join(text.split()) for text in row.values() if isinstance(text, str))
    assert 1950 < row["year"] < 2030
    assert len(set(row["authors"])) == len(row["authors"])


@pytest.mark.parametrize("work", [pytest.param(work, id=work.id) for work in WORKS])
def test_each_identifier_is_spelled_as_it_is_compared(work):
    assert work.id.split(":")[0] in {"doi", "arxiv", "url", "starter"}
    assert work.doi is None or work.doi == normalise_doi(work.doi)
    assert work.doi is None or not work.doi.endswith((".pdf", ".html", "/full", "/abstract"))
    assert work.arxiv is None or work.arxiv == normalise_arxiv(work.arxiv)
    assert work.url is None or work.url.startswith(("https://", "http://"))


def test_an_arxiv_id_says_its_year():
    assert {work.id for work in WORKS if work.arxiv and f"20{work.arxiv[:2]}" != str(work.year)} == set()


def test_versions_know_of_each_other():
    shelf = {work.id: work for work in WORKS}
    back = {Relation.PUBLISHED_AS: Relation.HAS_PREPRINT, Relation.HAS_PREPRINT: Relation.PUBLISHED_AS}
    pairs = [(work, version) for work in WORKS for version in work.versions]
    assert len(pairs) >= 4
    for work, version in pairs:
        assert Version(back[version.relation], work.id) in shelf[version.work_id].versions
        assert words(shelf[version.work_id].title) == words(work.title)


@pytest.mark.parametrize("work", [pytest.param(work, id=work.id) for work in WORKS])
def test_each_work_is_found_by_its_identifier_its_title_and_its_short_form(work):
    if work.doi or work.arxiv or work.url:
        asked = Citation("x", Form.IDENTIFIER, doi=work.doi, arxiv=work.arxiv, url=work.url)
        assert found(asked)[0] == work.id
    assert work.id in found(Citation(work.title, Form.FULL, title=work.title))[:2]
    assert work.id in found(Citation("x", Form.SHORT, authors=work.authors, year=work.year))


SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "incident" / "aiid_refs_doi.jsonl"
LINES = {row["evidence"].split()[1]: row for row in ROWS if row["evidence"].startswith("line AIID")}


def test_lines_of_the_related_work_page_say_what_we_say():
    if not SHARED.is_file():
        pytest.skip("the AIID related-work lines are not beside this clone")
    said = {line["id"]: line for line in map(json.loads, SHARED.read_text(encoding="utf-8").splitlines())}
    assert len(LINES) >= 50
    for name, row in LINES.items():
        raw = said[name]["raw"]
        assert said[name]["doi"] == row["doi"]
        assert set(words(row["title"])) <= set(words(raw))
        assert str(row["year"]) in raw
        assert all(author.split(",")[0] in raw for author in row["authors"])
