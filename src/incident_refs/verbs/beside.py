"""A bibliography beside each file of records, where the workspace wants one: `AIAAIC0276.bib` beside `AIAAIC0276.md`.

It holds what is attached to the file's records, and is written together with them. Which files are ours is known by
their digests, which are kept as events: where somebody else's stands there, or somebody changed ours, it is left alone.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from incident_refs.bibtex.read import Bibliography, read
from incident_refs.files import read_bytes
from incident_refs.library.attachments import State
from incident_refs.library.store import Change as LibraryChange
from incident_refs.model.attachment import Event, Placed
from incident_refs.model.record import Record
from incident_refs.records import door
from incident_refs.records.folder import files_in
from incident_refs.settings import BIBLIOGRAPHIES
from incident_refs.verbs.attached import attached_to
from incident_refs.verbs.export import as_data
from incident_refs.workspace import Workspace

FIELD = "bibliography"


@dataclass(frozen=True, slots=True)
class Beside:
    """The files to write, the events that tell them from other people's, and what a person should know."""

    changes: tuple[door.Change, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[str, ...] = ()


def bibliographies(
    workspace: Workspace, change: LibraryChange, events: Sequence[Event], state: State, records: Sequence[Record]
) -> Beside:
    """Return what the bibliographies beside these records' files would hold, once all this is written.

    Nothing where the settings want none. Raises FileError or RecordError where a file cannot be read.
    """
    forms = workspace.settings.record_bibliographies
    paths = list(dict.fromkeys(record.path for record in records if record.path))
    if not forms or not paths:
        return Beside()
    library = read(change.new, str(change.path))
    ours = _digests(events)
    changes: list[door.Change] = []
    placed: list[Event] = []
    notes: list[str] = []
    for path in map(Path, paths):
        there_in = door.load(path, workspace.shapes)
        keys = dict.fromkeys(event.key for record in there_in for event in attached_to(record, state))
        for form in forms:
            beside = place(path, form)
            name = door.relative_path(beside, workspace.folder / "x")
            there = read_bytes(beside) if beside.exists() else None
            if there is None and not keys:
                continue
            if (namesake := _namesake(path)) is not None:
                notes.append(f"{beside}: would be that of {path.name} and of {namesake.name} alike; not written")
            elif there is not None and there.strip() and digest(there) not in ours.get(name, ()):
                notes.append(
                    f"{beside}: not of incident-refs, or changed since; left as it is (move it away for a new one)"
                )
            else:
                new = _text(library, list(keys), form, path).encode()
                changes.append(door.Change(beside, there or b"", new, new=there is None))
                if digest(new) not in ours.get(name, ()):
                    item = json.dumps(digest(new))
                    placed.append(Placed("", workspace.when(), workspace.settings.who, name, "", FIELD, item))
    return Beside(tuple(changes), tuple(placed), tuple(notes))


def place(path: Path, form: str) -> Path:
    """Return where the bibliography of a file of records stands.

    >>> place(Path("refs/records/AIAAIC0276.md"), "bibtex").as_posix(), place(Path("a.json.gz"), "csl-json").name
    ('refs/records/AIAAIC0276.bib', 'a.csl.json')
    """
    return path.with_name(_stem(path) + BIBLIOGRAPHIES[form])


def digest(data: bytes) -> str:
    r"""Return what tells whether a file is the one that was written; git may have changed its line ends.

    >>> digest(b"a\r\nb") == digest(b"a\nb"), len(digest(b""))
    (True, 32)
    """
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()[:32]


def _stem(path: Path) -> str:
    name = path.name
    return Path(name[:-3] if name.lower().endswith(".gz") else name).stem


def _namesake(path: Path) -> Path | None:
    """Return another file of records that would have the same bibliography: `A1.json` beside `A1.md`."""
    beside = (one for one in path.parent.glob(f"{_escaped(_stem(path))}.*") if one.name != path.name)
    kept = set(files_in(path.parent))
    return next((one for one in sorted(beside) if _stem(one) == _stem(path) and one in kept), None)


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _digests(events: Iterable[Event]) -> dict[str, set[str]]:
    """Return for each file what we ever wrote into it; that one of it was undone does not make it another's."""
    digests: dict[str, set[str]] = {}
    for event in events:
        if isinstance(event, Placed) and event.field == FIELD and not event.key:
            digests.setdefault(event.record, set()).update(_said(event.item))
    return digests


def _said(item: str) -> Iterator[str]:
    try:
        yield str(json.loads(item))
    except ValueError:
        return  # somebody edited the line


def _text(library: Bibliography, keys: Sequence[str], form: str, path: Path) -> str:
    by_key = {entry.key: entry for entry in library.entries}
    text = as_data(library, [by_key[key] for key in keys if key in by_key], form).text
    if BIBLIOGRAPHIES[form] != ".bib":
        return text
    # no "@" in a remark: BibTeX would begin an entry there
    name = path.name.replace("@", "(at)").replace("\n", " ")
    return f"% What is attached to {name}, by incident-refs. To change an entry, change it in the library.\n\n{text}"
