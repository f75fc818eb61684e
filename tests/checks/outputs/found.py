"""Findings to show."""

from typing import Any

from incident_refs.model.finding import Finding, Severity


def finding(message: str = "field 'note' is empty", **other: Any) -> Finding:
    """Return a finding of D102 in refs.bib, with what else is said of it."""
    return Finding(
        **{
            "code": "D102",
            "name": "empty-field",
            "severity": Severity.INFO,
            "file": "refs.bib",
            **other,
            "message": message,
        }
    )
