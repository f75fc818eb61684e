"""The bytes of a `.bib` file as blocks, every byte in exactly one, so that changing one leaves all others as they are.

The quick way is one possessive regular expression for each block. It takes only what it can prove to be whole: a head,
a key, fields that are each `name = value` with balanced values, and the closing brace. What it cannot prove (nesting
deeper than 6, an unquoted `12--15`) is handed to bibtexparser, up to the next `@word{` at the start of a line;
and what nobody understands is a failed block with its reason and place, never silence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from incident_refs.bibtex import grammar
from incident_refs.model.place import lines_between


class Kind(StrEnum):
    """What a block is. Free text between entries, which BibTeX ignores, is a comment; blank space is a gap."""

    ENTRY = "entry"
    STRING = "string"
    PREAMBLE = "preamble"
    COMMENT = "comment"
    FAILED = "failed"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Block:
    """Bytes `start` to `end` of the file; `line` is where it begins, from 1.

    Of a failed block `reason` says why, and `at` is the byte where it went wrong.
    `proven` is False where only bibtexparser could read it.
    """

    kind: Kind
    start: int
    end: int
    line: int
    reason: str = ""
    at: int = 0
    proven: bool = True


_TAIL = 200  # bytes
BEHIND = "this stands behind the end of an entry, which has a '}' too many"
NUL = "it holds a NUL byte"
_KINDS = {kind.value: kind for kind in Kind}


def split(data: bytes) -> tuple[Block, ...]:
    r"""Return the blocks of a `.bib` file, in order, with neither gaps nor overlaps.

    >>> [block.kind.value for block in split(b"% mine\n@misc{a, year = 2009}\n\n@misc{b,\n")]
    ['comment', 'entry', 'gap', 'failed']
    """
    return tuple(_with_lines(data, _blocks(data)))


def splice(data: bytes, changes: Iterable[tuple[int, int, bytes]]) -> bytes:
    r"""Return `data` with each (start, end, new bytes) put in place of what was there; all other bytes as they were.

    >>> splice(b"@misc{a, year = 2009}", [(16, 20, b"2010"), (0, 0, b"% mine\n")])
    b'% mine\n@misc{a, year = 2010}'
    """
    pieces: list[bytes] = []
    position = 0
    for start, end, new in sorted(changes, key=lambda change: change[:2]):
        if start < position:
            raise ValueError("two changes of the same bytes")
        pieces += (data[position:start], new)
        position = end
    return b"".join((*pieces, data[position:]))


def _with_lines(data: bytes, found: Iterator[tuple[Kind, int, int, str, int, bool]]) -> Iterator[Block]:
    line, position = 1, 0
    for kind, start, end, reason, at, proven in found:
        line += lines_between(data, position, start)
        position = start
        yield Block(kind, start, end, line, reason, at, proven)


def _blocks(data: bytes) -> Iterator[tuple[Kind, int, int, str, int, bool]]:
    starts = [head.start("at") for head in grammar.LINE_START.finditer(data)]
    position, size = 0, len(data)
    behind_entry = False
    if data.startswith(b"\xef\xbb\xbf"):
        yield Kind.GAP, 0, 3, "", 0, True
        position = 3
    while position < size:
        whole = grammar.whole(data, position)
        if whole and whole.lastgroup and not _swallowed(data, whole, starts):
            start = whole.end("gap")
            if start > position:
                yield Kind.GAP, position, start, "", 0, True
            position = whole.end()
            behind_entry = whole.lastgroup == Kind.ENTRY
            yield _checked(data, _KINDS[whole.lastgroup], start, position)
            continue
        start = grammar.BLANK.match(data, position).end()  # type: ignore[union-attr]  # matches the empty text too
        if start > position:
            yield Kind.GAP, position, start, "", 0, True
        if start == size:
            return
        position = start
        if grammar.OPENING.match(data, start):
            block = _unproven(data, start, _next(starts, start, size))
        else:
            block = _text(data, start, _next(starts, start, size), behind_entry=behind_entry)
        yield block
        behind_entry = block[0] is Kind.ENTRY
        position = block[2]


def _checked(data: bytes, kind: Kind, start: int, end: int) -> tuple[Kind, int, int, str, int, bool]:
    nul = data.find(b"\0", start, end)
    if nul >= 0:
        return Kind.FAILED, start, end, NUL, nul, True
    return kind, start, end, "", 0, True


def _next(starts: list[int], after: int, size: int) -> int:
    """Return where the next `@word{` at the start of a line stands, or the end of the file."""
    index = bisect_right(starts, after)
    return starts[index] if index < len(starts) else size


def _swallowed(data: bytes, whole: "re.Match[bytes]", starts: list[int]) -> bool:
    """Return whether an entry seems to have lost a brace and taken in the entries after it.

    An abstract may well quote `@article{x, …}` at the start of a line. But where what goes before that, inside the
    same value, reads like the end of one field and the beginning of the next, a brace is missing:
    `abstract = {set { of things},⏎ year = {2000}⏎}⏎@article{c,`.
    """
    start, end = whole.end("gap"), whole.end()
    inner = _next(starts, start, end)
    if inner >= end or whole.lastgroup == Kind.COMMENT:
        return False
    heads = [field.start() for field in grammar.FIELD.finditer(data, start, end) if field.start() < inner]
    return bool(grammar.FIELD_INSIDE.search(data, grammar.value_start(data, heads[-1]) if heads else start, inner))


def _unproven(data: bytes, start: int, end: int) -> tuple[Kind, int, int, str, int, bool]:
    """Return what stands between a `@word{` that is not provably whole and the next start of a line like it."""
    special = grammar.SPECIAL.match(data, start)
    if special:
        return _special(data, special, end)
    closed = _closed(data, start, end)
    behind = grammar.BLANK.match(data, closed, end).end()  # type: ignore[union-attr]  # matches the empty text too
    if closed > start and grammar.OPENING.match(data, behind, end):
        end = closed  # "@misc{a title = {A}} @misc{b}" on one line: the second one is whole
    reason, at = grammar.trouble(data, start, end)
    read = _read_by_bibtexparser(data[start:end])
    if read:
        return Kind.ENTRY, start, start + read, "", 0, False
    return Kind.FAILED, start, end, reason, at, True


def _special(data: bytes, head: "re.Match[bytes]", end: int) -> tuple[Kind, int, int, str, int, bool]:
    """Return a comment, macro or preamble that the grammar cannot prove: it may only be nested deeply."""
    start, kind = head.start(), _KINDS[head["word"].decode().lower()]
    if kind is Kind.COMMENT and head["open"] == b"(":  # for BibTeX the word alone is the comment, the rest free text
        return _text(data, head.end(), end, start=start)
    closed = _closed(data, start, end)
    if closed > start and (kind is not Kind.STRING or grammar.macro(data, start, closed)):
        return kind, start, closed, "", 0, True
    reason = f"this @{kind.value} cannot be read: a brace or a quote is missing or too many"
    return Kind.FAILED, start, end, reason, start, True


def _closed(data: bytes, start: int, end: int) -> int:
    """Return where as many braces are closed as were opened from `start`, or `start` where that is nowhere."""
    return grammar.closing(data, start, end) or start


def _read_by_bibtexparser(region: bytes) -> int:
    """Return how many bytes of the region are one entry for bibtexparser, or 0."""
    if b"\0" in region or not _might_close(region):
        return 0
    from incident_refs.bibtex import second_opinion

    read = second_opinion.entry_in(region)
    return len(read.raw.encode()) if read else 0


def _might_close(region: bytes) -> bool:
    """Return whether the braces are as many on both sides, with or without those written as `\\{`."""
    opened, closed = region.count(b"{"), region.count(b"}")
    return opened == closed or opened - region.count(rb"\{") == closed - region.count(rb"\}")


def _text(
    data: bytes, position: int, limit: int, *, behind_entry: bool = False, start: int | None = None
) -> tuple[Kind, int, int, str, int, bool]:
    """Return the free text from `start` to the first `@word{` after `position`; what looks like more has failed."""
    start = position if start is None else start
    if grammar.BARE_START.match(data, position):  # @article"x,
        return Kind.FAILED, start, limit, "no brace after the type of the entry", start, True
    end = limit
    for opening in grammar.OPENING_IN_TEXT.finditer(data, position, limit):
        # "% @article{old, …}": people mean to take an entry out with a per cent sign
        if opening.lastgroup:
            end = opening.start(opening.lastgroup)
            break
    if end == len(data) and (cut := grammar.CUT.search(data, max(position, end - _TAIL))):  # "…}⏎⏎@art"
        return Kind.FAILED, start, end, "the file ends in the middle of an entry", cut.start(), True
    if behind_entry and data[start : start + 1] in b",}":  # @misc{a, title = {A}}, year = {2009}}
        return Kind.FAILED, start, end, BEHIND, start, True
    return Kind.COMMENT, start, end, "", 0, True
