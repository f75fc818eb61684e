import pytest

from incident_refs.bibtex.types import Dialect
from incident_refs.latex.subset import in_order, subset
from incident_refs.library.store import Library
from incident_refs.model.entry import Entry

LIBRARY = rb"""@string{acm = "ACM"}
@string{queue = acm # " Queue"}
@string{unused = "Nobody"}

@misc{a,title={A}, YEAR = 2009 ,}
@article{m, journal = queue, title = {M{\"u}ller}}
@inproceedings{p1, title = {One}, crossref = {Proc}}
@inproceedings{p2, title = {Two}, crossref = "proc", xdata = {press}}
@proceedings{proc, title = {All of them}, year = 2009, xdata = {press}}
@xdata{press, publisher = {ACM}}
@set{both, entryset = {a, m}}
@misc{left, title = {L}, related = {a}}
@misc{lost, title = {X}, crossref = {nowhere}}
@misc{one, crossref = {two}}
@misc{two, crossref = {one}}
@dataset{d, title = {D}, date = {2022-04}}
"""


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "library.bib"
    path.write_bytes(LIBRARY)
    return Library.load(path)


def of(library, *keys, **options):
    return subset([library.get(key) for key in keys], library, **options)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param(["a"], ["a"], id="one"),
        pytest.param(["m", "a"], ["a", "m"], id="by-key"),
        pytest.param(["p2", "p1"], ["p1", "p2", "proc", "press"], id="parents-behind-children"),
        pytest.param(["proc", "p1"], ["p1", "proc", "press"], id="a-parent-that-is-cited"),
        pytest.param(["one"], ["two", "one"], id="each-the-parent-of-the-other"),
        pytest.param([], [], id="none"),
    ],
)
def test_which_and_in_which_order(library, keys, expected):
    assert sorted(entry.key for entry in of(library, *keys).entries) == sorted(expected)
    if keys != ["one"]:
        assert [entry.key for entry in of(library, *keys).entries] == expected


def test_to_the_letter_with_the_macros_that_are_used(library):
    made = of(library, "m", "a")
    assert made.text == (
        '@string{acm = "ACM"}\n@string{queue = acm # " Queue"}\n\n'
        '@misc{a,title={A}, YEAR = 2009 ,}\n\n@article{m, journal = queue, title = {M{\\"u}ller}}\n'
    )
    assert "@string" not in of(library, "a").text


def test_nothing_is_an_empty_file(library):
    assert of(library).text == ""


def test_biber_gets_members_and_related_entries(library):
    assert [entry.key for entry in of(library, "both", biblatex=True).entries] == ["a", "both", "m"]
    assert [entry.key for entry in of(library, "left", biblatex=True).entries] == ["a", "left"]
    assert [entry.key for entry in of(library, "left").entries] == ["left"]


def test_a_parent_that_is_not_there_is_said(library):
    assert of(library, "lost").notes == ("'lost' names 'nowhere', which is not in the library",)


def test_a_dialect_changes_what_it_must_and_nothing_else(library):
    made = of(library, "d", "m", dialect=Dialect.BIBTEX)
    assert "@misc{d," in made.text
    assert "year          = {2022}" in made.text or "year = {2022}" in made.text
    assert '@article{m, journal = queue, title = {M{\\"u}ller}}' in made.text
    biblatex = of(library, "m", dialect=Dialect.BIBLATEX)
    assert "journaltitle" in biblatex.text
    assert "@string" not in biblatex.text  # the macro is expanded where the entry is written anew


def test_bibtex_needs_no_xdata(library):
    made = of(library, "p2", dialect=Dialect.BIBTEX)
    assert "xdata" not in made.text
    assert "ACM" in made.text


def test_an_encoding(library):
    assert "Müller" in of(library, "m", encoding="utf8").text
    assert '{M{\\"u}ller}' in of(library, "m", encoding="latex").text


def test_what_is_made_stands_among_the_others(library):
    made = of(library, "m", "a", made=[Entry("incident", "misc", (("title", "I"),))])
    assert [entry.key for entry in made.entries] == ["a", "incident", "m"]
    assert "@misc{incident,\n" in made.text


def test_the_order_does_not_depend_on_the_order_of_what_is_asked_for(library):
    keys = ["p1", "a", "proc", "m", "p2", "one"]
    assert of(library, *keys).text == of(library, *reversed(keys)).text


def test_windows_line_ends_stay(tmp_path):
    path = tmp_path / "library.bib"
    path.write_bytes(b"@misc{a,\r\n title = {A},\r\n}\r\n\r\n@misc{b,\r\n title = {B},\r\n}\r\n")
    assert of(Library.load(path), "a", "b").text.encode() == path.read_bytes()


def test_keys_that_differ_in_case_have_one_order():
    entries = [Entry("b", "misc"), Entry("B", "misc"), Entry("a", "misc")]
    assert [entry.key for entry in in_order(entries)] == ["a", "B", "b"]
