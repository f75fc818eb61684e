"""What is attached to a record, in the order of the page."""

from collections.abc import Sequence

from incident_refs.library.attachments import State
from incident_refs.model.attachment import Attached
from incident_refs.model.record import Record


def attached_to(record: Record, state: State) -> Sequence[Attached]:
    """Return the attachments of a record in the order of its strings; what was attached by hand stands last.

    >>> from incident_refs.model.record import Text
    >>> page = Record("A1", texts=(Text("references[0]", "Deng 2009", reference=True),))
    >>> events = [Attached("1", "", "", "A1", raw, key) for raw, key in (("", "oneil"), ("Deng 2009", "deng"))]
    >>> [event.key for event in attached_to(page, State(tuple(events)))]
    ['deng', 'oneil']
    """
    events = state.of(record.id)
    if len(events) < 2:
        return events
    from incident_refs.records.mentions import mentions  # `show` has no strings to read

    standing = {mention.raw: mention.n for mention in reversed(mentions(record))}
    return sorted(events, key=lambda event: standing.get(event.raw, len(standing) + 1))
