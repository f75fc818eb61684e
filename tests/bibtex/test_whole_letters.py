import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.encoding import encoded
from incident_refs.bibtex.names import read_names, write_names
from incident_refs.bibtex.whole_letters import whole_letters
from incident_refs.model.entry import Entry
from incident_refs.model.names import Group, Names, Person

LETTERS = st.text("aÄßıВпник張三조ά\u0301ʻ", min_size=1, max_size=6).filter(lambda text: text[0] != "\u0301")
PEOPLE = st.builds(lambda family, given: Person(family.capitalize(), given.capitalize()), LETTERS, LETTERS)


@pytest.mark.parametrize(
    ("names", "whole"),
    [
        pytest.param("Deng, Jia and Müller", "Deng, Jia and M{\\relax ü}ller", id="only-what-bibtex-cuts"),
        pytest.param("Вапник", "{\\relax В}{\\relax а}{\\relax п}ник", id="three-letters-of-an-alpha-label"),
        pytest.param("조-김", "{\\relax 조}-{\\relax 김}", id="behind-a-hyphen-there-is-an-initial"),
        pytest.param("И\u0306в", "{\\relax И\u0306}{\\relax в}", id="accents-go-with-their-letter"),
        pytest.param("{Яндекс and Ко}", "{\\relax Яндекс and Ко}", id="organization"),
        pytest.param('{\\"u}', '{\\"u}', id="macro"),
        pytest.param("{\\v{č}}", "{\\v{č}}", id="macro-with-a-letter"),
    ],
)
def test_letters_that_bibtex_takes_whole(names, whole):
    assert whole_letters(names) == whole


@given(st.lists(PEOPLE | st.builds(Group, LETTERS), min_size=1, max_size=3))
def test_the_names_are_read_as_before(people):
    names = write_names(Names(tuple(people)))
    assert read_names(whole_letters(names)) == read_names(names)


def test_only_names_are_written_so():
    entry = Entry("k", "misc", (("author", "Вапник"), ("title", "Вапник")))
    assert encoded(entry, "latex").get("title") == "Вапник"
    assert encoded(entry, "latex").get("author") != "Вапник"
    assert encoded(entry, "utf8") == entry


def test_biber_gets_names_as_they_are():
    entry = Entry("k", "misc", (("author", "Вапник"),))
    assert encoded(entry, "latex", for_biber=True) == entry
