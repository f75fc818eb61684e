"""The second value of a field is shown with the first."""

import pytest

from incident_refs.checks.field_given_twice import FieldGivenTwice
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n title = {T},\n title = {U}\n}", [(3, 2)], id="two-values"),
        pytest.param("@misc{a,\n title = {T},\n year = 2009, Title = {U}\n}", [(3, 15)], id="another-case"),
        pytest.param("@misc{a,\n title = {T},\n title = {T}\n}", [(3, 2)], id="same-value"),
    ],
)
def test_found(text, expected):
    assert places(text, FieldGivenTwice()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, title = {T}, booktitle = {T}}", id="other-name"),
        pytest.param("@misc{a, title = {T}}\n@misc{b, title = {T}}", id="two-entries"),
    ],
)
def test_not_found(text):
    assert places(text, FieldGivenTwice()) == []


def test_both_values_are_shown():
    _, (found,) = look("@misc{a, title = {First}, title = {Second}}", FieldGivenTwice())
    assert found.message == "field 'title': a second value, 'Second', is not read; the first is 'First'"
    assert (found.key, found.field, found.severity) == ("a", "title", "error")


def test_where_both_are_the_same_nothing_is_lost():
    _, (found,) = look("@misc{a, title = {T}, title = {T}}", FieldGivenTwice())
    assert found.severity == "warning"
