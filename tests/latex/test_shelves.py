import pytest

from incident_refs.errors import PaperError
from incident_refs.latex.shelves import Shelves
from incident_refs.latex.subset import subset
from incident_refs.library.store import Library


def shelves(tmp_path, *texts):
    named = []
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.bib"
        path.write_text(text)
        named.append((path.name, Library.load(path)))
    return Shelves(named)


def test_one_key_that_says_the_same_is_one_entry(tmp_path):
    shelf = shelves(tmp_path, "@misc{a, title = {A}}", "@misc{a,\n title = {A}}\n@misc{b}")
    assert shelf.text_of("a") == "@misc{a, title = {A}}"
    assert shelf.text_of("b") == "@misc{b}"
    assert shelf.get("c") is None


def test_one_key_that_says_two_things_is_for_a_person(tmp_path):
    shelf = shelves(tmp_path, "\n@misc{a, title = {A}}", "@misc{b}\n\n@misc{a, title = {B}}")
    with pytest.raises(PaperError, match=r"1\.bib:3: 'a' is also in 0\.bib:2, and the two differ"):
        shelf.get("a")


def test_to_the_letter_goes_before_another_case(tmp_path):
    assert shelves(tmp_path, "@misc{A}", "@misc{a}").get("a").key == "a"


def test_macros_that_mean_two_things(tmp_path):
    shelf = shelves(tmp_path, '@string{j = "One"}\n@misc{a, note = j}', '@string{j = "Two"}\n@misc{b, note = j}')
    text = subset([shelf.get("a"), shelf.get("b")], shelf).text
    assert text.startswith('@string{j = "One"}\n\n@misc{a, note = j}')
    assert "{Two}" in text
