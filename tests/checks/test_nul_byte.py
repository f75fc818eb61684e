"""NUL bytes, in entries and between them."""

import pytest

from incident_refs.checks.nul_byte import NulByte
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n title = {A\x00B}\n}", [(2, 12)], id="in-an-entry"),
        pytest.param("@misc{a}\nwords \x00 here\n@misc{b}", [(2, 7)], id="between"),
    ],
)
def test_found(text, expected):
    assert places(text, NulByte()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a}", id="none"),
    ],
)
def test_not_found(text):
    assert places(text, NulByte()) == []


def test_only_an_entry_is_lost():
    _, (entry, text) = look("@misc{a, title = {A\0B}}\nwords \0", NulByte())
    assert (entry.message, entry.key, entry.severity) == ("the entry is not read: it holds a NUL byte", "a", "error")
    assert text.severity == "warning"
