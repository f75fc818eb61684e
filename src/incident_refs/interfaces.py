"""All sockets on one screen: what a record shape, a works source and a format have to offer."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from incident_refs.model.citation import Query
from incident_refs.model.entry import Entry
from incident_refs.model.record import HostReference, Record
from incident_refs.model.work import Candidate


class WorkSource(Protocol):
    """A catalogue that can be asked. Not found is an empty answer; could not ask is a SourceError."""

    name: str

    def find(self, query: Query) -> Sequence[Candidate]:
        """Return the candidates for one query, best first. Raises SourceError when it could not be asked."""
        ...


class RecordShape(Protocol):
    """One way in which databases keep incidents, known by its content. Reads bytes, and changes only its own field."""

    name: str

    def fits(self, data: bytes, path: Path) -> bool:
        """Return whether the file looks like this shape, by its content."""
        ...

    def read(self, data: bytes, path: Path) -> Sequence[Record]:
        """Return the records in the file. Raises RecordError with line and column."""
        ...

    def attach(self, data: bytes, record: Record, attached: Sequence[HostReference]) -> bytes:
        """Return the file with exactly these references of ours in the record, all other bytes as they were."""
        ...


class Format(Protocol):
    """A bibliography style: gives each entry's text for each target, in the style's own order."""

    name: str

    def bibliography(self, entries: Sequence[Entry], target: str) -> Iterable[tuple[str, str]]:
        """Return (key, text in the target's markup) in the style's order."""
        ...
