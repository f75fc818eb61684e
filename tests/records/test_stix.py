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
from tests.records.schemas import STIX as SCHEMA
from tests.records.shaped import read

from incident_refs.model.record import HostReference
from incident_refs.records.mentions import mentions
from incident_refs.records.record_file import RecordFile
from incident_refs.records.stix import STIX

PATH = Path("enterprise.json")
OWN = {"source_name": "mitre-attack", "external_id": "T9999", "url": "https://attack.mitre.org/techniques/T9999"}
CAPEC = {"source_name": "capec", "external_id": "CAPEC-1", "url": "https://capec.mitre.org/data/definitions/1.html"}
DOE = {"source_name": "Doe 2024", "description": "Doe, J. (2024, May 1). Prompts.", "url": "https://example.org/doe"}
NO_WORDS = {"source_name": "A blog (2023)", "url": "https://example.org/blog"}
NO_ADDRESS = {"source_name": "Roe", "description": "Roe, R. (1999). In print."}
UUID = "0000000{}-aaaa-4bbb-8ccc-0123456789ab"
TECHNIQUE = {
    "type": "attack-pattern",
    "id": f"attack-pattern--{UUID.format(1)}",
    "created": "2024-05-06T07:08:09.000Z",
    "name": "Prompt copying",
    "description": "It copies.(Citation: Doe 2024)(Citation: A blog (2023))",
    "external_references": [OWN, CAPEC, DOE, NO_WORDS, NO_ADDRESS],
}
GROUP = {"type": "intrusion-set", "id": f"intrusion-set--{UUID.format(2)}", "name": "Copycats"}
USES = {
    "type": "relationship",
    "id": f"relationship--{UUID.format(3)}",
    "description": "They use it.(Citation: Doe 2024)",
    "external_references": [DOE],
}
SILENT = {"type": "relationship", "id": f"relationship--{UUID.format(4)}"}
BUNDLE = {"type": "bundle", "id": f"bundle--{UUID.format(9)}", "objects": [TECHNIQUE, GROUP, USES, SILENT]}
FIELD = Field(("external_references",), (ABSENT, [OWN], [OWN, DOE], [OWN, CAPEC, DOE, NO_WORDS, NO_ADDRESS]))


def test_the_objects_of_a_bundle_are_read():
    technique, group, uses = read(STIX, json.dumps(BUNDLE, indent=4).encode(), PATH)
    assert (technique.id, technique.database, technique.title, technique.date, technique.url, technique.line) == (
        "T9999", "stix", "Prompt copying", "2024-05-06T07:08:09.000Z", "https://attack.mitre.org/techniques/T9999", 5,
    )  # fmt: skip
    assert [(text.field, text.text, text.address, text.line) for text in technique.texts if text.reference] == [
        ("external_references[2]", "Doe, J. (2024, May 1). Prompts.", "https://example.org/doe", 24),
        ("external_references[3]", "A blog (2023)", "https://example.org/blog", 28),
        ("external_references[4]", "Roe, R. (1999). In print.", None, 33),
    ]
    assert (group.id, group.title, group.texts) == (GROUP["id"], "Copycats", ())
    assert (uses.id, uses.title, [text.field for text in uses.texts]) == (
        USES["id"], "", ["external_references[0]", "description"],
    )  # fmt: skip


def test_the_markers_in_the_text_mean_their_reference():
    technique, _, uses = read(STIX, json.dumps(BUNDLE, indent=4).encode(), PATH)
    found = [(m.n, m.raw, m.field, m.means) for m in mentions(technique)]
    assert found == [
        (1, "Doe, J. (2024, May 1). Prompts.", "external_references[2]", None),
        (2, "A blog (2023)", "external_references[3]", None),
        (3, "Roe, R. (1999). In print.", "external_references[4]", None),
        (4, "(Citation: Doe 2024)", "description", 1),
        (5, "(Citation: A blog (2023))", "description", 2),
    ]
    assert [(m.raw, m.means) for m in mentions(uses)][1:] == [("(Citation: Doe 2024)", 1)]


