"""The records of the workspace, with how far each one is."""

from dataclasses import dataclass

from incident_refs.citations.linked import read_linked
from incident_refs.model.citation import Form
from incident_refs.model.record import Mention
from incident_refs.records.mentions import mentions
from incident_refs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Count:
    """How far a record is: its reference strings, those attached, and those that nobody has decided yet."""

    record: str
    title: str
    strings: int
    attached: int
    open: int
    path: str | None


def list_records(workspace: Workspace) -> list[Count]:
    """Return a count for each record of the workspace, from what is written down; nothing is looked up."""
    state = workspace.state()
    counts = []
    for record in workspace.records():
        found = [mention for mention in mentions(record) if _is_reference(mention)]
        done = {event.raw for event in state.of(record.id)} | {raw for id, raw in state.decided if id == record.id}
        # A short citation in the prose that a line explains is answered together with that line.
        still_open = sum(mention.raw not in done for mention in found if mention.means is None)
        counts.append(Count(record.id, record.title, len(found), len(state.of(record.id)), still_open, record.path))
    return counts


def _is_reference(mention: Mention) -> bool:
    read = read_linked(mention.raw, mention.address, title_only=mention.title_only)
    return any(citation.form is not Form.NONE for citation in read)
