"""A shape at work on bytes, as the door uses it: read, and attached to for one record."""

from collections.abc import Sequence
from pathlib import Path

from incident_refs.interfaces import Filled, RecordShape, Wanted
from incident_refs.model.record import HostItem, HostReference, Record
from incident_refs.records.record_file import RecordFile


def read(shape: RecordShape, data: bytes, path: Path) -> Sequence[Record]:
    return shape.read(RecordFile(data, path))


def fill(
    shape: RecordShape,
    data: bytes,
    path: Path,
    attached: Sequence[HostReference],
    placed: Sequence[HostItem] = (),
    number: int = 0,
) -> Filled:
    """Attach to the record of this number in the file."""
    file = RecordFile(data, path)
    return shape.attach(file, [Wanted(shape.read(file)[number], tuple(attached), tuple(placed))])
