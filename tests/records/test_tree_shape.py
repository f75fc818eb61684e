import copy
import json
import random
import time
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.laws import DENG, EXAMPLES, LAYOUTS, OURS, PAGE, PRABHU, Field, attached, parsed, written
from tests.records.shaped import fill, read

from incident_refs.errors import RecordError
from incident_refs.interfaces import Wanted
from incident_refs.model.record import HostReference, Record
from incident_refs.model.tree import EACH, text_at
from incident_refs.records.host_field import JoinedField, ListField
from incident_refs.records.record_file import RecordFile
from incident_refs.records.splice import Edit
from incident_refs.records.tree_shape import TreeShape

PATH = Path("records.json")


def _make(reference):
    return {"label": reference.title, "url": reference.url} if reference.url else None


SHAPE = TreeShape(
    name="test",
    database="tests",
    is_record=lambda node: text_at(node, "id") is not None or text_at(node, "kind") == "incident",
    ids=(lambda node: text_at(node, "own", "id"), ("id",)),
    titles=(("names", EACH, "text"), ("title",)),
    urls=(("page",),),
    dates=(("date",), ("year",)),
    fields=(ListField(("references",), ("label",), "url", make=_make), JoinedField(("links",))),
    prose=(("text",), ("more", EACH, "text")),
)
FULL = {
    "id": "A1",
    "title": "The\n second   name",
    "year": 2024,
    "page": "https://a.org",
    "references": [{"label": "Doe 2024"}],
    "links": "https://b.org",
    "text": "As Doe (2024)\nsays.",
    "more": [{"text": " "}, {"text": "And Roe."}, {"text": 7}],
}


def test_where_things_stand():
    (record,) = read(SHAPE, json.dumps(FULL, indent=1).encode(), PATH)
    assert (record.id, record.database, record.title, record.url, record.date, record.path, record.shape) == (
        "A1", "tests", "The second name", "https://a.org", "2024", "records.json", "test",
    )  # fmt: skip
    assert [(text.field, text.text, text.line) for text in record.texts] == [
        ("references[0]", "Doe 2024", 8),
        ("links[0]", "https://b.org", 11),
        ("text", "As Doe (2024)\nsays.", 12),
        ("more[1].text", "And Roe.", 18),
    ]


@pytest.mark.parametrize(
    ("value", "id", "title"),
    [
        pytest.param({"id": "A1", "own": {"id": "T1"}}, "T1", "", id="the-first-place-counts"),
        pytest.param({"id": "A1", "own": {"id": " "}}, "A1", "", id="a-blank-one-does-not"),
        pytest.param({"id": 17}, "17", "", id="number"),
        pytest.param({"kind": "incident"}, "", "", id="none"),
        pytest.param({"kind": "incident", "id": True}, "", "", id="a-truth-is-no-id"),
        pytest.param(
            {"id": "A", "names": [{"text": ""}, {"text": "b"}], "title": "c"}, "A", "b", id="first-filled-of-a-list"
        ),
    ],
)
def test_ids_and_titles(value, id, title):
    (record,) = read(SHAPE, json.dumps(value).encode(), PATH)
    assert (record.id, record.title) == (id, title)


def test_the_records_of_a_file():
    values = [FULL, {"other": 1}, {**FULL, "id": "A2"}]
    assert [(r.id, r.line) for r in read(SHAPE, json.dumps(values, indent=0).encode(), PATH)] == [("A1", 2), ("A2", 29)]
    lines = "\r\n".join(json.dumps(value) for value in values)
    assert [(r.id, r.line) for r in read(SHAPE, lines.encode(), PATH)] == [("A1", 1), ("A2", 3)]
    assert not SHAPE.fits(RecordFile(b'{"other": 1}', PATH))


def test_characters_that_no_text_can_hold_are_left_out_and_said():
    data = b'[{"id": "A1",\n "text": "a\\u0000b \\ud83d",\n "title": "x\\u0000y \\ud83d\\ude00"}, {"id": "A2", "text": "\\ud83d\\ude00"}]'
    first, second = read(SHAPE, data, PATH)
    assert (first.title, first.texts[0].text) == ("x y 😀", "a b \ufffd")
    assert [note.partition(": ")[0] for note in first.notes] == ["records.json:2", "records.json:3"]
    assert second.notes == ()


def test_a_truncated_file_is_refused_with_its_place():
    data = json.dumps([FULL, FULL], indent=1).encode()
    with pytest.raises(RecordError, match=r"^records\.json:\d+:\d+: the file cannot be read as JSON"):
        read(SHAPE, data[:-40], PATH)


@pytest.mark.parametrize(
    ("values", "record", "problem"),
    [
        pytest.param([{"id": "A1"}, {"id": "a1"}], Record("A1", path="r.json"), "'A1' stands 2 times in it", id="repeated"),
        pytest.param([{"id": "A1"}], Record("A2", path="r.json"), "'A2' is no longer in it", id="gone"),
        pytest.param([{"kind": "incident"}], Record("", path="r.json", line=3), "r.json:3: the record here has no id", id="no-id"),
        pytest.param([{"id": "A1", "references": "x"}], Record("A1", path="r.json"), "r.json:1: A1: 'references' holds something else than a list here; mend it", id="no-list"),
    ],
)  # fmt: skip
def test_what_cannot_be_added_to(values, record, problem):
    file = RecordFile(json.dumps(values).encode(), PATH)
    with pytest.raises(RecordError, match=problem):
        SHAPE.attach(file, [Wanted(record, (DENG,))])


