import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.laws import ABSENT, DENG, EXAMPLES, LAYOUTS, REFERENCES, Field, attached, holds, with_value, written
from tests.records.shaped import read

from incident_refs.model.record import HostReference
from incident_refs.records.ai_incident_law import AI_INCIDENT_LAW
from incident_refs.records.record_file import RecordFile

PATH = Path("data.json")
MATTER = {
    "error_id": "AIEL-2030-001",
    "error_title": "A chatbot promises a refund",
    "error_description": "Doe and Roe (2029) describe it.",
    "public_matter_name": "Doe v. Example Air, 2030 EXC 1",
    "public_record_link": "https://example.org/exc/1",
    "secondary_source_links": "https://example.org/a; https://example.org/b",
    "error_date": "2030-01",
    "filing_date": "2030-02-03",
}
UNNAMED = {"error_id": "AIEL-2030-002", "error_title": "Unnamed", "public_record_link": "https://example.org/exc/2"}
UNLINKED = {"error_id": "AIEL-2030-003", "public_matter_name": "Roe v. Doe", "filing_date": "2030"}
FILE = {
    "generated_at": "2030-03-04",
    "datasets": {"included": {"records": [MATTER, UNNAMED]}, "queue": {"records": [UNLINKED]}},
}
FIELD = Field(("secondary_source_links",), (ABSENT, None, "", "https://example.org/a", "https://example.org/a; b"))


def test_the_matters_of_all_data_sets_are_read():
    first, second, third = read(AI_INCIDENT_LAW, json.dumps(FILE, indent=2).encode(), PATH)
    assert (first.id, first.title, first.date, first.url, first.line, first.database) == (
        "AIEL-2030-001", "A chatbot promises a refund", "2030-01", "https://example.org/exc/1", 6, "ai-incident-law",
    )  # fmt: skip
    assert [(text.field, text.text, text.address, text.line, text.reference) for text in first.texts] == [
        ("secondary_source_links[0]", "https://example.org/a", "https://example.org/a", 12, True),
        ("secondary_source_links[1]", "https://example.org/b", "https://example.org/b", 12, True),
        ("public_matter_name", "Doe v. Example Air, 2030 EXC 1", "https://example.org/exc/1", 10, True),
        ("error_description", "Doe and Roe (2029) describe it.", None, 9, False),
    ]
    assert [(text.field, text.text, text.address) for text in second.texts] == [
        ("public_record_link", "https://example.org/exc/2", "https://example.org/exc/2")
    ]
    assert [(text.field, text.text, text.address) for text in third.texts] == [
        ("public_matter_name", "Roe v. Doe", None)
    ]
    assert (third.date, third.line) == ("2030", 25)


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        pytest.param(FILE, True, id="data-sets"),
        pytest.param([MATTER], True, id="list"),
        pytest.param(MATTER, True, id="one"),
        pytest.param({"datasets": {"included": {"records": []}}}, False, id="no-matters"),
        pytest.param({"datasets": [MATTER]}, False, id="other-data-sets"),
    ],
)
def test_known_by_content(value, fits):
    assert AI_INCIDENT_LAW.fits(RecordFile(json.dumps(value).encode(), Path("a"))) is fits


@pytest.mark.parametrize(
    "reference",
    [
        pytest.param(HostReference("a", "", "T", "http://www.example.org/exc/1/"), id="the-record's-link"),
        pytest.param(HostReference("a", "Doe v. Example Air, 2030 EXC 1", "T", DENG.url), id="the-matter"),
        pytest.param(HostReference("a", "", "T", "https://example.org/b"), id="a-second-source"),
    ],
)
def test_what_the_matter_has_is_not_put_in_again(reference):
    data = json.dumps(MATTER).encode()
    assert attached(AI_INCIDENT_LAW, data, [reference]).data == data


def test_a_matter_without_a_link_gets_the_address():
    data = json.dumps(UNLINKED).encode()
    once = attached(
        AI_INCIDENT_LAW, data, [HostReference("roe", "Roe v. Doe", "Roe v. Doe", "https://example.org/roe")]
    )
    assert json.loads(once.data) == {**UNLINKED, "secondary_source_links": "https://example.org/roe"}
    assert attached(AI_INCIDENT_LAW, once.data, [], once.placed).data == data


@EXAMPLES
@given(LAYOUTS, st.lists(st.sampled_from(FIELD.values), min_size=1, max_size=3), REFERENCES)
def test_put_in_and_taken_out(layout, values, references):
    records = [with_value({**MATTER, "error_id": f"AIEL-{n}"}, FIELD, value) for n, value in enumerate(values)]
    holds(AI_INCIDENT_LAW, written(records, layout, FIELD), references)
    holds(AI_INCIDENT_LAW, written([{"datasets": {"all": {"records": records}}}], layout, FIELD), references)
