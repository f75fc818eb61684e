"""The look-up file after a change of ours: what moved is written down, instead of reading everything again."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from incident_refs.bibtex.blocks import Block, Kind, split
from incident_refs.bibtex.inheritance import parents_of
from incident_refs.bibtex.mapping import work_from_entry
from incident_refs.bibtex.read import entry_alone, macros_of
from incident_refs.files import Part, changed_part
from incident_refs.library.lookup import Doubtful
from incident_refs.library.lookup_tables import (
    INSERT,
    INSERT_PARENT,
    NOTHING,
    UNKNOWN,
    block_digest,
    columns,
    digest_of,
    highest_id,
    sign_numbers,
    yes,
)
from incident_refs.model.entry import Entry
from incident_refs.model.place import lines_between

_SMALL = 100_000  # bytes that are read before anybody waits
_LINE_ENDS = (b"\n", b"\r")


def follow(connection: sqlite3.Connection, old: bytes, new: bytes) -> None:
    """Write down what a change moved, in the file about the `old` bytes; then it is about the `new` ones.

    Only what lies between the last entry before the change and the first one behind it is read. Raises Doubtful where
    that could be wrong, or is as much work: macros changed, something there cannot be read, keys clash.
    """
    facts = dict(connection.execute("select name, value from facts"))
    part = _Part.around(connection, old, new)
    if part.size > max(_SMALL, len(new) // 4) or part.has_macros(connection):
        raise Doubtful("too much has changed")
    fresh = highest_id(connection) + 1
    entries = part.entries(new, _strings_before(connection, part.start))
    gone = part.take_out(connection)
    for key in gone:
        _check_free(connection, key)  # what was said of the other one ("BibTeX takes them for the same") would be wrong
    part.shift(connection)
    for id_, (entry, block) in enumerate(entries, fresh):
        _check_free(connection, entry.key.lower())
        _put(connection, id_, entry, block, block_digest(new, block))
    _unsign_children(connection, (*gone, *(entry.key.lower() for entry, _ in entries)))
    ordered = _still_ordered(connection, part, len(gone), len(entries), was=facts["ordered"] == "yes")
    failed = _moved(facts["failed"], part, old, new)
    facts = {"digest": digest_of(new), "ordered": yes(ordered), "failed": failed}
    connection.executemany("update facts set value = ?2 where name = ?1", facts.items())


def _check_free(connection: sqlite3.Connection, folded: str) -> None:
    if connection.execute("select 1 from places where folded = ?", (folded,)).fetchone():
        raise Doubtful(f"the key '{folded}' stands twice")


def _put(connection: sqlite3.Connection, id_: int, entry: Entry, block: Block, digest: bytes) -> None:
    """Write down an entry; its signs too, unless it takes something over from others: those may be changing too."""
    parents = parents_of(dict(entry.fields))
    inherited = UNKNOWN if parents else NOTHING
    connection.execute(INSERT, (id_, *columns(entry, block, digest), inherited, not parents))
    connection.executemany(INSERT_PARENT, [(parent, id_) for parent in parents])
    if not parents:
        signs = [(number, id_) for number in sign_numbers(work_from_entry(entry))]
        connection.executemany("insert or ignore into signs values (?, ?)", signs)


def _unsign_children(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Have the signs noted anew of all that take something over from these keys, or from one that does, and so on."""
    waiting = list(keys)
    seen: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key in seen:
            continue
        seen.add(key)
        statement = "select id, folded from parents join places using (id) where parent = ?"
        for id_, child in connection.execute(statement, (key,)).fetchall():
            connection.execute("update places set signed = 0, inherited = ? where id = ?", (UNKNOWN, id_))
            waiting.append(child)


