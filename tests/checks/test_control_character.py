"""Control characters, with their number, and taken out."""

import pytest

from incident_refs.checks.control_character import ControlCharacter
from tests.checks.looking import places, the_one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n title = {Image\x07Net}\n}", [(2, 2)], id="bell"),
        pytest.param("@misc{a, title = {Image\x0bNet}, note = {\x1bx}}", [(1, 10), (1, 31)], id="break-and-escape"),
        pytest.param("@misc{a, title = {don\x92t}}", [(1, 10)], id="of-windows"),
        pytest.param("@misc{a, title = {one\x85two}}", [(1, 10)], id="line-end-or-dots"),
    ],
)
def test_found(text, expected):
    assert places(text, ControlCharacter()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, title = {Image\tNet\n ok}}", id="blanks"),
        pytest.param("@comment{\x07}\n@misc{a}", id="comment"),
        pytest.param("@misc{a, title = {MÃ\x83Â¼ller and â\x80\x99}}", id="of-another-encoding"),
        pytest.param("@misc{a, title = {Müller}}", id="letters"),
    ],
)
def test_not_found(text):
    assert places(text, ControlCharacter()) == []


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        ("Image\x07Net", "ImageNet"),
        ("Image\x0bNet", "Image Net"),
        ("Image \x0c Net\x7f", "Image Net"),
        ("\x01", ""),
        ("don\x92t", "don’t"),
    ],
)
def test_they_are_taken_out(value, mended):
    found = the_one(ControlCharacter(), note="x", title=value)
    assert found.fix.to == mended
