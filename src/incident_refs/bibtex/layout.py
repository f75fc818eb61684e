"""Entries as bytes, in the style of the file that they go into, or in ours where the file is new."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from incident_refs.bibtex import grammar
from incident_refs.bibtex.blocks import Block, Kind
from incident_refs.bibtex.read import MONTHS, entries
from incident_refs.bibtex.text import balanced
from incident_refs.errors import LibraryError
from incident_refs.model.entry import Entry

ORDER = (
    "author", "editor", "title", "issuetitle", "journal", "journaltitle", "booktitle", "series", "volume", "number",
    "issue", "pages", "eid", "edition", "version", "howpublished", "organization", "type", "institution", "school",
    "publisher", "address", "location", "eventtitle", "date", "year", "month", "day", "doi", "eprint",
    "archiveprefix", "eprinttype", "primaryclass", "isbn", "otherisbn", "issn", "pmid", "url", "urldate", "note",
    "retraction", "concern", "correction",
)  # fmt: skip
_RANK = {name: rank for rank, name in enumerate(ORDER)}
_SAMPLE = 50  # entries looked at to learn a file's style
# a line of a field: its indent, name, blanks before the sign, and the first character of the value
_FIELD_LINE = re.compile(
    rb"""[\r\n] (?P<indent>[ \t]*+) (?P<name>[A-Za-z][\w-]*+) (?P<before>[ \t]*+) = (?P<after>[ \t]*+)
         (?P<quote>[{"]) """,
    re.VERBOSE,
)
_COMMA_AT_END = re.compile(rb",\s*+[})]\Z")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file writes its entries. `column` is where its `=` signs line up, counted from the name; 0 where not."""

    newline: str = "\n"
    indent: str = "  "
    column: int = 14
    before: str = " "
    after: str = " "
    quotes: str = "{}"
    last_comma: bool = True
    blank_lines: int = 1


def layout_of(data: bytes, blocks: Sequence[Block]) -> Layout:
    r"""Return how the file's entries are written.

    >>> from incident_refs.bibtex.blocks import split
    >>> data = b'@misc{a,\r\n\ttitle="T"\r\n}\r\n'
    >>> layout_of(data, split(data)).newline, layout_of(data, split(data)).quotes
    ('\r\n', '""')
    """
    newline = _newline(data)
    sample = [block for block in blocks if block.kind is Kind.ENTRY][:_SAMPLE]
    lines = [line for block in sample for line in _FIELD_LINE.finditer(data, block.start, block.end)]
    if not lines:
        return Layout(newline=newline)
    columns = Counter(len(line["name"] + line["before"]) for line in lines)
    column, often = columns.most_common(1)[0]
    aligned = often * 10 > len(lines) * 6 and len({line["name"].lower() for line in lines}) > 2
    commas = Counter(
        bool(_COMMA_AT_END.search(data[max(block.start, block.end - 200) : block.end])) for block in sample
    )
    return Layout(
        newline=newline,
        indent=_most(line["indent"] for line in lines),
        column=column if aligned else 0,
        before=" " if aligned else _most(line["before"] for line in lines),
        after=_most(line["after"] for line in lines),
        quotes='""' if _most(line["quote"] for line in lines) == '"' else "{}",
        last_comma=commas[True] > commas[False],
        blank_lines=_blank_lines(data, blocks, newline),
    )


def write(entry: Entry, layout: Layout) -> bytes:
    r"""Return an entry as bytes, without a line end behind it.

    Raises LibraryError where its values would not be read back as they are (unbalanced braces, an impossible key).

    >>> print(write(Entry("a", "misc", (("year", "2009"), ("title", "ImageNet"))), Layout()).decode())
    @misc{a,
      title         = {ImageNet},
      year          = {2009},
    }
    """
    fields = sorted(entry.fields, key=lambda field: _RANK.get(field[0], len(ORDER)))
    lines = [field_text(name, value, layout) for name, value in fields]
    body = f",{layout.newline}".join(lines)
    comma = "," if layout.last_comma else ""
    inside = f"{body}{comma}{layout.newline}" if lines else ""
    text = f"@{entry.type}{{{entry.key},{layout.newline}{inside}}}"
    written = text.encode()
    _check(entry, written)
    return written


def field_text(name: str, value: str, layout: Layout) -> str:
    """Return one field as a line, without its comma."""
    return _field_line(name, _quoted(name, value, layout.quotes), layout)


def _field_line(name: str, quoted: str, layout: Layout) -> str:
    left = name.ljust(layout.column - len(layout.before)) + layout.before if layout.column else name + layout.before
    return f"{layout.indent}{left}={layout.after}{quoted}"


def with_fields(
    data: bytes,
    block: Block,
    fields: Sequence[tuple[str, str]],
    layout: Layout,
    as_written: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    r"""Return the bytes of an entry with more fields at its end, every byte of the others as it was.

    `as_written` has the values that are to be written to the letter, with their quotes or braces.
    Raises LibraryError where the entry would not be read as what it was, and the new fields.

    >>> from incident_refs.bibtex.blocks import split
    >>> data = b"@misc{a, title = {T}}"
    >>> with_fields(data, split(data)[0], [("year", "2009")], Layout())
    b'@misc{a, title = {T}, year = {2009}}'
    """
    old = data[block.start : block.end]
    stem = old[:-1].rstrip()
    # "year = 2009 % mine⏎}": the comma goes before the remark, and the new fields behind it
    body = len(old[:-1].rstrip() if block.proven else grammar.without_remarks(old, 0, len(old))[:-1].rstrip())
    remark, tail = old[body : len(stem)], old[len(stem) :]
    comma = old[:body].endswith(b",")
    quoted = [(name, as_written.get(name) or _quoted(name, value, layout.quotes)) for name, value in fields]
    if remark or _FIELD_LINE.search(old):
        added = f",{layout.newline}".join(_field_line(name, value, layout) for name, value in quoted)
        between = layout.newline
    else:  # the whole entry on one line
        added = ", ".join(f"{name} = {value}" for name, value in quoted)
        between = " "
    new = old[:body] + (b"" if comma else b",") + remark + f"{between}{added}{',' if comma else ''}".encode() + tail
    _check_added(old, new, fields)
    return new


def with_value(data: bytes, block: Block, name: str, value: str) -> bytes | None:
    r"""Return the bytes of an entry with another value in a field that it has, every other byte as it was.

    None where the value is not one plain text in the file (a macro, a `#`), or where the entry cannot be taken apart:
    then a person has the word.

    >>> from incident_refs.bibtex.blocks import split
    >>> data = b'@misc{a, Year = "2009", title = acm # {T}}'
    >>> with_value(data, split(data)[0], "year", "2010")
    b'@misc{a, Year = "2010", title = acm # {T}}'
    >>> with_value(data, split(data)[0], "title", "T") is None
    True
    """
    if not block.proven:
        return None
    for field in grammar.FIELD.finditer(data, block.start, block.end):
        if field["name"].decode().lower() == name:
            break
    else:
        return None
    old, start, end = field["value"], *field.span("value")
    written = _in_place_of(old, name, value)
    if written is None:
        return None
    new = data[block.start : start] + written + data[end : block.end]
    _check_added(data[block.start : block.end], new, [(name, value)])
    return new


def without_field(data: bytes, block: Block, name: str) -> bytes | None:
    r"""Return the bytes of an entry without a field; None where it has none, or cannot be taken apart.

    >>> from incident_refs.bibtex.blocks import split
    >>> data = b'@misc{a, title = {T}, note = {}, year = 2009}'
    >>> without_field(data, split(data)[0], "note")
    b'@misc{a, title = {T}, year = 2009}'
    """
    if not block.proven:
        return None
    named = [
        field
        for field in grammar.FIELD.finditer(data, block.start, block.end)
        if field["name"].lower() == name.encode()
    ]
    if len(named) != 1:
        return None
    new = data[block.start : named[0].start()] + data[named[0].end() : block.end]
    before, after = entries(data[block.start : block.end])[0], entries(new)[0]
    if (
        len(before) != 1
        or len(after) != 1
        or _said(before[0]) != _said(after[0]) | _spaced([(name, before[0].get(name) or "")])
    ):
        raise LibraryError(f"'{name}' cannot be taken out of an entry as it stands; mend it by hand, then run again")
    return new


def _in_place_of(old: bytes, name: str, value: str) -> bytes | None:
    """Return the value between the signs that the old one stood in."""
    if name == "month" and value in MONTHS and (old.lower().decode() in MONTHS or _is_text_or_number(old)):
        return value.encode()
    if old.isdigit() and value.isascii() and value.isdigit():
        return value.encode()
    if old[:1] == b'"' and grammar.is_one_text(old) and '"' not in value:
        return f'"{value}"'.encode()
    return f"{{{value}}}".encode() if _is_text_or_number(old) else None


def _is_text_or_number(old: bytes) -> bool:
    return old.isdigit() or grammar.is_one_text(old)


def _quoted(name: str, value: str, quotes: str) -> str:
    if name == "month" and value in MONTHS:
        return value
    if quotes == '""' and '"' not in value:
        return f'"{value}"'
    return f"{{{value}}}"


def _check(entry: Entry, written: bytes) -> None:
    """Refuse to write what would be read as something else: `x} , note = {y` as a title is two fields."""
    read, failed = entries(written)
    expected = _spaced(entry.fields)
    if failed or len(read) != 1 or read[0].key != entry.key:
        raise LibraryError(f"the entry '{entry.key[:60]}' cannot be written as BibTeX; nothing was changed")
    found = _spaced(read[0].fields)
    for name, value in expected.items():
        if found.get(name) != value or not balanced(value):
            raise LibraryError(
                f"the entry '{entry.key[:60]}': the value of '{name}' cannot be written as BibTeX; check its braces"
            )
    if len(found) != len(expected):
        raise LibraryError(f"the entry '{entry.key[:60]}' cannot be written as BibTeX; nothing was changed")


def _check_added(old: bytes, new: bytes, fields: Sequence[tuple[str, str]]) -> None:
    """Refuse to write an entry that would not be read as the old one with these fields."""
    for name, value in fields:
        if not balanced(value):
            raise LibraryError(f"the value of '{name}' cannot be written as BibTeX; check its braces")
    before, after = entries(old)[0], entries(new)[0]
    if len(before) != 1 or len(after) != 1 or _said(after[0]) != _said(before[0]) | _spaced(fields):
        raise LibraryError("an entry cannot take more fields as it stands; mend it by hand, then run again")


def _said(entry: Entry) -> dict[str, str]:
    return {"": f"@{entry.type}{{{entry.key}", **_spaced(entry.fields)}


def _spaced(fields: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name: " ".join(value.split()) for name, value in fields}


def _newline(data: bytes) -> str:
    first = re.search(rb"\r\n|\n|\r", data)
    return first[0].decode() if first else "\n"


def _most(values: Iterable[bytes]) -> str:
    return Counter(values).most_common(1)[0][0].decode()


def _blank_lines(data: bytes, blocks: Sequence[Block], newline: str) -> int:
    gaps = [
        data[gap.start : gap.end].count(newline.encode()) - 1
        for before, gap, after in zip(blocks, blocks[1:], blocks[2:], strict=False)
        if (before.kind, gap.kind, after.kind) == (Kind.ENTRY, Kind.GAP, Kind.ENTRY)
    ]
    return max(0, Counter(gaps).most_common(1)[0][0]) if gaps else 1
