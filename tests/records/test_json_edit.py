import json
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_refs.errors import RecordError
from incident_refs.model.tree import Mapping, Sequence, get, plain
from incident_refs.records.json_edit import NOTHING, add, put_back, set_value, take
from incident_refs.records.json_tree import read_json
from incident_refs.records.splice import splice

PATH = PurePath("a.json")
ITEM = {"label": "ImageNet", "url": "https://a.org"}


def added(text, items, key="refs", *owner):
    tree = read_json(text, PATH)
    edits, was = add(tree, _owner(tree, owner), key, items)
    return splice(text, edits), was


def taken(text, items, was, key="refs", *owner):
    tree = read_json(text, PATH)
    return splice(text, take(tree, _owner(tree, owner), key, items, was))


def _owner(tree, path):
    node = get(tree.root, *path)
    assert isinstance(node, Mapping)
    return node


@pytest.mark.parametrize(
    ("text", "then"),
    [
        pytest.param('{"a": 1}', '{"a": 1, "refs": [{"label": "ImageNet", "url": "https://a.org"}]}', id="absent"),
        pytest.param("{}", '{"refs": [{"label": "ImageNet", "url": "https://a.org"}]}', id="nothing-at-all"),
        pytest.param("{ }", '{"refs": [{"label": "ImageNet", "url": "https://a.org"}] }', id="a-blank"),
        pytest.param('{"a":1}', '{"a":1,"refs":[{"label":"ImageNet","url":"https://a.org"}]}', id="compact"),
        pytest.param('{"refs":[]}', '{"refs":[{"label":"ImageNet","url":"https://a.org"}]}', id="compact-empty"),
        pytest.param(
            '{"a" : 1 , "refs" : [7]}',
            '{"a" : 1 , "refs" : [7, {"label" : "ImageNet" , "url" : "https://a.org"}]}',
            id="blanks-before-the-marks",
        ),
        pytest.param(
            '{\n  "refs": []\n}',
            '{\n  "refs": [\n    {\n      "label": "ImageNet",\n      "url": "https://a.org"\n    }\n  ]\n}',
            id="indented-empty",
        ),
        pytest.param(
            '{\r\n\t"refs": null\r\n}\r\n',
            '{\r\n\t"refs": [\r\n\t\t{\r\n\t\t\t"label": "ImageNet",\r\n\t\t\t"url": "https://a.org"\r\n\t\t}\r\n\t]\r\n}\r\n',
            id="tabs-of-windows-null",
        ),
        pytest.param(
            '{\n   "a": 1\n}',
            '{\n   "a": 1,\n   "refs": [\n      {\n         "label": "ImageNet",\n         "url": "https://a.org"\n      }\n   ]\n}',
            id="indented-absent",
        ),
        pytest.param(
            '{\n  "refs": [{"b": 1}, {"b": 2}]\n}',
            '{\n  "refs": [{"b": 1}, {"b": 2}, {"label": "ImageNet", "url": "https://a.org"}]\n}',
            id="list-on-one-line",
        ),
        pytest.param(
            '{\n  "refs": [\n    {"b": 1}\n  ]\n}',
            '{\n  "refs": [\n    {"b": 1},\n    {"label": "ImageNet", "url": "https://a.org"}\n  ]\n}',
            id="an-object-a-line",
        ),
        pytest.param(
            '{\n  "refs": [{\n    "b": 1\n  }]\n}',
            '{\n  "refs": [{\n    "b": 1\n  }, {\n    "label": "ImageNet",\n    "url": "https://a.org"\n  }]\n}',
            id="hugging-brackets",
        ),
        pytest.param(
            '{\n"refs": [\n{\n"b": 1\n}\n]\n}',
            '{\n"refs": [\n{\n"b": 1\n},\n{\n"label": "ImageNet",\n"url": "https://a.org"\n}\n]\n}',
            id="lines-without-indent",
        ),
    ],
)
def test_an_item_is_written_as_the_file_is(text, then):
    now, was = added(text, [ITEM])
    assert now == then
    assert taken(now, [ITEM], was) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param('{"a": "\\u00fc", "refs": []}', '"\\u00e9\\ud835\\udc9f"', id="escapes-as-the-file"),
        pytest.param('{"a": "ü", "refs": []}', '"é𝒟"', id="letters-as-the-file"),
        pytest.param('{"a": "ü\\u00fc", "refs": []}', '"é𝒟"', id="both"),
        pytest.param('{"a": "u", "refs": []}', '"é𝒟"', id="neither"),
    ],
)
def test_letters_are_written_as_the_file_has_them(text, written):
    assert added(text, ["é𝒟"])[0] == text.replace("[]", f"[{written}]")


@pytest.mark.parametrize("value", ['"a"', "1", "{}", "true"])
def test_what_is_no_list_is_refused(value):
    with pytest.raises(RecordError, match="'refs' holds something else than a list here"):
        added(f'{{"refs": {value}}}', [ITEM])


