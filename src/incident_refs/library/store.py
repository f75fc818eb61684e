"""The library: a `.bib` file that people edit by hand, and that we add to without touching a byte of theirs."""

from bisect import bisect
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from incident_refs import files
from incident_refs.bibtex.blocks import Block, Kind, splice, split
from incident_refs.bibtex.layout import Layout, layout_of, with_fields, with_value
from incident_refs.bibtex.read import Bibliography, Failed, read
from incident_refs.errors import LibraryError
from incident_refs.library.adding import Adding
from incident_refs.library.by_key import ByKey
from incident_refs.library.held import Held
from incident_refs.library.lookup import Doubtful, Lookup
from incident_refs.model.entry import Entry
from incident_refs.model.work import Work

if TYPE_CHECKING:
    from incident_refs.library.found import Found
    from incident_refs.library.lookup_file import Facts, LookupFile

LARGE = 200_000  # bytes; a smaller library is read at once, as quickly as anything could be looked up
SLOW = 8_000_000  # bytes; reading more takes longer than a second
_HEAD = 200_000  # bytes of a file in which its style is looked for
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """What adding would do to the file: its bytes before (None: no file yet) and after. Nothing is written yet.

    `keys` has the key of each thing that was added, in order, whether new or there before; `added` the new entries;
    `filled` the (key, field, value) that filled a gap, `revised` those that took another one's place. `written` is
    told the bytes before and after, once they are in the file.
    """

    path: Path
    old: bytes | None
    new: bytes
    keys: tuple[str, ...] = ()
    added: tuple[Entry, ...] = ()
    filled: tuple[tuple[str, str, str], ...] = ()
    revised: tuple[tuple[str, str, str], ...] = ()
    written: Callable[[bytes, bytes], None] | None = field(default=None, repr=False, compare=False)

    def __bool__(self) -> bool:
        return bool(self.added or self.filled or self.revised)

    def diff(self) -> str:
        """Return the change as a unified diff, empty where there is none."""
        return files.diff(self.old or b"", self.new, self.path.name)

    def commit(self) -> None:
        """Write the file. Raises FileError where it is no longer what was read; then nothing was changed."""
        if self:
            with files.locked(self.path):
                files.replace(self.path, self.new, expected=self.old)
                if self.written:
                    self.written(self.old or b"", self.new)


