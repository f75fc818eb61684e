"""The second of two entries with one key is an error, named with the line of the first."""

import pytest

from incident_refs.checks.key_used_twice import KeyUsedTwice
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a, title = {T}}\n@misc{a, title = {U}}", [(2, 1)], id="another-title"),
        pytest.param("@misc{a, title = {T}}\n@book{a, title = {T}}", [(2, 1)], id="another-type"),
        pytest.param(
            "@misc{a, title = {T}}\n@misc{a, title = {U}}\n@misc{a, title = {V}}", [(2, 1), (3, 1)], id="three"
        ),
    ],
)
def test_found(text, expected):
    assert places(text, KeyUsedTwice()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, title = {T}}\n@misc{a, title = {T}}", id="same-entry"),
        pytest.param("@misc{a, title = {T}}\n@misc{A, title = {U}}", id="another-case"),
        pytest.param("@misc{a}\n% @misc{a}", id="commented-out"),
    ],
)
def test_not_found(text):
    assert places(text, KeyUsedTwice()) == []


def test_what_is_said():
    _, (found,) = look("@misc{a, title = {T}}\n@misc{a, title = {U}}", KeyUsedTwice())
    assert found.message == "the key is used at line 1 already; this one is not read"
    assert (found.key, found.severity) == ("a", "error")
