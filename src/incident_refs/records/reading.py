"""Records from whatever somebody names: a file, a folder, one record of a file, standard input."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from incident_refs.errors import FileError, IncidentRefsError, RecordError
from incident_refs.interfaces import RecordShape
from incident_refs.model.record import Record
from incident_refs.records.door import STANDARD_INPUT, load, load_stream, pick
from incident_refs.records.folder import files_in
from incident_refs.records.plugins import plugins

STREAM = "-"
Shapes = Sequence[RecordShape] | None
MOST = 5  # sentences about one file


@dataclass(frozen=True, slots=True)
class Read:
    """The records that were read, and an error for each file that could not be."""

    records: tuple[Record, ...] = ()
    failed: tuple[IncidentRefsError, ...] = ()

    def sentences(self) -> Iterator[str]:
        """Yield what a person should know of the records, the first few of each file, and of other packages' shapes."""
        yield from plugins().failed
        by_file: dict[str | None, list[str]] = {}
        for record in self.records:
            if record.notes:
                by_file.setdefault(record.path, []).extend(_placed(note, record) for note in record.notes)
        for path, notes in by_file.items():
            yield from notes[:MOST]
            if len(notes) > MOST:
                yield f"{path or 'standard input'}: … and {len(notes) - MOST} more such notes"


def read_named(name: str, *, alone: bool = True, shapes: Shapes = None) -> Read | None:
    """Return the records that a path, `path#id` or `-` means; None where there is no such path.

    `shapes` are those that are asked, by default all that are known.

    In a folder, a file that cannot be read is among `failed`; so is a file that is not named `alone`. Raises
    RecordError or FileError where a file cannot be read, holds no record of that id, or a folder holds none at all.
    """
    if name == STREAM:
        return Read(load_stream(sys.stdin.buffer, shapes))
    path, id = _parted(name)
    if path is None:
        return None
    if path.is_dir():
        read = read_folder(path, shapes)
        if not read.records and not read.failed:
            raise RecordError(f"{path}: no file here holds a record; hidden files, images and .bib are passed over")
    elif alone or id is not None:
        read = Read(load(path, shapes))
    else:
        read = read_files([path], shapes)
    return read if id is None else Read((pick(read.records, id, str(path)),))


def read_folder(folder: Path, shapes: Shapes = None) -> Read:
    """Return the records in the files of a folder; one that cannot be read stops no other. No folder has no records."""
    closed: list[FileError] = []
    read = read_files(files_in(folder, closed.append) if folder.exists() else (), shapes)
    return Read(read.records, (*closed, *read.failed))


def read_files(paths: Iterable[Path], shapes: Shapes = None) -> Read:
    """Return the records of these files, in order, and why some could not be read."""
    records: list[Record] = []
    failed: list[IncidentRefsError] = []
    for path in paths:
        try:
            records += load(path, shapes)
        except (RecordError, FileError) as error:
            failed.append(error)
    return Read(tuple(records), tuple(failed))


def _placed(note: str, record: Record) -> str:
    """Return a note that says which file and record it is about: a shape says "report 4 is not in this file"."""
    known = record.path is not None and note.startswith(record.path)
    return note if known or note.startswith(str(STANDARD_INPUT)) else f"{record.path or STREAM}: {record.id}: {note}"


def _parted(name: str) -> tuple[Path | None, str | None]:
    """Return the path and the id in `path#id`; no path where none of it is there. Both may have a '#' in them."""
    try:
        if name and Path(name).exists():
            return Path(name), None
        for place, letter in enumerate(name):
            if letter == "#" and place and name[place + 1 :] and Path(name[:place]).exists():
                return Path(name[:place]), name[place + 1 :]
    except (OSError, ValueError):  # a NUL, or more characters than a path may have: it is no path
        return None, None
    return None, None
