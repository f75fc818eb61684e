"""Whatever the reader leaves out is an error, at the place where it went wrong."""

import pytest

from incident_refs.checks.entry_cannot_be_read import EntryCannotBeRead
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@book{b,\n author = {A. B}\n title = {T}\n}", [(2, 17)], id="no-comma-after-a-field"),
        pytest.param("@misc{a}\n@book{b\n title = {T}\n}", [(2, 8)], id="no-comma-after-the-key"),
        pytest.param("@misc{\n}", [(1, 1)], id="nothing-in-it"),
        pytest.param("@misc{my key, title = {T}}", [(1, 9)], id="key-of-two-words"),
        pytest.param("@misc{b,\n title {T}\n}", [(2, 7)], id="no-equals"),
        pytest.param(
            "@misc{b,\n title = {T},\n abstract = {set { of things},\n year = {2000}\n}",
            [(3, 13)],
            id="brace-missing-in-a-value",
        ),
        pytest.param("@misc{b,\n title = {On things,\n year = {2000}\n}", [(2, 10)], id="brace-missing-before-a-comma"),
        pytest.param("@misc{b,\n title = {T},\n year = {2000}\n", [(3, 15)], id="not-closed"),
        pytest.param('@article"b,\n title = {T}\n}', [(1, 1)], id="quote-for-brace"),
        pytest.param("@misc{b,\n title = “T u”,\n}", [(2, 12)], id="printed-quotes"),
        pytest.param("@misc{a}\n\n@art", [(3, 1)], id="cut-off"),
        pytest.param("@string{nips = {NIPS}\n@misc{a}", [(1, 1)], id="macro"),
        pytest.param("@comment{ never closed\n@misc{a}", [(1, 1)], id="comment"),
    ],
)
def test_found(text, expected):
    assert places(text, EntryCannotBeRead()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, title = {T}}\n@book(b, title = {U})", id="braces-and-parentheses"),
        pytest.param('@misc{a}\nfree text } { " @ and so on\n@misc{b}', id="remark"),
        pytest.param("@misc{a, title = {T\x00}}", id="nul-bytes-have-a-check-of-their-own"),
        pytest.param("", id="nothing"),
    ],
)
def test_not_found(text):
    assert places(text, EntryCannotBeRead()) == []


def test_what_is_said():
    _, (entry, macro) = look("@misc{b, title {T}}\n@string{n}", EntryCannotBeRead())
    assert entry.message == "the entry is not read: no '=' after 'title' in the entry 'b'"
    assert (entry.key, entry.severity) == ("b", "error")
    assert macro.message.startswith("this @string cannot be read")
