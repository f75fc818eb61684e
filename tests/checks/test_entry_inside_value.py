"""An entry quoted at the start of a line, or swallowed."""

import pytest

from incident_refs.checks.entry_inside_value import EntryInsideValue
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a, abstract = {so:\n@article{x, title = {U}}\n}}", [(2, 1)], id="quoted"),
        pytest.param("@misc{a, abstract = {so:\n  @book {x,\n @book{y,} }\n}}", [(2, 3)], id="once-for-an-entry"),
        pytest.param("@string{s = {so:\n@article{x}}}", [(2, 1)], id="in-a-macro"),
    ],
)
def test_found(text, expected):
    assert places(text, EntryInsideValue()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, abstract = {as in @article{x}}}", id="in-a-line"),
        pytest.param("@misc{a, author = {Deng},\n note = {jia@princeton.edu}}", id="mail"),
        pytest.param("@comment{so:\n@article{x, title = {U}}\n}", id="comment"),
    ],
)
def test_not_found(text):
    assert places(text, EntryInsideValue()) == []


def test_the_key_is_that_of_the_outer_entry():
    _, (found,) = look("@misc{a, note = {so:\n@article{x}}}", EntryInsideValue())
    assert (found.key, found.severity) == ("a", "warning")