class Careless(ListField):
    """A field that changes what is not its own."""

    at: ClassVar[bytes] = b""

    def add(self, tree, record, references):
        place = tree.text.index(self.at.decode())
        return [Edit(place, place + len(self.at), "9")], (), ()


@pytest.mark.parametrize(
    "at",
    [
        pytest.param(b"7", id="another-key-of-the-record"),
        pytest.param(b"6", id="another-record"),
        pytest.param(b"5", id="between-records"),
        pytest.param(b"4", id="behind-the-last"),
    ],
)
def test_a_change_of_anything_else_is_refused(at):
    shape = replace(SHAPE, fields=(type("Now", (Careless,), {"at": at})(("references",), ("label",), "url"),))
    data = b'[{"id": "A1", "a": 7}, {"x": 5}, {"id": "A2", "a": 6}, 4]'
    with pytest.raises(RecordError, match="written in a way that cannot be added to; nothing was changed"):
        fill(shape, data, PATH, [DENG])


def test_some_records_of_a_file_at_once():
    values = [{**FULL, "id": f"A{number}"} for number in range(4)]
    data = json.dumps(values, indent=2).encode()
    file = RecordFile(data, PATH)
    records = read(SHAPE, data, PATH)
    once = SHAPE.attach(file, [Wanted(records[2], (DENG,)), Wanted(records[0], (PRABHU, DENG))])
    keys = [[one["label"] for one in value["references"]] for value in json.loads(once.data)]
    assert keys == [["Doe 2024", PRABHU.title, DENG.title], ["Doe 2024"], ["Doe 2024", DENG.title], ["Doe 2024"]]
    assert {id: [item.key for item in items] for id, items in once.placed.items()} == {
        "A2": [DENG.key],
        "A0": [PRABHU.key, DENG.key],
    }
    back = SHAPE.attach(
        RecordFile(once.data, PATH),
        [Wanted(records[0], (DENG,), once.placed["A0"]), Wanted(records[2], (), once.placed["A2"])],
    )
    assert [len(value["references"]) for value in json.loads(back.data)] == [2, 1, 1, 1]


def test_one_of_two_strings_of_a_work_stands_there_itself():
    """Of two strings that mean one work one leads somewhere already: nothing is put in for the other."""
    value = {"id": "A1", "references": [{"label": "Doe 2024", "url": "https://elsewhere.org"}, {"label": "(Doe)"}]}
    both = [replace(DENG, raw="(Doe)"), replace(DENG, raw="Doe 2024")]
    assert fill(SHAPE, json.dumps(value).encode(), PATH, both).data == json.dumps(value).encode()


def test_the_field_stays_known_as_empty_whichever_goes_first():
    data = json.dumps({"id": "A1", "references": None}).encode()
    first = fill(SHAPE, data, PATH, [DENG])
    second = fill(SHAPE, first.data, PATH, [DENG, PRABHU], first.placed["A1"])
    third = fill(SHAPE, second.data, PATH, [PRABHU], second.placed["A1"])
    assert json.loads(third.data)["references"] == [{"label": PRABHU.title, "url": PRABHU.url}]
    assert fill(SHAPE, third.data, PATH, [], third.placed["A1"]).data == data


def test_an_address_is_no_secret_of_the_second_field():
    """What stands in a field that takes nothing of ours is not put into the first one."""
    data = json.dumps({**FULL, "links": DENG.url}).encode()
    assert fill(SHAPE, data, PATH, [DENG]).data == data


@EXAMPLES
@given(LAYOUTS, st.randoms(use_true_random=False))
def test_what_a_person_changed_in_between_stays(layout, chance):
    field = Field(("references",), ())
    values = [{**FULL, "id": f"A{number}"} for number in range(2)]
    once = attached(SHAPE, written(values, layout, field), OURS)
    edited = parsed(once.data)
    expected = [_edit(value, chance) for value in edited]
    layout = {**layout, "shuffle": 0}
    data = written(edited, layout, field)
    back = attached(SHAPE, data, (), once.placed)
    assert parsed(back.data) == expected[: len(parsed(back.data))]
    assert attached(SHAPE, back.data, (), once.placed).data == back.data


def _edit(value: dict[str, object], chance: random.Random) -> dict[str, object]:
    """Change a record as a person would; return what is to be left of it once ours are taken out."""
    references = value["references"]
    assert isinstance(references, list)
    theirs = [references[0]]
    if chance.random() < 0.5:
        value["title"] = "Another title"
    changed = None
    if chance.random() < 0.5:
        changed = chance.randrange(1, len(references))
        references[changed]["label"] += " (2nd ed.)"
    left = copy.deepcopy([*theirs, *([references[changed]] if changed else [])])
    if chance.random() < 0.5:
        new = {"url": "https://new.org", "label": "Theirs"}
        references.insert(0, new)
        left.insert(0, copy.deepcopy(new))
    if chance.random() < 0.3:
        del references[-1]
        if changed is not None and left[-1] not in references:
            left.pop()
    return {**copy.deepcopy(value), "references": left}


def test_a_work_that_is_not_in_the_library_any_more_is_said():
    data = json.dumps(FULL).encode()
    filled = fill(SHAPE, data, PATH, [HostReference("gone", "Doe", "")])
    assert (filled.data, len(filled.notes)) == (data, 1)


def test_a_large_file_is_read_and_added_to_in_seconds():
    values = [{**FULL, "id": f"A{number}", "text": "x" * 400} for number in range(4_000)]
    data = json.dumps(values, indent=2).encode()
    start = time.process_time()
    records = read(SHAPE, data, PATH)
    SHAPE.attach(RecordFile(data, PATH), [Wanted(record, (PAGE,)) for record in records[:1000]])
    assert time.process_time() - start < 10
