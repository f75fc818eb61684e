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
from tests.records.schemas import OSV as SCHEMA
from tests.records.shaped import read

from incident_refs.model.record import HostReference
from incident_refs.records.osv import OSV
from incident_refs.records.record_file import RecordFile

PATH = Path("GHSA-aaaa-bbbb-cccc.json")
FIX = {"type": "FIX", "url": "https://example.org/fix/1"}
WEB = {"url": "https://example.org/%C3%BCtf", "type": "WEB"}
ADVISORY = {
    "schema_version": "1.6.0",
    "id": "GHSA-aaaa-bbbb-cccc",
    "modified": "2025-02-03T04:05:06Z",
    "published": "2025-02-01T00:00:00Z",
    "summary": "A parser\n runs what it reads",
    "details": "As Deng et al. (2009) – say.",
    "references": [FIX, WEB],
    "affected": [],
}
FIELD = Field(("references",), (ABSENT, None, [], [FIX], [FIX, WEB]))


def test_an_advisory_is_read():
    (record,) = read(OSV, json.dumps(ADVISORY, indent=2).encode(), PATH)
    assert (record.id, record.database, record.title, record.date, record.shape) == (
        "GHSA-aaaa-bbbb-cccc", "osv", "A parser runs what it reads", "2025-02-01T00:00:00Z", "osv",
    )  # fmt: skip
    assert [(text.field, text.text, text.address, text.line, text.reference) for text in record.texts] == [
        ("references[0]", FIX["url"], FIX["url"], 11, True),
        ("references[1]", WEB["url"], WEB["url"], 14, True),
        ("details", "As Deng et al. (2009) – say.", None, 7, False),
    ]


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        pytest.param({"id": "PYSEC-2024-1", "modified": "2024-01-01T00:00:00Z", "affected": []}, True, id="no-version"),
        pytest.param({"id": "X-1", "modified": "2024-01-01T00:00:00Z", "references": [FIX]}, True, id="by-types"),
        pytest.param([ADVISORY, ADVISORY], True, id="list"),
        pytest.param({"id": "X-1", "modified": "2024", "references": [{"type": "source", "url": "x"}]}, False, id="avid"),
        pytest.param({"id": "X-1", "modified": "2024", "references": []}, False, id="nothing-told"),
        pytest.param({"id": "X-1", "references": [FIX]}, False, id="never-modified"),
    ],
)  # fmt: skip
def test_known_by_content(value, fits):
    assert OSV.fits(RecordFile(json.dumps(value).encode(), Path("a"))) is fits


@pytest.mark.parametrize(
    ("reference", "item"),
    [
        pytest.param(DENG, {"type": "ARTICLE", "url": "https://doi.org/10.1109/cvpr.2009.5206848"}, id="work"),
        pytest.param(PAGE, {"type": "WEB", "url": "https://example.org/a?b=%20c&d=%C3%A9#e"}, id="page"),
    ],
)
def test_what_is_put_in(reference, item):
    filled = attached(OSV, json.dumps(ADVISORY).encode(), [reference])
    assert json.loads(filled.data) == {**ADVISORY, "references": [FIX, WEB, item]}


def test_the_address_that_was_resolved_is_not_put_in_again():
    data = json.dumps(ADVISORY).encode()
    assert attached(OSV, data, [HostReference("a", FIX["url"], "A fix", "https://doi.org/10.1234/x")]).data == data


def test_a_work_without_an_address_is_said():
    filled = attached(OSV, json.dumps(ADVISORY).encode(), [HostReference("weapons", "O'Neil 2016", "Weapons")])
    assert filled.notes == (
        "GHSA-aaaa-bbbb-cccc: 'weapons' has no address, which this field needs; it is kept in attachments.jsonl only",
    )


@EXAMPLES
@given(LAYOUTS, st.lists(st.sampled_from(FIELD.values), min_size=1, max_size=3), REFERENCES)
def test_put_in_and_taken_out(layout, values, references):
    records = [with_value({**ADVISORY, "id": f"GHSA-{n}"}, FIELD, value) for n, value in enumerate(values)]
    holds(OSV, written(records, layout, FIELD), references, lambda record: jsonschema.validate(record, SCHEMA))
