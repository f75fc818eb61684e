import json
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_refs.errors import RecordError
from incident_refs.records.json_edit import NOTHING
from incident_refs.records.json_string import add, take
from incident_refs.records.json_tree import read_json
from incident_refs.records.splice import splice

PATH = PurePath("a.json")
OURS = "https://a.org/é"


def added(text, parts, mark="; "):
    tree = read_json(text, PATH)
    edits, was = add(tree, tree.root, "ref", parts, mark)
    return splice(text, edits), was


def taken(text, parts, was, mark="; "):
    tree = read_json(text, PATH)
    return splice(text, take(tree, tree.root, "ref", parts, mark, was))


@pytest.mark.parametrize(
    ("text", "parts", "then"),
    [
        pytest.param('{"ref": "x"}', [OURS], '{"ref": "x; https://a.org/é"}', id="behind-another"),
        pytest.param('{"ref": "x"}', ["a", "b"], '{"ref": "x; a; b"}', id="two"),
        pytest.param('{"ref": "x;  y"}', ["a"], '{"ref": "x;  y; a"}', id="two-blanks-there"),
        pytest.param('{"ref": ""}', ["a", "b"], '{"ref": "a; b"}', id="blank"),
        pytest.param('{"ref": "\\u0020"}', ["a"], '{"ref": "a"}', id="blank-as-escape"),
        pytest.param('{"ref": null}', ["a"], '{"ref": "a"}', id="null"),
        pytest.param('{"a": 1}', ["a"], '{"a": 1, "ref": "a"}', id="absent"),
        pytest.param('{\n "a": 1\n}', ["a"], '{\n "a": 1,\n "ref": "a"\n}', id="absent-of-lines"),
        pytest.param("{}", ["a"], '{"ref": "a"}', id="nothing-at-all"),
        pytest.param(
            '{"ref": "\\u00fc"}', [OURS], '{"ref": "\\u00fc; https://a.org/\\u00e9"}', id="escapes-as-the-file"
        ),
        pytest.param(
            '{"ref": "http:\\/\\/x.org"}', ['a"\\b'], '{"ref": "http:\\/\\/x.org; a\\"\\\\b"}', id="marks-of-json"
        ),
    ],
)
def test_parts_are_put_in_and_taken_out(text, parts, then):
    now, was = added(text, parts)
    assert now == then
    assert taken(now, parts, was) == text


@pytest.mark.parametrize("value", ["1", "[]", "{}", "false"])
def test_what_is_no_text_is_refused(value):
    with pytest.raises(RecordError, match="'ref' holds something else than a text here"):
        added(f'{{"ref": {value}}}', ["a"])


@pytest.mark.parametrize(
    ("text", "parts", "was", "then"),
    [
        pytest.param('{"ref": "a; x; b"}', ["a"], None, '{"ref": "x; b"}', id="first"),
        pytest.param('{"ref": "x; a; y; b"}', ["b", "a"], None, '{"ref": "x; y"}', id="two"),
        pytest.param('{"ref": "a; x; a"}', ["a"], None, '{"ref": "a; x"}', id="of-equal-ones-the-last"),
        pytest.param('{"ref": "ab; x"}', ["a"], None, '{"ref": "ab; x"}', id="the-beginning-of-another"),
        pytest.param('{"ref": "x;a"}', ["a"], None, '{"ref": "x;a"}', id="joined-anew"),
        pytest.param('{"ref": "x; \\u0061"}', ["a"], None, '{"ref": "x"}', id="written-anew"),
        pytest.param('{"ref": "a"}', ["a"], None, '{"ref": ""}', id="others-were-taken-out-since"),
        pytest.param('{"ref": "a"}', ["a"], NOTHING, "{}", id="it-was-not-there"),
        pytest.param('{"ref": "a"}', ["a"], "null", '{"ref": null}', id="it-was-null"),
        pytest.param('{"ref": ["a"]}', ["a"], "null", '{"ref": ["a"]}', id="no-text-any-more"),
        pytest.param('{"b": 1}', ["a"], "null", '{"b": 1}', id="no-field-any-more"),
    ],
)
def test_taking_out(text, parts, was, then):
    assert taken(text, parts, was) == then


PARTS = st.text(st.characters(codec="utf-8", exclude_characters=";"), min_size=1).map(str.strip).filter(bool)


@settings(deadline=None)
@given(st.none() | st.text(), st.lists(PARTS, min_size=1, max_size=3, unique=True), st.booleans())
def test_what_was_put_in_comes_out_to_the_byte(there, parts, ascii):
    text = json.dumps({"a": "ü", "ref": there}, ensure_ascii=ascii)
    now, was = added(text, parts)
    said = json.loads(now)["ref"]
    assert said == "; ".join([*([there] if there and there.strip() else []), *parts])
    assert taken(now, parts, was) == text
