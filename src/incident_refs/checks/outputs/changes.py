"""A fix as the letters that change: where they stand in the file, and what comes in their place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from incident_refs.bibtex.blocks import Block
from incident_refs.bibtex.layout import Layout, layout_of
from incident_refs.bibtex.read import read
from incident_refs.checks.fixing import with_fix
from incident_refs.errors import LibraryError
from incident_refs.model.finding import Finding, Fix
from incident_refs.model.place import BOM


@dataclass(frozen=True, slots=True)
class Change:
    """`text` in place of what stands from `start` to `end`, each a line and a column in UTF-16, from 1."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


class Changes:
    """What fixes change in files, each read once. `source` has their bytes by the names that findings give them."""

    def __init__(self, source: Mapping[str, bytes]) -> None:
        self._source = source
        self._file: str | None = None
        self._blocks: Mapping[str, Block] = {}
        self._layout = Layout()

    def of(self, finding: Finding) -> Change | None:
        """Return what the finding's fix changes; None where it has none, or its entry is not at hand."""
        data = self._source.get(finding.file)
        if data is None or finding.fix is None or finding.key is None:
            return None
        if finding.file != self._file:
            self._file = finding.file
            self._read(data)
        block = self._blocks.get(finding.key)
        return _change(data, block, finding.fix, self._layout) if block else None

    def _read(self, data: bytes) -> None:
        self._blocks = {}
        try:
            bibliography = read(data)
        except LibraryError:  # a page, say
            return
        pairs = zip(bibliography.entries, bibliography.places, strict=True)
        self._blocks = {entry.key: block for entry, block in pairs}
        self._layout = layout_of(data, bibliography.blocks)


def _change(data: bytes, block: Block, fix: Fix, layout: Layout) -> Change | None:
    old = data[block.start : block.end]
    try:
        changed = with_fix(old, replace(block, start=0, end=len(old)), fix, layout)
    except LibraryError:
        return None
    if changed is None:
        return None
    before, after = old.decode(), changed.decode()
    start = _same(before, after)
    behind = _same(before[start:][::-1], after[start:][::-1])
    first = max(data.rfind(b"\n", 0, block.start), data.rfind(b"\r", 0, block.start)) + 1
    head = data[first : block.start].removeprefix(BOM).decode()
    end = len(before) - behind
    return Change(
        _place(head + before[:start], block.line),
        _place(head + before[:end], block.line),
        after[start : len(after) - behind],
    )


def _same(one: str, other: str) -> int:
    """Return how many letters two texts have in common from their beginning."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _place(text: str, line: int) -> tuple[int, int]:
    """Return line and column behind a text that begins in this line, in its first column."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return line + len(lines) - 1, len(lines[-1].encode("utf-16-le")) // 2 + 1
