"""Braces behind a backslash count for BibTeX."""

import pytest

from incident_refs.checks.uncounted_brace import UncountedBrace
from tests.checks.looking import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n title = {All \\{ of them},\n year = 2009\n}", [(2, 15)], id="opening"),
        pytest.param("@misc{a,\n title = {All \\} of them},\n year = 2009\n}", [(2, 15)], id="closing"),
    ],
)
def test_found(text, expected):
    assert places(text, UncountedBrace()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(r"@misc{a, title = {All \{ of them \}}}", id="pair"),
        pytest.param(r"@misc{a, title = {\textbraceleft}}", id="by-name"),
    ],
)
def test_not_found(text):
    assert places(text, UncountedBrace()) == []
