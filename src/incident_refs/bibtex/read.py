"""The bytes of a `.bib` file as entries: macros expanded, `#` joined, names of fields without case."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from sys import intern

from incident_refs.bibtex import grammar
from incident_refs.bibtex.blocks import BEHIND, NUL, Block, Kind, split
from incident_refs.bibtex.fault import Fault
from incident_refs.errors import LibraryError
from incident_refs.model.entry import Entry
from incident_refs.model.place import BOM, Onward, place

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# A macro of ten others, each of ten others, fills the memory in eight lines.
MAX_VALUE = 1 << 20  # characters
_BLANK = " \t\n\r\v\f"  # what BibTeX takes for one
_BLANKS = re.compile(f"[{_BLANK}]+")
Trouble = tuple[Fault, str]


@dataclass(frozen=True, slots=True)
class Failed:
    """What could not be read as it stands: a whole block, or (`kept`) a detail of an entry that was read.

    `line` and `column` count from 1. `kind` tells what checks make of it, and `field` which field is meant, if any.
    """

    line: int
    column: int
    reason: str
    key: str | None = None
    kept: bool = False
    kind: Fault = Fault.OTHER
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A `.bib` file, read. `places` has the block of each entry, in the entries' order."""

    data: bytes
    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]
    places: tuple[Block, ...]
    failed: tuple[Failed, ...]


def entries(data: bytes | str, name: str = "the .bib file") -> tuple[tuple[Entry, ...], tuple[Failed, ...]]:
    """Return the entries of a `.bib` file and what could not be read. Raises LibraryError where it is no BibTeX text.

    >>> read, failed = entries('@string{n = "NeurIPS"} @misc{a, title = "A " # n # { paper}, Month = JUN}')
    >>> read[0].fields, failed
    ((('title', 'A NeurIPS paper'), ('month', 'jun')), ())
    """
    bibliography = read(data.encode() if isinstance(data, str) else data, name)
    return bibliography.entries, bibliography.failed


def read(data: bytes, name: str = "the .bib file") -> Bibliography:
    """Return a `.bib` file as blocks and entries; `name` is what an error calls it.

    An entry whose key was used before, to the letter, is not read again but reported. Raises LibraryError as `entries`.
    """
    _check_text(data, name)
    blocks = split(data)
    found: dict[str, tuple[Entry, Block]] = {}
    folded: dict[str, str] = {}
    failed: list[Failed] = []
    macros: dict[str, str] = {}
    for block in blocks:
        match block.kind:
            case Kind.FAILED:
                failed.append(_unread(data, block))
            case Kind.STRING:
                _define(data, block, macros, failed)
            case Kind.ENTRY:
                entry = _entry(data, block, macros, failed)
                _add(entry, block, found, folded, failed)
    return Bibliography(
        data, blocks, tuple(e for e, _ in found.values()), tuple(b for _, b in found.values()), tuple(failed)
    )


def entry_alone(data: bytes, block: Block, macros: Mapping[str, str]) -> tuple[Entry, tuple[Failed, ...]]:
    """Return the entry in a block, and what is to be said of it; `macros` are those defined above it (`macros_of`).

    >>> data = b'@string{n = "NeurIPS"} @misc{a, title = n}'
    >>> string, _, entry = split(data)
    >>> entry_alone(data, entry, macros_of(data, [string]))[0].get("title")
    'NeurIPS'
    """
    failed: list[Failed] = []
    return _entry(data, block, macros, failed), tuple(failed)


def macros_of(data: bytes, strings: Iterable[Block]) -> Mapping[str, str]:
    """Return the macros that `@string` blocks define, one after another."""
    macros: dict[str, str] = {}
    for block in strings:
        _define(data, block, macros, [])
    return macros


