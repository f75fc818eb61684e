"""Turns that all processes of a person share: two commands at once, or one that was killed and started again, keep
one pace together."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress

from incident_refs.works.cache_file import CacheFile
from incident_refs.works.pace import OwnTurns

FAR = 3_600.0  # seconds; a turn further away comes from a clock that was set back
LONGEST_HOLD = 20.0  # seconds; whoever is told to come back tomorrow says so, and a person decides when to run again


class SharedTurns:
    """The turns of one catalogue, written down in the cache file.

    >>> import tempfile; from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = CacheFile(Path(folder))
    ...     one, other = SharedTurns(file, "crossref", lambda: 5.0), SharedTurns(file, "crossref", lambda: 5.5)
    ...     one.take("list", 1.0), other.take("list", 1.0)
    ...     file.close()
    (0.0, 0.5)
    """

    def __init__(self, file: CacheFile, catalogue: str, clock: Callable[[], float] = time.time) -> None:
        self._file, self._catalogue, self._clock = file, catalogue, clock
        self._own = OwnTurns(clock)

    def take(self, kind: str, spacing: float) -> float:
        """Take the turn, if it has come: then 0, and the next one is `spacing` seconds away; else the seconds left."""
        try:
            left = self._take(kind, spacing)
        except sqlite3.Error:  # a full disk, a file system without locks: this process still keeps its own pace
            return self._own.take(kind, spacing)
        return left

    def hold(self, seconds: float) -> None:
        """Let nobody take a turn of any kind for so many seconds, also in other processes."""
        if seconds > LONGEST_HOLD:
            return
        until = self._clock() + seconds
        for kind in ("single", "list"):
            with suppress(sqlite3.Error):  # the pace of this process holds all the same
                self._file.rows(
                    "insert into turns (catalogue, kind, next) values (?, ?, ?)"
                    " on conflict (catalogue, kind) do update set next = max(next, excluded.next)",
                    *(self._catalogue, kind, until),
                )

    def _take(self, kind: str, spacing: float) -> float:
        with self._file.alone():
            rows = self._file.rows("select next from turns where catalogue = ? and kind = ?", self._catalogue, kind)
            now = self._clock()
            left = float(rows[0][0]) - now if rows else 0.0
            if 0 < left < FAR:
                return left
            self._file.rows(
                "insert or replace into turns (catalogue, kind, next) values (?, ?, ?)",
                self._catalogue,
                kind,
                now + spacing,
            )
            return 0.0
