"""A second definition with another value."""

import pytest

from incident_refs.checks.macro_defined_twice import MacroDefinedTwice
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@string{n = {NIPS}}\n@string{n = {NeurIPS}}", [(2, 1)], id="other-value"),
        pytest.param("@string{n = {NIPS}}\n@string{N = {NeurIPS}}", [(2, 1)], id="other-case"),
    ],
)
def test_found(text, expected):
    assert places(text, MacroDefinedTwice()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('@string{n = {NIPS}}\n@string{n = "NIPS"}', id="same-value"),
        pytest.param("@string{n = {NIPS}}\n@string{m = {NIPS}}", id="two-names"),
    ],
)
def test_not_found(text):
    assert places(text, MacroDefinedTwice()) == []


def test_the_first_is_named_with_its_line():
    _, (found,) = look("@string{n = {NIPS}}\n@string{n = {NeurIPS}}", MacroDefinedTwice())
    assert found.message == "the macro 'n' has another value at line 1"
