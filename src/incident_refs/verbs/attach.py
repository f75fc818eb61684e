"""Attach works to a record by hand, and take attachments out again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from incident_refs.errors import LibraryError
from incident_refs.library.naming import keyed
from incident_refs.library.store import Change as LibraryChange
from incident_refs.model.attachment import Attached
from incident_refs.model.decision import Matched
from incident_refs.model.identifiers import normalise_arxiv, normalise_doi
from incident_refs.model.record import Record
from incident_refs.model.work import Work
from incident_refs.verbs.keep import Events, Kept, write, writing
from incident_refs.verbs.named import look_up_named
from incident_refs.workspace import PERSON, Workspace


def attach(
    workspace: Workspace, record: str, works: Sequence[str], *, online: bool | None = None, dry_run: bool = False
) -> Kept:
    """Attach works, each named by a key or a DOI, to the record; a DOI that is new is looked up and kept first.

    Raises RecordError or LibraryError where one of them cannot be found; nothing is written then.
    """
    found = workspace.record(record)
    with writing(workspace, dry_run=dry_run):
        return _attach(workspace, found, works, online=online, dry_run=dry_run)


def _attach(workspace: Workspace, found: Record, works: Sequence[str], *, online: bool | None, dry_run: bool) -> Kept:
    change, keys = keys_for(workspace, works, online=online)
    events = Events(workspace)
    there = {(event.raw, event.key) for event in events.state.of(found.id)}
    for key in dict.fromkeys(keys):
        if ("", key) not in there:
            events.add(Attached("", workspace.when(), workspace.settings.who, found.id, "", key, by=PERSON))
    return write(workspace, change, events.new, [found], dry_run=dry_run)


def detach(workspace: Workspace, record: str, keys: Sequence[str] = (), *, dry_run: bool = False) -> Kept:
    """Take out of the record what was attached to it: these keys, or everything. The library keeps its entries.

    Raises LibraryError for a key that is not attached to the record.
    """
    found = workspace.record(record)
    with writing(workspace, dry_run=dry_run):
        return _detach(workspace, found, keys, dry_run=dry_run)


def _detach(workspace: Workspace, found: Record, keys: Sequence[str], *, dry_run: bool) -> Kept:
    events = Events(workspace)
    attached = events.state.of(found.id)
    for key in keys:
        if key not in {event.key for event in attached}:
            raise LibraryError(f"'{key}' is not attached to {found.id}; 'incident-refs show {key}' names its records")
    for event in attached:
        if not keys or event.key in keys:
            events.end(event)
    return write(workspace, workspace.library().add(()), events.new, [found], dry_run=dry_run)


def keys_for(
    workspace: Workspace, names: Sequence[str], *, online: bool | None = None
) -> tuple[LibraryChange, tuple[str, ...]]:
    """Return the keys of what is named (a key, a DOI or an arXiv id), and the library with what is new in it.

    Raises LibraryError where nothing that could be asked holds it, or where nobody could be asked.
    """
    keyed_works = keys_found(workspace, names, online=online)
    for reason in keyed_works.failed.values():
        raise LibraryError(reason)
    return keyed_works.change, tuple(keyed_works.keys[name] for name in names)


@dataclass(frozen=True, slots=True)
class KeysFound:
    """The key of each name that was found, the library with what is new in it, and why the others were not found."""

    change: LibraryChange
    keys: Mapping[str, str]
    failed: Mapping[str, str]


def keys_found(workspace: Workspace, names: Iterable[str], *, online: bool | None = None) -> KeysFound:
    """Return the keys of what is named (a key, a DOI or an arXiv id), and the reason for each that is not found."""
    library = workspace.library()
    names = list(dict.fromkeys(names))
    keys = {name: entry.key for name in names if (entry := library.get(name))}
    works, failed = _works_named(workspace, [name for name in names if name not in keys], online=online)
    change = library.add(keyed(library, list(works.values()), workspace.settings.key_pattern)[0])
    keys.update(zip(works, change.keys, strict=True))
    return KeysFound(change, keys, failed)


def _works_named(
    workspace: Workspace, names: Sequence[str], *, online: bool | None
) -> tuple[dict[str, Work], dict[str, str]]:
    failed = {
        name: f"'{name}' is neither a key of the library nor a DOI; 'incident-refs list' shows the keys"
        for name in names
        if not normalise_doi(name) and not normalise_arxiv(name)
    }
    works: dict[str, Work] = {}
    if len(failed) < len(names):
        asked = [name for name in names if name not in failed]
        with workspace.sources(online=online) as sources:
            rows = look_up_named(asked, sources)
        for name, row in zip(asked, rows, strict=True):
            if isinstance(row.decision, Matched):
                works[name] = row.decision.work
            else:
                failed[name] = f"no source here holds '{name}': {row.decision.reason}"
    return works, failed
