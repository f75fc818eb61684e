import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.laws import ABSENT, EXAMPLES, LAYOUTS, REFERENCES, Field, holds, with_value, written
from tests.records.schemas import AVID as SCHEMA
from tests.records.shaped import fill, read

from incident_refs.errors import RecordError
from incident_refs.model.record import HostReference
from incident_refs.records.avid import AVID
from incident_refs.records.record_file import RecordFile

PATH = Path("AVID-2022-R0005.json")
REPORT = {
    "data_type": "AVID",
    "metadata": {"report_id": "AVID-2024-R0001"},
    "problemtype": {"description": {"lang": "eng", "value": "Bias in a\nmodel of language"}},
    "references": [{"type": "misc", "label": "BOLD: A dataset", "url": "https://arxiv.org/abs/2101.11718"}],
    "description": {"lang": "eng", "value": "Sheng et al. (2019) saw it first."},
    "reported_date": "2024-05-02",
}
BOLD = HostReference("dhamala2021bold", "BOLD: A dataset", "BOLD", "https://doi.org/10.1145/3442188.3445924")
DENG = HostReference("deng2009imagenet", "", "ImageNet: “A” database", "https://doi.org/10.1109/cvpr.2009.5206848")
FIELD = Field(
    ("references",), (ABSENT, None, [], REPORT["references"], [*REPORT["references"], {"label": "A", "url": "b"}])
)
ITEM = {"type": "source", "label": "ImageNet: “A” database", "url": "https://doi.org/10.1109/cvpr.2009.5206848"}


def test_a_report_is_read():
    (record,) = read(AVID, json.dumps(REPORT, indent=4).encode(), PATH)
    assert (record.id, record.title, record.date) == ("AVID-2024-R0001", "Bias in a model of language", "2024-05-02")
    reference, prose = record.texts
    assert (reference.field, reference.text, reference.address, reference.line) == (
        "references[0]",
        "BOLD: A dataset",
        "https://arxiv.org/abs/2101.11718",
        15,
    )
    assert (prose.field, prose.text, prose.reference) == (
        "description.value",
        "Sheng et al. (2019) saw it first.",
        False,
    )


@pytest.mark.parametrize(
    ("report", "fits"),
    [
        pytest.param({"metadata": {"vuln_id": "AVID-2022-V001"}}, True, id="vulnerability"),
        pytest.param({"data_type": "AVID", "references": []}, True, id="no-id"),
        pytest.param({"id": "GHSA-1", "references": []}, False, id="osv"),
        pytest.param(["AVID"], False, id="list"),
    ],
)
def test_known_by_content(report, fits):
    assert AVID.fits(RecordFile(json.dumps(report).encode(), Path("a"))) is fits


@pytest.mark.parametrize("indent", [None, 1, 4, "\t"], ids=str)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize(
    "references", [REPORT["references"], [], None, "absent"], ids=["one", "empty", "null", "absent"]
)
def test_attached_and_detached(indent, newline, references):
    report = {**REPORT, "references": references}
    if references == "absent":
        del report["references"]
    data = json.dumps(report, indent=indent, ensure_ascii=False).replace("\n", newline).encode()
    once = fill(AVID, data, PATH, [DENG])
    there = references if isinstance(references, list) else []
    assert json.loads(once.data) == {**report, "references": [*there, ITEM]}
    placed = once.placed["AVID-2024-R0001"]
    assert fill(AVID, once.data, PATH, [DENG], placed).data == once.data
    assert fill(AVID, once.data, PATH, [], placed).data == data


def test_what_stands_there_already_is_not_put_in_again():
    data = json.dumps(REPORT).encode()
    assert fill(AVID, data, PATH, [BOLD]).data == data


def test_what_a_person_changed_in_ours_is_theirs():
    data = json.dumps(REPORT, indent=2).encode()
    once = fill(AVID, data, PATH, [DENG])
    edited = once.data.replace(b'"label": "ImageNet', b'"label": "The ImageNet')
    assert edited != once.data
    assert fill(AVID, edited, PATH, [], once.placed["AVID-2024-R0001"]).data == edited


def test_a_work_without_an_address_is_said():
    data = json.dumps(REPORT).encode()
    filled = fill(AVID, data, PATH, [HostReference("oneil2016weapons", "O'Neil 2016", "Weapons")])
    assert filled.data == data
    assert filled.notes == (
        "AVID-2024-R0001: 'oneil2016weapons' has no address, which this field needs; it is kept in attachments.jsonl only",
    )


def test_a_digest_is_read_and_its_lines_without_ids_take_nothing():
    lines = [{key: value for key, value in REPORT.items() if key != "metadata"} for _ in range(2)]
    data = "\n".join(json.dumps(line) for line in lines).encode()
    assert AVID.fits(RecordFile(data, Path("digest.jsonl")))
    records = read(AVID, data, Path("digest.jsonl"))
    assert [(record.id, record.line, len(record.texts)) for record in records] == [("", 1, 2), ("", 2, 2)]
    with pytest.raises(RecordError, match=r"digest\.jsonl:2: the record here has no id"):
        fill(AVID, data, Path("digest.jsonl"), [DENG], number=1)


@EXAMPLES
@given(LAYOUTS, st.lists(st.sampled_from(FIELD.values), min_size=1, max_size=3), REFERENCES)
def test_put_in_and_taken_out(layout, values, references):
    records = [
        with_value({**REPORT, "metadata": {"report_id": f"AVID-2024-R{number}"}}, FIELD, value)
        for number, value in enumerate(values)
    ]
    holds(AVID, written(records, layout, FIELD), references, lambda record: jsonschema.validate(record, SCHEMA))
