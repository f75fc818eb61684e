"""Braces that pair up only for BibTeX."""

import pytest

from incident_refs.checks.unbalanced_braces import UnbalancedBraces
from tests.checks.looking import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n title = {All \\{ of them}}\n}", [(2, 2)], id="printed-brace-opens"),
        pytest.param(r"@misc{a, title = {{All \} of them}}", [(1, 10)], id="printed-brace-closes"),
    ],
)
def test_found(text, expected):
    assert places(text, UnbalancedBraces()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(r"@misc{a, title = {All \{ of them \}}}", id="pair"),
        pytest.param("@misc{a, title = {{A}ll {of {them}}}}", id="plain"),
        pytest.param(r"@misc{a, abstract = {All \{ of them}}}", id="not-printed"),
        pytest.param(r"@misc{a, title = {A \\{b} c}}", id="line-break"),
    ],
)
def test_not_found(text):
    assert places(text, UnbalancedBraces()) == []
