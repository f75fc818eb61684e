"""Items put into YAML and taken out again: in the file's own style, and to the byte."""

from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from incident_refs.errors import RecordError
from incident_refs.model.tree import get, plain
from incident_refs.records.splice import splice
from incident_refs.records.yaml_edit import add, put_back, set_value, take
from incident_refs.records.yaml_tree import read_yaml

PATH = Path("a.yaml")
ITEM = {"title": "ImageNet", "url": "https://doi.org/10.1/x"}
BLOCK = "- title: ImageNet\n  url: https://doi.org/10.1/x"


def put(text, *items, at=()):
    tree = read_yaml(text, PATH)
    edits, was = add(tree, get(tree.root, *at), "refs", items or [ITEM])
    return splice(text, edits), was


def taken(text, was, *items, at=()):
    tree = read_yaml(text, PATH)
    return splice(text, take(tree, get(tree.root, *at), "refs", items or [ITEM], was))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("refs:\n- title: A\n  url: null\n", f"refs:\n- title: A\n  url: null\n{BLOCK}\n", id="block"),
        pytest.param("refs:\n- title: A", f"refs:\n- title: A\n{BLOCK}", id="no-final-newline"),
        pytest.param("refs:\r\n- title: A\r\n", "refs:\r\n- title: A\r\n" + BLOCK.replace("\n", "\r\n") + "\r\n", id="windows"),
        pytest.param("refs:\n- t: A # why\n# then\nz: 1\n", f"refs:\n- t: A # why\n{BLOCK}\n# then\nz: 1\n", id="comments"),
        pytest.param("refs:\n  - t: A\n", "refs:\n  - t: A\n  - title: ImageNet\n    url: https://doi.org/10.1/x\n", id="indented"),
        pytest.param("refs:\n  -   t: A\n", "refs:\n  -   t: A\n  -   title: ImageNet\n      url: https://doi.org/10.1/x\n", id="wide-dash"),
        pytest.param("refs:\n- t: 'A'\n  u: 'B'\n", "refs:\n- t: 'A'\n  u: 'B'\n- title: 'ImageNet'\n  url: 'https://doi.org/10.1/x'\n", id="all-quoted"),
        pytest.param("refs:\n- 't': A\n", "refs:\n- 't': A\n- 'title': ImageNet\n  'url': https://doi.org/10.1/x\n", id="quoted-keys"),
        pytest.param("refs:\n- {t: A}\n", "refs:\n- {t: A}\n- {title: ImageNet, url: https://doi.org/10.1/x}\n", id="braces"),
        pytest.param("refs:\n- t: |\n    A - b\n\nz: 1\n", f"refs:\n- t: |\n    A - b\n\n{BLOCK}\nz: 1\n", id="literal"),
        pytest.param("refs:\n- # a - b\n  t: A\n", f"refs:\n- # a - b\n  t: A\n{BLOCK}\n", id="dash-in-comment"),
        pytest.param("refs:\n- one\n-\n", f"refs:\n- one\n-\n{BLOCK}\n", id="empty-item"),
        pytest.param("refs: [{t: A}]\n", "refs: [{t: A}, {title: ImageNet, url: https://doi.org/10.1/x}]\n", id="flow"),
        pytest.param("refs: [\n  a,\n  b, # c\n]\n", "refs: [\n  a,\n  b,\n  {title: ImageNet, url: https://doi.org/10.1/x}, # c\n]\n", id="flow-lines"),
        pytest.param("refs: [] # none yet\nz:\n- 1\n", f"refs: # none yet\n{BLOCK}\nz:\n- 1\n", id="empty"),
        pytest.param("refs:\nz: 1\n", "refs:\n  - title: ImageNet\n    url: https://doi.org/10.1/x\nz: 1\n", id="nothing"),
        pytest.param("refs: ~", "refs:\n  - title: ImageNet\n    url: https://doi.org/10.1/x", id="null-at-the-end"),
        pytest.param("refs:\n  []\n", "refs:\n  - title: ImageNet\n    url: https://doi.org/10.1/x\n", id="empty-below"),
        pytest.param("id: A # last\n# end\n", "id: A # last\nrefs:\n  - title: ImageNet\n    url: https://doi.org/10.1/x\n# end\n", id="absent"),
        pytest.param("z: 1\nt: |\n  no line end", f"z: 1\nrefs:\n  {BLOCK.replace(chr(10), chr(10) + '  ')}\nt: |\n  no line end", id="absent-before-an-open-text"),
        pytest.param("l:\n- a\n", f"l:\n- a\nrefs:\n{BLOCK}\n", id="absent-behind-a-list"),
        pytest.param("{id: A}\n", "{id: A, refs: [{title: ImageNet, url: https://doi.org/10.1/x}]}\n", id="absent-in-braces"),
        pytest.param("{}", "{refs: [{title: ImageNet, url: https://doi.org/10.1/x}]}", id="absent-in-empty-braces"),
        pytest.param("{refs: [], z: 1}", "{refs: [{title: ImageNet, url: https://doi.org/10.1/x}], z: 1}", id="empty-in-braces"),
    ],
)  # fmt: skip
def test_put_in_and_taken_out(before, after):
    made, was = put(before)
    assert made == after
    assert taken(made, was) == before


