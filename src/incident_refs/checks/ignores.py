"""Findings that a line in the file itself silences: `% incident-refs: ignore D102` above an entry."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from incident_refs.bibtex.blocks import Block, Kind, split
from incident_refs.checks.check import Check
from incident_refs.checks.codes import code_of, unknown
from incident_refs.model.finding import Finding
from incident_refs.model.place import BOM, lines_between

Place = tuple[int, int]  # line and column
_SIGN = b"incident-refs:"
_MOST = 100  # sentences about one file
_FAR = 1 << 40  # behind the end of every line, and of every file
_FILE = ((0, 0), (_FAR, _FAR))
# % incident-refs: ignore D102, empty-field -- the publisher gives none
_VERB = rb"[ \t]*+ incident-refs: [ \t]*+ ignore (?P<file>-file)?+ (?!-?\w)"
_IN_BIB = re.compile(rb"% " + _VERB + rb"(?P<words>[^\r\n]{0,1000}+)", re.VERBOSE)
# <!-- incident-refs: ignore A103 -->
_IN_RECORD = re.compile(rb"<!--" + _VERB + rb"(?P<words>(?:(?!-->)[^\r\n]){0,1000}+) (?:-->)?+", re.VERBOSE)
_WORD = re.compile(r"[^\s,]+")
_REASON = re.compile(r"(?:\s|\A)--(?:\s|\Z)")
_LINE = re.compile(rb"[^\r\n]*+(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Ignore:
    """What one line silences: checks by their codes or names (none: all), from one place in the file to another.

    Without `reach` it silences nothing, because of `why`.
    """

    words: tuple[str, ...]
    line: int
    reach: tuple[Place, Place] | None = None
    why: str = "take it out"


def without_ignored(
    found: Sequence[Finding],
    data: bytes,
    name: str,
    ran: Sequence[Check],
    known: Sequence[Check] | None = None,
    *,
    record: bool = False,
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    r"""Return the findings that no line of one file silences, and sentences about lines that silence nothing.

    `name` is what findings call the file; those of other files stay. `ran` are the checks that looked, `known` all
    there are (else those that ran): a line about a check that did not run now is not called useless. `record` says
    that it is a page in Markdown or HTML and no `.bib` file: there it is `<!-- incident-refs: ignore A103 -->`.

    >>> from incident_refs.checks.empty_field import EmptyField
    >>> data = b"% incident-refs: ignore D102\n@misc{a, title = {T}}"
    >>> without_ignored([], data, "a.bib", [EmptyField()])
    ((), ("a.bib:1: 'ignore D102' silences nothing; take it out",))
    """
    if _SIGN not in data:
        return tuple(found), ()
    known = ran if known is None else known
    meant = cache(lambda word: code_of(word, known) if word else "")
    here = [index for index, one in enumerate(found) if one.file == name]
    order = sorted(here, key=lambda index: (found[index].line, found[index].column))
    places = [(found[index].line, found[index].column) for index in order]
    silenced: set[int] = set()
    sentences: dict[str, None] = {}
    for ignore, word in _single(_in_record(data) if record else _in_bib(data)):
        code = meant(word)
        hit: list[int] = []
        if code is not None and ignore.reach:
            reached = order[bisect_left(places, ignore.reach[0]) : bisect_right(places, ignore.reach[1])]
            hit = [index for index in reached if found[index].code.upper().startswith(code)]
            silenced.update(hit)
        if not hit and len(sentences) < _MOST:
            if code is None:
                sentences[f"{name}:{ignore.line}: {unknown(word, known)}"] = None
            elif any(check.code.upper().startswith(code) for check in ran):
                said = f"ignore{'-file' if ignore.reach is _FILE else ''} {word}".rstrip()
                sentences[f"{name}:{ignore.line}: '{said}' silences nothing; {ignore.why}"] = None
    return tuple(one for index, one in enumerate(found) if index not in silenced), tuple(sentences)


def _single(ignores: Iterator[Ignore]) -> Iterator[tuple[Ignore, str]]:
    """Yield each word of each line once for what it reaches; an empty word is all checks."""
    seen: set[tuple[object, str]] = set()
    for ignore in ignores:
        for word in ignore.words or ("",):
            if (ignore.reach or ignore.line, word.lower()) not in seen:
                seen.add((ignore.reach or ignore.line, word.lower()))
                yield ignore, word


def _in_bib(data: bytes) -> Iterator[Ignore]:
    """Yield what lines between the entries silence: in the next entry, or in the one that ends on the same line."""
    waiting: list[Ignore] = []
    before: Block | None = None
    for block in split(data):
        match block.kind:
            case Kind.GAP:
                continue
            case Kind.COMMENT:
                for start, ignore in _lines(_IN_BIB, data, block.start, block.end, block.line):
                    if ignore.reach:
                        yield ignore
                    elif before and not lines_between(data, before.end, start):
                        yield replace(ignore, reach=_reach(data, before))
                    else:
                        waiting.append(ignore)
            case _:
                reach = _reach(data, block) if waiting else None
                yield from (replace(ignore, reach=reach) for ignore in waiting)
                waiting, before = [], block
                for _, ignore in _lines(_IN_BIB, data, block.start, block.end, block.line):
                    yield replace(ignore, reach=None, why="write it on a line above the entry")
    yield from (replace(ignore, why="no entry follows") for ignore in waiting)


def _reach(data: bytes, block: Block) -> tuple[Place, Place]:
    last = block.line + lines_between(data, block.start, block.end)
    return (block.line, _column(data, block.start)), (last, _column(data, block.end))


def _column(data: bytes, at: int) -> int:
    start = max(data.rfind(b"\n", 0, at), data.rfind(b"\r", 0, at)) + 1
    if start == 0 and data.startswith(BOM):
        start = len(BOM)
    return len(data[start:at].decode("utf-8", "replace")) + 1


def _in_record(data: bytes) -> Iterator[Ignore]:
    """Yield what comments in a page silence: on their own line, or where they stand alone, on the next with text."""
    waiting: list[Ignore] = []
    for number, line in enumerate(_LINE.finditer(data), 1):
        here = list(_lines(_IN_RECORD, data, line.start(), line.end(), number)) if _SIGN in line[0] else []
        yield from (ignore for _, ignore in here if ignore.reach)
        waiting += (ignore for _, ignore in here if not ignore.reach)
        if waiting and (_IN_RECORD.sub(b"", line[0]) if here else line[0]).strip():
            yield from (replace(ignore, reach=((number, 0), (number, _FAR))) for ignore in waiting)
            waiting = []
    yield from (replace(ignore, why="no line follows") for ignore in waiting)


def _lines(pattern: re.Pattern[bytes], data: bytes, start: int, end: int, line: int) -> Iterator[tuple[int, Ignore]]:
    """Yield the lines that silence in a stretch of the file, with the byte where each begins."""
    position = start
    for hit in pattern.finditer(data, start, end):
        line += lines_between(data, position, hit.start())
        position = hit.start()
        words = _REASON.split(hit["words"].decode("utf-8", "replace"), 1)[0]
        yield position, Ignore(tuple(_WORD.findall(words)), line, _FILE if hit["file"] else None)
