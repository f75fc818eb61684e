"""The look-up file: where in a large library each entry stands, and by what it is found, so that nobody reads it all.

It lies in the person's cache folder and is never the truth. It counts for one content of the library only, told by the
SHA-256 of all its bytes; every entry that it leads to is read from the library itself and compared. Where anything is
in doubt it raises Doubtful, and the library is read as if there were no such file: slower, and as right.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from threading import RLock
from typing import Any

from incident_refs.bibtex.blocks import Block, Kind, split
from incident_refs.bibtex.mapping import work_from_entry
from incident_refs.bibtex.read import Bibliography, Failed, entry_alone, macros_of
from incident_refs.files import Part, changed_part
from incident_refs.library.lookup import SIGNS, Doubtful
from incident_refs.model.entry import Entry
from incident_refs.model.place import lines_between
from incident_refs.model.work import Work

VERSION = 1
WAIT = 2.0  # seconds for another process that is writing; reading the library takes about as long
_SCHEMA = """
    create table facts (name text primary key, value text not null) without rowid;
    create table strings (start integer not null, end integer not null, line integer not null);
    create table places (id integer primary key, key text not null, folded text not null, start integer not null,
        end integer not null, line integer not null, proven integer not null, digest blob not null,
        signed integer not null);
    create index by_key on places (folded);
    create table signs (sign integer not null, id integer not null, primary key (sign, id)) without rowid;
