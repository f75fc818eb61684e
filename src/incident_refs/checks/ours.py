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
    ("entry_cannot_be_read", "EntryCannotBeRead"),
    ("entry_nobody_cites", "EntryNobodyCites"),
    ("entry_written_twice", "EntryWrittenTwice"),
    ("field_given_twice", "FieldGivenTwice"),
    ("field_name_with_digit_first", "FieldNameWithDigitFirst"),
    ("id_of_two_records", "IdOfTwoRecords"),
    ("key_used_twice", "KeyUsedTwice"),
    ("macro_too_long", "MacroTooLong"),
    ("record_with_open_strings", "RecordWithOpenStrings"),
    ("remark_inside_entry", "RemarkInsideEntry"),
    ("string_does_not_fit", "StringDoesNotFit"),
    ("text_behind_entry", "TextBehindEntry"),
    ("uncounted_brace", "UncountedBrace"),
    ("undefined_macro", "UndefinedMacro"),
    ("unread_attachment", "UnreadAttachment"),
    ("value_without_braces", "ValueWithoutBraces"),
)


@cache
def our_checks() -> Sequence[Check]:
    """Return our checks, by their codes.

    >>> [check.code for check in our_checks() if check.code == "D102"]
    ['D102']
    """
    found: list[Check] = [getattr(import_module(f"incident_refs.checks.{file}"), name)() for file, name in OURS]
    return tuple(sorted(found, key=lambda check: check.code))
