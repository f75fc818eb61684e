"""Names of fields with other letters than those of ASCII."""

import pytest

from incident_refs.checks.field_name_with_odd_letters import FieldNameWithOddLetters
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n t\u0456tle = {T}\n}", [(2, 2)], id="cyrillic-letter"),
        pytest.param("@misc{a,\n \ufefftitle = {T}\n}", [(2, 2)], id="invisible-sign"),
        pytest.param("@misc{a,\n \xa0title = {T}\n}", [(2, 2)], id="blank-that-is-none"),
        pytest.param("@misc{a,\n größe = {12}\n}", [(2, 2)], id="umlaut"),
    ],
)
def test_found(text, expected):
    assert places(text, FieldNameWithOddLetters()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, bdsk-url-1 = {x}, author+an = {1=x}, date_added = {y}}", id="ascii"),
        pytest.param("@misc{a, title = {Größe}}", id="value"),
    ],
)
def test_not_found(text):
    assert places(text, FieldNameWithOddLetters()) == []


def test_a_field_that_is_lost_is_an_error():
    _, (lost, own) = look("@misc{a, tіtle = {T}, größe = {12}}", FieldNameWithOddLetters())
    assert (lost.message, lost.severity) == (
        "'tіtle' only looks like the field 'title': it holds another letter",
        "error",
    )
    assert own.severity == "warning"