def _check_text(data: bytes, name: str) -> None:
    """Refuse what is no BibTeX at all; a file of another kind would give no entries, without a word."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data.count(b"\0") > len(data) // 8:
        raise LibraryError(f"{name}: not UTF-8 text (NUL bytes, as in UTF-16); save the file as UTF-8 and run again")
    kind = other_kind(data)
    if kind:
        raise LibraryError(f"{name}: this is {kind}, not BibTeX; nothing was read")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line, column = place(data, error.start)
        raise LibraryError(
            f"{name}:{line}:{column}: byte 0x{data[error.start]:02X} is not UTF-8; save the file as UTF-8 and run again"
        ) from error


def other_kind(data: bytes) -> str | None:
    """Return what a file is that is plainly no BibTeX, or None.

    >>> other_kind(b"<!DOCTYPE html><title>Sign in</title>")
    'HTML'
    """
    start = data[:4096].removeprefix(BOM).lstrip().lower()
    if start.startswith(b"%pdf-"):
        return "a PDF"
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "HTML"
    if start.startswith((b"<?xml", b"<!doctype")):
        return "XML"
    if start.startswith((b"{", b"[{", b"[\n", b"[]")):
        return "JSON"
    if start.startswith((b"ty  - ", b"ty - ")):
        return "RIS"
    if start.startswith((b"pk\x03\x04", b"\x1f\x8b")):
        return "a packed file"
    return None


def _unread(data: bytes, block: Block) -> Failed:
    head = grammar.HEAD.match(data, block.start, block.end)
    key = head["key"].decode() if head else None
    kind = {BEHIND: Fault.BEHIND, NUL: Fault.NUL}.get(block.reason, Fault.UNREAD)
    return Failed(*place_in(data, block, block.at), block.reason, key, kind=kind)


def _add(
    entry: Entry,
    block: Block,
    found: dict[str, tuple[Entry, Block]],
    folded: dict[str, str],
    failed: list[Failed],
) -> None:
    earlier = found.get(entry.key)
    if earlier:
        same = earlier[0].type == entry.type and earlier[0].fields == entry.fields
        what = "the same entry stands" if same else "the key is used"
        reason = f"{what} at line {earlier[0].line} already; this one is not read"
        kind = Fault.ENTRY_TWICE if same else Fault.KEY_TWICE
        failed.append(Failed(block.line, 1, reason, entry.key, kept=same, kind=kind))
        return
    twin = folded.setdefault(entry.key.lower(), entry.key)
    if twin != entry.key:
        reason = f"BibTeX takes this key and '{twin}' for the same"
        failed.append(Failed(block.line, 1, reason, entry.key, kept=True, kind=Fault.KEY_CASE))
    found[entry.key] = entry, block


def _define(data: bytes, block: Block, macros: dict[str, str], failed: list[Failed]) -> None:
    macro = grammar.macro(data, block.start, block.end)
    if macro:
        name = macro[0].decode().lower()
        value, troubles = _value(macro[1].decode(), macros)
        macros[name] = value
        failed += [
            Failed(block.line, 1, f"@string '{name[:60]}': {what}", kept=True, kind=kind) for kind, what in troubles
        ]


def _entry(data: bytes, block: Block, macros: Mapping[str, str], failed: list[Failed]) -> Entry:
    kind, key, raw_fields, remark = _raw(data, block)
    fields: dict[str, str] = {}
    troubles: list[tuple[int, str, Trouble]] = []
    for number, (name, raw) in enumerate(raw_fields):
        name = intern(name.lower())  # of a hundred thousand titles, the word "title" is kept once
        value, wrong = _value(raw, macros)
        if name[0].isdigit():
            wrong += ((Fault.DIGIT_FIRST, "its name begins with a digit: BibTeX reads no further in this entry"),)
        if name in fields:
            what = f"a second value, '{value[:60]}', is not read; the first is '{fields[name][:60]}'"
            wrong += ((Fault.FIELD_AGAIN if value == fields[name] else Fault.FIELD_TWICE, what),)
        else:
            fields[name] = value
        troubles += [(number, name, trouble) for trouble in wrong]
    if troubles:
        starts = _starts(data, block, [name for name, _ in raw_fields])
        onward = Onward(data, block.start, block.line)
        for number, name, (fault, what) in troubles:
            if starts[number] < onward.at:  # not found, in an entry that is not proven
                onward = Onward(data, block.start, block.line)
            where, what = onward.place(starts[number]), f"field '{name[:60]}': {what}"
            failed.append(Failed(*where, what, key, kept=True, kind=fault, field=name))
    for at, (fault, what) in _only_here(data, block, remark):
        failed.append(Failed(*place_in(data, block, at), what, key, kept=True, kind=fault))
    return Entry(key, kind.lower(), tuple(fields.items()), block.line)


def _starts(data: bytes, block: Block, names: Sequence[str]) -> list[int]:
    """Return where each field's name stands; where nothing is proven, the first place that looks like it."""
    if block.proven:
        return [field.start("name") for field in grammar.FIELD.finditer(data, block.start, block.end)]
    starts, position = [], block.start
    for name in names:
        hit = re.compile(rb"(?<=[,\s])" + re.escape(name.encode()) + rb"\s*+=").search(data, position, block.end)
        starts.append(hit.start() if hit else block.start)
        position = hit.end() if hit else position
    return starts


