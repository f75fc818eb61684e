"""What nobody sees is named by its number, and taken out where it means nothing."""

import pytest

from incident_refs.checks.invisible_character import InvisibleCharacter
from tests.checks.looking import places, seen, the_one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n title = {Image\u200bNet}\n}", [(2, 2)], id="zero-width-space"),
        pytest.param("@misc{a, title = {in\xadter}, note = {x\u200e}}", [(1, 10), (1, 28)], id="hyphen-and-mark"),
        pytest.param("@misc{a, url = {https://a.org/\u202egnp.exe}}", [(1, 10)], id="turned-round"),
        pytest.param("@misc{a, title = {\u202bكتاب\u202c}}", [(1, 10)], id="embedded"),
    ],
)
def test_found(text, expected):
    assert places(text, InvisibleCharacter()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, title = {نمی\u200cخواهم}}", id="joiner-of-persian"),
        pytest.param("@misc{a, title = {كتاب\u200e ImageNet}}", id="mark-beside-arabic"),
        pytest.param("@misc{a, title = {12\xa0000 Müller}}", id="visible"),
        pytest.param("@misc{a, doi = {10.1109/x\u200e}}", id="identifiers-have-a-check-of-their-own"),
    ],
)
def test_not_found(text):
    assert places(text, InvisibleCharacter()) == []


@pytest.mark.parametrize(
    ("value", "mended"),
    [("Image\u200bNet", "ImageNet"), ("in\u00adter", "inter"), ("one\u2028two", "one two"), ("\ufeffT", "T")],
)
def test_they_are_taken_out(value, mended):
    assert the_one(InvisibleCharacter(), title=value).fix.to == mended


def test_marks_of_direction_in_arabic_are_for_a_person():
    (found,) = seen(InvisibleCharacter(), title="\u202bكتاب\u202c")
    assert found.fix is None
