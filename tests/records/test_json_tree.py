import json
import math
import sys
import time
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_refs.errors import RecordError
from incident_refs.model.tree import Mapping, Scalar, Sequence, plain, walk
from incident_refs.records.json_tree import MAX_DEPTH, read_json

PATH = PurePath("a.json")
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)
INDENT = st.sampled_from([None, 0, 1, 2, 4, "\t"])
SEPARATORS = st.sampled_from([None, (",", ":"), (" ,\t", "\r:\n")])


@pytest.mark.parametrize(
    ("text", "where", "problem"),
    [
        pytest.param('{"a": 1', "1:8", "the file ends here, where a comma or '}' should stand", id="mapping-cut-off"),
        pytest.param('{"a":', "1:6", "the file ends here, in the middle", id="value-cut-off"),
        pytest.param('{"a"', "1:5", "the file ends here, where a colon should stand", id="colon-cut-off"),
        pytest.param('{"a": 1,', "1:9", "the file ends here, where a key in quotes should stand", id="key-cut-off"),
        pytest.param("[1,\n 2", "2:3", "the file ends here, where a comma or ']' should stand", id="list-cut-off"),
        pytest.param('{"a": "b', "1:7", "a string begins here and never ends", id="string-cut-off"),
        pytest.param('{"a\\', "1:2", "a string begins here and never ends", id="escape-cut-off"),
        pytest.param("[1,\r\n\r\n 2,]", "3:4", "a value is missing here", id="comma-too-many-in-a-list"),
        pytest.param('{"a": 1,}', "1:9", "a key in quotes should stand here", id="comma-too-many-in-a-mapping"),
        pytest.param("[1 2]", "1:4", "a comma or ']' should stand here", id="comma-missing"),
        pytest.param('{"a" 1}', "1:6", "a colon should stand here", id="colon-missing"),
        pytest.param('{"a\\n" 1}', "1:8", "a colon should stand here", id="colon-missing-behind-an-escape"),
        pytest.param('{"a": }', "1:7", "a value is missing here", id="value-missing"),
        pytest.param("[1}", "1:3", "a comma or ']' should stand here", id="other-bracket"),
        pytest.param('{"a": 1]', "1:8", "a comma or '}' should stand here", id="other-bracket-of-a-mapping"),
        pytest.param("{a: 1}", "1:2", "a key in quotes should stand here", id="key-without-quotes"),
        pytest.param("{'a': 1}", "1:2", "a key in quotes should stand here", id="other-quotes"),
        pytest.param("['a']", "1:2", "a value is missing here", id="string-in-other-quotes"),
        pytest.param('{"a": 1, "a": 2}', "1:10", "the key 'a' stands here a second time; keep one", id="repeated-key"),
        pytest.param('{"a": 1, "\\u0061": 2}', "1:10", "the key 'a' stands here a second", id="repeated-as-escape"),
        pytest.param("[NaN]", "1:2", "'NaN' is no value", id="nan"),
        pytest.param("[-Infinity]", "1:2", "'-Infinity' is no value", id="infinity"),
        pytest.param("[True]", "1:2", "'True' is no value", id="word-of-python"),
        pytest.param("[nullx]", "1:2", "'nullx' is no value", id="word-too-long"),
        pytest.param("[truefalse]", "1:2", "'truefalse' is no value", id="two-words"),
        pytest.param("[01]", "1:3", "a comma or ']' should stand here", id="leading-nought"),
        pytest.param("[1.]", "1:3", "a comma or ']' should stand here", id="nothing-behind-the-point"),
        pytest.param("[.5]", "1:2", "a value is missing here", id="nothing-before-the-point"),
        pytest.param("[+1]", "1:2", "a value is missing here", id="plus"),
        pytest.param("[-]", "1:2", "a value is missing here", id="minus-alone"),
        pytest.param("[0x1F]", "1:3", "a comma or ']' should stand here", id="hexadecimal"),
        pytest.param('{"a": 1} // end', "1:10", "something stands here behind the end", id="comment-behind"),
        pytest.param('{/* a */ "a": 1}', "1:2", "a key in quotes should stand here", id="comment"),
        pytest.param('["a\nb"]', "1:4", "a line end, tab or other control", id="line-end-in-a-string"),
        pytest.param('["a\tb"]', "1:4", "a line end, tab or other control", id="tab-in-a-string"),
        pytest.param('["\\x41"]', "1:3", "a backslash stands here, and no escape", id="escape-of-python"),
        pytest.param('["\\u12"]', "1:4", "an escape stands here that has no four digits", id="half-an-escape"),
        pytest.param("[1]\u00a0", "1:4", "something stands here behind the end", id="blank-that-is-none"),
        pytest.param('{"a": 1}\n{"b": 2', "2:8", "the file ends here, where a comma", id="last-line-cut-off"),
        pytest.param('{"a": 1}\r\n\r\n{"b": }', "3:7", "a value is missing here", id="broken-line-behind-a-blank-one"),
        pytest.param('{"a": 1}\n{"b":\n2}', "2:6", "a value of JSON lines goes on over", id="line-over-its-end"),
        pytest.param('{"a": 1}\n{"b": 2} {"c": 3}', "2:10", "a line holds more than one value", id="two-in-a-line"),
        pytest.param('{"a": 1} {"b": 2}', "1:10", "something stands here behind the end", id="two-in-the-first-line"),
        pytest.param('{\n"a": 1}\n{"b": 2}', "3:1", "something stands here behind the end", id="two-that-are-no-lines"),
        pytest.param("", "1:1", "the file ends here, in the middle", id="nothing"),
    ],
)
def test_what_is_not_json_is_refused_with_its_place(text, where, problem):
    with pytest.raises(RecordError, match=r"the file cannot be read as JSON: .*; nothing was changed") as caught:
        read_json(text, PATH)
    assert str(caught.value).startswith(f"a.json:{where}: the file cannot be read as JSON: {problem}")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param('{"a": 1}\n{"a": 2}', [{"a": 1}, {"a": 2}], id="no-final-newline"),
        pytest.param('{"a": 1}\r\n{"a": 2}\r\n', [{"a": 1}, {"a": 2}], id="windows"),
        pytest.param('{"a": 1}\r{"a": 2}\r', [{"a": 1}, {"a": 2}], id="old-macintosh"),
        pytest.param('\n {"a": 1} \n\n\t\n{"a": 2}\n\n', [{"a": 1}, {"a": 2}], id="blank-lines"),
        pytest.param('{"a": 1}\n[2]\n3\n"x"', [{"a": 1}, [2], 3, "x"], id="any-value"),
        pytest.param('{"a": "\u2028"}\n{"a": "\x85"}', [{"a": "\u2028"}, {"a": "\x85"}], id="separators-are-no-lines"),
    ],
)
def test_json_lines(text, values):
    tree = read_json(text, PATH)
    assert tree.syntax == "jsonl"
    assert plain(tree.root) == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param('"a\\u0000b"', "a\x00b", id="nul"),
        pytest.param('"\\ud83d"', "\ud83d", id="half-a-pair"),
        pytest.param('"\\ud83d\\ude00"', "😀", id="pair"),
        pytest.param('"\\ude00\\ud83d"', "\ude00\ud83d", id="halves-in-the-wrong-order"),
        pytest.param('"https:\\/\\/a.org"', "https://a.org", id="slashes-of-php"),
        pytest.param('"\x7f\u2028"', "\x7f\u2028", id="no-control-characters-to-json"),
        pytest.param("\t\r\n 1 \n", 1, id="blanks-around"),
        pytest.param("1e400", math.inf, id="beyond-all-floats"),
        pytest.param("-0", 0, id="minus-nought"),
        pytest.param("1" * 400, int("1" * 400), id="400-digits"),
        pytest.param('{"": {"": []}}', {"": {"": []}}, id="empty-keys"),
    ],
)
def test_what_json_allows(text, value):
    assert plain(read_json(text, PATH).root) == value == json.loads(text)


