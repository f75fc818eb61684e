"""A repetition to the letter is a warning: nothing is lost."""

import pytest

from incident_refs.checks.entry_written_twice import EntryWrittenTwice
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a, title = {T}}\n@misc{a, title = {T}}", [(2, 1)], id="same"),
        pytest.param('@misc{a, title = {T}}\n@Misc{a,\n  TITLE = "T",\n}', [(2, 1)], id="same-in-another-layout"),
    ],
)
def test_found(text, expected):
    assert places(text, EntryWrittenTwice()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, title = {T}}\n@misc{a, title = {U}}", id="another-title"),
        pytest.param("@misc{a, title = {T}}\n@misc{b, title = {T}}", id="another-key"),
    ],
)
def test_not_found(text):
    assert places(text, EntryWrittenTwice()) == []


def test_it_is_a_warning():
    _, (found,) = look("@misc{a}\n@misc{a}", EntryWrittenTwice())
    assert (found.key, found.severity) == ("a", "warning")