"""
_INSERT = "insert into places values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_AT_A_TIME = 10_000
_SMALL = 100_000  # bytes that are read before anybody waits
# not as we made it (no such table), malformed, of wrong values, no database at all
_DAMAGED = (
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_NOTADB,
)
_LINE_ENDS = (b"\n", b"\r")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says of the library as a whole. `ordered`: the keys are sorted, and there are two at least."""

    failed: tuple[Failed, ...]
    ordered: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Where one entry stands, and what tells whether it still does."""

    id: int
    key: str
    block: Block
    digest: bytes


def digest_of(data: bytes) -> str:
    """Return what tells one content of a library from all others. 50 MB take 30 to 150 ms."""
    return hashlib.sha256(data).hexdigest()


class LookupFile:
    """The look-up file of one library. It is made when it is first written to, in `folder`."""

    def __init__(self, folder: Path, library: Path) -> None:
        name = hashlib.sha256(os.fsencode(os.path.realpath(library))).hexdigest()[:16]
        self.path = folder / f"library-{name}.sqlite"
        self._lock = RLock()
        self._opened: sqlite3.Connection | None = None

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    def facts(self, digest: str) -> Facts:
        """Return what is known of the library with this content. Raises Doubtful where nothing is."""
        with self._reading(digest) as connection:
            said = dict(connection.execute("select name, value from facts"))
            failed = tuple(Failed(*item) for item in json.loads(said["failed"]))
            return Facts(failed, said["ordered"] == "yes")

    def with_key(self, digest: str, folded: str) -> list[Row]:
        """Return the entries with this key in lower case."""
        return self._rows(digest, "where folded = ?", folded)

    def with_id(self, digest: str, id_: int) -> Row:
        """Return one entry. Raises Doubtful where there is none."""
        rows = self._rows(digest, "where id = ?", id_)
        if not rows:
            raise Doubtful("an entry is not there")
        return rows[0]

    def behind(self, digest: str, folded: str) -> Row | None:
        """Return the entry with the next key in the order of lower-case keys."""
        rows = self._rows(digest, "where folded > ? order by folded limit 1", folded)
        return rows[0] if rows else None

    def with_sign(self, digest: str, kind: str, signs: Sequence[str]) -> list[Row]:
        """Return the entries that may have one of these signs, in the file's order. All must be signed."""
        numbers = [_number(kind, sign) for sign in signs]
        marks = ",".join("?" * len(numbers))
        where = f"where id in (select id from signs where sign in ({marks})) order by start"  # noqa: S608
        return self._rows(digest, where, *numbers)

    def strings(self, digest: str) -> list[Block]:
        """Return the `@string` blocks, in order."""
        with self._reading(digest) as connection:
            found = connection.execute("select start, end, line from strings order by start").fetchall()
        return [Block(Kind.STRING, start, end, line) for start, end, line in found]

    def unsigned(self, digest: str) -> list[Row]:
        """Return the entries whose signs were not written down yet."""
        return self._rows(digest, "where signed = 0")

    def sign(self, digest: str, works: Iterable[tuple[int, Work]]) -> None:
        """Write down by what entries are found, some at a time: whoever stops half way has not waited for nothing."""
        remaining = iter(works)
        while some := list(islice(remaining, _AT_A_TIME)):
            signs = sorted((number, id_) for id_, work in some for number in _numbers(work))
            with self._writing(digest) as connection:
                connection.executemany("insert or ignore into signs values (?, ?)", signs)
                connection.executemany("update places set signed = 1 where id = ?", [(id_,) for id_, _ in some])

    def write(self, digest: str, bibliography: Bibliography) -> tuple[int, ...]:
        """Write down where everything is, and return the id of each entry. Signs of entries that stayed are kept.

        Raises Doubtful where it cannot be written.
        """
        strings = [block for block in bibliography.blocks if block.kind is Kind.STRING]
        macros = _macros_digest(bibliography, strings)
        with self._writing(None) as connection:
            _make(connection)
            same = connection.execute("select value from facts where name = 'macros'").fetchone() == (macros,)
            known = dict(connection.execute("select digest, id from places where signed")) if same and macros else {}
            rows = _rows_of(bibliography, known, _highest(connection) + 1)
            for table in ("places", "strings", "facts"):
                connection.execute(f"delete from {table}")  # noqa: S608 - the three names above
            connection.executemany(_INSERT, rows)
            connection.execute("delete from signs where id not in (select id from places where signed)")
            connection.executemany("insert into strings values (?, ?, ?)", [(b.start, b.end, b.line) for b in strings])
            keys = [row[2] for row in rows]
            facts = {
                "digest": digest,
                "macros": macros,
                "failed": json.dumps([(f.line, f.column, f.reason, f.key, f.kept) for f in bibliography.failed]),
                "ordered": _yes(len(keys) > 1 and keys == sorted(keys)),
            }
            connection.executemany("insert into facts values (?, ?)", facts.items())
        return tuple(row[0] for row in rows)

    def follow(self, digest: str, old: bytes, new: bytes) -> None:
        """Write down what a change of ours moved, instead of reading everything again.

        Only what lies between the last entry before the change and the first one behind it is read. Raises Doubtful
        where that could be wrong, or is as much work: macros changed, something there cannot be read, keys clash.
        """
        with self._writing(digest) as connection:
            facts = dict(connection.execute("select name, value from facts"))
            part = _Part.around(connection, old, new)
            if part.size > max(_SMALL, len(new) // 4) or part.has_macros(connection):
                raise Doubtful("too much has changed")
            fresh = _highest(connection) + 1
            entries = part.entries(new, _strings_before(connection, part.start))
            gone = part.take_out(connection)
            part.shift(connection)
            for id_, (entry, block) in enumerate(entries, fresh):
                if connection.execute("select 1 from places where folded = ?", (entry.key.lower(),)).fetchone():
                    raise Doubtful(f"the key '{entry.key}' stands twice")
                connection.execute(_INSERT, (id_, *_columns(entry, block, block_digest(new, block)), 1))
                signs = [(number, id_) for number in _numbers(work_from_entry(entry))]
                connection.executemany("insert or ignore into signs values (?, ?)", signs)
            ordered = _still_ordered(connection, part, gone, len(entries), was=facts["ordered"] == "yes")
            failed = _moved(facts["failed"], part, old, new)
            facts = {"digest": digest_of(new), "ordered": _yes(ordered), "failed": failed}
            connection.executemany("update facts set value = ?2 where name = ?1", facts.items())

    def _rows(self, digest: str, where: str, *values: object) -> list[Row]:
        with self._reading(digest) as connection:
            statement = f"select id, key, start, end, line, proven, digest from places {where}"  # noqa: S608
            found = connection.execute(statement, values).fetchall()
            rows = [
                Row(id_, key, Block(Kind.ENTRY, start, end, line, proven=bool(proven)), bytes(known))
                for id_, key, start, end, line, proven, known in found
            ]
            if any(not 0 <= row.block.start < row.block.end for row in rows):
                raise Doubtful("an entry stands nowhere")
        return rows

    @contextmanager
    def _reading(self, digest: str) -> Iterator[sqlite3.Connection]:
        """Give the file for one question, in which it cannot change, if it is about this content."""
        with self._transaction("begin", make=False) as connection:
            _check(connection, digest)
            yield connection

    @contextmanager
    def _writing(self, digest: str | None) -> Iterator[sqlite3.Connection]:
        """Give the file for a change, all of it or nothing; with a digest, only if it is about this content."""
        with self._transaction("begin immediate", make=digest is None) as connection:
            if digest is not None:
                _check(connection, digest)
            yield connection

    @contextmanager
    def _transaction(self, begin: str, *, make: bool) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                connection = self._connection(make=make)
                connection.execute(begin)
                try:
                    yield connection
                    connection.execute("commit")
                except BaseException:
                    with suppress(sqlite3.Error):
                        connection.execute("rollback")
                    raise
            except (OSError, sqlite3.Error) as error:
                self._set_aside(error)
                raise Doubtful(str(error)) from error
            except (KeyError, TypeError, ValueError) as error:  # a row that is not as we wrote it
                raise Doubtful(f"it holds something else than we wrote: {error}") from error

    def _connection(self, *, make: bool) -> sqlite3.Connection:
        if self._opened is None:
            if make:  # what somebody looks up is nobody else's business
                self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            elif not self.path.exists():
                raise Doubtful("there is none yet")
            self._opened = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        return self._opened

    def _set_aside(self, error: Exception) -> None:
        """Delete a damaged file, so that the next one who reads everything makes it anew; not one that is only busy."""
        self.close()
        # the lowest byte says what it is, the others say more of it
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _DAMAGED:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)


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

    def take_out(self, connection: sqlite3.Connection) -> int:
        """Forget the entries that stood in this part, and return how many there were."""
        within = (self.start, self.old_end)
        return connection.execute("delete from places where start >= ? and end <= ?", within).rowcount

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


