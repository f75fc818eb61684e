"""YAML read by our rules: the text people wrote, exact places, and the same tree with and without libyaml."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from incident_refs.errors import RecordError
from incident_refs.model.tree import Sequence, plain, text_at, walk
from incident_refs.records.record_file import RecordFile
from incident_refs.records.yaml_tree import LOADERS, read_yaml

PATH = Path("a.yaml")
both = pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
EVERY_FORM = """\
# about
---
id: AML.CS0001 # ours
summary: 'It''s a
  long one'
text: |
  first

  second

folded: >-
  a
  b
"quoted key": "a\\
  b"
nothing:
nought: ~
list: &anchored # items
- title: One
  url:
-
  - nested
- - more
flow: [a, {b: c}, d: e, 'f, g',]
empty: {}
wide: “日本語” 🔥
last: plain
  over lines
...
"""


@both
def test_what_stands_there_is_text(loader):
    tree = read_yaml("id: 0276\ntitle: NO\nv: 1.10\nflag: on\nn: 1e3\nnone: ~\nnil: 'null'\n", PATH, loader)
    assert plain(tree.root) == {
        "id": "0276", "title": "NO", "v": "1.10", "flag": "on", "n": "1e3", "none": None, "nil": "null",
    }  # fmt: skip


@both
def test_every_value_knows_its_place(loader):
    tree = read_yaml(EVERY_FORM, PATH, loader)
    said = {member.key: EVERY_FORM[member.value.start : member.value.end] for member in tree.root.members}
    assert said == {
        "id": "AML.CS0001",
        "summary": "'It''s a\n  long one'",
        "text": "|\n  first\n\n  second\n\n",
        "folded": ">-\n  a\n  b\n",
        "quoted key": '"a\\\n  b"',
        "nothing": "",
        "nought": "~",
        "list": "- title: One\n  url:\n-\n  - nested\n- - more",
        "flow": "[a, {b: c}, d: e, 'f, g',]",
        "empty": "{}",
        "wide": "“日本語” 🔥",
        "last": "plain\n  over lines",
    }
    assert all(EVERY_FORM[m.start : m.end].strip('"') == m.key for m in tree.root.members)
    items = tree.root.member("flow").value.items
    assert [EVERY_FORM[item.start : item.end] for item in items] == ["a", "{b: c}", "d: e", "'f, g'"]
    assert plain(tree.root)["text"] == "first\n\nsecond\n"


@pytest.mark.skipif(len(LOADERS) < 2, reason="PyYAML without libyaml")
@settings(max_examples=400, deadline=None)
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.text(max_size=12)
        | st.sampled_from(["a: b", "# c", "- d", "é\n"]),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
        max_leaves=12,
    ),
    st.sampled_from([None, True, False]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_both_readers_give_the_same_tree(value, flow, newline, unicode):
    text = yaml.safe_dump(value, default_flow_style=flow, allow_unicode=unicode, line_break=newline)
    assert outcome(text, LOADERS[0]) == outcome(text, LOADERS[1])


@pytest.mark.skipif(len(LOADERS) < 2, reason="PyYAML without libyaml")
@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(["a", "b: ", "- ", "\n", "\n  ", "[", "]", "{", "}", ", ", "'", '"', "#", "|", "&x ", "---\n", "é", "2009-02-30"]), max_size=12))  # fmt: skip
@example(parts=["[", "b: ", "]"])
def test_what_both_readers_take_is_the_same_to_both(parts):
    first, second = (outcome("".join(parts), loader) for loader in LOADERS)
    # libyaml takes some of what is broken ("|#")
    assert isinstance(first, str) or isinstance(second, str) or first == second


def outcome(text, loader):
    try:
        return read_yaml(text, PATH, loader)
    except RecordError as error:
        return str(error)


@both
@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("a: &a [x]\nb: *a\n", "a.yaml:2:4: the file cannot be read as YAML: aliases", id="alias"),
        pytest.param("a: 1\nb: !!python/object/new:type {}\n", "a.yaml:2:4: the file cannot be read as YAML: tags", id="tag"),
        pytest.param("a: 1\n<<: {b: 1}\n", "a.yaml:2:1: the file cannot be read as YAML: merges", id="merge"),
        pytest.param("id: A\nr: [1]\nr: [2]\n", "a.yaml:3:1: the file cannot be read as YAML: the key 'r'", id="key-again"),
        pytest.param("a: 1\n[x]: 2\n", "a.yaml:2:1: the file cannot be read as YAML: a key must be", id="list-as-key"),
        pytest.param("a: 1\nd: 2009-02-30\n", "a.yaml:2:4: the file cannot be read as YAML: there is no such date", id="date"),
        pytest.param("id: A1\n\treferences: [x]\n", "a.yaml:2:", id="tab"),
        pytest.param("a: 'x\n", "a.yaml:2:1: ", id="open-quote"),
        pytest.param("a:\n  - " + "[" * 50, "nested deeper than 40", id="deep"),
        pytest.param("a: x\ny: \x07\n", "a.yaml:2:4: U+0007 stands here", id="bell"),
        pytest.param("# only\n", "only comments", id="comments"),
    ],
)  # fmt: skip
def test_what_is_refused_says_where(loader, text, says):
    assert says in outcome(text, loader)


@both
def test_several_documents_are_a_record_each(loader):
    tree = read_yaml("---\nid: A\n---\n# nothing here\n---\nid: B\n...\n", PATH, loader)
    assert isinstance(tree.root, Sequence)
    assert [text_at(item, "id") for item in tree.root.items] == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "name", "syntax"),
    [
        pytest.param("id: A1", "a.yml", "yaml", id="by-name"),
        pytest.param("---\nid: A1\n", "a", "yaml", id="opened-and-not-closed"),
        pytest.param("---\nid: A1\n---\nText", "a", "text", id="front-matter"),
        pytest.param("---\nid: A1\nText", "a.txt", "text", id="ruled-line"),
        pytest.param("id: A1\nreferences:\n- x\n", "<stdin>", "yaml", id="keys"),
        pytest.param("- id: A1\n  references: [x]\n", "<stdin>", "yaml", id="list-of-records"),
        pytest.param("Operator: Facebook\nReferences:\n- x\n", "<stdin>", "text", id="page"),
        pytest.param('{"id": "A1"}', "a.yaml", "json", id="json"),
        pytest.param("---" + "\n" * 50_000, "a", "text", id="only-line-ends"),
        pytest.param("a: \n" * 50_000, "a", "text", id="only-keys"),
    ],
)
def test_known_by_content(text, name, syntax):
    assert RecordFile(text.encode(), Path(name)).syntax == syntax


def test_a_quoted_merge_key_is_a_word():
    assert plain(read_yaml("'<<': x\n", PATH).root) == {"<<": "x"}


def test_values_stand_inside_what_holds_them():
    tree = read_yaml(EVERY_FORM, PATH)
    for node in walk(tree.root):
        assert tree.root.start <= node.start <= node.end <= tree.root.end
