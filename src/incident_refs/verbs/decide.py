"""A person's answer to an open question. It outlives every later `resolve --write`."""

from incident_refs.errors import UsageError
from incident_refs.model.attachment import Decided
from incident_refs.model.record import Mention, Record
from incident_refs.records.mentions import mentions
from incident_refs.verbs.attach import keys_for
from incident_refs.verbs.keep import Events, Kept, write, writing
from incident_refs.workspace import Workspace


def decide(
    workspace: Workspace, mention: str, work: str | None, *, online: bool | None = None, dry_run: bool = False
) -> Kept:
    """Write down which work the string `RECORD#N` means (a key or a DOI), or with None that none of them is meant.

    Raises UsageError for a place that is none, RecordError and LibraryError as `attach` does.
    """
    record, found = mention_named(workspace, mention)
    with writing(workspace, dry_run=dry_run):
        change, keys = keys_for(workspace, [] if work is None else [work], online=online)
        events = Events(workspace)
        key = keys[0] if keys else None
        events.decide(Decided("", workspace.when(), workspace.settings.who, record.id, found.raw, key))
        return write(workspace, change, events.new, [record], dry_run=dry_run)


def mention_named(workspace: Workspace, mention: str) -> tuple[Record, Mention]:
    """Return the record and the string that `RECORD#N` names. Raises UsageError where there is no such place."""
    name, _, number = mention.rpartition("#")
    if not name or not (number.isascii() and number.isdigit()):
        raise UsageError(f"'{mention}' is no place; name the record and the string's number, as in AIAAIC0276#3")
    record = workspace.record(name)
    found = mentions(record)
    for one in found:
        if one.n == int(number):
            return record, one
    raise UsageError(f"{record.id} has {len(found)} reference strings, no number {number}; see 'incident-refs extract'")
