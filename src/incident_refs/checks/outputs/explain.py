"""What a check says of itself."""

import inspect

from incident_refs.checks.check import Check, name_of


def page(check: Check) -> str:
    """Return the page of a check as Markdown: code, name, severity, what is wrong, why, before and after.

    >>> from incident_refs.checks.empty_field import EmptyField
    >>> page(EmptyField()).splitlines()[:5]
    ['# D102: empty-field', '', 'Severity: info', '', 'A field has no value.']
    """
    return f"# {check.code}: {name_of(check)}\n\nSeverity: {check.severity}\n\n{text(check)}\n"


def text(check: Check) -> str:
    """Return what the docstring of a check says; a check of another package may have none."""
    return inspect.getdoc(type(check)) or "This check does not say what it finds."


def summary(check: Check) -> str:
    """Return the first sentence: what is wrong."""
    return text(check).splitlines()[0]
