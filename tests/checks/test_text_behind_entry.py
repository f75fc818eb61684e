"""What a brace too many has shut out is found where it stands."""

import pytest

from incident_refs.checks.text_behind_entry import TextBehindEntry
from tests.checks.looking import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a, title = {T}}, year = {2009}}", [(1, 22)], id="field"),
        pytest.param("@misc{a,\n title = {T}},\n year = {2009}\n}", [(2, 14)], id="lines"),
        pytest.param("@misc{a, title = {T}\n}}", [(2, 2)], id="brace-at-the-end"),
        pytest.param("@misc{a},\n title = {T}\n}", [(1, 9)], id="behind-the-key"),
    ],
)
def test_found(text, expected):
    assert places(text, TextBehindEntry()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a}\n\n% end of the list", id="remark"),
        pytest.param("@misc{a}\n@misc{b}", id="next-entry"),
    ],
)
def test_not_found(text):
    assert places(text, TextBehindEntry()) == []
