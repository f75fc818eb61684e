"""What a check says of itself."""

from incident_refs.checks.check import Check


def page(check: Check) -> str:
    """Return the page of a check as Markdown: code, name, severity, what is wrong, why, before and after.

    `codes.check_named(word, checks)` finds the check.
    """
    raise NotImplementedError