@pytest.mark.parametrize(
    ("changed", "id"),
    [
        pytest.param({"type": "attack-pattern"}, "T9999", id="technique"),
        pytest.param({"type": "course-of-action"}, "{type}", id="early-mitigation-with-the-id-of-its-technique"),
        pytest.param({"type": "attack-pattern", "external_references": [CAPEC]}, "{type}", id="id-of-others-only"),
        pytest.param(
            {"type": "attack-pattern", "external_references": [{**OWN, "source_name": "mitre-atlas", "external_id": "AML.T1"}]},
            "AML.T1",
            id="atlas",
        ),
        pytest.param(
            {"type": "malware", "external_references": [DOE, {**OWN, "source_name": "mitre-mobile-attack", "external_id": "S1"}]},
            "S1",
            id="mobile",
        ),
    ],
)  # fmt: skip
def test_the_id_that_people_know(changed, id):
    stix_id = f"{changed['type']}--{UUID.format(1)}"
    (record,) = read(STIX, json.dumps({**TECHNIQUE, "id": stix_id, **changed}).encode(), PATH)
    assert record.id == id.format(type=stix_id)


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        pytest.param(BUNDLE, True, id="bundle"),
        pytest.param([TECHNIQUE], True, id="list"),
        pytest.param(GROUP, True, id="object-without-references"),
        pytest.param({**BUNDLE, "objects": [SILENT]}, False, id="bundle-without-references"),
        pytest.param({**BUNDLE, "objects": []}, False, id="empty-bundle"),
        pytest.param({**GROUP, "id": "intrusion-set-2"}, False, id="other-id"),
        pytest.param({**GROUP, "type": "tool"}, False, id="id-of-another-type"),
    ],
)
def test_known_by_content(value, fits):
    assert STIX.fits(RecordFile(json.dumps(value).encode(), Path("a"))) is fits


@pytest.mark.parametrize(
    ("reference", "item"),
    [
        pytest.param(
            DENG, {"source_name": "deng2009imagenet", "description": DENG.text, "url": DENG.url}, id="whole-reference"
        ),
        pytest.param(
            PAGE, {"source_name": "doe2021page", "description": PAGE.title, "url": "https://example.org/a?b=%20c&d=%C3%A9#e"}, id="title"
        ),
        pytest.param(
            HostReference("weapons", "", "Weapons"), {"source_name": "weapons", "description": "Weapons"}, id="no-address"
        ),
        pytest.param(HostReference("a", "", "", "https://a.org/x"), {"source_name": "a", "url": "https://a.org/x"}, id="bare"),
    ],
)  # fmt: skip
def test_what_is_put_in(reference, item):
    there = TECHNIQUE["external_references"]
    filled = attached(STIX, json.dumps(TECHNIQUE).encode(), [reference])
    assert json.loads(filled.data) == {**TECHNIQUE, "external_references": [*there, item]}
    jsonschema.validate(json.loads(filled.data), SCHEMA)


def test_a_work_without_title_and_address_is_said():
    filled = attached(STIX, json.dumps(TECHNIQUE).encode(), [HostReference("nothing", "Doe", "")])
    assert filled.notes == (
        "T9999: 'nothing' has no address, which this field needs; it is kept in attachments.jsonl only",
    )


def test_the_address_that_a_reference_lacked_is_filled_in_and_taken_out():
    data = json.dumps(TECHNIQUE, indent=4).encode()
    once = attached(STIX, data, [HostReference("roe1999", NO_ADDRESS["description"], "In print", DENG.url)])
    there = TECHNIQUE["external_references"]
    assert json.loads(once.data)["external_references"] == [*there[:-1], {**NO_ADDRESS, "url": DENG.url}]
    assert attached(STIX, once.data, [], once.placed).data == data


def test_two_works_of_one_string_fill_one_address():
    data = json.dumps(TECHNIQUE, indent=4).encode()
    raw = NO_ADDRESS["description"]
    two = [HostReference("roe1999", raw, "In print", DENG.url), HostReference("roe1999b", raw, "Again", PAGE.url)]
    once = attached(STIX, data, two)
    assert json.loads(once.data)["external_references"][-2:] == [
        {**NO_ADDRESS, "url": DENG.url},
        {"source_name": "roe1999b", "description": "Again", "url": "https://example.org/a?b=%20c&d=%C3%A9#e"},
    ]
    assert attached(STIX, once.data, two, once.placed) == once
    assert attached(STIX, once.data, [], once.placed).data == data


@EXAMPLES
@given(LAYOUTS, st.lists(st.sampled_from(FIELD.values), min_size=1, max_size=3), REFERENCES)
def test_put_in_and_taken_out(layout, values, references):
    # of objects with the same id the file does not tell which is meant
    named = [[{**one, "external_id": f"T900{n}"} if one == OWN else one for one in value] if value is not ABSENT else value
             for n, value in enumerate(values)]  # fmt: skip
    objects = [
        with_value({**TECHNIQUE, "id": f"attack-pattern--{UUID.format(n)}"}, FIELD, value)
        for n, value in enumerate(named)
    ]
    check = lambda record: jsonschema.validate(record, SCHEMA)  # noqa: E731
    holds(STIX, written(objects, layout, FIELD), references, check)
    bundle = {**BUNDLE, "objects": [*objects, SILENT]}
    holds(STIX, written([bundle], layout, FIELD), references, lambda bundle: [check(one) for one in bundle["objects"]])