def test_a_record_in_a_list():
    before = "cases:\n- id: A\n  refs: []\n- id: B\n"
    tree = read_yaml(before, PATH)
    first, second = tree.root.member("cases").value.items
    edits = [edit for node in (first, second) for edit in add(tree, node, "refs", [ITEM])[0]]
    made = splice(before, edits)
    assert plain(read_yaml(made, PATH).root) == {"cases": [{"id": "A", "refs": [ITEM]}, {"id": "B", "refs": [ITEM]}]}


@pytest.mark.parametrize(
    "value",
    ["no", "a: b", "a #b", "it's", 'say "x"', "x\ny", " a", "a ", "0276", "2009-02-30", "[x]", "- a", "é\u2028", "", "~", "null", "a:", "\\", "日本", "*a", "=1", "!x", "a,b", "#", "'", "a\u202eb"],
    ids=repr,
)  # fmt: skip
@pytest.mark.parametrize("before", ["refs:\n- t: A\n", "refs:\n- t: 'A'\n", "refs: ['a']\n"], ids=repr)
def test_every_text_comes_back(value, before):
    item = {"title": value, "url": None}
    made, was = put(before, item, value)
    assert plain(read_yaml(made, PATH).root)["refs"][1:] == [item, value]
    assert taken(made, was, item, value) == before


def test_ours_are_taken_out_from_among_others():
    made, was = put("refs:\n- a\n- b\n", "x", "w")
    assert made == "refs:\n- a\n- b\n- x\n- w\n"
    assert taken(made + "- c # theirs\n", was, "x", "w") == "refs:\n- a\n- b\n- c # theirs\n"
    flow, was = put("refs: [a]\n", "x", "w")
    assert taken(flow.replace("]", ", c]"), was, "w", "x") == "refs: [a, c]\n"
    assert taken("refs: [x, a]\n", None, "x") == "refs: [a]\n"
    assert taken("refs:\n- x", None, "x") == "refs: []"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("t: A\nu: null # c\n", "t: A\nu: https://a.org # c\n", id="null"),
        pytest.param("t: A\nu:\nz: 1\n", "t: A\nu: https://a.org\nz: 1\n", id="nothing"),
        pytest.param("t: A # c", "t: A # c\nu: https://a.org", id="absent"),
        pytest.param("{t: A, u: ''}", "{t: A, u: https://a.org}", id="braces"),
    ],
)
def test_an_address_is_filled_in_and_given_back(before, after):
    tree = read_yaml(before, PATH)
    edit, was = set_value(tree, tree.root, "u", "https://a.org")
    made = splice(before, [edit])
    assert plain(read_yaml(made, PATH).root)["u"] == "https://a.org"
    assert made == after
    tree = read_yaml(made, PATH)
    assert splice(made, [put_back(tree, tree.root, "u", was)]) == before


def test_something_else_than_a_list_is_refused():
    with pytest.raises(RecordError, match="'refs' holds something else"):
        put("refs: a word\n")


def test_what_shares_a_line_is_left_to_the_person():
    with pytest.raises(RecordError, match="line 2"):
        tree = read_yaml("l:\n- refs: [x]\n", PATH)
        owner = tree.root.member("l").value.items[0]
        take(tree, owner, "refs", ["x"], "")


def test_a_text_that_the_end_cuts_is_not_made_longer():
    with pytest.raises(RecordError, match="line 2: the file ends in this item without a line end"):
        put("refs:\n- t: |\n    no line end")


def test_a_text_that_the_end_cuts_stays_the_last():
    made, was = put("a: |\n  0")
    assert made.endswith("a: |\n  0")
    assert taken(made, was) == "a: |\n  0"


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(["a\nb\n", "a\n", "é: x", "2009-01-01"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1, max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=500, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["a", "b", "z"]), VALUES, max_size=3),
    st.sampled_from([None, [], [None], ["x"], [{"title": "T", "url": None}], [{"title": "T"}, "- x", {"a": ["b", {"c": "d"}]}]]),
    st.lists(st.none() | st.text(max_size=12) | st.dictionaries(st.sampled_from(["title", "url"]), st.text(max_size=12) | st.none(), min_size=1), min_size=1, max_size=3),
    st.sampled_from([None, False, True]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([None, "'", "|"]),
    st.booleans(),
    st.integers(0, 3),
)  # fmt: skip
def test_whatever_stands_around(around, there, items, flow, newline, style, final, place):
    """What PyYAML writes of anything: the items go in, all else says the same, and they come out to the byte."""
    pairs = list(around.items())
    if there is not None or place:
        pairs.insert(place, ("refs", there))
    text = yaml.safe_dump(
        dict(pairs),
        default_flow_style=flow,
        line_break=newline,
        default_style=style,
        sort_keys=False,
        allow_unicode=True,
    )
    text = text if final else text.rstrip("\r\n")
    assume("!!" not in text)  # PyYAML quotes what is no text only with its tag
    before = plain(read_yaml(text, PATH).root)
    try:
        made, was = put(text, *items)
    except RecordError as error:
        assert "without a line end" in str(error)
        return
    after = plain(read_yaml(made, PATH).root)
    assert after.pop("refs")[-len(items) :] == items
    before.pop("refs", None)
    assert after == before
    assert taken(made, was, *items) == text
