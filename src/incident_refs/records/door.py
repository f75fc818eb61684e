"""The door to incident records: a file is read by the shape that its content fits, and changed by the same one."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from incident_refs.errors import RecordError
from incident_refs.files import read_bytes
from incident_refs.interfaces import RecordShape, Wanted
from incident_refs.model.record import HostItem, Record
from incident_refs.records.aiaaic_page import AiaaicPage
from incident_refs.records.avid import AVID
from incident_refs.records.identity import same
from incident_refs.records.markdown import Markdown
from incident_refs.records.plain_text import PlainText
from incident_refs.records.record_file import RecordFile

MAX_BYTES = 64 * 1024 * 1024
# In the order in which they are asked: the pickiest first, and what fits any text last.
SHAPES: tuple[RecordShape, ...] = (AVID, Markdown(), AiaaicPage(), PlainText())


@dataclass(frozen=True, slots=True)
class Change:
    """What a file of records would hold, beside what it holds now; equal where there is nothing to do.

    `placed` is what then stands in the own field of each record because of us, `notes` what it could not hold.
    """

    path: Path
    before: bytes
    after: bytes
    placed: Mapping[str, tuple[HostItem, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def load(path: Path, shapes: Sequence[RecordShape] = SHAPES) -> tuple[Record, ...]:
    """Return the records of a file. Raises FileError or RecordError with file and place where it cannot be read."""
    file = RecordFile(read_bytes(path, MAX_BYTES), path)
    return tuple(_shape_of(file, shapes).read(file))


def pick(records: Sequence[Record], id: str, path: str = "") -> Record:
    """Return the record of that id, however it is spelt. Raises RecordError where there is none, or several.

    >>> pick([Record("AIAAIC0276"), Record("AIAAIC037")], "aiaaic276").id
    'AIAAIC0276'
    """
    found = [record for record in records if same(record.id, id)]
    where = path or next((record.path for record in records if record.path), None) or "the file"
    if not found:
        ids = ", ".join(record.id for record in records[:5])
        raise RecordError(f"{where}: no record '{id}' here; it holds {ids or 'none'}")
    if len(found) > 1:
        raise RecordError(f"{where}: '{id}' stands {len(found)} times here; give each record an id of its own")
    return found[0]


def can_attach(record: Record, shapes: Sequence[RecordShape] = SHAPES) -> bool:
    """Return whether the record's file has a place for our references; else attachments.jsonl alone keeps them."""
    return _shape_named(record, shapes).can_attach


def change(wanted: Sequence[Wanted], shapes: Sequence[RecordShape] = SHAPES) -> tuple[Change, ...]:
    """Return what attaching exactly these references would make of the records' files, each once. Writes nothing.

    Raises RecordError where a file cannot hold them (`can_attach` tells beforehand) or holds a record no more.
    """
    by_file: dict[str, list[Wanted]] = {}
    for one in wanted:
        if one.record.path is None:
            raise RecordError(f"the record '{one.record.id}' was not read from a file; give the path of one")
        by_file.setdefault(one.record.path, []).append(one)
    return tuple(_changed(Path(path), several, shapes) for path, several in by_file.items())


def _changed(path: Path, wanted: Sequence[Wanted], shapes: Sequence[RecordShape]) -> Change:
    file = RecordFile(read_bytes(path, MAX_BYTES), path)
    shape = _shape_named(wanted[0].record, shapes)
    there = shape.read(file)
    for one in wanted:
        if not any(same(found.id, one.record.id) for found in there):
            raise RecordError(f"{path}: the record '{one.record.id}' is no longer in it; run again")
    filled = shape.attach(file, wanted)
    return Change(path, file.data, filled.data, filled.placed, filled.notes)


def relative_path(library: Path, record: Path) -> str:
    """Return the library's path as a record's `bibliography:` names it: from the record's folder, with slashes.

    >>> relative_path(Path("refs/library.bib"), Path("refs/records/AIAAIC0276.md"))
    '../library.bib'
    """
    try:
        return Path(os.path.relpath(library, record.parent)).as_posix()
    except ValueError:  # two drives of Windows
        return library.absolute().as_posix()


def _shape_of(file: RecordFile, shapes: Sequence[RecordShape]) -> RecordShape:
    for shape in shapes:
        if shape.fits(file):
            return shape
    names = ", ".join(shape.name for shape in shapes)
    raise RecordError(
        f"{file.path}: none of the shapes that are read here ({names}) fits; give the page as Markdown or text"
    )


def _shape_named(record: Record, shapes: Sequence[RecordShape]) -> RecordShape:
    for shape in shapes:
        if shape.name == record.shape:
            return shape
    raise RecordError(f"{record.path or record.id}: no shape '{record.shape}' is known here; install its plug-in")