class Library:
    """A `.bib` file as it was read. It never changes: `add` gives a Change, and the file is read again after that.

    A large file is not taken apart until somebody asks for all of it: a look-up file in the cache folder leads to the
    entries that are asked for.
    """

    def __init__(
        self, path: Path, read: Bibliography | None, *, exists: bool = True, found: "_Kept | None" = None
    ) -> None:
        self.path = path
        self._exists = exists
        self._whole = _Whole(read) if read else None
        self._found = found
        if read:
            self.data = read.data
        elif found:
            self.data = found.data
        else:
            raise ValueError("neither read nor found")

    @classmethod
    def load(
        cls, path: Path, cache: Callable[[], Path] | None = None, say: Callable[[str], None] = lambda sentence: None
    ) -> "Library":
        """Return the library in the file; a file that is not there yet is an empty library.

        `cache` names the folder for the look-up file of a large library; without it there is none. `say` is told
        before that file takes more than about a second to make.
        Raises FileError where the file cannot be read, LibraryError where it is no BibTeX text.
        """
        exists = path.exists() or path.is_symlink()
        data = files.read_bytes(path) if exists else b""
        if cache is None or len(data) < LARGE:
            return cls(path, read(data, str(path)), exists=exists)
        found, bibliography = _looked_up(path, data, cache(), say)
        return cls(path, bibliography, found=found)

    @property
    def failed(self) -> tuple[Failed, ...]:
        """What could not be read as it stands, with line and reason."""
        return self._ask(lambda held: held.failed)

    def entries(self) -> tuple[Entry, ...]:
        """Return all entries in the file's order."""
        return self._all.bibliography.entries

    def get(self, key: str) -> Entry | None:
        """Return the entry with this key, to the letter, or else the only one that differs in case, or None."""
        return self._ask(lambda held: None if (at := held.with_key(key)) is None else held.entry(at))

    def text_of(self, key: str) -> str | None:
        """Return the entry with this key as it stands in the file, to the letter, or None."""
        block = self._ask(lambda held: None if (at := held.with_key(key)) is None else held.block(at))
        return None if block is None else self.data[block.start : block.end].decode()

    def keys(self) -> tuple[str, ...]:
        """Return all keys, in the file's order."""
        return tuple(self._ask(lambda held: held.keys()))

    def strings(self) -> tuple[bytes, ...]:
        """Return the `@string` definitions as they stand in the file, in its order."""
        return tuple(self.data[block.start : block.end] for block in self._ask(lambda held: held.strings()))

    def find_same(self, work: Work) -> Entry | None:
        """Return the entry that is about this very work, or None. A preprint and what it became are two works."""
        return self._ask(lambda held: None if (at := held.lookup.same(work)) is None else held.entry(at))

    def look_up(self, ask: Callable[[Lookup], T]) -> T:
        """Return what `ask` makes of the lookup; it may be called twice, where the first time was in doubt."""
        return self._ask(lambda held: ask(held.lookup))

    def add(
        self, things: Iterable[Work | Entry], *, anyway: Iterable[Work | Entry] = (), offered: Iterable[Entry] = ()
    ) -> Change:
        """Return what adding works (which are given keys) or entries (which have them) would change.

        A work that is there already only fills fields that its entry does not have; what is there is never overwritten.
        `anyway` are added also where their work is there: somebody looked, and said so. `offered` only fill what the
        entries of their keys lack. Keys of the change are those of `things`, then those of `anyway`.
        Raises LibraryError where an entry's key is taken by another work, or a value cannot be written.
        """
        adds, puts, offers = tuple(things), tuple(anyway), tuple(offered)
        return self._ask(lambda held: self._added(held, adds, puts, offers))

    def _added(
        self, held: Held, things: Sequence[Work | Entry], anyway: Sequence[Work | Entry], offered: Sequence[Entry]
    ) -> Change:
        adding = Adding(held, self.data, coming=ByKey([one for one in (*things, *anyway) if isinstance(one, Entry)]))
        for entry in offered:
            adding.offer(entry)
        keys = (*map(adding.add, things), *map(adding.put, anyway))
        new, filled = adding.spliced()
        return self._change(new, keys=keys, added=tuple(adding.fresh), filled=filled)

    def revise(self, values: Iterable[tuple[str, str, str]]) -> Change:
        """Return what giving fields of entries other values would change: (key, field, value) each.

        A field that an entry does not have is added to it. One that does not stand in the file as one plain text (a
        macro, a sum) is left as it is. Raises LibraryError where a value cannot be written, or for a key that no entry
        has.
        """
        by_entry: dict[str, list[tuple[str, str]]] = {}
        for key, name, value in values:
            by_entry.setdefault(key, []).append((name, value))
        return self._ask(lambda held: self._revised(held, by_entry))

    def _revised(self, held: Held, by_entry: dict[str, list[tuple[str, str]]]) -> Change:
        pieces: list[tuple[int, int, bytes]] = []
        filled: list[tuple[str, str, str]] = []
        revised: list[tuple[str, str, str]] = []
        for key, fields in by_entry.items():
            position = held.with_key(key)
            if position is None:
                raise LibraryError(f"{self.path} has no entry '{key}'; 'incident-refs list' shows the keys")
            block, entry = held.block(position), held.entry(position)
            new, gaps, others = _with_values(self.data, block, entry, fields, held.layout)
            pieces.append((block.start, block.end, new))
            filled += [(key, name, value) for name, value in gaps]
            revised += [(key, name, value) for name, value in others]
        return self._change(splice(self.data, pieces), filled=tuple(filled), revised=tuple(revised))

    def _change(
        self,
        new: bytes,
        *,
        keys: tuple[str, ...] = (),
        added: tuple[Entry, ...] = (),
        filled: tuple[tuple[str, str, str], ...] = (),
        revised: tuple[tuple[str, str, str], ...] = (),
    ) -> Change:
        old = self.data if self._exists else None
        return Change(self.path, old, new, keys, added, filled, revised, self.written)

    @property
    def written(self) -> Callable[[bytes, bytes], None] | None:
        """What a change of this library is to tell once it is written, if anything; see Change."""
        return self._found.follow if self._found else None

    def remarks(self) -> tuple[Failed, ...]:
        """Return what is to be said of entries that were read: what is hardly meant so, and LaTeX that could run."""
        from incident_refs.bibtex.doubts import doubts
        from incident_refs.bibtex.hazards import hazards

        whole = self._all.bibliography
        return tuple(sorted((*doubts(whole), *hazards(whole)), key=lambda one: (one.line, one.column)))

    @property
    def lookup(self) -> Lookup:
        """Where works are found by identifier, title and names, by position of `entries`."""
        return self._all.lookup

    @property
    def layout(self) -> Layout:
        """How the file's entries are written."""
        return self._ask(lambda held: held.layout)

    def block_of(self, position: int) -> Block:
        """Return the bytes in the file of the entry at this position of `entries`."""
        return self._all.block(position)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks of the file."""
        return self._all.bibliography.blocks

    @property
    def taken(self) -> frozenset[str]:
        """All keys in lower case."""
        return self._all.taken

    @property
    def _all(self) -> "_Whole":
        if self._whole is None:
            self._whole = _Whole(read(self.data, str(self.path)))
        return self._whole

    def _ask(self, question: Callable[[Held], T]) -> T:
        """Ask the look-up file, or where there is none or it is in doubt, what was read of the whole file."""
        if self._found is not None:
            try:
                return question(self._found)
            except Doubtful:
                self._found = None
        return question(self._all)


class _Whole:
    """All of a library, read. Positions are those of its entries."""

    def __init__(self, bibliography: Bibliography) -> None:
        self.bibliography = bibliography
        self.failed = bibliography.failed

    def keys(self) -> tuple[str, ...]:
        return tuple(entry.key for entry in self.bibliography.entries)

    def strings(self) -> list[Block]:
        return [block for block in self.bibliography.blocks if block.kind is Kind.STRING]

    def with_key(self, key: str) -> int | None:
        return self._by_key.position(key)

    def get(self, key: str) -> Entry | None:
        return self._by_key.get(key)

    def has(self, folded: str) -> bool:
        return folded in self.taken

    def behind(self, folded: str) -> int | None:
        position = bisect(self._in_order, folded)
        return None if position == len(self._in_order) else position

    def entry(self, position: int) -> Entry:
        return self.bibliography.entries[position]

    def block(self, position: int) -> Block:
        return self.bibliography.places[position]

    @property
    def ordered(self) -> bool:
        return len(self._in_order) > 1 and self._in_order == sorted(self._in_order)

    @cached_property
    def lookup(self) -> Lookup:
        return Lookup(self.bibliography.entries, self)

    @cached_property
    def layout(self) -> Layout:
        return _layout(self.bibliography.data, self.bibliography.blocks)

    @cached_property
    def taken(self) -> frozenset[str]:
        return frozenset(self._in_order)

    @cached_property
    def _in_order(self) -> list[str]:
        return [entry.key.lower() for entry in self.bibliography.entries]

    @cached_property
    def _by_key(self) -> ByKey:
        return ByKey(self.bibliography.entries)


class _Kept:
    """A large library that is asked by way of its look-up file. Everything here may raise Doubtful."""

    def __init__(self, file: "LookupFile", found: "Found", facts: "Facts", say: Callable[[str], None]) -> None:
        self._file, self._found, self._say = file, found, say
        self.data = found.data
        self.failed, self.ordered = facts.failed, facts.ordered
        self.with_key, self.get, self.has = found.with_key, found.get, found.has
        self.behind, self.block = found.behind, found.block
        self.keys, self.strings = found.keys, found.strings

    def entry(self, position: int) -> Entry:
        return self._found[position]

    @cached_property
    def layout(self) -> Layout:
        return _layout(self.data)

    @cached_property
    def lookup(self) -> Lookup:
        self._found.sign(self._say)
        return Lookup.kept(self._found.works, self._found)

    def follow(self, old: bytes, new: bytes) -> None:
        """Let the look-up file know what we wrote. Where it cannot follow, it is made anew by the next one."""
        with suppress(Doubtful):
            self._file.follow(self._found.digest, old, new)


def _layout(data: bytes, blocks: Sequence[Block] | None = None) -> Layout:
    """Return how the file's entries are written; of a large one, how those at its beginning are."""
    head = data[:_HEAD]
    if len(head) == len(data):
        return layout_of(data, split(data) if blocks is None else blocks)
    return layout_of(head, split(head)[:-1])  # the last one may be cut


def _looked_up(
    path: Path, data: bytes, cache: Path, say: Callable[[str], None]
) -> tuple[_Kept | None, Bibliography | None]:
    """Return what the look-up file knows of the library; where it knows nothing, all of it is read and written down."""
    from incident_refs.library.found import Found
    from incident_refs.library.lookup_file import LookupFile
    from incident_refs.library.lookup_tables import digest_of

    file, digest = LookupFile(cache, path), digest_of(data)
    try:
        return _Kept(file, Found(file, digest, data), file.facts(digest), say), None
    except Doubtful:
        if len(data) > SLOW:
            say(f"Reading all {len(data) / 1e6:.0f} MB of {path}; where what stands is kept: the next time is quick.")
        bibliography = read(data, str(path))
    try:
        ids = file.write(digest, bibliography)
        known = dict(zip(ids, bibliography.entries, strict=True))
        return _Kept(file, Found(file, digest, data, known), file.facts(digest), say), bibliography
    except Doubtful:
        return None, bibliography


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
