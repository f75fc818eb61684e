"""Answers that catalogues gave, kept: whoever asks the same again is answered from here, offline too.

Only sound answers come here. "Not held" is one, and is asked again sooner than the others: works are registered late.
"""

import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from incident_refs.errors import SourceError
from incident_refs.works.cache_file import CacheFile

DAY = 86_400.0  # seconds


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept answer: its JSON, None where the catalogue does not hold what was asked for; asked `at` (seconds UTC)."""

    body: bytes | None
    at: float


class Answers:
    """The kept answers of one cache file; without a file, those of this run.

    `days` and `days_not_held` say for how long an answer counts; `since` leaves aside what was asked before
    (`--no-cache`). `now` is the time in seconds UTC.

    >>> answers = Answers(None)
    >>> answers.answered("work 10.5072/x", lambda: b"{}"), answers.answered("work 10.5072/x", lambda: b"asked twice")
    (b'{}', b'{}')
    """

    def __init__(
        self,
        file: CacheFile | None,
        *,
        days: float = 30.0,
        days_not_held: float = 2.0,
        since: float = 0.0,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._file = file
        self._days, self._days_not_held, self._since = days, days_not_held, since
        self._now = now
        self._unkept: dict[str, Kept] = {}
        self.lost: str | None = None  # why an answer could not be kept

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()

    def answered(self, question: str, ask: Callable[[], bytes | None]) -> bytes | None:
        """Return the kept answer to a question (None: not held), or ask and keep what is said.

        Where nobody can be asked, an old answer is better than none; without one the SourceError is raised.
        """
        kept = self.get(question)
        if kept is not None:
            return kept.body
        try:
            body = ask()
        except SourceError:
            old = self._kept(question)
            if old is None or old.body is None:
                raise
            return old.body
        self.put(question, body)
        return body

    def get(self, question: str) -> Kept | None:
        """Return the kept answer to a question, unless it is too old."""
        kept = self._kept(question)
        if kept is None or kept.at < self._since:
            return None
        days = self._days if kept.body is not None else self._days_not_held
        return kept if self._now() - kept.at <= days * DAY else None

    def put(self, question: str, body: bytes | None) -> None:
        """Keep an answer (None: not held). A full disk is no reason to stop: then it is kept for this run only."""
        kept = Kept(body, self._now())
        packed = None if body is None else zlib.compress(body, 3)
        statement = "insert or replace into answers (question, asked_at, body) values (?, ?, ?)"
        if not self._done(statement, question, kept.at, packed):
            self._unkept[question] = kept

    def _kept(self, question: str) -> Kept | None:
        if question in self._unkept:
            return self._unkept[question]
        rows = self._rows("select body, asked_at from answers where question = ?", question)
        if not rows:
            return None
        packed, at = rows[0]
        return Kept(None if packed is None else zlib.decompress(packed), at)

    def after(self, number: int) -> Iterator[tuple[int, str, bytes]]:
        """Yield (number, question, JSON) of what was kept after the answer of that number, in order."""
        while rows := self._rows(
            "select n, question, body from answers where n > ? and body is not null order by n limit 500", number
        ):
            for number, question, packed in rows:
                yield number, question, zlib.decompress(packed)

    def newest(self) -> int:
        """Return the number of the answer that was kept last, 0 where there is none."""
        rows = self._rows("select max(n) from answers where body is not null")
        return int(rows[0][0] or 0) if rows else 0

    def note(self, name: str) -> str | None:
        """Return what was written down under a name."""
        rows = self._rows("select value from notes where name = ?", name)
        return str(rows[0][0]) if rows else None

    def write_down(self, name: str, value: str) -> None:
        """Write something down under a name."""
        self._done("insert or replace into notes (name, value) values (?, ?)", name, value)

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a question to the file; none where it cannot be read."""
        found = self._run(statement, *values)
        return [] if found is None else found

    def _done(self, statement: str, *values: object) -> bool:
        """Return whether something could be written."""
        return self._run(statement, *values) is not None

    def _run(self, statement: str, *values: object) -> list[tuple[Any, ...]] | None:
        if self._file is None:
            return None
        try:
            return self._file.rows(statement, *values)
        except sqlite3.Error as error:
            self.lost = f"{self._file.path}: answers cannot be kept ({error}); they count for this run only"
            return None
