import json
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.model.tree import EACH, Sequence, Tree, each_at, get, items_at, readable, text_at
from incident_refs.records.json_tree import read_json


def root_of(value):
    return read_json(json.dumps(value), PurePath("a.json")).root


@given(st.text(alphabet="ab\r\n"), st.data())
def test_lines_are_counted_as_editors_do(text, data):
    index = data.draw(st.integers(0, len(text)))
    head = text[:index] + ("x" if text[index - 1 : index + 1] == "\r\n" else "")  # within a line end is before it
    expected = 1 + head.replace("\r\n", "\n").replace("\r", "\n").count("\n") - head.endswith("\rx")
    assert Tree(text, Sequence(0, 0, ()), "json").line_of(index) == expected


@pytest.mark.parametrize(
    ("text", "newline", "escapes", "unreadable"),
    [
        pytest.param("[]", "\n", False, False, id="none"),
        pytest.param("[\r\n]\n", "\r\n", False, False, id="windows"),
        pytest.param("[\r]", "\r", False, False, id="old-macintosh"),
        pytest.param('["\\u00e9"]', "\n", True, False, id="escapes"),
        pytest.param('["é\\u00e9"]', "\n", False, False, id="letters-too"),
        pytest.param('["\\u0000"]', "\n", False, True, id="nul"),
        pytest.param('["\\uD83D"]', "\n", True, True, id="half-a-pair"),
    ],
)
def test_how_a_file_is_written(text, newline, escapes, unreadable):
    tree = Tree(text, Sequence(0, 0, ()), "json")
    assert (tree.newline, tree.escapes, tree.unreadable) == (newline, escapes, unreadable)


VALUE = {"a": [{"b": 1}, {"c": 2}, {"b": [3, 4]}], "d": {"e": " x\n"}, "n": None, "t": True, "f": 1.5, "s": ""}


@pytest.mark.parametrize(
    ("path", "names"),
    [
        pytest.param(("d", "e"), ["d.e"], id="keys"),
        pytest.param(("a", EACH), ["a[0]", "a[1]", "a[2]"], id="items"),
        pytest.param(("a", EACH, "b"), ["a[0].b", "a[2].b"], id="where-there-is-one"),
        pytest.param(("a", EACH, "b", EACH), ["a[2].b[0]", "a[2].b[1]"], id="lists-in-a-list"),
        pytest.param(("a", "b"), [], id="a-key-of-a-list"),
        pytest.param(("d", EACH), [], id="items-of-a-mapping"),
        pytest.param(("x", EACH), [], id="nothing-there"),
        pytest.param(("n", "x"), [], id="below-null"),
        pytest.param((), [""], id="the-value-itself"),
    ],
)
def test_what_stands_under_a_path(path, names):
    assert [name for name, _ in each_at(root_of(VALUE), *path)] == names


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param(("d", "e"), "x", id="stripped"),
        pytest.param(("t",), None, id="truth"),
        pytest.param(("f",), None, id="fraction"),
        pytest.param(("n",), None, id="null"),
        pytest.param(("s",), None, id="blank"),
        pytest.param(("d",), None, id="mapping"),
        pytest.param(("d", "x"), None, id="absent"),
    ],
)
def test_a_text_under_a_path(path, text):
    assert text_at(root_of(VALUE), *path) == text
    assert text_at(get(root_of(VALUE), *path)) == text


def test_items_of_what_is_no_list():
    assert items_at(root_of(VALUE), "d") == items_at(root_of(VALUE), "x") == items_at(None) == ()


@given(st.text())
def test_readable_text_keeps_its_length_and_can_be_written(text):
    assert len(readable(text)) == len(text)
    assert "\0" not in readable(text)
    readable(text).encode()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_readable_text_stays_as_it_is(text):
    assert readable(text) == text


def test_half_a_pair_cannot_be_drawn_by_hypothesis():
    assert readable("\ud83d\x00") == "\ufffd "
