"""A backslash before the closing brace."""

import pytest

from incident_refs.checks.value_ends_in_backslash import ValueEndsInBackslash
from tests.checks.looking import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n title = {On the papers\\}\n}", [(2, 2)], id="one"),
        pytest.param("@misc{a,\n title = {On the papers\\\\},\n year = 2009}", [(2, 2)], id="line-break"),
    ],
)
def test_found(text, expected):
    assert places(text, ValueEndsInBackslash()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(r"@misc{a, title = {On \\ the papers}}", id="inside"),
        pytest.param(r"@misc{a, title = {On the papers\ }}", id="blank-of-tex"),
        pytest.param(r"@misc{a, title = {50 \%}}", id="escaped-sign"),
    ],
)
def test_not_found(text):
    assert places(text, ValueEndsInBackslash()) == []
