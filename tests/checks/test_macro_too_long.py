"""Macros of macros end at a million characters."""

import pytest

from incident_refs.checks.macro_too_long import MacroTooLong
from tests.checks.looking import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '@string{m0 = "hahahahahahahaha"}\n@string{m1 = m0 # m0 # m0 # m0 # m0 # m0 # m0 # m0 # m0 # m0 # m0 # m0 # m0 # m0 # m0 # m0 # m0 # m0 # m0 # m0}\n@string{m2 = m1 # m1 # m1 # m1 # m1 # m1 # m1 # m1 # m1 # m1 # m1 # m1 # m1 # m1 # m1 # m1 # m1 # m1 # m1 # m1}\n@string{m3 = m2 # m2 # m2 # m2 # m2 # m2 # m2 # m2 # m2 # m2 # m2 # m2 # m2 # m2 # m2 # m2 # m2 # m2 # m2 # m2}\n@string{m4 = m3 # m3 # m3 # m3 # m3 # m3 # m3 # m3 # m3 # m3 # m3 # m3 # m3 # m3 # m3 # m3 # m3 # m3 # m3 # m3}\n@misc{a, note = m4}',
            [(5, 1)],
            id="twenty-to-the-fourth",
        ),
    ],
)
def test_found(text, expected):
    assert places(text, MacroTooLong()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@string{a = {x}}\n@string{b = a # a # a}\n@misc{c, note = b}", id="three"),
    ],
)
def test_not_found(text):
    assert places(text, MacroTooLong()) == []
