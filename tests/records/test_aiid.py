import json
from pathlib import Path

import pytest
from tests.records.shaped import read

from incident_refs.errors import RecordError
from incident_refs.interfaces import Wanted
from incident_refs.records.aiid import Aiid
from incident_refs.records.record_file import RecordFile

PATH = Path("incidents.json")
SHAPE = Aiid()
INCIDENT = {
    "incident_id": 901,
    "date": "2024-01-02",
    "title": "A camera\ncounts wrong",
    "description": "Doe and Roe (2024) found it.",
    "reports": [1701, 1702, 1799],
}
FIRST = {
    "report_number": 1701,
    "title": "Miscounted",
    "authors": ["Jane Doe", "Richard Roe"],
    "date_published": {"$date": "2024-01-03T00:00:00Z"},
    "source_domain": "example.org",
    "url": "https://example.org/miscounted",
}
SECOND = {"report_number": 1702, "title": "Who counts?", "authors": [], "url": "https://example.org/who"}
SAID = "Jane Doe; Richard Roe (2024-01-03). Miscounted. example.org"


def test_an_incident_with_its_reports():
    data = json.dumps({"reports": [SECOND, FIRST], "incidents": [INCIDENT]}, indent=1).encode()
    (record,) = read(SHAPE, data, PATH)
    assert (record.id, record.database, record.title, record.date, record.url, record.line) == (
        "901", "aiid", "A camera counts wrong", "2024-01-02", "https://incidentdatabase.ai/cite/901/", 24,
    )  # fmt: skip
    assert [(text.field, text.text, text.address, text.line, text.reference) for text in record.texts] == [
        ("reports[0]", SAID, "https://example.org/miscounted", 9, True),
        ("reports[1]", "Who counts?", "https://example.org/who", 3, True),
        ("description", "Doe and Roe (2024) found it.", None, 28, False),
    ]
    assert record.notes == ("not in this file: report 1799",)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({}, SAID, id="mongo-date"),
        pytest.param({"date_published": "2024-01-03"}, SAID, id="plain-date"),
        pytest.param({"date_published": {"$date": {"$numberLong": "1704240000000"}}}, SAID, id="milliseconds"),
        pytest.param({"date_published": {"$date": 10**30}}, SAID.replace(" (2024-01-03)", ""), id="no-such-moment"),
        pytest.param({"date_published": None, "authors": None}, "Miscounted. example.org", id="no-author-no-date"),
        pytest.param({"authors": []}, "(2024-01-03). Miscounted. example.org", id="no-author"),
        pytest.param({"title": "Miscounted."}, SAID, id="title-with-a-stop"),
        pytest.param({"title": None, "authors": [], "date_published": None, "source_domain": ""}, FIRST["url"], id="address"),
    ],
)  # fmt: skip
def test_what_a_report_says(changed, said):
    (record,) = read(SHAPE, json.dumps([{**INCIDENT, "reports": [{**FIRST, **changed}]}]).encode(), PATH)
    assert [text.text for text in record.texts if text.reference] == [said]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param([INCIDENT], [("901", 0)], id="incidents-alone"),
        pytest.param(INCIDENT, [("901", 0)], id="one-incident"),
        pytest.param({"data": {"incidents": [{**INCIDENT, "reports": [FIRST, SECOND]}]}}, [("901", 2)], id="graphql"),
        pytest.param({"data": {"incident": {**INCIDENT, "reports": [FIRST]}}}, [("901", 1)], id="graphql-one"),
        pytest.param(
            {
                "incidents": [{**INCIDENT, "incident_id": {"$numberInt": "901"}, "reports": [{"$numberInt": "1701"}]}],
                "reports": [{**FIRST, "report_number": {"$numberInt": "1701"}}],
            },
            [("901", 1)],
            id="mongo-numbers",
        ),
        pytest.param([FIRST, SECOND], [("1701", 1), ("1702", 1)], id="reports-alone"),
        pytest.param(
            [{**FIRST, "incident_id": 7}, SECOND, {**SECOND, "report_number": 5, "incident_id": 7}],
            [("1702", 1), ("7", 2)],
            id="reports-that-name-their-incident",
        ),
    ],
)
def test_files_of_one_kind(value, expected):
    found = read(SHAPE, json.dumps(value).encode(), PATH)
    assert [(record.id, sum(text.reference for text in record.texts)) for record in found] == expected


def test_a_report_by_itself_is_known_by_its_own_number():
    (record,) = read(SHAPE, json.dumps([FIRST]).encode(), PATH)
    assert (record.id, record.database, record.title, record.url, record.date) == (
        "1701", "aiid-report", "Miscounted", "https://example.org/miscounted", "2024-01-03",
    )  # fmt: skip
    assert [(text.field, text.text) for text in record.texts] == [("report", SAID)]


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        pytest.param({"incident_id": 3, "reports": []}, True, id="incident"),
        pytest.param({"reports": [FIRST]}, True, id="reports"),
        pytest.param({"incident_id": "0A", "plus": {}, "reference": "x"}, False, id="vcdb"),
        pytest.param({"incidents": [{"incident_id": 3}]}, False, id="no-reports"),
        pytest.param({"report_number": 3}, False, id="report-without-address"),
        pytest.param(["incidents"], False, id="words"),
    ],
)
def test_known_by_content(value, fits):
    assert SHAPE.fits(RecordFile(json.dumps(value).encode(), Path("a"))) is fits


def test_nothing_can_be_put_in():
    file = RecordFile(json.dumps([INCIDENT]).encode(), PATH)
    assert SHAPE.can_attach is False
    with pytest.raises(RecordError, match=r"incidents\.json: an incident of AIID lists reports by number"):
        SHAPE.attach(file, [Wanted(SHAPE.read(file)[0])])
