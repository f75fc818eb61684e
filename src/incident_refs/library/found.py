"""The entries of a large library, read one by one where its look-up file says that they are, and compared."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from incident_refs.bibtex.blocks import Block
from incident_refs.bibtex.mapping import work_from_entry
from incident_refs.bibtex.read import entry_alone, macros_of
from incident_refs.library.lookup import SIGNS, Doubtful, Works
from incident_refs.library.lookup_file import LookupFile, Row
from incident_refs.library.lookup_tables import block_digest, digest_of
from incident_refs.model.entry import Entry

MANY = 7_000  # entries; to find out by what more of them are found takes longer than a second


def follower(cache: Path, library: Path) -> Callable[[bytes, bytes], None]:
    """Return what lets the look-up file, where there is one, know that we wrote the library: bytes before and after.

    Where it cannot follow, it is made anew by the next one who reads all.
    """

    def follow(old: bytes, new: bytes) -> None:
        with suppress(Doubtful):
            LookupFile(cache, library).follow(digest_of(old), old, new)

    return follow


class Found:
    """The entries of a library with this content, read one by one where the look-up file says that they are."""

    def __init__(self, file: LookupFile, digest: str, data: bytes, known: Mapping[int, Entry] | None = None) -> None:
        self._file, self.digest, self.data = file, digest, data
        self._rows: dict[int, Row] = {}
        self._read = dict(known or {})
        self._strings: list[Block] | None = None
        self._macros: dict[int, Mapping[str, str]] = {}
        self.works = Works(self, self)

    def with_key(self, key: str) -> int | None:
        """Return the entry with this key, to the letter, or else the only one that differs in case, or None."""
        rows = self._kept(self._file.with_key(self.digest, key.lower()))
        exact = [row.id for row in rows if row.key == key]
        if exact:
            return exact[0]
        return rows[0].id if len(rows) == 1 else None

    def get(self, key: str) -> Entry | None:
        """Return the entry with this key, found in the same way, or None."""
        position = self.with_key(key)
        return None if position is None else self[position]

    def keys(self) -> list[str]:
        """Return all keys, in the file's order."""
        return self._file.keys(self.digest)

    def strings(self) -> list[Block]:
        """Return the `@string` blocks, in order."""
        if self._strings is None:
            self._strings = self._file.strings(self.digest)
        return self._strings

    def has(self, folded: str) -> bool:
        """Return whether an entry has this key in lower case."""
        return bool(self._file.with_key(self.digest, folded))

    def behind(self, folded: str) -> int | None:
        """Return the entry before which a new one goes, where keys are sorted; None for the end."""
        row = self._file.behind(self.digest, folded)
        return None if row is None else self._kept([row])[0].id

    def block(self, position: int) -> Block:
        """Return the bytes of an entry, proven."""
        row = self._rows.get(position) or self._kept([self._file.with_id(self.digest, position)])[0]
        if block_digest(self.data, row.block) != row.digest:
            raise Doubtful(f"the entry '{row.key}' stands elsewhere")
        return row.block

    def at(self, kind: str, *signs: str) -> Sequence[int]:
        """Return the entries with one of these signs, in the file's order."""
        rows = self._kept(self._file.with_sign(self.digest, kind, signs))
        # two signs may have one number; what the entry itself says counts
        return [row.id for row in rows if not set(signs).isdisjoint(SIGNS[kind](self.works[row.id]))]

    def sign(self, say: Callable[[str], None]) -> None:
        """See to it that all entries can be found by their signs; `say` is told where that takes its time."""
        rows = self._file.unsigned(self.digest)
        if len(rows) > MANY:
            say(f"Noting by what each of {len(rows):,} entries is found; this is kept: the next time is quick.")
        # not by way of `works`: a hundred thousand would stay in memory
        entries = ((row.id, self._read.get(row.id) or self._entry(row)) for row in rows)
        self._file.sign(self.digest, ((id_, work_from_entry(entry, self)) for id_, entry in entries))

    def __getitem__(self, position: int) -> Entry:
        entry = self._read.get(position)
        if entry is None:
            row = self._rows.get(position) or self._kept([self._file.with_id(self.digest, position)])[0]
            entry = self._read[position] = self._entry(row)
        return entry

    def _entry(self, row: Row) -> Entry:
        block = row.block
        if block_digest(self.data, block) != row.digest:
            raise Doubtful(f"the entry '{row.key}' stands elsewhere")
        above = sum(string.start < block.start for string in self.strings())
        if above not in self._macros:
            self._macros[above] = macros_of(self.data, self.strings()[:above])
        entry, _ = entry_alone(self.data, block, self._macros[above])
        if entry.key != row.key:
            raise Doubtful(f"the entry '{row.key}' has another key")
        return entry

    def _kept(self, rows: list[Row]) -> list[Row]:
        self._rows.update((row.id, row) for row in rows)
        return rows
