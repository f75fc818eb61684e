import json
from pathlib import PurePath

import pytest

from incident_refs.model.record import HostItem, HostReference
from incident_refs.model.tree import EACH, text_at
from incident_refs.records.host_field import JoinedField, ListField
from incident_refs.records.json_tree import read_json
from incident_refs.records.splice import splice


def _make(reference):
    return {"label": reference.title, "url": reference.url} if reference.url else None


FIELD = ListField(("references",), words=("label", "title"), address="url", make=_make)
INNER = ListField(("parts", EACH, "references"), words=("label",), address="url")
JOINED = JoinedField(("links",))
WORK = HostReference("doe2024", "Doe 2024", "Prompts", "https://doi.org/10.1234/a")
NOWHERE = HostReference("roe1999", "Roe 1999", "In print")


def tree_of(value, indent=None):
    return read_json(json.dumps(value, indent=indent), PurePath("a.json"))


def texts(field, value):
    tree = tree_of(value, indent=1)
    return [(text.field, text.text, text.address, text.line) for text in field.texts(tree, tree.root)]


def test_a_list_is_read():
    references = [
        {"label": " Doe 2024 ", "url": "https://a.org"},
        {"label": "", "title": "By the second word"},
        {"url": "https://b.org"},
        {"label": None},
        "A string alone",
        7,
        None,
        {"label": ["no text"], "url": {"no": "text"}},
    ]
    assert texts(FIELD, {"references": references}) == [
        ("references[0]", "Doe 2024", "https://a.org", 4),
        ("references[1]", "By the second word", None, 9),
        ("references[2]", "https://b.org", "https://b.org", 12),
        ("references[4]", "A string alone", None, 17),
        ("references[5]", "7", None, 18),
    ]


def test_only_what_counts_is_read():
    field = ListField(("references",), ("label",), "url", counts=lambda item: text_at(item, "type") != "self")
    assert texts(field, {"references": [{"type": "self", "label": "x"}, {"label": "y"}]}) == [
        ("references[1]", "y", None, 8)
    ]


def test_lists_within_a_list_are_read_and_never_changed():
    value = {"parts": [{"references": [{"label": "a"}]}, {}, {"references": [{"url": "b"}, {"label": "c"}]}]}
    assert [text[0] for text in texts(INNER, value)] == [
        "parts[0].references[0]", "parts[2].references[0]", "parts[2].references[1]",
    ]  # fmt: skip
    tree = tree_of(value)
    assert INNER.add(tree, tree.root, [WORK]) == ([], (), (WORK,))
    assert INNER.take(tree, tree.root, [HostItem("doe2024", "parts.[].references", '{"label":"a"}')]) == []


@pytest.mark.parametrize(
    ("value", "there"),
    [
        pytest.param({"url": "http://dx.doi.org/10.1234/A"}, True, id="the-address-of-the-same-work"),
        pytest.param({"label": "Doe 2024", "url": "https://other.org"}, True, id="what-was-resolved-leads-elsewhere"),
        pytest.param({"url": "Doe 2024"}, True, id="the-address-is-what-was-resolved"),
        pytest.param({"label": "Doe 2024"}, False, id="what-was-resolved-leads-nowhere"),
        pytest.param({"label": "Prompts", "url": "https://other.org"}, False, id="title"),
        pytest.param({"label": "https://doi.org/10.1234/a"}, False, id="address-as-label"),
        pytest.param(None, False, id="nothing"),
    ],
)
def test_what_stands_there_already(value, there):
    assert FIELD.has(tree_of({"references": [value]}).root, WORK) is there


def test_a_reference_without_words_is_in_no_list():
    """An attachment by hand has no string; an object without an address is not what it means."""
    by_hand = HostReference("doe2024", "", "Prompts", "https://doi.org/10.1234/a")
    assert not FIELD.has(tree_of({"references": [{"label": ""}, {"url": ""}]}).root, by_hand)


