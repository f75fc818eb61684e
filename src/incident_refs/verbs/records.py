"""The records of the workspace, with how far each one is, and what links records and library no more."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from incident_refs.citations.linked import read_linked
from incident_refs.library.attachments import State
from incident_refs.library.editing import INHERITS
from incident_refs.model.citation import Form
from incident_refs.model.decision import Ambiguous
from incident_refs.model.record import Mention, Record
from incident_refs.records.mentions import mentions
from incident_refs.verbs.extract import from_records, records_named
from incident_refs.verbs.open import is_open
from incident_refs.verbs.resolve import resolve
from incident_refs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Count:
    """How far a record is: its reference strings, and its attachments (by hand too).

    Of the strings, those are `resolved` that are attached or that a person decided, or that no person is needed for (a
    near source knows the work, or it is a web item); `open` are the questions that `open` lists, and `ambiguous` those
    of them for which several works fit.
    """

    record: str
    title: str
    strings: int
    attached: int
    resolved: int
    ambiguous: int
    open: int
    path: str | None


@dataclass(frozen=True, slots=True)
class Dangling:
    """An attachment that leads nowhere: `reason` says which of its ends is gone."""

    record: str
    raw: str
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The records with their counts; attachments that lead nowhere, and entries that no record cites.

    `elsewhere` are the records with attachments that are not kept in the workspace: their files may well be there.
    """

    counts: tuple[Count, ...]
    dangling: tuple[Dangling, ...] = ()
    orphans: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    twice: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def list_records(workspace: Workspace, names: Sequence[str] = ()) -> list[Count]:
    """Return a count for each of the records named, or of the workspace. Near sources alone are asked."""
    return list(overview(workspace, names).counts)


def overview(workspace: Workspace, names: Sequence[str] = ()) -> Overview:
    """Return the counts of the records named, or of the workspace, and what is amiss between records and library.

    Where some are named, only these are looked at: no orphans, no records elsewhere.
    """
    records, state = records_named(workspace, names), workspace.state()
    found = {_place(record): mentions(record) for record in records}
    waiting = [record for record in records if _waiting(record, found[_place(record)], state)]
    questions = _questions(workspace, waiting, state)
    counts = tuple(_count(record, found[_place(record)], state, questions) for record in records)
    dangling = tuple(_dangling(workspace, records, found, state))
    if names:
        return Overview(counts, dangling, twice=_twice(records))
    kept = {record.id for record in records}
    elsewhere = tuple(dict.fromkeys(event.record for event in state.attached if event.record not in kept))
    return Overview(counts, dangling, _orphans(workspace, state), elsewhere, _twice(records))


_Place = tuple[str | None, str]


def _place(record: Record) -> _Place:
    return record.path, record.id


def _is_reference(mention: Mention) -> bool:
    read = read_linked(mention.raw, mention.address, title_only=mention.title_only)
    return any(citation.form is not Form.NONE for citation in read)


def _waiting(record: Record, found: Sequence[Mention], state: State) -> bool:
    """Return whether a string of the record is neither attached nor decided; else nobody has to be asked for it."""
    done = {event.raw for event in state.of(record.id)}
    return any(one.raw not in done and (record.id, one.raw) not in state.decided for one in found)


def _questions(workspace: Workspace, records: Sequence[Record], state: State) -> Mapping[tuple[str | None, int], bool]:
    """Return the number of each open string with its record, and whether several works fit."""
    questions: dict[tuple[str | None, int], bool] = {}
    for resolved in resolve(workspace, from_records(records), online=False):
        asked = resolved.asked
        if is_open(resolved) and (asked.record or "", asked.raw) not in state.decided:
            several = isinstance(resolved.decision, Ambiguous)
            place = (asked.record, asked.n or 0)
            questions[place] = questions.get(place, False) or several
    return questions


def _count(
    record: Record, found: Sequence[Mention], state: State, questions: Mapping[tuple[str | None, int], bool]
) -> Count:
    attached = state.of(record.id)
    done = {event.raw for event in attached}
    strings = [mention for mention in found if _is_reference(mention)]
    asked = [questions[place] for one in strings if one.raw not in done and (place := (record.id, one.n)) in questions]
    return Count(
        record.id,
        record.title,
        len(strings),
        len(attached),
        len(strings) - len(asked),
        sum(asked),
        len(asked),
        record.path,
    )


def _dangling(
    workspace: Workspace, records: Sequence[Record], found: Mapping[_Place, Sequence[Mention]], state: State
) -> Iterator[Dangling]:
    library = workspace.library() if state.attached else None
    raws: dict[str, set[str]] = {}  # of an incident that is kept in two files, a string stands in one of them
    for record in records:
        raws.setdefault(record.id, set()).update(mention.raw for mention in found[_place(record)])
    for id, there in raws.items():
        for event in state.of(id):
            if library and library.get(event.key) is None:
                yield Dangling(id, event.raw, event.key, "the library has no such entry")
            elif event.raw and event.raw not in there:
                yield Dangling(id, event.raw, event.key, "the record has no such string any more")


def _orphans(workspace: Workspace, state: State) -> tuple[str, ...]:
    """Return the keys that no record cites; parents that others inherit from are needed all the same."""
    entries = workspace.library().entries()
    needed = {event.key.casefold() for event in state.attached}
    for entry in entries:
        needed.update(key.strip().casefold() for name in INHERITS for key in (entry.get(name) or "").split(","))
    return tuple(entry.key for entry in entries if entry.key.casefold() not in needed)


def _twice(records: Sequence[Record]) -> Mapping[str, tuple[str, ...]]:
    """Return the ids that more than one file has, with the files."""
    paths: dict[str, list[str]] = {}
    for record in records:
        paths.setdefault(record.id, []).append(record.path or "standard input")
    return {id: tuple(several) for id, several in paths.items() if len(several) > 1}