@dataclass(frozen=True, slots=True)
class _Part:
    """What lies between the last entry before a change and the first one behind it; `behind` is that one's length."""

    start: int
    old_end: int
    new_end: int
    lines: int
    behind: int

    @classmethod
    def around(cls, connection: sqlite3.Connection, old: bytes, new: bytes) -> "_Part":
        changed = _aligned(connection, changed_part(old, new), new)
        start = connection.execute("select max(end) from places where end <= ?", (changed.start,)).fetchone()[0] or 0
        end, last = connection.execute(
            "select start, end from places where start >= ? order by start limit 1", (changed.old_end,)
        ).fetchone() or (len(old), len(old))
        new_end = end + len(new) - len(old)
        lines = lines_between(new, start, new_end) - lines_between(old, start, end)
        return cls(start, end, new_end, lines, last - end)

    @property
    def size(self) -> int:
        return self.new_end - self.start

    def entries(self, new: bytes, strings: Sequence[Block]) -> list[tuple[Entry, Block]]:
        """Return the entries in this part. Raises Doubtful where there is more in it than sound entries and text."""
        blocks = self._blocks(new)
        macros = macros_of(new, strings)
        found: list[tuple[Entry, Block]] = []
        for block in blocks:
            if block.kind is not Kind.ENTRY:
                raise Doubtful("more than entries has changed")
            entry, remarks = entry_alone(new, block, macros)
            if remarks:
                raise Doubtful("something is to be said of an entry")
            found.append((entry, block))
        return found

    def _blocks(self, new: bytes) -> list[Block]:
        """Return the blocks of this part. Raises Doubtful where the entry behind it is not read as it was."""
        end = self.new_end + self.behind
        line = lines_between(new, 0, self.start)
        blocks = [
            replace(block, start=block.start + self.start, end=block.end + self.start, line=block.line + line)
            for block in split(new[self.start : end])
            if block.kind not in (Kind.GAP, Kind.COMMENT)
        ]
        if self.behind:
            last = blocks.pop() if blocks else None
            if last is None or (last.kind, last.start, last.end) != (Kind.ENTRY, self.new_end, end):
                raise Doubtful("the entry behind the change is not read as before")
        return blocks

    def has_macros(self, connection: sqlite3.Connection) -> bool:
        """Return whether there was a macro in this part: entries behind it would mean something else."""
        between = (self.start, self.old_end)
        return connection.execute("select 1 from strings where end > ? and start < ?", between).fetchone() is not None

    def take_out(self, connection: sqlite3.Connection) -> list[str]:
        """Forget the entries that stood in this part, and return their keys in lower case."""
        within = "where start >= ? and end <= ?", (self.start, self.old_end)
        gone = connection.execute(f"select id, folded from places {within[0]}", within[1]).fetchall()  # noqa: S608
        ids = [(id_,) for id_, _ in gone]
        connection.executemany("delete from parents where id = ?", ids)
        connection.executemany("delete from places where id = ?", ids)
        return [folded for _, folded in gone]

    def shift(self, connection: sqlite3.Connection) -> None:
        """Move what stands behind this part."""
        by = (self.new_end - self.old_end, self.lines, self.old_end)
        for table in ("places", "strings"):
            connection.execute(
                f"update {table} set start = start + ?1, end = end + ?1, line = line + ?2 where start >= ?3",  # noqa: S608
                by,
            )


def _aligned(connection: sqlite3.Connection, changed: Part, new: bytes) -> Part:
    """Return what was put in as beginning where an entry begins.

    Before `@misc{b}` stands `@misc{a}⏎` now: compared byte by byte, it is `a}⏎@misc{` that was put in.
    """
    if changed.start < changed.old_end:
        return changed
    inside = "select max(start) from places where start < ?1 and end > ?1"
    (begun,) = connection.execute(inside, (changed.start,)).fetchone()
    by = changed.start - begun if begun is not None else 0
    if new[changed.start - by : changed.start] != new[changed.new_end - by : changed.new_end]:
        return changed
    return Part(changed.start - by, changed.old_end - by, changed.new_end - by)


def _moved(failed: str, part: _Part, old: bytes, new: bytes) -> str:
    """Return what could not be read, with its new lines. Raises Doubtful where the change may have mended some."""
    before = 1 + lines_between(old, 0, part.start)
    behind = before + lines_between(old, part.start, part.old_end)
    # whether the part has its first and its last line for itself; what stands on it may have moved to the right
    from_line = old[part.start : part.start + 1] in (*_LINE_ENDS, b"")
    alone = old[part.old_end - 1 : part.old_end] in _LINE_ENDS and new[part.new_end - 1 : part.new_end] in _LINE_ENDS
    moved = []
    for line, column, reason, *more in json.loads(failed):
        if line < before or (line == before and from_line):
            moved.append((line, column, reason, *more))
        elif (line > behind or (line == behind and alone)) and "at line" not in reason:
            moved.append((line + part.lines, column, reason, *more))
        else:
            raise Doubtful("what could not be read is another thing now")
    return json.dumps(moved)


def _still_ordered(connection: sqlite3.Connection, part: _Part, gone: int, added: int, *, was: bool) -> bool:
    """Return whether the keys are sorted after a change; only what the change touched is looked at where it can be."""
    (count,) = connection.execute("select count(*) from places").fetchone()
    if count < 2:
        return False
    if not was and not gone and count - added > 1:
        return False
    where, values = "", tuple[int, ...]()
    if was:
        where, values = "where end >= ? and start <= ?", (part.start, part.new_end)
    keys = [key for (key,) in connection.execute(f"select folded from places {where} order by start", values)]  # noqa: S608
    return keys == sorted(keys)


def _strings_before(connection: sqlite3.Connection, start: int) -> list[Block]:
    found = connection.execute("select start, end, line from strings where start < ? order by start", (start,))
    return [Block(Kind.STRING, *where) for where in found]