@settings(deadline=None)
@given(JSON, INDENT, SEPARATORS, st.booleans())
def test_values_are_those_of_json_and_stand_where_they_say(value, indent, separators, ascii):
    text = json.dumps(value, indent=indent, separators=separators, ensure_ascii=ascii)
    tree = read_json(text, PATH)
    assert tree.syntax == "json"
    assert json.dumps(plain(tree.root)) == json.dumps(json.loads(text))
    for node in walk(tree.root):
        assert json.dumps(json.loads(text[node.start : node.end])) == json.dumps(plain(node))
        if isinstance(node, Mapping):
            assert all(json.loads(text[member.start : member.end]) == member.key for member in node.members)


@settings(deadline=None)
@given(
    st.lists(st.dictionaries(st.text(max_size=3), JSON, max_size=3), min_size=2, max_size=4),
    st.sampled_from(["\n", "\r\n", "\n\n"]),
)
def test_lines_are_those_of_json(values, newline):
    text = newline.join(json.dumps(value, ensure_ascii=False) for value in values)
    root = read_json(text, PATH).root
    assert isinstance(root, Sequence)
    assert [text[item.start : item.end] for item in root.items] == text.split(newline)


@settings(deadline=None)
@given(JSON, st.data())
def test_what_is_cut_off_or_changed_is_read_as_json_does_or_refused(value, data):
    whole = json.dumps(value)
    at = data.draw(st.integers(0, len(whole)))
    text = whole[:at] + data.draw(st.sampled_from(["", "x", '"', ",", "}", "]", "{", "[", ":", "\\", "1", "\n"]))
    try:
        expected = json.loads(text)
    except json.JSONDecodeError:
        if "\n" not in text:
            with pytest.raises(RecordError, match=r"^a\.json:\d+:\d+: "):
                read_json(text, PATH)
        return
    if not any(word in text for word in ("NaN", "Infinity")):
        assert json.dumps(plain(read_json(text, PATH).root)) == json.dumps(expected)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")], ids=["lists", "mappings"])
