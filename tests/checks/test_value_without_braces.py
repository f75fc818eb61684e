"""Values that are neither a number nor a macro need braces."""

import pytest

from incident_refs.checks.value_without_braces import ValueWithoutBraces
from tests.checks.looking import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@article{a,\n pages = 12--15,\n year = 2009\n}", [(2, 2)], id="pages"),
        pytest.param("@misc{a, year = 2009a}", [(1, 10)], id="year-with-a-letter"),
        pytest.param("@misc{a, date = 2009-06-01}", [(1, 10)], id="date"),
    ],
)
def test_found(text, expected):
    assert places(text, ValueWithoutBraces()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, pages = {12--15}, volume = 3}", id="braces-and-number"),
        pytest.param("@misc{a, month = jun # {~12}}", id="sum"),
    ],
)
def test_not_found(text):
    assert places(text, ValueWithoutBraces()) == []
