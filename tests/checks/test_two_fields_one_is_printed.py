"""Two fields of which BibTeX's own styles print one."""

import pytest

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.run import findings
from incident_refs.checks.two_fields_one_is_printed import TwoFieldsOneIsPrinted


def look(text):
    found = findings(BibFile("refs.bib", read(text.encode())), [TwoFieldsOneIsPrinted()])
    return [(one.line, one.column, one.field) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@book{a, author = {A}, editor = {B}, year = 2000}", [(1, 24, "editor")], id="author-and-editor"),
        pytest.param("@inproceedings{a, volume = 1,\n number = 2}", [(2, 2, "number")], id="volume-and-number"),
        pytest.param("@book{a, author = {A}, editor = {}}", [], id="an-empty-one"),
        pytest.param("@incollection{a, author = {A}, editor = {B}}", [], id="a-part-has-both"),
        pytest.param("@article{a, volume = 1, number = 2}", [], id="an-article-has-both"),
        pytest.param("@book{a, author = {A}, editor = {B}, date = {2000}}", [], id="biblatex"),
        pytest.param("@book{a, editor = {B}, volume = 2}", [], id="one-of-each"),
    ],
)
def test_two_fields(text, expected):
    assert look(text) == expected
