"""Works and entries on their way into a library: which are there already, which keys the others get, where they go."""

import re
from dataclasses import dataclass, field, replace

from incident_refs.bibtex.blocks import Kind, splice, split
from incident_refs.bibtex.differences import gaps
from incident_refs.bibtex.keys import key_for
from incident_refs.bibtex.layout import Layout, with_fields, write
from incident_refs.bibtex.mapping import entry_from_work, work_from_entry
from incident_refs.bibtex.same_work import may_be_one, names_of, title_key
from incident_refs.errors import LibraryError
from incident_refs.library.by_key import ByKey
from incident_refs.library.held import Held
from incident_refs.model.entry import Entry
from incident_refs.model.work import Work

# a whole line; one with a brace may end the entry above it
_REMARK = re.compile(rb"[ \t]*%[^{}\r\n]*\r?\n")


@dataclass(slots=True)
class Adding:
    """The works of one call, one after another, so that the second of two equal ones meets the first.

    `coming` are the entries of the call: they may be each other's parents, whichever comes first.
    """

    held: Held
    data: bytes
    coming: ByKey
    fresh: list[Entry] = field(default_factory=list)
    gaps: dict[int, dict[str, str]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    named: dict[str, str] = field(default_factory=dict)
    titled: dict[str, list[tuple[Work, str]]] = field(default_factory=dict)

    def add(self, thing: Work | Entry) -> str:
        """Take in one work or entry and return its key."""
        work = self._work(thing)
        position = self.held.lookup.same(work)
        if position is not None:
            entry = self.held.entry(position)
            offered = thing if isinstance(thing, Entry) else entry_from_work(work, entry.key)
            self._fill(position, entry, offered)
            return entry.key
        again = self._fresh_key(work)
        if again is not None:
            return again
        return self._keep(work, thing)

    def put(self, thing: Work | Entry) -> str:
        """Take in one work or entry although it may be there, and return its key."""
        return self._keep(self._work(thing), thing)

    def offer(self, entry: Entry) -> None:
        """Fill what the entry of this key lacks. Raises LibraryError where there is none."""
        position = self.held.with_key(entry.key)
        if position is None:
            raise LibraryError(f"the library has no entry '{entry.key}'; 'incident-refs list' shows the keys")
        self._fill(position, self.held.entry(position), entry)

    def get(self, key: str, /) -> Entry | None:
        """Return the entry that a key of this call names as somebody's parent: the library's, or one that is coming."""
        return self.held.get(key) or self.coming.get(key)

    def _work(self, thing: Work | Entry) -> Work:
        return thing if isinstance(thing, Work) else work_from_entry(thing, self)

    def __contains__(self, folded: object) -> bool:
        """Return whether a key in lower case is taken."""
        return folded in self.taken or self.held.has(str(folded))

    def _fresh_key(self, work: Work) -> str | None:
        for name in names_of(work):
            if name in self.named:
                return self.named[name]
        alike = self.titled.get(title_key(work), ())
        return next((key for other, key in alike if may_be_one(work, other)), None)

    def _keep(self, work: Work, thing: Work | Entry) -> str:
        if isinstance(thing, Work):
            entry = entry_from_work(work, key_for(work, self))
        else:
            entry = replace(thing, key=self._own_key(thing, work))
        self.fresh.append(entry)
        self.taken.add(entry.key.lower())
        self.named.update(dict.fromkeys(names_of(work), entry.key))
        self.titled.setdefault(title_key(work), []).append((work, entry.key))
        return entry.key

    def _own_key(self, entry: Entry, work: Work) -> str:
        if entry.key and entry.key.lower() not in self:
            return entry.key
        return key_for(work, self)

    def _fill(self, position: int, entry: Entry, offered: Entry) -> None:
        filled = self.gaps.get(position, {})
        for name, value in gaps(replace(entry, fields=(*entry.fields, *filled.items())), offered):
            self.gaps.setdefault(position, {})[name] = value

    def spliced(self) -> tuple[bytes, tuple[tuple[str, str, str], ...]]:
        """Return the file's new bytes, and the gaps that were filled."""
        held, data = self.held, self.data
        changes: list[tuple[int, int, bytes]] = []
        filled: list[tuple[str, str, str]] = []
        for position, fields in self.gaps.items():
            block = held.block(position)
            changes.append((block.start, block.end, with_fields(data, block, tuple(fields.items()), held.layout)))
            filled += [(held.entry(position).key, name, value) for name, value in fields.items()]
        changes += _insertions(held, data, self.fresh)
        return splice(data, changes), tuple(filled)


def _insertions(held: Held, data: bytes, fresh: list[Entry]) -> list[tuple[int, int, bytes]]:
    """Return where new entries go: into their places where the file's keys are sorted, else at its end.

    One that others of them name in `crossref` goes to the end, since classic BibTeX wants it behind those.
    """
    if not fresh:
        return []
    named = {(entry.get("crossref") or "").strip().lower() for entry in fresh}
    parents = [entry for entry in fresh if entry.key.lower() in named]
    others = [entry for entry in fresh if entry.key.lower() not in named]
    if not held.ordered:
        return [_last(held, data, [*others, *parents])]
    changes: list[tuple[int, int, bytes]] = []
    last: list[Entry] = []
    for entry in sorted(others, key=lambda entry: entry.key.lower()):
        position = held.behind(entry.key.lower())
        if position is None:
            last.append(entry)
        else:
            start = _with_remarks(data, held.block(position).start)
            changes.append((start, start, write(entry, held.layout) + _between(held.layout)))
    last += parents
    return [*changes, _last(held, data, last)] if last else changes


def _with_remarks(data: bytes, start: int) -> int:
    """Return where the remarks begin that stand right above an entry: "% about this one" goes with it."""
    while (line := data.rfind(b"\n", 0, max(start - 1, 0)) + 1) < start and _REMARK.fullmatch(data, line, start):
        start = line
    return start


def _last(held: Held, data: bytes, fresh: list[Entry]) -> tuple[int, int, bytes]:
    """Return new entries at the end; before an entry that is not closed, since BibTeX reads nothing behind it."""
    start = _unclosed(data) if held.failed else None
    if start is None:
        return at_end(held.layout, data, fresh)
    between = _between(held.layout)
    return start, start, b"".join(write(entry, held.layout) + between for entry in fresh)


def _unclosed(data: bytes) -> int | None:
    last = next((block for block in reversed(split(data)) if block.kind is not Kind.GAP), None)
    return last.start if last and last.kind is Kind.FAILED and "not closed" in last.reason else None


def at_end(layout: Layout, data: bytes, fresh: list[Entry]) -> tuple[int, int, bytes]:
    """Return the new entries behind everything that the file holds; its last line end is kept as it is."""
    newline = layout.newline.encode()
    text = _between(layout).join(write(entry, layout) for entry in fresh)
    body = len(data.rstrip())
    blank = data[body:]
    if not body or data == b"\xef\xbb\xbf":
        return len(data), len(data), text + newline
    there = blank.count(newline)
    missing = newline * max(0, layout.blank_lines + 1 - there)
    return len(data), len(data), missing + text + newline


def _between(layout: Layout) -> bytes:
    return layout.newline.encode() * (layout.blank_lines + 1)
