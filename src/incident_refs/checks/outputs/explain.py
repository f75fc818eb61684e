"""What a check says of itself."""

import inspect
import unicodedata

from incident_refs.checks.check import Check, name_of
from incident_refs.checks.outputs.plain import HIDDEN


def page(check: Check) -> str:
    """Return the page of a check as Markdown: code, name, severity, what is wrong, why, before and after.

    >>> from incident_refs.checks.empty_field import EmptyField
    >>> page(EmptyField()).splitlines()[:5]
    ['# D102: empty-field', '', 'Severity: info', '', 'A field has no value.']
    """
    return f"# {check.code}: {name_of(check)}\n\nSeverity: {check.severity}\n\n{text(check)}\n"


def text(check: Check) -> str:
    """Return what the docstring of a check says; a check of another package may have none.

    Letters that nobody sees, of which some examples are made, are named: `<U+200B>`.
    """
    said = inspect.getdoc(type(check)) or "This check does not say what it finds."
    hidden = {letter for letter in set(said) - {"\n", "\t"} if unicodedata.category(letter) in HIDDEN}
    return said.translate({ord(letter): f"<U+{ord(letter):04X}>" for letter in hidden})


def summary(check: Check) -> str:
    """Return the first sentence: what is wrong."""
    return text(check).splitlines()[0]
