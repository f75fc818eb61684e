"""Findings as JSON."""

from typing import Any

from incident_refs.model.finding import Finding


def row(finding: Finding) -> dict[str, Any]:
    """Return a finding as one object of JSON, with all its keys in the order that is promised.

    >>> from incident_refs.model.finding import Severity
    >>> list(row(Finding("D102", "empty-field", Severity.INFO, "field 'note' is empty", "refs.bib")))[:4]
    ['code', 'name', 'severity', 'verdict']
    """
    fix = finding.fix
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "verdict": finding.verdict.value if finding.verdict else None,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "key": finding.key,
        "field": finding.field,
        "message": finding.message,
        "fix": {"field": fix.field, "from": fix.was, "to": fix.to} if fix else None,
    }
