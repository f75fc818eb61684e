"""Keys that only a program can tell apart."""

import pytest

from incident_refs.checks.keys_that_look_alike import KeysThatLookAlike
from tests.checks.looking import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{Deng2009}\n@misc{D\u0435ng2009}", [(2, 1)], id="cyrillic-letter"),
        pytest.param("@misc{müller}\n@misc{mu\u0308ller}", [(2, 1)], id="composed"),
    ],
)
def test_found(text, expected):
    assert places(text, KeysThatLookAlike()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{müller}\n@misc{möller}", id="umlauts"),
        pytest.param("@misc{deng2009}\n@misc{Deng2009}", id="case"),
    ],
)
def test_not_found(text):
    assert places(text, KeysThatLookAlike()) == []