def _only_here(data: bytes, block: Block, remark: int | None) -> Iterator[tuple[int, Trouble]]:
    """Yield what is read here and stops BibTeX, which loses the entry or those behind it, with the byte where it is."""
    if remark is not None:
        what = "a % remark inside the entry: BibTeX reads none there; write it before the entry"
        yield block.start + remark, (Fault.REMARK, what)
    if not block.proven and data.count(b"{", block.start, block.end) != data.count(b"}", block.start, block.end):
        places = [data.find(sign, block.start, block.end) for sign in (rb"\{", rb"\}")]
        at = min((place for place in places if place >= 0), default=block.start)
        yield at, (Fault.BRACES, "more braces open than close, or fewer: BibTeX counts those behind a backslash too")


def _raw(data: bytes, block: Block) -> tuple[str, str, list[tuple[str, str]], int | None]:
    """Return type, key, each field's name and value as they stand in the file, and where a remark stands in it."""
    if not block.proven:
        from incident_refs.bibtex import second_opinion

        read = second_opinion.entry_in(data[block.start : block.end])
        if read:
            return read.type, read.key, list(read.fields), read.remark
    head = grammar.HEAD.match(data, block.start, block.end)
    if not head:  # what made this an entry was a head
        raise AssertionError(data[block.start : block.end])
    found = grammar.FIELD.findall(data, head.end(), block.end)
    return head["type"].decode(), head["key"].decode(), [(name.decode(), value.decode()) for name, value in found], None


def _value(raw: str, macros: Mapping[str, str]) -> tuple[str, tuple[Trouble, ...]]:
    """Return what a value means, and what is wrong with it."""
    if "#" not in raw and raw[0] in '{"':
        return _text(raw[1:-1]), ()
    texts: list[str] = []
    troubles: list[Trouble] = []
    size = 0
    for part in _parts(raw):
        text = _part(part, macros, troubles)
        size += len(text)
        if size > MAX_VALUE:
            what = "its macros expand to more than a million characters"
            return "".join(texts), (*troubles, (Fault.TOO_LONG, what))
        texts.append(text)
    return _text("".join(texts)), tuple(troubles)


def _parts(raw: str) -> Iterator[str]:
    from incident_refs.bibtex import second_opinion

    yield from second_opinion.parts_of(raw) or (raw,)


def _part(part: str, macros: Mapping[str, str], troubles: list[Trouble]) -> str:
    if part[0] in '{"':
        return part[1:-1]
    name = part.lower()
    if name in macros:
        return macros[name]
    if name in MONTHS:
        return name
    if not part[0].isdigit():
        troubles.append((Fault.NO_MACRO, f"the macro '{part[:60]}' is not defined above it"))
    elif not part.isdigit():  # pages = 12--15
        what = f"'{part[:60]}' needs braces around it: BibTeX reads no further in this entry"
        troubles.append((Fault.NO_BRACES, what))
    return part


def _text(value: str) -> str:
    """Return a value with its line breaks, which mean a blank in BibTeX, as blanks."""
    if "\n" in value or "\r" in value:
        # "Müller,⏎ K.\xa0F.": `split` would take a blank that keeps together for one that does not
        return " ".join(value.split() if value.isascii() else filter(None, _BLANKS.split(value)))
    return value.strip(_BLANK)


def place_in(data: bytes, block: Block, at: int) -> tuple[int, int]:
    """Return line and column of a byte in a block, without counting from the file's beginning each time."""
    return Onward(data, block.start, block.line).place(at)
