"""An entry out of the library."""

from incident_refs.errors import LibraryError
from incident_refs.library.removal import removed
from incident_refs.verbs.keep import Kept, write, writing
from incident_refs.workspace import Workspace


def remove(workspace: Workspace, key: str, *, dry_run: bool = False) -> Kept:
    """Take an entry out of the library; every other byte of the file stays.

    Raises LibraryError where there is no such entry, where it is attached to a record, or where other entries take
    fields from it.
    """
    with writing(workspace, dry_run=dry_run):
        library = workspace.library()
        change = removed(library, key)
        entry = library.get(key)
        records = workspace.state().records_of(entry.key if entry else key)
        if records:
            shown = ", ".join(records[:5]) + (f" and {len(records) - 5} more" if len(records) > 5 else "")
            raise LibraryError(
                f"'{key}' is attached to {shown}; take it out there first: incident-refs detach {records[0]} {key}"
            )
        return write(workspace, change, (), (), dry_run=dry_run)