def _make(connection: sqlite3.Connection) -> None:
    """See to it that the tables are there, and are those of this version."""
    if connection.execute("pragma user_version").fetchone() == (VERSION,):
        return
    for (name,) in connection.execute("select name from sqlite_master where type = 'table'").fetchall():
        connection.execute('drop table "{}"'.format(name.replace('"', '""')))
    for statement in _SCHEMA.split(";"):
        connection.execute(statement)
    connection.execute(f"pragma user_version = {VERSION}")


def _check(connection: sqlite3.Connection, digest: str) -> None:
    if connection.execute("pragma user_version").fetchone() != (VERSION,):
        raise Doubtful("it is of another version")
    if connection.execute("select value from facts where name = 'digest'").fetchone() != (digest,):
        raise Doubtful("the library is another one by now")


def _rows_of(bibliography: Bibliography, known: dict[bytes, int], fresh: int) -> list[tuple[Any, ...]]:
    """Return what is written down of all entries: those that are `known` keep their id and with it their signs."""
    rows: list[tuple[Any, ...]] = []
    for entry, block in zip(bibliography.entries, bibliography.places, strict=True):
        digest = block_digest(bibliography.data, block)
        id_ = known.pop(digest, None)
        if id_ is None:
            rows.append((fresh, *_columns(entry, block, digest), 0))
            fresh += 1
        else:
            rows.append((id_, *_columns(entry, block, digest), 1))
    return rows


def _columns(entry: Entry, block: Block, digest: bytes) -> tuple[Any, ...]:
    return entry.key, entry.key.lower(), block.start, block.end, block.line, block.proven, digest


def _strings_before(connection: sqlite3.Connection, start: int) -> list[Block]:
    found = connection.execute("select start, end, line from strings where start < ? order by start", (start,))
    return [Block(Kind.STRING, *where) for where in found]


def _highest(connection: sqlite3.Connection) -> int:
    (highest,) = connection.execute("select max(id) from places").fetchone()
    return int(highest or 0)


def _macros_digest(bibliography: Bibliography, strings: Sequence[Block]) -> str:
    """Return what tells the macros from others; "" where some stand behind entries: moving one changes its reach."""
    first = bibliography.places[0].start if bibliography.places else 0
    if any(block.start > first for block in strings):
        return ""
    return digest_of(b"\0".join(bibliography.data[block.start : block.end] for block in strings))


def block_digest(data: bytes, block: Block) -> bytes:
    """Return what tells whether the bytes of an entry are still those that were noted."""
    return hashlib.blake2b(data[block.start : block.end], digest_size=16).digest()


def _numbers(work: Work) -> set[int]:
    return {_number(kind, sign) for kind, signs in SIGNS.items() for sign in signs(work)}


def _number(kind: str, sign: str) -> int:
    """Return a sign as a number that SQLite sorts and compares ten times as fast as text."""
    said = f"{kind}\0{sign}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(said, digest_size=8).digest(), "big", signed=True)


def _yes(ordered: object) -> str:
    return "yes" if ordered else "no"
