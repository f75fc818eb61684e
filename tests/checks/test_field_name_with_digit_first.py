"""BibTeX reads no further at a name like 2nd_author."""

import pytest

from incident_refs.checks.field_name_with_digit_first import FieldNameWithDigitFirst
from tests.checks.looking import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n title = {T},\n 2nd_author = {Dong}\n}", [(3, 2)], id="second-author"),
    ],
)
def test_found(text, expected):
    assert places(text, FieldNameWithDigitFirst()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, bdsk-url-1 = {x}, author2 = {Dong}}", id="digit-behind"),
    ],
)
def test_not_found(text):
    assert places(text, FieldNameWithDigitFirst()) == []
