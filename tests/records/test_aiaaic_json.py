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
    REFERENCES,
    Field,
    attached,
    holds,
    with_value,
    written,
)
from tests.records.shaped import read

from incident_refs.model.record import HostReference
from incident_refs.records.aiaaic_json import AIAAIC_JSON
from incident_refs.records.record_file import RecordFile

PATH = Path("pages.jsonl")
TITLED = {"url": "https://example.org/a", "title": "Doe, J. (2024). A paper"}
BARE = {"url": "https://doi.org/10.1234/x", "title": None}
PAGE_OF = {
    "aiaaic_id": "AIAAIC0999",
    "headline": "A camera counts wrong",
    "occurred": "",
    "detail_page_url": "https://example.org/repository/camera",
    "description": "Doe and Roe (2024) – found it.",
    "source_links": [TITLED, BARE],
    "related_incidents": [{"title": "Another camera", "url": "https://example.org/repository/other"}],
    "page_published": "May 2024",
}
FIELD = Field(("source_links",), (ABSENT, None, [], [BARE], [TITLED, BARE]))


def test_a_page_is_read():
    other = {**PAGE_OF, "aiaaic_id": "AIAAIC1000", "source_links": [], "description": None, "occurred": "2023"}
    data = "\r\n".join(json.dumps(page, ensure_ascii=False) for page in (PAGE_OF, other)).encode()
    first, second = read(AIAAIC_JSON, data, PATH)
    assert (first.id, first.database, first.title, first.url, first.date, first.line, first.shape) == (
        "AIAAIC0999", "aiaaic", "A camera counts wrong", "https://example.org/repository/camera", "May 2024", 1, "aiaaic-json",
    )  # fmt: skip
    assert [(text.field, text.text, text.address, text.reference) for text in first.texts] == [
        ("source_links[0]", "Doe, J. (2024). A paper", "https://example.org/a", True),
        ("source_links[1]", "https://doi.org/10.1234/x", "https://doi.org/10.1234/x", True),
        ("description", "Doe and Roe (2024) – found it.", None, False),
    ]
    assert (second.id, second.date, second.line, second.texts) == ("AIAAIC1000", "2023", 2, ())


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        pytest.param({"aiaaic_id": "AIAAIC1"}, True, id="id"),
        pytest.param({"id": "AIAAIC1", "source_links": []}, False, id="other-id"),
    ],
)
def test_known_by_content(value, fits):
    assert AIAAIC_JSON.fits(RecordFile(json.dumps(value).encode(), Path("a"))) is fits


@pytest.mark.parametrize(
    ("reference", "item"),
    [
        pytest.param(DENG, {"url": DENG.url, "title": DENG.text}, id="whole-reference"),
        pytest.param(PAGE, {"url": PAGE.url, "title": PAGE.title}, id="title"),
        pytest.param(
            HostReference("a", "", "", "https://a.org/x"), {"url": "https://a.org/x", "title": None}, id="bare"
        ),
    ],
)
def test_what_is_put_in(reference, item):
    filled = attached(AIAAIC_JSON, json.dumps(PAGE_OF).encode(), [reference])
    assert json.loads(filled.data) == {**PAGE_OF, "source_links": [TITLED, BARE, item]}


@EXAMPLES
@given(LAYOUTS, st.lists(st.sampled_from(FIELD.values), min_size=1, max_size=3), REFERENCES)
def test_put_in_and_taken_out(layout, values, references):
    records = [with_value({**PAGE_OF, "aiaaic_id": f"AIAAIC{n}"}, FIELD, value) for n, value in enumerate(values)]
    holds(AIAAIC_JSON, written(records, layout, FIELD), references)
