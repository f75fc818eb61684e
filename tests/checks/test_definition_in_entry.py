"""Definitions in an entry are a warning."""

import pytest

from incident_refs.checks.definition_in_entry import DefinitionInEntry
from tests.checks.looking import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n title = {\\def\\x{y}\\x}\n}", [(2, 11)], id="def"),
        pytest.param(r"@misc{a, title = {\newcommand{\x}{y}}}", [(1, 19)], id="newcommand"),
    ],
)
def test_found(text, expected):
    assert places(text, DefinitionInEntry()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(r"@misc{a, title = {\definition \emph{x}}}", id="prints"),
        pytest.param(r"@misc{a, title = {\input{x}}}", id="reads"),
        pytest.param('@preamble{"\\newcommand{\\x}{y}"}', id="preamble-has-its-own"),
    ],
)
def test_not_found(text):
    assert places(text, DefinitionInEntry()) == []
