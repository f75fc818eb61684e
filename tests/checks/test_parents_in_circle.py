"""Parents that lead back, each circle once."""

import pytest

from incident_refs.checks.parents_in_circle import ParentsInCircle
from tests.checks.looking import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a, crossref = {A}}", [(1, 1)], id="own-parent"),
        pytest.param("@misc{x}\n@misc{a, crossref = {b}}\n@misc{b, xdata = {c, a}}", [(2, 1)], id="two"),
    ],
)
def test_found(text, expected):
    assert places(text, ParentsInCircle()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, crossref = {b}}\n@misc{b}\n@misc{c, crossref = {b}}", id="one-parent-of-two"),
    ],
)
def test_not_found(text):
    assert places(text, ParentsInCircle()) == []
