"""The mark at the beginning of a file is no matter; one between entries is."""

import pytest

from incident_refs.checks.byte_order_mark_inside import ByteOrderMarkInside
from tests.checks.looking import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a}\n\ufeff@misc{b}", [(2, 1)], id="between"),
        pytest.param("% header\n\ufeff@misc{a}", [(2, 1)], id="behind-a-remark"),
    ],
)
def test_found(text, expected):
    assert places(text, ByteOrderMarkInside()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\ufeff@misc{a}", id="first"),
        pytest.param("@misc{a, title = {\ufeffT}}", id="in-a-value"),
        pytest.param("@misc{a}", id="none"),
    ],
)
def test_not_found(text):
    assert places(text, ByteOrderMarkInside()) == []
