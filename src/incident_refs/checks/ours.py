"""The checks that this package brings: a line for each. Those of other packages are entry points (`plugins`)."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module

from incident_refs.checks.check import Check

# module and class of each; pyproject.toml has the same as entry points, and a test compares the two
OURS: tuple[tuple[str, str], ...] = (
    ("attachment_without_entry", "AttachmentWithoutEntry"),
    ("attachment_without_string", "AttachmentWithoutString"),
    ("empty_field", "EmptyField"),
    ("entry_nobody_cites", "EntryNobodyCites"),
    ("id_of_two_records", "IdOfTwoRecords"),
    ("record_with_open_strings", "RecordWithOpenStrings"),
    ("string_does_not_fit", "StringDoesNotFit"),
    ("unread_attachment", "UnreadAttachment"),
)


@cache
def our_checks() -> Sequence[Check]:
    """Return our checks, by their codes.

    >>> [check.code for check in our_checks() if check.code == "D102"]
    ['D102']
    """
    found: list[Check] = [getattr(import_module(f"incident_refs.checks.{file}"), name)() for file, name in OURS]
    return tuple(sorted(found, key=lambda check: check.code))
