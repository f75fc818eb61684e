"""The sockets: what a works source and a record shape have to offer.

The socket of a style stands beside the items that it prints, in `formats/style.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from incident_refs.model.citation import Query
from incident_refs.model.record import HostItem, HostReference, Record
from incident_refs.model.sheet import Sheet
from incident_refs.model.tree import Tree
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


class RecordFile(Protocol):
    """A file that may hold records: its bytes, and what was read from them once for all shapes.

    Each of `text`, `tree` and `sheet` raises RecordError with line and column where the bytes are no such thing.
    """

    data: bytes
    path: Path

    @property
    def text(self) -> str:
        """The decoded text, line ends as they are."""
        ...

    @property
    def tree(self) -> Tree:
        """The value of a JSON or YAML file."""
        ...

    @property
    def sheet(self) -> Sheet:
        """The rows of a CSV file."""
        ...

    @property
    def syntax(self) -> str:
        """What the file is written in by its content: `json`, `yaml`, `csv`, `html` or `text`."""
        ...

    def encode(self, text: str) -> bytes:
        """Return a changed text as this file would hold it."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a record is to hold of ours: exactly these references. `placed` is what was put into its field before."""

    record: Record
    references: tuple[HostReference, ...] = ()
    placed: tuple[HostItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """A file with what its records were to hold, and what of it stands in each record's own field.

    `notes` says what the format could not hold.
    """

    data: bytes
    placed: Mapping[str, tuple[HostItem, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class RecordShape(Protocol):
    """One way in which databases keep incidents, known by its content. Reads a file, and changes only its own field.

    `can_attach` says whether the format has a place for our references; else attachments.jsonl alone keeps them.
    """

    @property
    def name(self) -> str:
        """The name by which a record remembers its shape."""
        ...

    @property
    def can_attach(self) -> bool:
        """Whether the format has a place for our references."""
        ...

    def fits(self, file: RecordFile) -> bool:
        """Return whether the file looks like this shape, by its content. Raises RecordError as `RecordFile` does."""
        ...

    def read(self, file: RecordFile) -> Sequence[Record]:
        """Return the records in the file. Raises RecordError with line and column."""
        ...

    def attach(self, file: RecordFile, wanted: Sequence[Wanted]) -> Filled:
        """Return the file with what is wanted in these records, all other bytes as they were.

        Raises RecordError where the file cannot be added to.
        """
        ...
