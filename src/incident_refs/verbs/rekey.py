"""Another key for an entry, in the library, the attachments and the records."""

from incident_refs.library.renaming import renamed
from incident_refs.verbs.in_records import standing_in
from incident_refs.verbs.keep import Events, Kept, write, writing
from incident_refs.workspace import Workspace


def rekey(workspace: Workspace, old: str, new: str, *, dry_run: bool = False) -> Kept:
    """Give the entry `old` the key `new`: in the file the bytes of the key alone, and wherever it is named.

    Raises LibraryError where there is no such entry, or the new key is taken or impossible.
    """
    with writing(workspace, dry_run=dry_run):
        library = workspace.library()
        change = renamed(library, old, new)
        entry = library.get(old)
        old = entry.key if entry else old
        events = Events(workspace)
        records, notes = standing_in(workspace, events.state.records_of(old), old)
        if old != new:
            events.move(old, new)
            events.move_origins(old, new)
        return write(workspace, change, events.new, records, notes=notes, dry_run=dry_run)
