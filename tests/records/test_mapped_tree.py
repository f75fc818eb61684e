"""Any JSON or YAML: by a mapping, or by the usual names of its keys; ours go in as the items there are written."""

import json
from pathlib import Path

import pytest
import yaml
from tests.records.shaped import fill, read

from incident_refs.errors import RecordError
from incident_refs.model.record import HostReference
from incident_refs.model.record_mapping import RecordMapping
from incident_refs.records.mapped_tree import MappedTree
from incident_refs.records.record_file import RecordFile

PATH = Path("cases.json")
DENG = HostReference(
    "deng2009imagenet", "", "ImageNet", "https://doi.org/10.1/x", text="Deng (2009). ImageNet. https://doi.org/10.1/x"
)
OURS = RecordMapping(
    name="ours", id=("meta.case",), references=("works",), database="ours", files=("*.json",), records="data.items", separator=";"
)  # fmt: skip


def said(data, shape=None, path=PATH):
    return [[(t.field, t.text, t.address) for t in r.texts] for r in read(shape or MappedTree(), data, path)]


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        pytest.param({"id": 1, "references": ["Deng 2009", "https://a.org"]}, [[("references[0]", "Deng 2009", None), ("references[1]", "https://a.org", "https://a.org")]], id="strings"),
        pytest.param([{"ID": "A", "Sources": [{"Label": "Deng", "URL": "https://a.org"}]}], [[("Sources[0]", "Deng", "https://a.org")]], id="objects"),
        pytest.param({"title": "A", "citations": "Deng 2009\nLi 2022"}, [[("citations[0]", "Deng 2009", None), ("citations[1]", "Li 2022", None)]], id="text"),
        pytest.param({"data": {"incidents": [{"id": "A", "references": ["x"]}, {"id": "B"}]}}, [[("references[0]", "x", None)], []], id="list-within"),
        pytest.param({"id": "A", "references": ["x"], "description": "Li (2022)"}, [[("references[0]", "x", None), ("description", "Li (2022)", None)]], id="prose"),
    ],
)  # fmt: skip
def test_usual_names(value, texts):
    assert said(json.dumps(value).encode()) == texts
    assert said(yaml.safe_dump(value, sort_keys=False).encode(), path=Path("a.yaml")) == texts


def test_what_was_written_stays_text_in_yaml():
    (record,) = read(
        MappedTree(), b"id: 0276\ntitle: NO\ndate: 2009\nreferences:\n  - on\n  - 1e3\n  - ~\n", Path("a.yaml")
    )
    assert (record.id, record.title, record.date) == ("0276", "NO", "2009")
    assert [text.text for text in record.texts] == ["on", "1e3"]


def test_a_mapping_names_the_keys():
    shape = MappedTree(OURS.name, OURS)
    data = b'{"data": {"items": [{"meta": {"case": "X1"}, "works": "Deng 2009; Li 2022"}]}, "id": "no", "references": ["no"]}'
    (record,) = read(shape, data, PATH)
    assert (record.id, record.database, record.shape) == ("X1", "ours", "ours")
    assert [text.text for text in record.texts] == ["Deng 2009", "Li 2022"]
    once = fill(shape, data, PATH, [DENG])
    assert json.loads(once.data)["data"]["items"][0]["works"] == "Deng 2009; Li 2022; https://doi.org/10.1/x"
    assert fill(shape, once.data, PATH, [], once.placed["X1"]).data == data
    assert not shape.fits(RecordFile(b'{"id": "A", "works": []}', PATH))
    assert not shape.fits(RecordFile(data, Path("a.txt")))


@pytest.mark.parametrize(
    ("references", "item"),
    [
        pytest.param(["Li 2022"], DENG.text, id="strings"),
        pytest.param([], DENG.text, id="empty"),
        pytest.param([{"title": "A", "link": "https://a.org"}], {"title": "ImageNet", "link": DENG.url}, id="objects"),
        pytest.param([{"href": "https://a.org"}], {"href": DENG.url}, id="addresses"),
        pytest.param([{"text": "A"}], {"text": DENG.text}, id="words"),
    ],
)
@pytest.mark.parametrize("path", [PATH, Path("a.yaml")], ids=["json", "yaml"])
def test_ours_go_in_as_the_items_are_written(references, item, path):
    value = {"id": "A1", "references": references, "z": "end"}
    data = (json.dumps(value, indent=1) if path is PATH else yaml.safe_dump(value, sort_keys=False)).encode()
    once = fill(MappedTree(), data, path, [DENG])
    assert yaml.safe_load(once.data) == {**value, "references": [*references, item]}
    placed = once.placed["A1"]
    assert fill(MappedTree(), once.data, path, [DENG], placed).data == once.data
    assert fill(MappedTree(), once.data, path, [], placed).data == data


@pytest.mark.parametrize("raw", ["Li 2022", ""], ids=["the-string", "the-address"])
def test_what_stands_there_is_not_put_in_again(raw):
    data = b'{"id": "A1", "references": ["Li 2022", "See https://doi.org/10.1/x"]}'
    reference = HostReference("k", raw, "T", "https://doi.org/10.1/x" if not raw else None, text="Li")
    assert fill(MappedTree(), data, PATH, [reference]).data == data


def test_one_text_takes_nothing_and_says_so():
    (record,) = read(MappedTree(), b'{"id": "A1", "references": "Li 2022"}', PATH)
    assert "separator" in record.closed
    (record,) = read(MappedTree(), b"id: A1\nreferences: Li 2022\n", Path("a.yaml"))
    assert "as a list" in record.closed


def test_a_file_without_known_keys_says_what_to_do():
    with pytest.raises(RecordError, match=r"cases.json: no record .* \[\[records.mapping\]\]"):
        read(MappedTree(), b'{"a": [1, {"b": 2}]}', PATH)


def test_a_line_that_a_colon_makes_a_key_of_is_read_and_said():
    data = b"id: A1\nreferences:\n- Deng J. (2009). ImageNet: A database\n- title: Other work\n  url:\n"
    (record,) = read(MappedTree(), data, Path("a.yaml"))
    assert [text.text for text in record.texts] == ["Deng J. (2009). ImageNet: A database", "Other work"]
    assert record.notes == (
        "a.yaml:3: the colon makes two of this line for other programs; put quotes around the line",
    )
    reference = HostReference("k", "Deng J. (2009). ImageNet: A database", "ImageNet", "https://doi.org/10.1/x")
    assert fill(MappedTree(), data, Path("a.yaml"), [reference]).data == data
