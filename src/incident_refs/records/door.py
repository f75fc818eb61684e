"""The door to incident records: a file is read by the shape that its content fits, and changed by the same one."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from incident_refs.errors import IncidentRefsError, RecordError
from incident_refs.files import read_bytes
from incident_refs.interfaces import RecordShape, Wanted
from incident_refs.model.record import HostItem, Record
from incident_refs.records.ai_incident_law import AI_INCIDENT_LAW
from incident_refs.records.aiaaic_json import AIAAIC_JSON
from incident_refs.records.aiaaic_page import AiaaicPage
from incident_refs.records.aiaaic_sheet import AiaaicSheet
from incident_refs.records.aiid import Aiid
from incident_refs.records.aiid_reports import AiidReports
from incident_refs.records.atlas import ATLAS
from incident_refs.records.avid import AVID
from incident_refs.records.collecting import without_collecting
from incident_refs.records.csaf import CSAF
from incident_refs.records.cve import CVE
from incident_refs.records.html_page import HtmlPage
from incident_refs.records.identity import normalise, same
from incident_refs.records.mapped_table import MappedTable
from incident_refs.records.mapped_tree import MappedTree
from incident_refs.records.markdown import Markdown
from incident_refs.records.osv import OSV
from incident_refs.records.own_ids import with_own_ids
from incident_refs.records.packed import PACKED, is_packed, unpacked
from incident_refs.records.plain_text import PlainText
from incident_refs.records.plugins import plugins
from incident_refs.records.record_file import RecordFile
from incident_refs.records.stix import STIX
from incident_refs.records.vcdb import VCDB

MAX_BYTES = 64 * 1024 * 1024  # of a file, and of what a packed one holds
STANDARD_INPUT = Path("<stdin>")
# Shapes of other packages are asked before these, which take any text or table.
_TAKE_ANYTHING = frozenset({"markdown", "html", "csv", "table", "json", "mapping", "text"})
# In the order in which they are asked: the pickiest first, and what fits any text last.
SHAPES: tuple[RecordShape, ...] = (
    AVID,
    ATLAS,
    CVE,
    CSAF,
    STIX,
    OSV,
    AIAAIC_JSON,
    AI_INCIDENT_LAW,
    Aiid(),
    AiidReports(),
    AiaaicSheet(),
    VCDB,
    Markdown(),
    HtmlPage(),
    MappedTable(),
    MappedTree(),
    AiaaicPage(),
    PlainText(),
)


@dataclass(frozen=True, slots=True)
class Change:
    """What a file of records would hold, beside what it holds now; equal where there is nothing to do.

    `placed` is what then stands in the own field of each record because of us, `notes` what it could not hold; `new`
    is True for a file that is not there yet.
    """

    path: Path
    before: bytes
    after: bytes
    placed: Mapping[str, tuple[HostItem, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    new: bool = False


def load(path: Path, shapes: Sequence[RecordShape] | None = None) -> tuple[Record, ...]:
    """Return the records of a file, packed or not, each under an id of its own.

    `shapes` are those that are asked, by default all that are known. Raises FileError or RecordError with file and
    place where it cannot be read.
    """
    with without_collecting():
        return _read(read_bytes(path, MAX_BYTES), path, shapes)


def load_stream(stream: BinaryIO, shapes: Sequence[RecordShape] | None = None) -> tuple[Record, ...]:
    """Return the records of standard input. Nothing can be put into those. Raises RecordError as `load` does."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise RecordError(f"{STANDARD_INPUT}: more than {MAX_BYTES >> 20} MiB, which is not read; give files")
    with without_collecting():
        records = _read(data, STANDARD_INPUT, shapes)
        return tuple(replace(record, path=None, closed="standard input cannot be written to") for record in records)


def known_shapes() -> tuple[RecordShape, ...]:
    """Return ours and those of other packages, which come before those of ours that take any text."""
    general = next((n for n, shape in enumerate(SHAPES) if shape.name in _TAKE_ANYTHING), len(SHAPES))
    return (*SHAPES[:general], *plugins().shapes, *SHAPES[general:])


def pick(records: Sequence[Record], id: str, path: str = "") -> Record:
    """Return the record of that id, however it is spelt. Raises RecordError where there is none, or several.

    >>> pick([Record("AIAAIC0276"), Record("AIAAIC037")], "aiaaic276").id
    'AIAAIC0276'
    """
    found = [record for record in records if is_called(record, id)]
    where = path or next((record.path for record in records if record.path), None) or "the file"
    if not found:
        ids = ", ".join(record.id for record in records[:5])
        raise RecordError(f"{where}: no record '{id}' here; it holds {ids or 'none'}")
    if len(found) > 1:
        raise RecordError(f"{where}: '{id}' stands {len(found)} times here; give each record an id of its own")
    return found[0]


