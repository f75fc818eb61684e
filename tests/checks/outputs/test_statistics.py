"""Counts for each code, the most frequent first; of those alike, by code."""

from incident_refs.checks.outputs.statistics import Row, cells, rows
from incident_refs.model.finding import Fix
from tests.checks.outputs.found import finding


def test_rows():
    fixable = finding(fix=Fix("note", "", None))
    other = finding(code="D104", name="odd-year")
    first = finding(code="D101", name="missing-field")
    assert rows([fixable, other, finding(), first, fixable]) == (
        Row(3, "D102", "empty-field", 2),
        Row(1, "D101", "missing-field", 0),
        Row(1, "D104", "odd-year", 0),
    )
    assert rows([]) == ()


def test_cells():
    assert cells(Row(3, "D102", "empty-field", 2)) == ("3", "D102", "empty-field", "2 with a fix")
    assert cells(Row(1, "D104", "odd-year", 0)) == ("1", "D104", "odd-year", "")
