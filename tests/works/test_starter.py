"""The starter works: what each line must have, and how they are found."""

import pytest

from incident_refs.model.citation import Citation, Form
from incident_refs.model.names import Group, Names, Person
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
