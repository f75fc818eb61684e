"""CSL-JSON items, read as works."""

import pytest

from incident_refs.bibtex.mapping import entry_from_work
from incident_refs.bibtex.types import Dialect
from incident_refs.model.names import Group, Person
from incident_refs.works.crossref_message import work_from_message
from incident_refs.works.csl_item import is_csl, message_from_csl

ITEM = {
    "id": "halvorsen2011",
    "type": "chapter",
    "title": "Tidal models",
    "author": [{"family": "Maaten", "given": "Ada", "non-dropping-particle": "van der"}, {"literal": "Tide Board"}],
    "editor": [{"family": "Quiroga", "given": "P."}],
    "container-title": "Handbook of Tides",
    "issued": {"date-parts": [["2011", 3]]},
    "page": "1-9",
    "ISBN": "978-0-553-41881-1",
    "publisher": "Press",
}


def test_an_item_as_a_work():
    assert is_csl(ITEM)
    work = work_from_message(message_from_csl(ITEM))
    assert (work.id, work.type, work.title, work.container) == (
        "halvorsen2011",
        "book-chapter",
        "Tidal models",
        "Handbook of Tides",
    )
    assert [name.cited_as for name in work.authors.listed] == ["van der Maaten", "Tide Board"]
    assert [name.family for name in work.editors] == ["Quiroga"]
    assert (str(work.issued), work.pages, work.isbn) == ("2011-03", "1-9", ("9780553418811",))


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        pytest.param({"raw": "2009-06"}, "2009-06", id="raw"),
        pytest.param({"literal": "spring of 2009"}, "2009", id="literal"),
        pytest.param({"literal": "no date"}, None, id="none"),
        pytest.param({"date-parts": [[2009]], "raw": "1999"}, "2009", id="parts-first"),
    ],
)
def test_dates(issued, expected):
    found = work_from_message(message_from_csl({"id": "x", "title": "X", "issued": issued})).issued
    assert (str(found) if found else None) == expected


def test_a_crossref_message_is_none():
    assert not is_csl({"DOI": "10.5555/1", "type": "journal-article", "title": ["X"]})


# Answers of DataCite through content negotiation, in its shape
ARXIV = {
    "type": "article",
    "id": "https://doi.org/10.48550/arxiv.2006.16923",
    "categories": ["Computers and Society (cs.CY)", "FOS: Computer and information sciences"],
    "author": [{"family": "Prabhu", "given": "Vinay Uday"}, {"family": "Birhane", "given": "Abeba"}],
    "issued": {"date-parts": [["2020"]]},
    "abstract": "A text",
    "DOI": "10.48550/ARXIV.2006.16923",
    "publisher": "arXiv",
    "title": "Large image datasets:\n  A pyrrhic win for computer vision?",
    "URL": "https://arxiv.org/abs/2006.16923",
    "version": "2",
}
ZENODO = {
    "type": "software",
    "id": "https://doi.org/10.5281/zenodo.4414861",
    "author": [{"literal": "Wightman, Ross"}, {"literal": "Institute of Models, University of Tides"}],
    "issued": {"date-parts": [[2021, 1, 3]]},
    "DOI": "10.5281/ZENODO.4414861",
    "publisher": "Zenodo",
    "title": "models: v0.3",
    "version": "v0.3",
}
FIGSHARE = {
    "type": "dataset",
    "author": [{"family": "Quiroga", "given": "P."}, {"name": "Tide Board"}],
    "issued": {"date-parts": [[2019]]},
    "DOI": "10.6084/M9.FIGSHARE.7777777.V1",
    "publisher": "figshare",
    "title": "Faces of <i>Macaca</i>",
    "container-title": None,
}


def test_a_preprint_of_arxiv():
    work = work_from_message(message_from_csl(ARXIV))
    assert (work.id, work.doi, work.arxiv) == ("arxiv:2006.16923", "10.48550/arxiv.2006.16923", "2006.16923")
    assert (work.type, work.year, work.edition) == ("posted-content", 2020, None)
    assert (work.title, work.authors.families) == (
        "Large image datasets: A pyrrhic win for computer vision?",
        ("Prabhu", "Birhane"),
    )
    for dialect in Dialect:
        assert [v for _, v in entry_from_work(work, "k", dialect).fields if "arxiv" in v.lower()] == [
            "10.48550/arxiv.2006.16923",
            "arxiv" if dialect is Dialect.BIBLATEX else "arXiv",
        ]


@pytest.mark.parametrize(
    ("doi", "arxiv"),
    [
        pytest.param("10.48550/ARXIV.CS/0703041", "cs/0703041", id="old-id"),
        pytest.param("10.48550/arXiv.1412.6980", "1412.6980", id="new-id"),
    ],
)
def test_arxiv_ids_are_found_in_the_doi(doi, arxiv):
    work = work_from_message(message_from_csl({**ARXIV, "DOI": doi, "URL": f"https://arxiv.org/abs/{arxiv}v1"}))
    assert (work.arxiv, work.id, work.url) == (arxiv, f"arxiv:{arxiv}", None)


def test_software_of_zenodo():
    work = work_from_message(message_from_csl(ZENODO))
    assert (work.id, work.type, work.edition, work.publisher) == (
        "doi:10.5281/zenodo.4414861",
        "software",
        "v0.3",
        "Zenodo",
    )
    assert work.authors.listed == (Person("Wightman", "Ross"), Group("Institute of Models, University of Tides"))
    assert [entry_from_work(work, "k", dialect).type for dialect in Dialect] == ["misc", "software"]


def test_data_of_figshare():
    work = work_from_message(message_from_csl(FIGSHARE))
    assert (work.id, work.type, work.container) == ("doi:10.6084/m9.figshare.7777777.v1", "dataset", None)
    assert (work.title, work.marked_title) == ("Faces of Macaca", "Faces of <i>Macaca</i>")
    assert work.authors.listed == (Person("Quiroga", "P."), Group("Tide Board"))


@pytest.mark.parametrize("kind", ["graphic", "motion_picture", "collection", "hologram", None])
def test_what_has_no_type_of_crossref_is_misc(kind):
    work = work_from_message(message_from_csl({**FIGSHARE, "type": kind}))
    assert entry_from_work(work, "k").type == "misc"


def test_names_of_fields():
    work = work_from_message(
        message_from_csl(
            {
                "type": "chapter",
                "title": "Tides",
                "collection-title": "Lecture Notes",
                "container-title": "Handbook",
                "publisher-place": "Oslo",
                "edition": 2,
                "event": "ICML",
            }
        )
    )
    assert (work.series, work.container, work.place) == ("Lecture Notes", "Handbook", "Oslo")
    assert (work.edition, work.event) == ("2", "ICML")
    thesis = work_from_message(message_from_csl({"type": "thesis", "title": "T", "genre": "Master's thesis"}))
    assert thesis.degree == "master"
    book = work_from_message(message_from_csl({"type": "book", "title": "T", "collection-title": "Lecture Notes"}))
    assert (book.series, book.container) == ("Lecture Notes", None)


@pytest.mark.parametrize("junk", [None, 3, "x", [], {}, [None], [[]], True], ids=repr)
def test_no_shape_of_a_value_breaks_it(junk):
    fields = "type title author editor issued version collection-title container-title event genre edition DOI"
    work_from_message(message_from_csl(dict.fromkeys(fields.split(), junk)))
