"""Which entries are meant by the records and keys that somebody named."""

from collections.abc import Sequence

from incident_refs.errors import LibraryError, UsageError
from incident_refs.library.store import Library
from incident_refs.model.entry import Entry
from incident_refs.model.record import Record
from incident_refs.verbs.attached import attached_to
from incident_refs.workspace import Workspace


def keys_named(workspace: Workspace, names: Sequence[str]) -> list[str]:
    """Return the keys that the names mean, each once, in order: of a record, all that is attached to it.

    Where nothing is named, all keys of the library. Raises RecordError for a name that is neither record nor key.
    """
    if not names:
        return [entry.key for entry in workspace.library().entries()]
    state = workspace.state()
    keys: dict[str, None] = {}
    for found in workspace.named(names):
        if isinstance(found, str):
            keys[found] = None
            continue
        for record in found:
            keys.update(dict.fromkeys(event.key for event in attached_to(record, state)))
    return list(keys)


def entries_named(workspace: Workspace, names: Sequence[str]) -> list[Entry]:
    """Return the entries that the names mean, each once, in order."""
    library = workspace.library()
    return [entry for key in keys_named(workspace, names) if (entry := library.get(key))]


def records_named(workspace: Workspace, names: Sequence[str], option: str) -> list[Record]:
    """Return the records that the names mean, all of the workspace where there is none; `option` takes nothing else.

    Raises RecordError for a name that means nothing, UsageError for a key.
    """
    if not names:
        return list(workspace.records())
    records: list[Record] = []
    for name, found in zip(names, workspace.named(names), strict=True):
        if isinstance(found, str):
            raise UsageError(f"'{name}' is a key of the library; {option} takes records")
        records += found
    return records


def text_of(library: Library, key: str) -> str:
    """Return an entry as it stands in the file, to the letter. Raises LibraryError where there is none."""
    text = library.text_of(key)
    if text is None:
        raise LibraryError(f"{library.path} has no entry '{key}'; 'incident-refs list' shows the keys")
    return text
