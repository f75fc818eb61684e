"""Take back the last write of this workspace; done once more, it does it again."""

from dataclasses import replace
from pathlib import Path

from incident_refs.errors import LibraryError
from incident_refs.files import locked, read_bytes
from incident_refs.library import journal
from incident_refs.library.bundle import Bundle
from incident_refs.library.editing import Edited
from incident_refs.library.found import follower
from incident_refs.library.journal import Written
from incident_refs.model.attachment import Undone
from incident_refs.records.door import Change
from incident_refs.verbs.keep import UNDO, Events, Kept, commit, writing
from incident_refs.workspace import Workspace


def undo(workspace: Workspace, *, dry_run: bool = False) -> Kept:
    """Take back what was last written: library and records get their bytes back, events are marked as undone.

    Raises LibraryError where nothing is noted, or where one of the files was changed since; nothing is changed then.
    """
    with writing(workspace, dry_run=dry_run):
        path = journal.journal_of(workspace.cache_folder, workspace.folder)
        written = journal.load(path)
        if written is None:
            raise LibraryError(
                f"no write is noted for {workspace.folder} on this machine; there is nothing to take back"
            )
        with locked(*(step.path for step in written.steps if step.path.parent.is_dir())):
            return _taken_back(workspace, written, dry_run=dry_run)


def _taken_back(workspace: Workspace, written: Written, *, dry_run: bool) -> Kept:
    contents = {step.path: read_bytes(step.path) if step.path.exists() else b"" for step in written.steps}
    changed = [step for step in written.steps if journal.digest(contents[step.path]) not in (step.before, step.after)]
    if changed:
        names = ", ".join(_shown(step.path) for step in changed)
        raise LibraryError(
            f"{names}: changed since the last write of incident-refs, so that it cannot be taken back whole;"
            " nothing was changed"
        )
    # one that holds what it held before was never written: a crash came first
    steps = [step for step in written.steps if journal.digest(contents[step.path]) == step.after]
    events = _undone(workspace, written)
    library = workspace.library_path.absolute()
    change = Edited(workspace.library_path, b"", b"")
    records = []
    for step in steps:
        old = contents[step.path]
        if step.path == library:
            follow = follower(workspace.cache_folder, workspace.library_path)
            change = Edited(workspace.library_path, old, step.back(old), written=follow)
        else:
            records.append(Change(Path(_shown(step.path)), old, step.back(old)))
    bundle = Bundle(change, workspace.attachments_path, tuple(events.new))
    kept = commit(workspace, bundle, records, dry_run=dry_run)
    return replace(kept, undo=f"{UNDO}, which does it again") if kept.undo else kept


def _undone(workspace: Workspace, written: Written) -> Events:
    events = Events(workspace)
    there = {event.event for event in workspace.log().events}
    for name in written.events:
        if name in there:
            events.add(Undone("", workspace.when(), workspace.settings.who, name))
    return events


def _shown(path: Path) -> str:
    """Return a path as people name it: from the current folder, where it lies in it."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
