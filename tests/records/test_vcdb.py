import json
from pathlib import Path

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
)
from tests.records.shaped import read

from incident_refs.model.record import HostReference
from incident_refs.records.record_file import RecordFile
from incident_refs.records.vcdb import VCDB

PATH = Path("0A.json")
BREACH = {
    "incident_id": "0A1B2C3D-0000-4000-8000-000000000001",
    "schema_version": "1.3.7",
    "source_id": "vcdb",
    "summary": "A model was copied.",
    "reference": "https://example.org/a;  http://example.org/b; Interview with the editor",
    "timeline": {"incident": {"year": 2024, "month": 3}},
    "notes": "Doe (2024) was first.",
}
FIELD = Field(
    ("reference",), (ABSENT, None, "", "  ", "https://example.org/a", "https://example.org/a;  http://x.org/ü", "a; ")
)


def test_a_breach_is_read():
    (record,) = read(VCDB, json.dumps(BREACH, indent=2).encode(), PATH)
    assert (record.id, record.database, record.title, record.date) == (
        "0A1B2C3D-0000-4000-8000-000000000001", "vcdb", "A model was copied.", "2024-03",
    )  # fmt: skip
    assert [(text.field, text.text, text.address, text.line, text.reference) for text in record.texts] == [
        ("reference[0]", "https://example.org/a", "https://example.org/a", 6, True),
        ("reference[1]", "http://example.org/b", "http://example.org/b", 6, True),
        ("reference[2]", "Interview with the editor", None, 6, True),
        ("summary", "A model was copied.", None, 5, False),
        ("notes", "Doe (2024) was first.", None, 13, False),
    ]


@pytest.mark.parametrize(
    ("incident", "date"),
    [
        pytest.param({"year": 2024, "month": 3, "day": 9}, "2024-03-09", id="day"),
        pytest.param({"year": 2024, "day": 9}, "2024", id="no-month"),
        pytest.param({"month": 9}, None, id="no-year"),
        pytest.param({"year": "unknown"}, None, id="word"),
    ],
)
def test_the_date_as_far_as_it_is_known(incident, date):
    data = json.dumps({**BREACH, "timeline": {"incident": incident}}).encode()
    assert read(VCDB, data, PATH)[0].date == date


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        pytest.param({"incident_id": "A", "plus": {}, "source_id": "vcdb"}, True, id="no-reference"),
        pytest.param({"incident_id": 3, "reports": [1]}, False, id="aiid"),
        pytest.param({"incident_id": "A", "reference": "x"}, False, id="any-incident"),
        pytest.param({"schema_version": "1.3.7", "source_id": "vcdb"}, False, id="no-id"),
    ],
)
def test_known_by_content(value, fits):
    assert VCDB.fits(RecordFile(json.dumps(value).encode(), Path("a"))) is fits


@pytest.mark.parametrize(
    ("there", "references", "then"),
    [
        pytest.param("https://a.org", [DENG], f"https://a.org; {DENG.url}", id="one"),
        pytest.param("", [DENG, PRABHU], f"{DENG.url}; {PRABHU.url}", id="none"),
        pytest.param(f"https://a.org;{PRABHU.url}", [PRABHU], f"https://a.org;{PRABHU.url}", id="there-already"),
        pytest.param("https://a.org", [PAGE], f"https://a.org; {PAGE.url}", id="letters-and-escapes"),
    ],
)
def test_what_is_put_in(there, references, then):
    data = json.dumps({**BREACH, "reference": there}).encode()
    assert json.loads(attached(VCDB, data, references).data) == {**BREACH, "reference": then}


def test_an_address_with_the_mark_in_it_is_said():
    data = json.dumps(BREACH).encode()
    url = "https://doi.org/10.1002/(sici)1096;2-a"
    filled = attached(VCDB, data, [HostReference("sici", "", "T", url)])
    assert filled.data == data
    assert f"cannot hold the address of 'sici' ({url})" in filled.notes[0]


def test_what_a_person_changed_stays():
    data = json.dumps(BREACH).encode()
    once = attached(VCDB, data, [DENG, PRABHU])
    edited = once.data.replace(b"abs/2006.16923", b"abs/2006.16923v2").replace(b"http://example.org/b; ", b"")
    assert edited.count(b"v2") == 1
    assert attached(VCDB, edited, [], once.placed).data == edited.replace(f"; {DENG.url}".encode(), b"")


@EXAMPLES
@given(LAYOUTS, st.lists(st.sampled_from(FIELD.values), min_size=1, max_size=3), REFERENCES)
def test_put_in_and_taken_out(layout, values, references):
    records = [with_value({**BREACH, "incident_id": f"A{n}"}, FIELD, value) for n, value in enumerate(values)]
    holds(VCDB, written(records, layout, FIELD), references)
