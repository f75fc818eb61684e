"""The sockets: what a works source and a record shape have to offer.

The socket of a style stands beside the items that it prints, in `formats/style.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from incident_refs.model.citation import Query
from incident_refs.model.record import HostReference, Record
from incident_refs.model.work import Candidate


class WorkSource(Protocol):
    """A catalogue that can be asked. Not found is an empty answer; could not ask is a SourceError."""

    name: str

    def find(self, query: Query) -> Sequence[Candidate]:
        """Return the candidates for one query, best first. Raises SourceError when it could not be asked."""
        ...


@dataclass(frozen=True, slots=True)
class Plan:
    """What a far source is about to be asked: how many requests, and the seconds that they take at the least.

    >>> bool(Plan(0, 0.0))
    False
    """

    requests: int
    seconds: float

    def __bool__(self) -> bool:
        return self.requests > 0


class FarSource(WorkSource, Protocol):
    """A catalogue outside this machine: asked last, told beforehand what is coming, and let go of afterwards.

    Offline, `find` answers from what is kept of earlier answers, or raises NotAsked. `lost` says why answers could
    not be kept, or is None.
    """

    @property
    def lost(self) -> str | None:
        """Why answers could not be kept."""
        ...

    def expect(self, queries: Sequence[Query]) -> Plan:
        """Begin to ask for all these queries, together where that takes fewer requests; `find` waits for its own."""
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...


class RecordShape(Protocol):
    """One way in which databases keep incidents, known by its content. Reads bytes, and changes only its own field.

    `can_attach` says whether the format has a place for our references; else attachments.jsonl alone keeps them.
    """

    name: str
    can_attach: bool

    def fits(self, data: bytes, path: Path) -> bool:
        """Return whether the file looks like this shape, by its content."""
        ...

    def read(self, data: bytes, path: Path) -> Sequence[Record]:
        """Return the records in the file. Raises RecordError with line and column."""
        ...

    def attach(self, data: bytes, record: Record, attached: Sequence[HostReference]) -> bytes:
        """Return the file with exactly these references of ours in the record, all other bytes as they were."""
        ...