@pytest.mark.parametrize(
    ("references", "wanted", "then", "placed", "unheld"),
    [
        pytest.param(
            [],
            [WORK],
            [{"label": "Prompts", "url": WORK.url}],
            [("doe2024", "references", "[]")],
            [],
            id="into-an-empty-list",
        ),
        pytest.param(
            [{"label": "Doe 2024"}],
            [WORK],
            [{"label": "Doe 2024", "url": WORK.url}],
            [("doe2024", "references[].url", "")],
            [],
            id="the-address-is-filled-in",
        ),
        pytest.param(
            [{"label": "Doe 2024", "url": None}],
            [WORK],
            [{"label": "Doe 2024", "url": WORK.url}],
            [("doe2024", "references[].url", "null")],
            [],
            id="the-address-was-null",
        ),
        pytest.param([1], [NOWHERE], [1], [], ["roe1999"], id="no-address-to-give"),
        pytest.param(
            [{"label": "Roe 1999"}], [NOWHERE], [{"label": "Roe 1999"}], [], ["roe1999"], id="nothing-to-fill-in"
        ),
        pytest.param(
            ["Doe 2024"],
            [WORK],
            ["Doe 2024", {"label": "Prompts", "url": WORK.url}],
            [("doe2024", "references", None)],
            [],
            id="a-string-cannot-be-filled-in",
        ),
    ],
)
def test_what_is_put_into_a_list(references, wanted, then, placed, unheld):
    tree = tree_of({"references": references})
    edits, items, left = FIELD.add(tree, tree.root, wanted)
    text = splice(tree.text, edits)
    assert json.loads(text) == {"references": then}
    assert [(item.key, item.field, item.was) for item in items] == placed
    assert [reference.key for reference in left] == unheld
    again = read_json(text, PurePath("a.json"))
    assert all(FIELD.stands(again.root, item) for item in items)
    assert splice(text, FIELD.take(again, again.root, items)) == tree.text


def test_an_object_with_half_a_pair_is_kept_as_text_that_can_be_stored():
    text = '{"references": [{"label": "Doe 2024", "note": "\\ud83d"}]}'
    tree = read_json(text, PurePath("a.json"))
    edits, (item,), _ = FIELD.add(tree, tree.root, [WORK])
    assert item.item.encode()
    again = read_json(splice(text, edits), PurePath("a.json"))
    assert splice(again.text, FIELD.take(again, again.root, [item])) == text


def test_a_joined_string_is_read():
    assert texts(JOINED, {"links": "https://a.org;HTTP://b.org ; ; a talk"}) == [
        ("links[0]", "https://a.org", "https://a.org", 2),
        ("links[1]", "HTTP://b.org", "HTTP://b.org", 2),
        ("links[2]", "a talk", None, 2),
    ]
    assert texts(JOINED, {"links": None}) == texts(JOINED, {}) == texts(JOINED, {"links": ["a"]}) == []


def test_what_is_put_into_a_joined_string():
    tree = tree_of({"links": "https://a.org"})
    marked = HostReference("sici", "", "T", "https://doi.org/10.1002/(sici)1096;2-a")
    edits, items, unheld = JOINED.add(tree, tree.root, [NOWHERE, WORK, marked])
    assert json.loads(splice(tree.text, edits)) == {"links": f"https://a.org; {WORK.url}"}
    assert items == (HostItem("doe2024", "links", json.dumps(WORK.url)),)
    assert unheld == (NOWHERE, marked)


def test_an_item_of_another_field_is_left_alone():
    value = {"links": "https://a.org", "references": [{"label": "a"}]}
    tree = tree_of(value)
    assert JOINED.take(tree, tree.root, [HostItem("a", "references", '"https://a.org"')]) == []
    assert not JOINED.stands(tree.root, HostItem("a", "references", '"https://a.org"'))
    assert FIELD.take(tree, tree.root, [HostItem("a", "links", '{"label":"a"}')]) == []
