"""What databases really publish: read, put into and taken out again, as it stands and in a thousand other ways to write it."""

import json
import random
from collections import Counter
from pathlib import Path

import jsonschema
import pytest
from tests.conftest import SHARED
from tests.records import schemas
from tests.records.laws import ABSENT, OURS, Field, any_layout, attached, holds, parsed, value_of, with_value, written

from incident_refs.records import door
from incident_refs.records.record_file import RecordFile

FOLDER = SHARED / "incident" / "samples"
VARIANTS, PARTS = 1000, 10
# file, name of the shape, records and references in it, the schema, and where its own list stands
SAMPLES = (
    ("ai_incident_law_data_trimmed.json", "ai-incident-law", 2, 5, {}, ("secondary_source_links",)),
    ("aiaaic_dbbz_shape_ASSEMBLED.jsonl", "aiaaic-json", 2, 2, {}, ("source_links",)),
    ("avid_AVID-2022-R0005.json", "avid", 1, 3, schemas.AVID, ("references",)),
    ("avid_AVID-2023-V001.json", "avid", 1, 2, schemas.AVID, ("references",)),
    ("avid_AVID-2026-R1714.json", "avid", 1, 9, schemas.AVID, ("references",)),
    ("cve5_CVE-2023-29374_trimmed.json", "cve", 1, 4, schemas.CVE, ("containers", "cna", "references")),
    ("osv_GHSA-35c7-w35f-xwgh_trimmed.json", "osv", 1, 3, schemas.OSV, ("references",)),
    ("stix_T1113_trimmed.json", "stix", 1, 2, schemas.STIX, ("external_references",)),
    ("vcdb_0028DA6E_trimmed.json", "vcdb", 1, 3, {}, ("reference",)),
)
CASES = [pytest.param(*sample, id=sample[0]) for sample in SAMPLES]


def sample(name):
    if not (FOLDER / name).exists():
        pytest.skip("needs ../shared, the working material of this house")
    return (FOLDER / name).read_bytes()


def shape_of(data):
    file = RecordFile(data, Path("a"))
    return next(shape for shape in door.SHAPES if shape.fits(file))


def records_in(value, path):
    """Yield the objects of a parsed file whose own field this is."""
    if isinstance(value, dict):
        if path[0] in value and isinstance(value_of(value, Field(path, ())), list | str):
            yield value
        else:
            for inner in value.values():
                yield from records_in(inner, path)
    elif isinstance(value, list):
        for inner in value:
            yield from records_in(inner, path)


@pytest.mark.parametrize(("name", "shape", "records", "references", "schema", "path"), CASES)
def test_a_sample_is_read(name, shape, records, references, schema, path):
    data = sample(name)
    fitting = [one.name for one in door.SHAPES if one.fits(RecordFile(data, Path(name)))]
    assert [one for one in fitting if one != "json"] == [shape]  # any JSON is read by a mapping, after all others
    found = shape_of(data).read(RecordFile(data, Path(name)))
    assert len(found) == records
    assert sum(text.reference for record in found for text in record.texts) == references
    assert all(record.id and record.title for record in found)


@pytest.mark.parametrize(("name", "shape", "records", "references", "schema", "path"), CASES)
def test_a_sample_is_given_back_to_the_byte(name, shape, records, references, schema, path):
    data = sample(name)
    once = holds(shape_of(data), data, OURS)
    assert sum(len(items) for items in once.placed.values()) > 0
    for value in parsed(once.data):
        for record in records_in(value, path):
            jsonschema.validate(record, schema)


def test_a_digest_without_ids_is_read():
    data = sample("avid_review_digest.jsonl")
    records = shape_of(data).read(RecordFile(data, Path("a")))
    assert [(record.id, record.line, record.texts[0].address[:21]) for record in records] == [
        ("", line, "https://www.wiz.io/bl") for line in (1, 2, 3)
    ]


def test_an_incident_with_one_of_its_reports():
    data = sample("aiid_incident_3.json")
    (record,) = shape_of(data).read(RecordFile(data, Path("a")))
    assert (record.id, record.shape, record.notes) == ("3", "aiid", ("not in this file: report 4, 6, 7, 8",))
    assert (record.texts[0].text, record.texts[0].line) == (
        "Jodi Kantor (2014-08-14). Working Anything but 9 to 5. nytimes.com",
        31,
    )


@pytest.mark.parametrize("part", range(PARTS))
def test_a_thousand_ways_to_write_them(part):
    """Indent, separators, line ends, marks and encodings, order of keys, empty and absent lists, several in a file."""
    chance = random.Random(20261128 + part)
    tried: Counter[str] = Counter()
    for number in range(VARIANTS // PARTS):
        name, shape_name, _, _, schema, path = SAMPLES[number % len(SAMPLES)]
        shape = next(shape for shape in door.SHAPES if shape.name == shape_name)
        field = Field(path, ())
        text = sample(name).decode()
        values = [json.loads(line) for line in text.splitlines()] if name.endswith("l") else [json.loads(text)]
        layout = any_layout(chance)
        records = list(records_in(values, path))
        changed = [_with_another_list(record, field, chance) for record in records]
        wrapped = values if shape_name in ("ai-incident-law", "stix") and chance.random() < 0.5 else changed
        data = written(wrapped, layout, field)
        once = holds(shape, data, chance.sample(OURS, chance.randint(1, 3)))
        assert attached(shape, once.data, (), once.placed).data == data
        for value in parsed(once.data):
            for record in records_in(value, path):
                jsonschema.validate(record, schema)
        tried[shape_name] += 1
    assert (sum(tried.values()), len(tried)) == (VARIANTS // PARTS, 7)


def _with_another_list(record, field, chance):
    """Return a record with all, some, one or none of its references; an empty list where the format allows one."""
    there = value_of(record, field)
    if isinstance(there, str):
        parts = there.split("; ")
        value = chance.choice([there, parts[0], "", None, ABSENT])
    else:
        value = chance.choice([there, there[:1] or ABSENT, there[: chance.randint(0, len(there))] or ABSENT, ABSENT])
        if field.path in (("references",), ("source_links",)):
            value = chance.choice([value, [], None])
    return with_value(record, field, value)
