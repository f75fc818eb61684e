"""The sheet of AIAAIC: found by its head row, one record a row."""

from pathlib import Path

import pytest
from tests.conftest import SHARED
from tests.records.shaped import read

from incident_refs.records.aiaaic_sheet import AiaaicSheet
from incident_refs.records.record_file import RecordFile

PATH = Path("sheet.csv")
SAMPLE = SHARED / "incident" / "samples" / "aiaaic_sheet_2026.csv"
SHEET = '''\
Incidents,,,,,\r
AIAAIC ID#,Headline,Occurred,Impacted area,,Summary/links,\r
,,,Jurisdiction,Sector,,\r
AIAAIC2252,"Paraná ""invasive""",2025,Brazil,Education,https://www.aiaaic.org/aiaaic-repository/parana,\r
,No id,2024,,,"https://www.aiaaic.org/x
Deng J. (2009). ImageNet. CVPR
https://a.org/b",\r
,,,,,,\r
AIAAIC037,Brainwash,,,,,\r
'''


def test_rows_are_records():
    records = read(AiaaicSheet(), SHEET.encode(), PATH)
    assert [(r.id, r.title, r.date, r.url, r.line) for r in records] == [
        ("AIAAIC2252", 'Paraná "invasive"', "2025", "https://www.aiaaic.org/aiaaic-repository/parana", 4),
        ("", "No id", "2024", "https://www.aiaaic.org/x", 5),
        ("AIAAIC037", "Brainwash", None, None, 9),
    ]
    assert [(t.field, t.text, t.line, t.reference, t.address) for t in records[1].texts] == [
        ("Summary/links[1]", "Deng J. (2009). ImageNet. CVPR", 6, False, None),
        ("Summary/links[2]", "https://a.org/b", 7, True, "https://a.org/b"),
    ]


def test_references_are_split_by_line():
    data = b'\xef\xbb\xbfAIAAIC ID#;Headline;References\nA1;x;"Deng 2009\r\nPrabhu 2020"\r\n'
    (record,) = read(AiaaicSheet(), data, PATH)
    assert [(t.field, t.text, t.reference) for t in record.texts] == [
        ("References[0]", "Deng 2009", True),
        ("References[1]", "Prabhu 2020", True),
    ]


@pytest.mark.parametrize(
    ("text", "name", "fits"),
    [
        pytest.param(SHEET, "sheet.csv", True, id="csv"),
        pytest.param(SHEET, "<stdin>", True, id="by-content"),
        pytest.param(SHEET.replace(",", "\t"), "a.txt", True, id="tabs"),
        pytest.param("id,title\n1,2\n", "a.csv", False, id="other-table"),
        pytest.param("AIAAIC ID#: AIAAIC0276\n", "a.txt", False, id="page"),
    ],
)
def test_known_by_content(text, name, fits):
    assert AiaaicSheet().fits(RecordFile(text.encode(), Path(name))) is fits


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the shared samples are not here")
def test_sample():
    records = read(AiaaicSheet(), SAMPLE.read_bytes(), SAMPLE)
    assert len(records) == 11
    assert sum(record.url is not None for record in records) == 11
    assert records[7].id == "AIAAIC0276"
    assert not any(record.texts for record in records)
