"""Reports of an AIID snapshot: each is a reference by itself."""

from pathlib import Path

import pytest
from tests.records.shaped import read

from incident_refs.records.aiid_reports import AiidReports
from incident_refs.records.record_file import RecordFile

PATH = Path("reports.csv")
REPORTS = (
    '"_id","authors","date_published","report_number","source_domain","title","url"\n'
    '"5d","Jodi Kantor, Ann Lee","2014-08-14T00:00:00Z","3","nytimes.com","Working \\"Anything\\", but","https://nyt.com/x"\n'
    '"5e","","","4","","","https://b.org"\n'
)


def test_reports_are_references():
    first, second = read(AiidReports(), REPORTS.encode(), PATH)
    assert (first.id, first.database, first.date, first.line) == ("3", "aiid-report", "2014-08-14", 2)
    assert [(t.text, t.address, t.reference) for t in first.texts] == [
        ('Jodi Kantor; Ann Lee (2014-08-14). Working "Anything", but. nytimes.com', "https://nyt.com/x", True)
    ]
    assert [(t.text, t.address) for t in second.texts] == [("https://b.org", "https://b.org")]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        pytest.param(REPORTS, True, id="reports"),
        pytest.param("_id,incident_id,title\n1,2,3\n", False, id="incidents"),
    ],
)
def test_known_by_content(text, fits):
    assert AiidReports().fits(RecordFile(text.encode(), Path("snapshot"))) is fits
