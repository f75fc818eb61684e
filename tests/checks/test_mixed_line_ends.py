"""Line ends of two kinds, said once for a file."""

import pytest

from incident_refs.checks.mixed_line_ends import MixedLineEnds
from tests.checks.looking import look, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\r\n title = {T}\r\n}\n", [(3, 1)], id="windows-and-one-of-unix"),
        pytest.param("@misc{a,\n title = {T}\n}\r\n", [(3, 1)], id="unix-and-one-of-windows"),
        pytest.param("@misc{a,\n title = {T}\n}\r@misc{b}\n", [(3, 1)], id="old-macintosh"),
    ],
)
def test_found(text, expected):
    assert places(text, MixedLineEnds()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a}\r\n@misc{b}\r\n", id="windows"),
        pytest.param("@misc{a}\r@misc{b}\r", id="macintosh"),
        pytest.param("@misc{a}\n@misc{b}\n", id="unix"),
        pytest.param("@misc{a}", id="none"),
    ],
)
def test_not_found(text):
    assert places(text, MixedLineEnds()) == []


def test_both_are_counted():
    _, (found,) = look("@misc{a,\r\n title = {T}\r\n}\n", MixedLineEnds())
    assert found.message.startswith(r"not all lines end alike: 2 in \r\n and 1 in \n")
