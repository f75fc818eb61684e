"""What links records to entries: a list of events that is only ever added to."""

from dataclasses import dataclass

from incident_refs.model.record import HostItem

GONE = "null"  # what stands in a record for a key that we took out of it


@dataclass(frozen=True, slots=True)
class Attached:
    """A citation of a record was attached to an entry. `by` is `tool` or `person`."""

    event: str
    when: str
    who: str
    record: str
    raw: str
    key: str
    work_id: str | None = None
    by: str = "tool"


@dataclass(frozen=True, slots=True)
class Detached:
    """An attachment was ended; `ends` is the event id of the attachment.

    What a person ended outlives later `resolve --write`; the tool (`by` is `tool`) only makes room for a better answer.
    """

    event: str
    when: str
    who: str
    record: str
    ends: str
    by: str = "person"


@dataclass(frozen=True, slots=True)
class Decided:
    """A person answered: this string of this record is that work (`key`), or none of those offered (`key` None)."""

    event: str
    when: str
    who: str
    record: str
    raw: str
    key: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """A field of an entry came from a source. `written` is a digest of the value: another one there is a person's."""

    event: str
    when: str
    who: str
    key: str
    field: str
    source: str
    written: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A record's own field was given something for a key: what, and how the field was written if it held nothing.

    `item` is JSON. It tells ours from what stands there besides, so that `detach` takes out what `attach` put in; once
    that is done, it is GONE.
    """

    event: str
    when: str
    who: str
    record: str
    key: str
    field: str
    item: str
    was: str | None = None

    def host_item(self) -> HostItem:
        """Return what stands in the record, by what this says."""
        return HostItem(self.key, self.field, self.item, self.was)


@dataclass(frozen=True, slots=True)
class Undone:
    """An event was taken back: it counts as if it had never been written. `undoes` is its event id.

    One that takes back another `Undone` brings the first event into force again.
    """

    event: str
    when: str
    who: str
    undoes: str


Event = Attached | Detached | Decided | Origin | Placed | Undone
