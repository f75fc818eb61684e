"""What could not be read in the library, said once on stderr by every command that reads it."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from incident_refs.bibtex.read import Failed
from incident_refs.cli.terminal import plain
from incident_refs.library.store import Library

MOST = 5


class Unread:
    """Says of each library, once, what of it could not be read."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._told: set[Path] = set()

    def tell(self, library: Library) -> None:
        """Say it, where there is anything to say, and nothing was said of this library yet."""
        if library.path not in self._told:
            self._told.add(library.path)
            for sentence in sentences(library):
                self._say(plain(sentence))


def sentences(library: Library) -> Iterator[str]:
    """Yield what a person should know: first what was left out, then what was read but is in doubt."""
    failed = sorted(library.failed, key=lambda one: (one.kept, one.line, one.column))
    yield from at_places(library.path, failed)
    lost = sum(not one.kept for one in failed)
    if lost:
        parts = "1 part of it" if lost == 1 else f"{lost} parts of it"
        yield f"{library.path}: {parts} could not be read; the file keeps what stands there, and the rest is used."


def at_places(path: Path, found: Sequence[Failed]) -> Iterator[str]:
    """Yield the first few with their places, and how many more there are."""
    for one in found[:MOST]:
        yield f"{path}:{one.line}:{one.column}: {one.reason}"
    more = len(found) - MOST
    if more > 0:
        yield f"… and {more} more in {path}"
