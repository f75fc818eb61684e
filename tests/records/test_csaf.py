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
    REFERENCES,
    Field,
    attached,
    holds,
    with_value,
    written,
)
from tests.records.schemas import CSAF as SCHEMA
from tests.records.shaped import read

from incident_refs.model.record import HostReference
from incident_refs.records.csaf import CSAF
from incident_refs.records.record_file import RecordFile

PATH = Path("acme-2025-1.json")
SELF = {"category": "self", "summary": "This advisory", "url": "https://example.org/acme-2025-1.json"}
PAPER = {"category": "external", "summary": "Doe, J.: A paper (2024)", "url": "https://example.org/paper"}
CWE = {"summary": "Doe et al. 2024", "url": "https://example.org/deng"}
ADVISORY = {
    "document": {
        "category": "csaf_security_advisory",
        "csaf_version": "2.0",
        "title": "A model of ACME is poisoned",
        "notes": [{"category": "summary", "text": "Found by Doe (2024)."}],
        "references": [SELF, PAPER],
        "tracking": {"id": "ACME-2025-1", "initial_release_date": "2025-05-06T00:00:00Z"},
    },
    "vulnerabilities": [
        {"cve": "CVE-2025-1"},
        {"cve": "CVE-2025-2", "references": [CWE], "notes": [{"category": "details", "text": "It is so."}]},
    ],
}
FIELD = Field(("document", "references"), (ABSENT, [SELF], [SELF, PAPER]))


def test_an_advisory_is_read():
    (record,) = read(CSAF, json.dumps(ADVISORY, indent=2).encode(), PATH)
    assert (record.id, record.database, record.title, record.date) == (
        "ACME-2025-1", "csaf", "A model of ACME is poisoned", "2025-05-06T00:00:00Z",
    )  # fmt: skip
    assert [(text.field, text.text, text.address, text.line) for text in record.texts] == [
        ("document.references[1]", "Doe, J.: A paper (2024)", PAPER["url"], 20),
        ("vulnerabilities[1].references[0]", "Doe et al. 2024", CWE["url"], 37),
        ("document.notes[0].text", "Found by Doe (2024).", None, 9),
        ("vulnerabilities[1].notes[0].text", "It is so.", None, 44),
    ]


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        pytest.param({"document": {"tracking": {"id": "A"}}}, True, id="id"),
        pytest.param({"document": {"csaf_version": "2.0"}}, True, id="version"),
        pytest.param({"document": {"title": "A"}}, False, id="any-document"),
        pytest.param({"document": "A"}, False, id="text"),
    ],
)
def test_known_by_content(value, fits):
    assert CSAF.fits(RecordFile(json.dumps(value).encode(), Path("a"))) is fits


@pytest.mark.parametrize(
    ("reference", "item"),
    [
        pytest.param(DENG, {"category": "external", "summary": DENG.text, "url": DENG.url}, id="whole-reference"),
        pytest.param(
            PAGE,
            {"category": "external", "summary": PAGE.title, "url": "https://example.org/a?b=%20c&d=%C3%A9#e"},
            id="title",
        ),
        pytest.param(
            HostReference("a", "", "", "https://example.org/x"),
            {"category": "external", "summary": "https://example.org/x", "url": "https://example.org/x"},
            id="address-only",
        ),
    ],
)
def test_what_is_put_in(reference, item):
    advisory = json.loads(attached(CSAF, json.dumps(ADVISORY).encode(), [reference]).data)
    assert advisory["document"]["references"] == [SELF, PAPER, item]


def test_what_a_vulnerability_has_is_not_put_in_again():
    data = json.dumps(ADVISORY).encode()
    assert attached(CSAF, data, [HostReference("doe", "Doe et al. 2024", "ImageNet", DENG.url)]).data == data


@EXAMPLES
@given(LAYOUTS, st.lists(st.sampled_from(FIELD.values), min_size=1, max_size=3), REFERENCES)
def test_put_in_and_taken_out(layout, values, references):
    records = [
        with_value(with_value(ADVISORY, FIELD, value), Field(("document", "tracking", "id"), ()), f"ACME-{n}")
        for n, value in enumerate(values)
    ]
    holds(CSAF, written(records, layout, FIELD), references, lambda record: jsonschema.validate(record, SCHEMA))
