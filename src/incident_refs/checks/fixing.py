"""Fixes put into the file: each changes one field of one entry, and no byte besides."""

from collections.abc import Sequence
from dataclasses import replace

from incident_refs.bibtex import grammar
from incident_refs.bibtex.blocks import Block, splice
from incident_refs.bibtex.layout import Layout, layout_of, with_fields, with_value, without_field
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.places import field_at
from incident_refs.errors import LibraryError
from incident_refs.model.finding import Finding, Fix


def can_be_fixed(file: BibFile, item: Item, fix: Fix) -> bool:
    """Return whether the field stands there as plain text, or is to be added to an entry that is whole."""
    if not item.block.proven:
        return False
    if fix.was is None:
        return fix.field not in item.fields
    named = field_at(file.bibliography.data, item.block, fix.field)
    value = named["value"] if named else b""
    return item.fields.get(fix.field) == fix.was and (value.isdigit() or grammar.is_one_text(value))


def fixed(file: BibFile, found: Sequence[Finding]) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the bytes of the file with the fixes of findings in it, and the findings that were mended.

    Of two fixes of one field the first is made, and the next run finds what is left. An entry that would not be read
    back as meant stays as it is.
    """
    read = file.bibliography
    layout = layout_of(read.data, read.blocks)
    mended: list[Finding] = []
    changes: list[tuple[int, int, bytes]] = []
    by_key: dict[str, list[Finding]] = {}
    for one in found:
        if one.fix and one.key:
            by_key.setdefault(one.key, []).append(one)
    for item in file.items:
        if item.key in by_key:
            new, done = _mended(read.data, item, by_key[item.key], layout)
            mended += done
            changes.append((item.block.start, item.block.end, new))
    return splice(read.data, changes), tuple(mended)


def _mended(data: bytes, item: Item, found: Sequence[Finding], layout: Layout) -> tuple[bytes, list[Finding]]:
    """Return the bytes of an entry with the fixes in it, and the findings that are none any more."""
    new = data[item.block.start : item.block.end]
    done: dict[str, Finding] = {}
    for one in found:
        if one.fix is None or one.fix.field in done:
            continue
        block = replace(item.block, start=0, end=len(new))
        try:
            changed = with_fix(new, block, one.fix, layout)
        except LibraryError:  # braces that would not be balanced: a person has the word
            continue
        if changed is not None:
            new, done[one.fix.field] = changed, one
    return new, list(done.values())


def with_fix(data: bytes, block: Block, fix: Fix, layout: Layout) -> bytes | None:
    """Return the bytes of an entry with a fix in it; None where the field is not there, or is no plain text.

    Raises LibraryError where the entry would not be read back as meant.
    """
    if fix.to is None:
        return without_field(data, block, fix.field)
    if fix.was is None:
        return with_fields(data, block, [(fix.field, fix.to)], layout)
    return with_value(data, block, fix.field, fix.to)
