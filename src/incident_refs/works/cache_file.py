"""The file in the user's cache folder: kept answers, and the pace that all processes share. SQLite does the rest.

Nothing in it is the truth about anything: whoever deletes it loses time, and no more.
"""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from threading import RLock
from typing import Any

from incident_refs.errors import SourceError
from incident_refs.settings import ANSWERS

VERSION = 1
WAIT = 10.0  # seconds for another process that is writing
SCHEMA = """
    create table if not exists answers (
        n integer primary key autoincrement, question text not null unique, asked_at real not null, body blob);
    create table if not exists turns (
        catalogue text not null, kind text not null, next real not null, primary key (catalogue, kind));
    create table if not exists notes (name text primary key, value text not null);
"""


def count_answers(folder: Path) -> tuple[int, int] | None:
    """Return how many answers are kept in a folder and the bytes that they take, None where there are none yet.

    Nothing is made, mended or written. Raises SourceError where the file cannot be read.
    """
    path = folder / ANSWERS
    try:
        size = sum(file.stat().st_size for end in ("", "-wal") if (file := path.with_name(ANSWERS + end)).exists())
        if not path.exists():
            return None
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute("select count(*) from answers").fetchone()[0], size
    except (OSError, sqlite3.Error) as error:
        raise SourceError(f"{path}: kept answers cannot be read ({error}); delete it, it is made anew") from error


class CacheFile:
    """One open cache file, for all threads of a process.

    A file that SQLite cannot read is set aside (`damaged` names where) and begun anew.
    Raises SourceError where the folder cannot be used at all.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / ANSWERS
        self.damaged: Path | None = None
        self._lock = RLock()
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # what somebody looks up is nobody else's business
            self._connection = self._opened()
        except (OSError, sqlite3.OperationalError) as error:
            raise SourceError(
                f"{folder}: answers cannot be kept there ({error}); name another folder with INCIDENT_REFS_CACHE_DIR,"
                " or give --no-cache"
            ) from error

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a statement, which is then written. Raises sqlite3.Error (disk full, file damaged)."""
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Let no other process write between what is read and what is written. Raises sqlite3.Error."""
        with self._lock:
            self._connection.execute("begin immediate")
            try:
                yield
                self._connection.execute("commit")
            except BaseException:
                self._connection.execute("rollback")
                raise

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.OperationalError:
            raise  # locked, read-only: the file itself may be sound
        except sqlite3.DatabaseError:
            self.damaged = self.path.with_suffix(".damaged")
            self.path.replace(self.damaged)
            for left in ("-wal", "-shm"):
                self.path.with_name(ANSWERS + left).unlink(missing_ok=True)
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        try:
            # An answer is on its way to the disk as soon as it is there: a killed process loses none of them.
            _keep_a_log(connection)
            connection.execute("pragma synchronous = normal")
            if connection.execute("pragma user_version").fetchone()[0] not in (0, VERSION):
                connection.executescript("drop table if exists answers; drop table if exists turns;")
            connection.executescript(SCHEMA)
            connection.execute(f"pragma user_version = {VERSION}")
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Have the file written by way of a log. While two processes begin a file, SQLite refuses this without waiting."""
    until = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return