def test_nesting(opening, closing):
    inner = "1" if opening != "[" else ""
    assert read_json(opening * MAX_DEPTH + inner + closing * MAX_DEPTH, PATH).syntax == "json"
    with pytest.raises(RecordError, match=f":1:{MAX_DEPTH * len(opening) + 1}: .*nested deeper than 100 levels"):
        read_json(opening * 1_000_000, PATH)


def test_nesting_far_down_in_the_stack():
    def deeper(levels):
        return deeper(levels - 1) if levels else read_json("[" * MAX_DEPTH + "]" * MAX_DEPTH, PATH)

    assert deeper(sys.getrecursionlimit() // 3).syntax == "json"


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param('"%s"' % ("x" * 99), id="plain"),
        pytest.param('"%s"' % ("\\u00e9" * 16), id="escapes"),
        pytest.param('{"a": "b", "c": [1, 2.5, null]}', id="values"),
        pytest.param(" " * 99 + "1", id="blanks"),
    ],
)
def test_reading_is_linear(piece):
    def seconds(count):
        text = "[" + ",\n".join([piece] * count) + "]"
        best = math.inf
        for _ in range(3):
            start = time.process_time()
            read_json(text, PATH)
            best = min(best, time.process_time() - start)
        return best

    small = 50_000 // len(piece) + 1
    # eight times the text in eight times the time; what is quadratic takes 64 times as long
    assert seconds(8 * small) < 24 * max(seconds(small), 0.002)


@pytest.mark.parametrize("letter", ["x", "é", "\\n"], ids=["ascii", "umlaut", "escape"])
def test_a_string_of_ten_million_letters(letter):
    start = time.process_time()
    tree = read_json(f'{{"id": "A1", "text": "{letter * 10_000_000}"}}', PATH)
    assert time.process_time() - start < 5
    text = tree.root.member("text")
    assert text is not None
    assert isinstance(text.value, Scalar)
    assert len(text.value.value) == 10_000_000
