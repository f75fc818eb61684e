"""The name of a field is a slip of the pen, or is not."""

import pytest

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.misspelt_field import MisspeltField
from incident_refs.checks.run import findings


def look(*fields, more=""):
    text = f"@article{{deng2009imagenet,\n{more}" + "".join(f"  {name} = {{x}},\n" for name in fields) + "}"
    return findings(BibFile("refs.bib", read(text.encode())), [MisspeltField()])


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        pytest.param("volum", "volume", id="letter-left-out"),
        pytest.param("titel", "title", id="letters-swapped"),
        pytest.param("jornal", "journal", id="in-the-middle"),
        pytest.param("Auhtor", "author", id="capitals-do-not-matter"),
        pytest.param("organisation", "organization", id="british"),
        pytest.param("authors", "author", id="plural"),
        pytest.param("page", "pages", id="singular"),
        pytest.param("dio", "doi", id="three-letters"),
        pytest.param("yaer", "year", id="four-letters"),
    ],
)
def test_found(name, meant):
    (found,) = look("title" if meant != "title" else "journal", name)
    assert (found.line, found.column, found.field) == (3, 3, name.lower())
    assert found.message.endswith(f"did you mean '{meant}'?")


@pytest.mark.parametrize(
    "name",
    ["volume", "volumes", "editora", "mdate", "notes", "keywords", "abstract", "file", "groups", "timestamp", "owner",
     "eid", "issue", "part", "date-added", "bdsk-url-1", "x", "pagetotal", "titleaddon", "url2", "annote", "urldate"],
)  # fmt: skip
def test_not_found(name):
    assert look("doi", name) == ()


def test_where_the_field_is_there_the_other_is_somebodys_own():
    assert look("author", "authors") == ()


def test_an_empty_field_is_lost_by_nobody():
    assert look("title", more="  volum = {},\n") == ()
