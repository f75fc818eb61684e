"""What could not be read in a library is said by whatever command reads it."""

import pytest

from incident_refs.bibtex.read import read
from incident_refs.cli.unread import Unread, sentences
from incident_refs.library.store import Library


@pytest.fixture
def library(tmp_path):
    """Return a function that makes a library of these bytes."""

    def make(data: bytes) -> Library:
        return Library(tmp_path / "library.bib", read(data))

    return make


def test_nothing_is_said_of_a_sound_library(library):
    assert list(sentences(library(b"@misc{a}\n% text\n"))) == []


def test_what_is_lost_comes_first_with_its_place(library):
    told = list(sentences(library(b"@misc{a, note = nosuch}\n@book{b,\n title {T}\n}\n")))
    assert "library.bib:3:7: no '=' after 'title' in the entry 'b'" in told[0]
    assert "library.bib:1:10: field 'note': the macro 'nosuch' is not defined above it" in told[1]
    assert "1 part of it could not be read" in told[2]


def test_five_are_shown_and_the_others_counted(library):
    told = list(sentences(library(b"@book{b title}\n" * 9)))
    assert len(told) == 7
    assert "and 4 more" in told[5]
    assert "9 parts of it could not be read" in told[6]


def test_it_is_said_once(library):
    said: list[str] = []
    unread = Unread(said.append)
    for _ in range(3):
        unread.tell(library(b"@book{b title\x1b[31m}\n"))
    assert len(said) == 2
    assert "\x1b" not in "".join(said)
