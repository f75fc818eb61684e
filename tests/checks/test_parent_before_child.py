"""BibTeX wants the whole behind its parts."""

import pytest

from incident_refs.checks.parent_before_child import ParentBeforeChild
from tests.checks.looking import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@book{b, year = 2009}\n@misc{a,\n crossref = {B}}", [(3, 2)], id="above"),
    ],
)
def test_found(text, expected):
    assert places(text, ParentBeforeChild()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, crossref = {b}}\n@book{b, year = 2009}", id="below"),
        pytest.param("@book{b, date = {2009}}\n@misc{a, crossref = {b}}", id="for-biber"),
        pytest.param("@misc{a, crossref = {b}}", id="nowhere"),
    ],
)
def test_not_found(text):
    assert places(text, ParentBeforeChild()) == []
