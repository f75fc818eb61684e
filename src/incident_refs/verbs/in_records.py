"""What attaching means for the records' own files: each of them holds what the events say, in its own field."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from incident_refs.bibtex.text import to_unicode
from incident_refs.errors import RecordError
from incident_refs.interfaces import Wanted
from incident_refs.library.attachments import State
from incident_refs.library.editing import Edited
from incident_refs.library.store import Change as LibraryChange
from incident_refs.model.addresses import address_of
from incident_refs.model.attachment import GONE, Placed
from incident_refs.model.entry import Entry
from incident_refs.model.identifiers import normalise_arxiv, normalise_doi
from incident_refs.model.record import HostItem, HostReference, Record
from incident_refs.records import door
from incident_refs.verbs.attached import attached_to
from incident_refs.workspace import Workspace


def record_changes(
    workspace: Workspace, change: LibraryChange, state: State, records: Sequence[Record]
) -> tuple[tuple[door.Change, ...], tuple[str, ...]]:
    """Return what the records' files would hold after these events, and what a person should know of it.

    Raises RecordError where a file cannot be added to, or holds a record no more.
    """
    shapes = workspace.shapes
    able = [record for record in records if door.can_attach(record, shapes)]
    cited = _Cited(_cited(workspace, change, state, able))
    changes = door.change([_wanted(workspace, record, state, cited) for record in able], shapes)
    # one sentence for a file, however many of its records are so
    unable = dict.fromkeys((_name(one), _why(one)) for one in records if not door.can_attach(one, shapes))
    notes = [f"{name}{why}; the references are in attachments.jsonl." for name, why in unable]
    return changes, (*notes, *(note for one in changes for note in one.notes))


def _name(record: Record) -> str:
    return f"{record.path}: " if record.path else ""


def _why(record: Record) -> str:
    return record.closed or "a file of this shape cannot hold references"


def placed_in(workspace: Workspace, changes: Sequence[door.Change], state: State) -> Iterator[Placed]:
    """Yield what the events do not know yet of what stands in the records' own fields because of us."""
    when, who = workspace.when(), workspace.settings.who
    for change in changes:
        for record, items in change.placed.items():
            for item in items:
                if item_of(state.placed.get((record, item.key))) != item:
                    yield Placed("", when, who, record, item.key, item.field, item.item, item.was)


def gone_from(workspace: Workspace, changes: Sequence[door.Change], state: State) -> Iterator[Placed]:
    """Yield what the events shall know as gone, once it was taken out: whoever puts it there again is a person.

    Written before the record, a crash in between would leave ours there for ever.
    """
    when, who = workspace.when(), workspace.settings.who
    for change in changes:
        for record, items in change.placed.items():
            standing = {item.key for item in items}
            for one in state.placed_in(record):
                if one.key not in standing:
                    yield Placed("", when, who, record, one.key, one.field, GONE)


def item_of(event: Placed | None) -> HostItem | None:
    """Return what an event says that stands in a record."""
    return event.host_item() if event else None


def _wanted(workspace: Workspace, record: Record, state: State, cited: "_Cited") -> Wanted:
    if record.path is None:
        raise RecordError(f"the record '{record.id}' was not read from a file; give the path of one")
    library = door.relative_path(workspace.library_path, Path(record.path))
    events = attached_to(record, state)
    printed = record.shape != "markdown"
    references = tuple(cited.reference(event.key, event.raw, library, printed=printed) for event in events)
    placed = (item_of(event) for event in state.placed_in(record.id))
    return Wanted(record, references, tuple(item for item in placed if item))


class _Cited:
    """What records cite, as the library says once it is written; each entry is printed once, however many cite it."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._texts: dict[str, str] = {}

    def reference(self, key: str, raw: str, library: str, *, printed: bool) -> HostReference:
        """Return what a record's own field is given for an attachment."""
        entry = self._entries.get(key)
        if entry is None:
            return HostReference(key, raw, "", bibliography=library)
        if printed and key not in self._texts:
            from incident_refs.formats.bibliography import bibliography  # the styles are wanted by few shapes

            self._texts[key] = bibliography([entry])[0].text
        text = self._texts[key] if printed else ""
        return HostReference(key, raw, to_unicode(entry.get("title") or ""), _address(entry), library, text)


def _address(entry: Entry) -> str | None:
    """Return where a work is found: by its DOI, its arXiv id, or the address that the entry gives."""
    doi = normalise_doi(entry.get("doi") or "")
    archive = (entry.get("eprinttype") or entry.get("archiveprefix") or "").lower()
    arxiv = normalise_arxiv(entry.get("eprint") or "") if archive == "arxiv" else None
    return address_of(doi, arxiv) or (entry.get("url") or "").strip() or None


def _cited(workspace: Workspace, change: LibraryChange, state: State, records: Sequence[Record]) -> Mapping[str, Entry]:
    """Return what the records cite, as the library says once it is written."""
    cited = dict.fromkeys(event.key for record in records for event in state.of(record.id))
    if isinstance(change, Edited):
        entries = {entry.key: entry for entry in change.entries}
        return {key: entries[key] for key in cited if key in entries}
    library = workspace.library() if cited else None
    found = [entry for key in cited if library and (entry := library.get(key))]
    return {entry.key: entry for entry in (*found, *change.added)}


def standing_in(workspace: Workspace, ids: Sequence[str], key: str) -> tuple[list[Record], list[str]]:
    """Return the records of these ids that are kept in the workspace, and a sentence for each one that is not."""
    if not ids:
        return [], []
    kept = {record.id: record for record in workspace.records()}
    notes = [
        f"{id} is not kept in {workspace.folder}: its page still names '{key}' until you run"
        " 'incident-refs resolve PAGE --write'"
        for id in ids
        if id not in kept
    ]
    return [kept[id] for id in ids if id in kept], notes
