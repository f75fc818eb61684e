"""Checks by what people call them: a code (`D102`), the beginning of one (`D`), or a name (`empty-field`)."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from incident_refs.checks.check import Check, name_of
from incident_refs.errors import UsageError


def codes_of(words: Iterable[str], checks: Sequence[Check], origin: str) -> tuple[str, ...]:
    """Return codes, or beginnings of codes, for what people call checks; `origin` is who said so, for the error.

    Raises UsageError for a word that fits no check.

    >>> from incident_refs.checks.empty_field import EmptyField
    >>> codes_of(["d1", "empty-field"], [EmptyField()], "--select")
    ('D1', 'D102')
    """
    found = []
    for word in words:
        code = code_of(word, checks)
        if code is None:
            raise UsageError(f"{origin}: {unknown(word, checks)}")
        found.append(code)
    return tuple(dict.fromkeys(found))


def code_of(word: str, checks: Sequence[Check]) -> str | None:
    """Return the code, or the beginning of codes, that a word means; None where it fits no check."""
    for check in checks:
        if name_of(check) == word.lower():
            return check.code
    upper = word.upper()
    return upper if upper and any(check.code.upper().startswith(upper) for check in checks) else None


def check_named(word: str, checks: Sequence[Check]) -> Check:
    """Return the check of that code or name. Raises UsageError where there is none.

    >>> from incident_refs.checks.empty_field import EmptyField
    >>> check_named("D102", [EmptyField()]).code
    'D102'
    """
    for check in checks:
        if word.lower() in (name_of(check), check.code.lower()):
            return check
    raise UsageError(unknown(word, checks))


def unknown(word: str, checks: Sequence[Check]) -> str:
    """Return the sentence about a word that fits no check, with those that may be meant."""
    names = [name for check in checks for name in (check.code, name_of(check))]
    near = get_close_matches(word.upper(), names, 1) + get_close_matches(word.lower(), names, 1)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    return f"'{word[:60]}' is neither the code nor the name of a check{hint}"
