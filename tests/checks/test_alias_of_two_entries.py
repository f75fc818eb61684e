"""An earlier key that leads to two entries."""

import pytest

from incident_refs.checks.alias_of_two_entries import AliasOfTwoEntries
from tests.checks.looking import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a, ids = {old}}\n@misc{old}", [(1, 10)], id="key-of-another"),
        pytest.param("@misc{a,\n ids = {old}}\n@misc{b,\n ids = {older, old}}", [(4, 2)], id="alias-of-another"),
    ],
)
def test_found(text, expected):
    assert places(text, AliasOfTwoEntries()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, ids = {old, older}}\n@misc{b, ids = {oldest}}", id="none"),
        pytest.param("@misc{a, ids = {a}}", id="own-key"),
        pytest.param("@misc{a, ids = {old, old}}", id="twice"),
    ],
)
def test_not_found(text):
    assert places(text, AliasOfTwoEntries()) == []
