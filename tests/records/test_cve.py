import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.laws import (
    ABSENT,
    DENG,
    EXAMPLES,
    LAYOUTS,
    PAGE,
    PRABHU,
    REFERENCES,
    Field,
    attached,
    holds,
    with_value,
    written,
)  # fmt: skip
from tests.records.schemas import CVE as SCHEMA
from tests.records.shaped import read

from incident_refs.model.record import HostReference
from incident_refs.records.cve import CVE
from incident_refs.records.record_file import RecordFile

PATH = Path("CVE-2025-0001.json")
PLAIN = {"url": "https://example.org/issues/1"}
NAMED = {"url": "https://example.org/paper", "name": "Doe, J.: A paper", "tags": ["technical-description"]}
ADP = {"url": "https://arxiv.org/abs/2006.16923", "tags": ["x_transferred"]}
ENTRY = {
    "dataType": "CVE_RECORD",
    "dataVersion": "5.1",
    "cveMetadata": {"cveId": "CVE-2025-0001", "state": "PUBLISHED", "datePublished": "2025-01-02T03:04:05.000Z"},
    "containers": {
        "cna": {
            "descriptions": [{"lang": "en", "value": "Prompts are\nrun."}, {"lang": "es", "value": "Se ejecutan."}],
            "references": [PLAIN, NAMED],
        },
        "adp": [{"title": "CISA"}, {"title": "CVE", "references": [ADP]}],
    },
}
FIELD = Field(("containers", "cna", "references"), (ABSENT, [PLAIN], [PLAIN, NAMED]))


def test_an_entry_is_read():
    (record,) = read(CVE, json.dumps(ENTRY, indent=4).encode(), PATH)
    assert (record.id, record.database, record.title, record.date) == (
        "CVE-2025-0001", "cve", "Prompts are run.", "2025-01-02T03:04:05.000Z",
    )  # fmt: skip
    assert [(text.field, text.text, text.address, text.line) for text in record.texts] == [
        ("containers.cna.references[0]", PLAIN["url"], PLAIN["url"], 23),
        ("containers.cna.references[1]", "Doe, J.: A paper", NAMED["url"], 27),
        ("containers.adp[1].references[0]", ADP["url"], ADP["url"], 42),
        ("containers.cna.descriptions[0].value", "Prompts are\nrun.", None, 14),
        ("containers.cna.descriptions[1].value", "Se ejecutan.", None, 18),
    ]


def test_a_title_of_its_own_comes_first():
    entry = with_value(ENTRY, Field(("containers", "cna", "title"), ()), "Prompt injection")
    assert read(CVE, json.dumps(entry).encode(), PATH)[0].title == "Prompt injection"


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        pytest.param({"cveMetadata": {"cveId": "CVE-2025-1"}}, True, id="id"),
        pytest.param({"dataType": "CVE_RECORD", "containers": {}}, True, id="no-id"),
        pytest.param({"CVE_data_meta": {"ID": "CVE-2019-1"}}, False, id="format-4"),
        pytest.param({"dataType": "CVE_RECORD"}, False, id="nothing-in-it"),
    ],
)
def test_known_by_content(value, fits):
    assert CVE.fits(RecordFile(json.dumps(value).encode(), Path("a"))) is fits


@pytest.mark.parametrize(
    ("reference", "item"),
    [
        pytest.param(DENG, {"url": DENG.url, "name": DENG.text}, id="whole-reference"),
        pytest.param(PAGE, {"url": "https://example.org/a?b=%20c&d=%C3%A9#e", "name": PAGE.title}, id="title-only"),
        pytest.param(HostReference("a", "", "", "https://example.org/x"), {"url": "https://example.org/x"}, id="bare"),
        pytest.param(
            HostReference("a", "", "T", "https://example.org/x", text="é" * 513),
            {"url": "https://example.org/x", "name": "é" * 511 + "…"},
            id="longer-than-512",
        ),
        pytest.param(
            HostReference("a", "", "T", "https://example.org/x", text="é" * 512),
            {"url": "https://example.org/x", "name": "é" * 512},
            id="512",
        ),
    ],
)  # fmt: skip
def test_what_is_put_in(reference, item):
    (entry,) = (json.loads(attached(CVE, json.dumps(ENTRY).encode(), [reference]).data),)
    assert entry["containers"]["cna"]["references"] == [PLAIN, NAMED, item]


def test_what_another_container_has_is_not_put_in_again():
    data = json.dumps(ENTRY).encode()
    assert attached(CVE, data, [PRABHU]).data == data


def test_an_address_that_the_format_refuses_is_said():
    long = "https://example.org/" + "x" * 2030
    data = json.dumps(ENTRY).encode()
    filled = attached(CVE, data, [HostReference("a", "", "T", long)])
    assert attached(CVE, data, [HostReference("a", "", "T", "www.example.org")]).data == data
    assert (filled.data, filled.notes) == (
        data,
        (f"CVE-2025-0001: this field cannot hold the address of 'a' ({long}); it is kept in attachments.jsonl only",),
    )


def test_two_keys_of_one_work_are_one_item():
    twin = HostReference("deng2009b", "", DENG.title, DENG.url, text=DENG.text)
    filled = attached(CVE, json.dumps(ENTRY).encode(), [DENG, twin])
    jsonschema.validate(json.loads(filled.data), SCHEMA)
    assert [item.key for item in filled.placed["CVE-2025-0001"]] == ["deng2009imagenet"]


@EXAMPLES
@given(LAYOUTS, st.lists(st.sampled_from(FIELD.values), min_size=1, max_size=3), REFERENCES)
def test_put_in_and_taken_out(layout, values, references):
    records = [
        with_value(with_value(ENTRY, FIELD, value), Field(("cveMetadata", "cveId"), ()), f"CVE-2025-{n}")
        for n, value in enumerate(values)
    ]
    holds(CVE, written(records, layout, FIELD), references, lambda record: jsonschema.validate(record, SCHEMA))
