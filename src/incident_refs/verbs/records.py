"""The records of the workspace, with how far each one is, and what links records and library no more."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from incident_refs.checks.bib_file import Attachments, RecordAtHand
from incident_refs.checks.entry_nobody_cites import nobody_cites
from incident_refs.checks.links import without_string
from incident_refs.citations.linked import read_linked
from incident_refs.library.store import Library
from incident_refs.model.citation import Form
from incident_refs.model.record import Mention
from incident_refs.verbs.at_hand import attachments_of
from incident_refs.verbs.extract import records_named
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
    attachments = attachments_of(workspace, records_named(workspace, names) if names else None)
    counts = tuple(_count(one, len(attachments.of(one.record.id))) for one in attachments.records)
    library = workspace.library() if attachments.attached else None
    dangling = tuple(_dangling(attachments, library)) if library else ()
    twice = {id: tuple(one.file for one in several) for id, several in attachments.by_id.items() if len(several) > 1}
    if names:
        return Overview(counts, dangling, twice=twice)
    elsewhere = dict.fromkeys(one.record for one in attachments.attached if one.record not in attachments.by_id)
    cited = {event.key for event in attachments.attached}
    orphans = nobody_cites((library or workspace.library()).entries(), cited)
    return Overview(counts, dangling, tuple(orphans), tuple(elsewhere), twice)


def _is_reference(mention: Mention) -> bool:
    read = read_linked(mention.raw, mention.address, title_only=mention.title_only)
    return any(citation.form is not Form.NONE for citation in read)


def _count(one: RecordAtHand, attached: int) -> Count:
    record = one.record
    strings = sum(map(_is_reference, one.strings))
    return Count(
        record.id, record.title, strings, attached, strings - len(one.open), one.ambiguous, len(one.open), record.path
    )


def _dangling(attachments: Attachments, library: Library) -> Iterator[Dangling]:
    gone = {one.event for one in without_string(attachments)}
    for id in attachments.by_id:
        for event in attachments.of(id):
            if library.get(event.key) is None:
                yield Dangling(id, event.raw, event.key, "the library has no such entry")
            elif event.event in gone:
                yield Dangling(id, event.raw, event.key, "the record has no such string any more")
