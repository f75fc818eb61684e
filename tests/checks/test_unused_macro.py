"""Macros that no entry uses are of no harm: an info, and one for many."""

import pytest

from incident_refs.checks.unused_macro import UnusedMacro
from tests.checks.looking import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@string{n = {NIPS}}\n@misc{a, title = {T}}", [(1, 1)], id="unused"),
        pytest.param(
            "@string{n0 = {N}}\n@string{n1 = {N}}\n@string{n2 = {N}}\n@string{n3 = {N}}\n@string{n4 = {N}}\n@string{n5 = {N}}\n@string{n6 = {N}}\n@string{n7 = {N}}\n@string{n8 = {N}}\n@misc{a, note = n0}",
            [(2, 1)],
            id="many-are-said-once",
        ),
    ],
)
def test_found(text, expected):
    assert places(text, UnusedMacro()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@string{n = {NIPS}}\n@misc{a, note = N}", id="used"),
        pytest.param("@string{n = {NIPS}}\n@string{m = n # { 2009}}\n@misc{a, note = m}", id="used-by-a-macro"),
        pytest.param("@string{n = {NIPS}}", id="a-list-of-macros"),
    ],
)
def test_not_found(text):
    assert places(text, UnusedMacro()) == []
