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
from dataclasses import astuple, dataclass
from itertools import islice
from pathlib import Path
from threading import RLock
from typing import Any

from incident_refs.bibtex.blocks import Block, Kind
from incident_refs.bibtex.inheritance import parents_of
from incident_refs.bibtex.read import Bibliography, Failed
from incident_refs.library.by_key import ByKey
from incident_refs.library.following import follow
from incident_refs.library.lookup import Doubtful
from incident_refs.library.lookup_tables import (
    INSERT,
    INSERT_PARENT,
    NOTHING,
    block_digest,
    check_about,
    columns,
    digest_of,
    highest_id,
    inherited_digest,
    make,
    sign_number,
    sign_numbers,
    yes,
)
from incident_refs.model.entry import Entry
from incident_refs.model.work import Work

WAIT = 2.0  # seconds for another process that is writing; reading the library takes about as long
_AT_A_TIME = 10_000
# not as we made it (no such table), malformed, of wrong values, no database at all
_DAMAGED = (
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_NOTADB,
)


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
        # `B` and `b` are two entries, of which the first one in the file is meant
        rows = self._rows(digest, "where folded > ? order by folded, start limit 1", folded)
        return rows[0] if rows else None

    def with_sign(self, digest: str, kind: str, signs: Sequence[str]) -> list[Row]:
        """Return the entries that may have one of these signs, in the file's order. All must be signed."""
        numbers = [sign_number(kind, sign) for sign in signs]
        marks = ",".join("?" * len(numbers))
        where = f"where id in (select id from signs where sign in ({marks})) order by start"  # noqa: S608
        return self._rows(digest, where, *numbers)

    def keys(self, digest: str) -> list[str]:
        """Return all keys, in the file's order."""
        with self._reading(digest) as connection:
            return [key for (key,) in connection.execute("select key from places order by start")]

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
            signs = sorted((number, id_) for id_, work in some for number in sign_numbers(work))
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
            make(connection)
            same = connection.execute("select value from facts where name = 'macros'").fetchone() == (macros,)
            known: dict[tuple[bytes, bytes], int] = {}
            if same and macros:
                found = connection.execute("select digest, inherited, id from places where signed")
                known = {(block, inherited): id_ for block, inherited, id_ in found}
            rows = _rows_of(bibliography, known, highest_id(connection) + 1)
            for table in ("places", "parents", "strings", "facts"):
                connection.execute(f"delete from {table}")  # noqa: S608 - the four names above
            connection.executemany(INSERT, rows)
            ids = tuple(row[0] for row in rows)
            connection.executemany(INSERT_PARENT, _parents(ids, bibliography.entries))
            connection.execute("delete from signs where id not in (select id from places where signed)")
            connection.executemany("insert into strings values (?, ?, ?)", [(b.start, b.end, b.line) for b in strings])
            keys = [row[2] for row in rows]
            facts = {
                "digest": digest,
                "macros": macros,
                "failed": json.dumps([astuple(one) for one in bibliography.failed]),
                "ordered": yes(len(keys) > 1 and keys == sorted(keys)),
            }
            connection.executemany("insert into facts values (?, ?)", facts.items())
        return ids

    def follow(self, digest: str, old: bytes, new: bytes) -> None:
        """Write down what a change of ours moved, instead of reading everything again.

        Only what lies between the last entry before the change and the first one behind it is read. Raises Doubtful
        where that could be wrong, or is as much work: macros changed, something there cannot be read, keys clash.
        """
        with self._writing(digest) as connection:
            follow(connection, old, new)

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
            check_about(connection, digest)
            yield connection

    @contextmanager
    def _writing(self, digest: str | None) -> Iterator[sqlite3.Connection]:
        """Give the file for a change, all of it or nothing; with a digest, only if it is about this content."""
        with self._transaction("begin immediate", make=digest is None) as connection:
            if digest is not None:
                check_about(connection, digest)
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


def _rows_of(bibliography: Bibliography, known: dict[tuple[bytes, bytes], int], fresh: int) -> list[tuple[Any, ...]]:
    """Return what is written down of all entries: those that are `known` keep their id and with it their signs."""
    rows: list[tuple[Any, ...]] = []
    by_key = ByKey(bibliography.entries)
    for entry, block in zip(bibliography.entries, bibliography.places, strict=True):
        digest = block_digest(bibliography.data, block)
        inherited = inherited_digest(entry, by_key) if parents_of(dict(entry.fields)) else NOTHING
        id_ = known.pop((digest, inherited), None)
        if id_ is None:
            rows.append((fresh, *columns(entry, block, digest), inherited, 0))
            fresh += 1
        else:
            rows.append((id_, *columns(entry, block, digest), inherited, 1))
    return rows


def _parents(ids: Sequence[int], entries: Sequence[Entry]) -> Iterator[tuple[str, int]]:
    for id_, entry in zip(ids, entries, strict=True):
        for parent in parents_of(dict(entry.fields)):
            yield parent, id_


def _macros_digest(bibliography: Bibliography, strings: Sequence[Block]) -> str:
    """Return what tells the macros from others; "" where some stand behind entries: moving one changes its reach."""
    first = bibliography.places[0].start if bibliography.places else 0
    if any(block.start > first for block in strings):
        return ""
    return digest_of(b"\0".join(bibliography.data[block.start : block.end] for block in strings))
