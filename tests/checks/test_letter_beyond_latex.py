"""Letters that need another LaTeX, said once for an entry."""

import pytest

from incident_refs.checks.letter_beyond_latex import LetterBeyondLatex
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n title = {張 and 李},\n note = {北京}\n}", [(2, 2)], id="chinese"),
        pytest.param("@misc{a, author = {\u0412\u0430\u043f\u043d\u0438\u043a}}", [(1, 10)], id="cyrillic"),
        pytest.param("@misc{a, title = {α ≥ 3}}", [(1, 10)], id="only-as-a-command"),
    ],
)
def test_found(text, expected):
    assert places(text, LetterBeyondLatex()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, author = {Müller}, title = {Łódź — “x” € ﬁ Straße…}}", id="printed"),
        pytest.param("@misc{a, abstract = {張}, keywords = {李}}", id="not-printed"),
        pytest.param("@misc{a, title = {Image\u200bNet}}", id="invisible-ones-have-a-check-of-their-own"),
    ],
)
def test_not_found(text):
    assert places(text, LetterBeyondLatex()) == []


def test_only_some_are_shown():
    _, (found,) = look("@misc{a, author = {" + "".join(map(chr, range(0x4E00, 0x4E40))) + "}}", LetterBeyondLatex())
    assert found.message == "pdfLaTeX cannot print '一丁丂七丄丅丆万丈三…' in field 'author'"
    assert found.severity == "info"


def test_a_letter_with_a_command_is_said_otherwise():
    _, (found,) = look("@misc{a, title = {α ≥ 3}}", LetterBeyondLatex())
    assert found.message == "pdfLaTeX prints 'α≥' in field 'title' only written as a command"