@pytest.mark.parametrize(
    ("text", "items", "was", "then"),
    [
        pytest.param('{"refs": [1, 2, 3]}', [2], None, '{"refs": [1, 3]}', id="middle"),
        pytest.param('{"refs": [1, 2, 3]}', [1], None, '{"refs": [2, 3]}', id="first"),
        pytest.param('{"refs": [1, 2, 3]}', [3, 1], None, '{"refs": [2]}', id="first-and-last"),
        pytest.param('{"refs": [1, 2, 1]}', [1], None, '{"refs": [1, 2]}', id="of-equal-ones-the-last"),
        pytest.param('{"refs": [1, 2, 1]}', [1, 1], None, '{"refs": [2]}', id="both-equal-ones"),
        pytest.param('{"refs": [1]}', [1], NOTHING, "{}", id="all-and-the-list-was-not-there"),
        pytest.param('{"refs": [1], "a": 2}', [1], NOTHING, '{"a": 2}', id="others-behind-it"),
        pytest.param('{"refs": [1]}', [1], "[ ]", '{"refs": [ ]}', id="all-and-the-list-was-empty"),
        pytest.param('{"refs": [1]}', [1], None, '{"refs": []}', id="all-and-others-were-taken-out-since"),
        pytest.param('{"refs": [1, 2]}', [1], NOTHING, '{"refs": [2]}', id="somebody-put-one-in-since"),
        pytest.param('{"refs": [1]}', [2], NOTHING, '{"refs": [1]}', id="not-there-any-more"),
        pytest.param('{"refs": "1"}', ["1"], NOTHING, '{"refs": "1"}', id="no-list-any-more"),
        pytest.param('{"a": 1}', [1], "[]", '{"a": 1}', id="no-field-any-more"),
        pytest.param('{"refs": [{"b": 2, "a": 1}]}', [{"a": 1, "b": 2}], "null", '{"refs": null}', id="other-order"),
        pytest.param('{"refs": [{"a": 1.0}]}', [{"a": 2}], "null", '{"refs": [{"a": 1.0}]}', id="another-value"),
    ],
)  # fmt: skip
def test_taking_out(text, items, was, then):
    assert taken(text, items, was) == then


@pytest.mark.parametrize(
    ("text", "then"),
    [
        pytest.param('{"a": {"b": 1}}', '{"a": {"b": 1, "url": "https://a.org"}}', id="absent"),
        pytest.param('{"a": {}}', '{"a": {"url": "https://a.org"}}', id="empty"),
        pytest.param('{"a": {"url":null,"b":1}}', '{"a": {"url":"https://a.org","b":1}}', id="null"),
        pytest.param('{"a": {"b":1,"url":""}}', '{"a": {"b":1,"url":"https://a.org"}}', id="blank"),
        pytest.param('{"a": {\n "b": 1\n}}', '{"a": {\n "b": 1,\n "url": "https://a.org"\n}}', id="lines"),
    ],
)
def test_a_value_is_set_and_put_back(text, then):
    tree = read_json(text, PATH)
    edit, was = set_value(tree, _owner(tree, ("a",)), "url", "https://a.org")
    now = splice(text, [edit])
    assert now == then
    again = read_json(now, PATH)
    assert splice(now, [put_back(again, _owner(again, ("a",)), "url", was)]) == text


VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
ITEMS = st.dictionaries(st.text(min_size=1, max_size=4), VALUES, min_size=1, max_size=3)
RECORDS = st.dictionaries(st.sampled_from("abcde"), VALUES, min_size=1)


@pytest.mark.parametrize(
    ("there", "put_in"),
    [
        pytest.param(r'{"a": "\u000b"}', '"refs": ["ü"]', id="a-control-character"),
        pytest.param(r'{"a": "\u00e9"}', r'"refs": ["\u00fc"]', id="a-letter-beyond-ascii"),
        pytest.param('{"a": "é"}', '"refs": ["ü"]', id="a-letter-as-it-is"),
    ],
)
def test_letters_are_written_as_the_file_writes_them(there, put_in):
    tree = read_json(there, PATH)
    edits, _ = add(tree, tree.root, "refs", ["ü"])
    assert put_in in splice(there, edits)


@settings(deadline=None)
@given(
    RECORDS,
    st.lists(ITEMS, max_size=3),
    st.lists(ITEMS, min_size=1, max_size=3),
    st.sampled_from([None, 1, 2, 4, "\t"]),
    st.booleans(),
)
def test_a_file_looks_as_if_it_had_been_written_with_them(record, there, ours, indent, compact):
    separators = (",", ":") if compact and indent is None else None

    def written(items):
        value = {**record, "refs": items} if items else record
        return json.dumps({"records": [value]}, indent=indent, separators=separators, ensure_ascii=False)

    before = written(there)
    tree = read_json(before, PATH)
    records = get(tree.root, "records")
    assert isinstance(records, Sequence)
    owner = records.items[0]
    assert isinstance(owner, Mapping)
    edits, was = add(tree, owner, "refs", ours)
    after = splice(before, edits)
    assert json.loads(after) == json.loads(written([*there, *ours]))
    if record or separators:
        assert after == written([*there, *ours])
    again = read_json(after, PATH)
    owner = again.root.members[0].value.items[0]
    assert plain(owner)["refs"] == [*there, *ours]
    assert splice(after, take(again, owner, "refs", ours, was)) == before
