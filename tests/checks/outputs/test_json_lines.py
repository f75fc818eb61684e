"""A finding as JSON has all keys, in the order that is promised."""

import pytest

from incident_refs.checks.outputs.json_lines import row
from incident_refs.model.finding import Fix, Severity
from incident_refs.model.verdict import VerdictWord
from tests.checks.outputs.found import finding


@pytest.mark.parametrize(
    ("found", "other"),
    [
        pytest.param(
            finding(line=3, column=2, key="deng", field="note", fix=Fix("note", "", None)),
            {"line": 3, "column": 2, "key": "deng", "field": "note", "fix": {"field": "note", "from": "", "to": None}},
            id="fix",
        ),
        pytest.param(
            finding(severity=Severity.WARNING, verdict=VerdictWord.MADE_UP),
            {"severity": "warning", "verdict": "made-up"},
            id="verdict",
        ),
    ],
)
def test_row(found, other):
    plain = {
        "code": "D102",
        "name": "empty-field",
        "severity": "info",
        "verdict": None,
        "file": "refs.bib",
        "line": 1,
        "column": 1,
        "key": None,
        "field": None,
        "message": "field 'note' is empty",
        "fix": None,
    }
    assert row(found) == plain | other
    assert list(row(found)) == list(plain)
    assert type(row(found)["severity"]) is str