def is_called(record: Record, id: str) -> bool:
    """Return whether an id means this record: its own one in any spelling, or as its file has it.

    >>> is_called(Record("aiid:3", "aiid", given="3"), "3"), is_called(Record("aiid:3", "aiid", given="3"), "aiid 3")
    (True, True)
    """
    return same(record.id, id) or (bool(record.given) and record.given == id)


def can_attach(record: Record, shapes: Sequence[RecordShape] | None = None) -> bool:
    """Return whether our references can be put into the record's file; else attachments.jsonl alone keeps them."""
    return record.closed is None and _shape_named(record, shapes).can_attach


def change(wanted: Sequence[Wanted], shapes: Sequence[RecordShape] | None = None) -> tuple[Change, ...]:
    """Return what attaching exactly these references would make of the records' files, each once. Writes nothing.

    Raises RecordError where a file cannot hold them (`can_attach` tells beforehand) or holds a record no more.
    """
    by_file: dict[str, list[Wanted]] = {}
    for one in wanted:
        if one.record.path is None:
            raise RecordError(f"the record '{one.record.id}' was not read from a file; give the path of one")
        by_file.setdefault(one.record.path, []).append(one)
    with without_collecting():
        return tuple(_changed(Path(path), several, shapes) for path, several in by_file.items())


def _changed(path: Path, wanted: Sequence[Wanted], shapes: Sequence[RecordShape] | None) -> Change:
    data = read_bytes(path, MAX_BYTES)
    if is_packed(data):
        raise RecordError(f"{path}: {PACKED}; nothing was changed")
    file = RecordFile(data, path)
    shape = _shape_named(wanted[0].record, shapes)
    there = {normalise(record.id) for record in with_own_ids(shape.read(file), path) if record.closed is None}
    for one in wanted:
        if normalise(one.record.id) not in there:
            raise RecordError(f"{path}: the record '{one.record.id}' is no longer in it; run again")
    filled = shape.attach(file, [_as_given(one) for one in wanted])
    own = {_as_given(one).record.id: one.record.id for one in wanted}
    placed = {own.get(id, id): items for id, items in filled.placed.items()}
    return Change(path, file.data, filled.data, placed, filled.notes)


def _as_given(one: Wanted) -> Wanted:
    """Return what is wanted under the id that the file itself has."""
    return one if one.record.given is None else replace(one, record=replace(one.record, id=one.record.given))


def _read(data: bytes, path: Path, shapes: Sequence[RecordShape] | None) -> tuple[Record, ...]:
    if not is_packed(data):
        file = RecordFile(data, path)
        return with_own_ids(_shape_of(file, shapes).read(file), path)
    # "incidents.json.gz" holds what is written as "incidents.json"
    inside = path.with_suffix("") if path.suffix.lower() in (".gz", ".gzip") else path
    file = RecordFile(unpacked(data, path, MAX_BYTES), inside)
    try:
        records = _shape_of(file, shapes).read(file)
    except RecordError as error:
        raise RecordError(str(error).replace(str(inside), str(path), 1)) from None
    return tuple(replace(record, path=str(path), closed=PACKED) for record in with_own_ids(records, inside))


def relative_path(library: Path, record: Path) -> str:
    """Return the library's path as a record's `bibliography:` names it: from the record's folder, with slashes.

    >>> relative_path(Path("refs/library.bib"), Path("refs/records/AIAAIC0276.md"))
    '../library.bib'
    """
    try:
        return Path(os.path.relpath(library, record.parent)).as_posix()
    except ValueError:  # two drives of Windows
        return library.absolute().as_posix()


def _shape_of(file: RecordFile, shapes: Sequence[RecordShape] | None) -> RecordShape:
    asked = known_shapes() if shapes is None else shapes
    for shape in asked:
        if _ask(shape, file):
            return shape
    names = ", ".join(shape.name for shape in asked)
    raise RecordError(
        f"{file.path}: none of the shapes that are read here ({names}) fits; give the page as Markdown or text"
    )


def _ask(shape: RecordShape, file: RecordFile) -> bool:
    """Return whether a shape fits. One of another package that breaks down says no word about ours."""
    try:
        return shape.fits(file)
    except IncidentRefsError:
        raise
    except Exception as error:
        if shape in SHAPES:
            raise
        raise RecordError(
            f"{file.path}: the record shape '{shape.name}' of another package failed"
            f" ({type(error).__name__}: {error}); update or remove that package"
        ) from error


def _shape_named(record: Record, shapes: Sequence[RecordShape] | None) -> RecordShape:
    ours = SHAPES if shapes is None else shapes
    found = next((shape for shape in ours if shape.name == record.shape), None)
    if found is None and shapes is None:  # looking for other packages takes a while
        found = next((shape for shape in plugins().shapes if shape.name == record.shape), None)
    if found is not None:
        return found
    raise RecordError(f"{record.path or record.id}: no shape '{record.shape}' is known here; install its plug-in")
