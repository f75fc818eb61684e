"""The library: a `.bib` file that people edit by hand, and that we add to without touching a byte of theirs."""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from incident_refs import files
from incident_refs.bibtex.blocks import Block, splice
from incident_refs.bibtex.differences import gaps
from incident_refs.bibtex.keys import key_for
from incident_refs.bibtex.layout import Layout, layout_of, with_fields, with_value, write
from incident_refs.bibtex.mapping import entry_from_work, work_from_entry
from incident_refs.bibtex.read import Bibliography, Failed, read
from incident_refs.library.lookup import Lookup, may_be_one, names_of, title_key
from incident_refs.model.entry import Entry
from incident_refs.model.work import Work


@dataclass(frozen=True, slots=True)
class Change:
    """What adding would do to the file: its bytes before (None: no file yet) and after. Nothing is written yet.

    `keys` has the key of each thing that was added, in order, whether new or there before; `added` the new entries;
    `filled` the (key, field, value) that filled a gap, `revised` those that took another one's place.
    """

    path: Path
    old: bytes | None
    new: bytes
    keys: tuple[str, ...] = ()
    added: tuple[Entry, ...] = ()
    filled: tuple[tuple[str, str, str], ...] = ()
    revised: tuple[tuple[str, str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.filled or self.revised)

    def diff(self) -> str:
        """Return the change as a unified diff, empty where there is none."""
        return files.diff(self.old or b"", self.new, self.path.name)

    def commit(self) -> None:
        """Write the file. Raises FileError where it is no longer what was read; then nothing was changed."""
        if self:
            files.replace(self.path, self.new, expected=self.old)


class Library:
    """A `.bib` file as it was read. It never changes: `add` gives a Change, and the file is read again after that."""

    def __init__(self, path: Path, bibliography: Bibliography, *, exists: bool = True) -> None:
        self.path = path
        self._bibliography = bibliography
        self._exists = exists

    @classmethod
    def load(cls, path: Path) -> "Library":
        """Return the library in the file; a file that is not there yet is an empty library.

        Raises FileError where it cannot be read, LibraryError where it is no BibTeX text.
        """
        exists = path.exists() or path.is_symlink()
        data = files.read_bytes(path) if exists else b""
        return cls(path, read(data, str(path)), exists=exists)

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return self._bibliography.data

    @property
    def failed(self) -> tuple[Failed, ...]:
        """What could not be read as it stands, with line and reason."""
        return self._bibliography.failed

    def entries(self) -> tuple[Entry, ...]:
        """Return all entries in the file's order."""
        return self._bibliography.entries

    def get(self, key: str) -> Entry | None:
        """Return the entry with this key, to the letter, or else the only one that differs in case, or None."""
        found = self._keys.get(key)
        if found is None:
            found = self._folded_keys.get(key.lower())
        return None if found is None else self.entries()[found]

    def find_same(self, work: Work) -> Entry | None:
        """Return the entry that is about this very work, or None. A preprint and what it became are two works."""
        found = self.lookup.same(work)
        return None if found is None else self.entries()[found]

    def add(self, things: Iterable[Work | Entry]) -> Change:
        """Return what adding works (which are given keys) or entries (which have them) would change.

        A work that is there already only fills fields that its entry does not have; what is there is never overwritten.
        Raises LibraryError where an entry's key is taken by another work, or a value cannot be written.
        """
        adding = _Adding(self)
        keys = tuple(adding.add(thing) for thing in things)
        new, filled = adding.spliced()
        return Change(self.path, self.data if self._exists else None, new, keys, tuple(adding.fresh), filled)

    def revise(self, values: Iterable[tuple[str, str, str]]) -> Change:
        """Return what giving fields of entries other values would change: (key, field, value) each.

        A field that an entry does not have is added to it. One that does not stand in the file as one plain text (a
        macro, a sum) is left as it is. Raises LibraryError where a value cannot be written.
        """
        by_entry: dict[str, list[tuple[str, str]]] = {}
        for key, name, value in values:
            by_entry.setdefault(key, []).append((name, value))
        pieces: list[tuple[int, int, bytes]] = []
        filled: list[tuple[str, str, str]] = []
        revised: list[tuple[str, str, str]] = []
        for key, fields in by_entry.items():
            position = self._keys[key]
            block, entry = self.block_of(position), self.entries()[position]
            new, gaps, others = _with_values(self.data, block, entry, fields, self.layout)
            pieces.append((block.start, block.end, new))
            filled += [(key, name, value) for name, value in gaps]
            revised += [(key, name, value) for name, value in others]
        data = splice(self.data, pieces)
        return Change(
            self.path, self.data if self._exists else None, data, filled=tuple(filled), revised=tuple(revised)
        )

    @cached_property
    def lookup(self) -> Lookup:
        """Where works are found by identifier, title and names."""
        return Lookup(self.entries())

    @cached_property
    def layout(self) -> Layout:
        """How the file's entries are written."""
        return layout_of(self.data, self._bibliography.blocks)

    def block_of(self, position: int) -> Block:
        """Return the bytes in the file of the entry at this position of `entries`."""
        return self._bibliography.places[position]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks of the file."""
        return self._bibliography.blocks

    @cached_property
    def _keys(self) -> dict[str, int]:
        return {entry.key: position for position, entry in enumerate(self.entries())}

    @cached_property
    def _folded_keys(self) -> dict[str, int]:
        folded: dict[str, int] = {}
        twins = set()
        for position, entry in enumerate(self.entries()):
            key = entry.key.lower()
            if key in folded:
                twins.add(key)
            folded[key] = position
        return {key: position for key, position in folded.items() if key not in twins}

    @cached_property
    def taken(self) -> frozenset[str]:
        """All keys in lower case."""
        return frozenset(entry.key.lower() for entry in self.entries())


@dataclass(slots=True)
class _Adding:
    """The works of one call, one after another, so that the second of two equal ones meets the first."""

    library: Library
    fresh: list[Entry] = field(default_factory=list)
    gaps: dict[int, dict[str, str]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    named: dict[str, str] = field(default_factory=dict)
    titled: dict[str, list[tuple[Work, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.taken = set(self.library.taken)

    def add(self, thing: Work | Entry) -> str:
        """Take in one work or entry and return its key."""
        work = thing if isinstance(thing, Work) else work_from_entry(thing)
        position = self.library.lookup.same(work)
        if position is not None:
            entry = self.library.entries()[position]
            offered = thing if isinstance(thing, Entry) else entry_from_work(work, entry.key)
            self._fill(position, entry, offered)
            return entry.key
        again = self._fresh_key(work)
        if again is not None:
            return again
        key = key_for(work, self.taken) if isinstance(thing, Work) else self._own_key(thing)
        self._keep(work, entry_from_work(work, key) if isinstance(thing, Work) else replace(thing, key=key))
        return key

    def _fresh_key(self, work: Work) -> str | None:
        for name in names_of(work):
            if name in self.named:
                return self.named[name]
        alike = self.titled.get(title_key(work), ())
        return next((key for other, key in alike if may_be_one(work, other)), None)

    def _keep(self, work: Work, entry: Entry) -> None:
        self.fresh.append(entry)
        self.taken.add(entry.key.lower())
        self.named.update(dict.fromkeys(names_of(work), entry.key))
        self.titled.setdefault(title_key(work), []).append((work, entry.key))

    def _own_key(self, entry: Entry) -> str:
        if entry.key and entry.key.lower() not in self.taken:
            return entry.key
        return key_for(work_from_entry(entry), self.taken)

    def _fill(self, position: int, entry: Entry, offered: Entry) -> None:
        filled = self.gaps.get(position, {})
        for name, value in gaps(replace(entry, fields=(*entry.fields, *filled.items())), offered):
            self.gaps.setdefault(position, {})[name] = value

    def spliced(self) -> tuple[bytes, tuple[tuple[str, str, str], ...]]:
        """Return the file's new bytes, and the gaps that were filled."""
        library = self.library
        changes: list[tuple[int, int, bytes]] = []
        filled: list[tuple[str, str, str]] = []
        for position, fields in self.gaps.items():
            block = library.block_of(position)
            changes.append(
                (block.start, block.end, with_fields(library.data, block, tuple(fields.items()), library.layout))
            )
            filled += [(library.entries()[position].key, name, value) for name, value in fields.items()]
        changes += _insertions(library, self.fresh)
        return splice(library.data, changes), tuple(filled)


Fields = list[tuple[str, str]]


def _with_values(
    data: bytes, block: Block, entry: Entry, fields: Fields, layout: Layout
) -> tuple[bytes, Fields, Fields]:
    """Return the bytes of an entry with these values, the fields that were added, and those that were revised."""
    new = data[block.start : block.end]
    revised = []
    for name, value in fields:
        if entry.get(name) is not None:
            changed = with_value(new, _alone(new, block), name, value)
            if changed is not None:
                new = changed
                revised.append((name, value))
    added = [(name, value) for name, value in fields if entry.get(name) is None]
    if added:
        new = with_fields(new, _alone(new, block), added, layout)
    return new, added, revised


def _alone(data: bytes, block: Block) -> Block:
    """Return the block of an entry that is all there is."""
    return replace(block, start=0, end=len(data))


def _insertions(library: Library, fresh: list[Entry]) -> list[tuple[int, int, bytes]]:
    """Return where new entries go: into their places where the file's keys are sorted, else at its end."""
    if not fresh:
        return []
    newline = library.layout.newline.encode()
    between = newline * (library.layout.blank_lines + 1)
    keys = [entry.key.lower() for entry in library.entries()]
    if len(keys) > 1 and keys == sorted(keys):
        return _in_places(library, sorted(fresh, key=lambda entry: entry.key.lower()), keys, between)
    return [_at_end(library, fresh, between)] if fresh else []


def _in_places(library: Library, fresh: list[Entry], keys: list[str], between: bytes) -> list[tuple[int, int, bytes]]:
    changes: list[tuple[int, int, bytes]] = []
    last: list[Entry] = []
    for entry in fresh:
        position = bisect(keys, entry.key.lower())
        if position == len(keys):
            last.append(entry)
        else:
            start = library.block_of(position).start
            changes.append((start, start, write(entry, library.layout) + between))
    return [*changes, _at_end(library, last, between)] if last else changes


def _at_end(library: Library, fresh: list[Entry], between: bytes) -> tuple[int, int, bytes]:
    """Return the new entries behind everything that the file holds; its last line end is kept as it is."""
    data, newline = library.data, library.layout.newline.encode()
    text = between.join(write(entry, library.layout) for entry in fresh)
    body = len(data.rstrip())
    blank = data[body:]
    if not body or data == b"\xef\xbb\xbf":
        return len(data), len(data), text + newline
    there = blank.count(newline)
    missing = newline * max(0, library.layout.blank_lines + 1 - there)
    return len(data), len(data), missing + text + newline
