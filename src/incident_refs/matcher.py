"""Matching in batches: many reference strings against local indexes, on all processors where that pays."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from incident_refs.model.resolution import Asked, Resolved
from incident_refs.pipeline import Sources, resolve
from incident_refs.works.local_index import LocalIndex

BATCH = 500  # strings that go to a process at once: about a quarter of a second of work
ALONE = 2_000  # up to here a second process takes longer to start than it saves


class Matcher:
    """Matches reference strings against one or more index folders.

    >>> Matcher("no-such-index").match(["Deng 2009"], processes=1)  # doctest: +ELLIPSIS
    <generator object ...>
    """

    def __init__(self, *indexes: Path | str) -> None:
        self.indexes = tuple(map(Path, indexes))
        self._sources = Sources(near=tuple(map(LocalIndex, self.indexes)))

    def match(self, strings: Iterable[str], processes: int | None = None) -> Iterator[Resolved]:
        """Yield what became of each string, in order; a line with several references gives several (`part`).

        `id` of the `asked` counts the strings from 1. `processes` is how many share the work; by default all
        processors, for more than 2,000 strings. Raises SourceError where an index cannot be opened.
        """
        asked = (Asked(raw, id=str(number)) for number, raw in enumerate(strings, 1))
        first = list(islice(asked, ALONE + 1))
        count = processes or (1 if len(first) <= ALONE else os.cpu_count() or 1)
        rest = _chained(first, asked)
        if count == 1:
            return resolve(rest, self._sources)
        return self._shared_out(rest, count)

    def _shared_out(self, asked: Iterator[Asked], count: int) -> Iterator[Resolved]:
        """Yield the results of batches in order; never more batches are read ahead than keep all processes busy."""
        with ProcessPoolExecutor(count, get_context("spawn"), _open, (self.indexes,)) as pool:
            waiting: deque[Future[list[Resolved]]] = deque()
            while batch := list(islice(asked, BATCH)):
                waiting.append(pool.submit(_resolved, batch))
                if len(waiting) > 2 * count:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()


def _chained(first: Sequence[Asked], rest: Iterator[Asked]) -> Iterator[Asked]:
    yield from first
    yield from rest


_opened: list[Sources] = []  # of this worker process: an index cannot travel between processes, its folder's name can


def _open(indexes: Sequence[Path]) -> None:
    _opened[:] = [Sources(near=tuple(map(LocalIndex, indexes)))]


def _resolved(batch: Sequence[Asked]) -> list[Resolved]:
    return list(resolve(batch, _opened[0]))
