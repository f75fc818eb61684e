"""Keep works in the library and attach them to their records: the library first, then the events, then the records.

A crash in between leaves nothing dangling, and doing the same again completes it.
"""

from collections.abc import Collection, Container, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from incident_refs.bibtex.differences import dialect_of, differences
from incident_refs.bibtex.mapping import entry_from_work
from incident_refs.bibtex.text import to_unicode
from incident_refs.errors import FileError
from incident_refs.files import check_writable, diff, locked, read_bytes
from incident_refs.files import replace as replace_file
from incident_refs.library import journal
from incident_refs.library.attachments import Numbers, State, current, digest
from incident_refs.library.attachments import read as read_log
from incident_refs.library.bundle import Bundle
from incident_refs.library.journal import Step, Written
from incident_refs.library.naming import keyed
from incident_refs.library.store import Change as LibraryChange
from incident_refs.library.store import Library
from incident_refs.model.attachment import Attached, Decided, Detached, Event, Origin
from incident_refs.model.decision import Matched, Unmatched
from incident_refs.model.entry import Entry
from incident_refs.model.record import Record
from incident_refs.model.resolution import Resolved
from incident_refs.model.work import Work
from incident_refs.pipeline import WEB_ITEM, work_from_web_item
from incident_refs.records import door
from incident_refs.verbs.beside import bibliographies
from incident_refs.verbs.in_records import gone_from, placed_in, record_changes
from incident_refs.workspace import PERSON, Workspace

UNDO = "incident-refs undo"
_MOST_NOTES = 20


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of keeping: the rows with their keys, a diff, the files that changed, and how to take it back.

    `added` are the keys of new entries.
    """

    rows: tuple[Resolved, ...]
    diff: str
    changed: tuple[Path, ...]
    undo: str = ""
    notes: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def keep(
    workspace: Workspace,
    rows: Sequence[Resolved],
    records: Sequence[Record] = (),
    *,
    anyway: Container[int] = (),
    dry_run: bool = False,
) -> Kept:
    """Keep the works that were found, and the web items, and attach them to the records they stand in.

    `records` are those that the rows come from; rows of no record are kept in the library only. Rows whose numbers are
    in `anyway` are added under keys of their own, there or not. What a person decided or took out is left so. Doing it
    twice changes nothing. Raises FileError, LibraryError or RecordError; what was written by then is whole.
    """
    with writing(workspace, dry_run=dry_run):
        return _keep(workspace, rows, records, anyway, dry_run=dry_run)


def writing(workspace: Workspace, *, dry_run: bool) -> AbstractContextManager[None]:
    """Hold the library and the attachments from reading to writing, so that two people's changes are both kept."""
    return nullcontext() if dry_run else locked(workspace.library_path, workspace.attachments_path)


def _keep(
    workspace: Workspace, rows: Sequence[Resolved], records: Sequence[Record], anyway: Container[int], *, dry_run: bool
) -> Kept:
    library = workspace.library()
    found = [(number, work) for number, row in enumerate(rows) if (work := _work_to_keep(row))]
    works = sorted(found, key=lambda one: one[0] in anyway)  # in the order of the change's keys
    here, more = ([w for n, w in works if (n in anyway) is again] for again in (False, True))
    things, again = keyed(library, here, workspace.settings.key_pattern, more)
    change = library.add(things, anyway=again)
    keys = dict(zip((number for number, _ in works), change.keys, strict=True))
    named = tuple(replace(row, key=keys.get(number) or _key_of_answer(row, library)) for number, row in enumerate(rows))
    events = Events(workspace, frozenset(change.keys))
    for row in named:
        events.attach(row)
    events.origins(change, {keys[number]: rows[number] for number, _ in works})
    notes: dict[str, None] = {}
    for number, work in works:
        entry = library.get(keys[number])
        events.missing_origins(entry, work, rows[number])
        notes.update(dict.fromkeys(_differing(entry, work, _source(rows[number]))))
    return write(workspace, change, events.new, records, rows=named, notes=_fewer(list(notes)), dry_run=dry_run)


def _differing(entry: Entry | None, work: Work, source: str) -> Iterator[str]:
    """Yield a sentence for each field in which a catalogue says something else than an entry that was there before."""
    if entry is None or source in ("library", "self"):
        return
    for one in differences(entry, entry_from_work(work, entry.key, dialect_of(entry))):
        if one.was is not None:
            was, now = to_unicode(one.was), to_unicode(one.now)
            yield (
                f"{entry.key}: {one.field} is {was}, {source} says {now}: left as it is;"
                f" see 'incident-refs refresh {entry.key}'"
            )


def _fewer(notes: list[str]) -> list[str]:
    more = len(notes) - _MOST_NOTES
    return [*notes[:_MOST_NOTES], f"… and {more} more such differences"] if more > 0 else notes


def _work_to_keep(row: Resolved) -> Work | None:
    """Return what goes into the library for a row: the work that was found, or the web item itself."""
    match row.decision:
        case Matched(best=best) if best.source != PERSON:
            return best.work
        case Unmatched(reason=reason) if reason == WEB_ITEM:
            return work_from_web_item(row.citation)
    return None


def _key_of_answer(row: Resolved, library: Library) -> str | None:
    if isinstance(row.decision, Matched) and (entry := library.find_same(row.decision.work)):
        return entry.key
    return None


class Events:
    """New events, numbered after those that are there; `keys` are the entries whose origins they tell, else any."""

    def __init__(self, workspace: Workspace, keys: Collection[str] | None = None) -> None:
        self._when, self._who = workspace.when(), workspace.settings.who
        earlier = workspace.log(keys).events
        self._numbers = Numbers(earlier)
        self.state: State = current(earlier)
        self.new: list[Event] = []
        self._attached: dict[tuple[str, str], list[Attached]] = {}

    def add(self, event: Event) -> Event:
        """Number an event, put it at the end, and return it."""
        new = self._numbers.numbered(event)
        self.new.append(new)
        if isinstance(new, Attached):
            self._attached.setdefault((new.record, new.raw), []).append(new)
        return new

    def attach(self, row: Resolved) -> None:
        """Attach a row to its record, unless it is, or a person said otherwise; end what the tool decided before."""
        record, raw, key = row.asked.record, row.asked.raw, row.key
        if record is None or key is None or not self.state.allows(record, raw, key):
            return
        if row.asked.means is not None:
            return  # "Deng et al. (2009)" in the prose is attached by the line that it means
        ours = [event for event in self.state.of(record) if event.raw == raw]
        if any(event.key == key for event in (*ours, *self._attached.get((record, raw), ()))):
            return
        if row.citation.part is None:
            for event in ours:
                if event.by == "person":
                    return
                self.end(event, by="tool")
        work = row.decision.work if isinstance(row.decision, Matched) else None
        self.add(Attached("", self._when, self._who, record, raw, key, work.id if work else None))

    def decide(self, answer: Decided) -> None:
        """Write down a person's answer, unless it is the one that holds already."""
        holds = self.state.decided.get((answer.record, answer.raw))
        if holds is None or holds.key != answer.key:
            self.add(answer)

    def move_origins(self, old: str, new: str, fields: Container[str] | None = None) -> None:
        """Say of the new key's fields what is known of where the old one's came from, and when; of these or all."""
        for (key, name), origin in self.state.origins.items():
            if key == old and (fields is None or name in fields):
                self.add(replace(origin, key=new))

    def end(self, event: Attached, by: str = PERSON) -> None:
        """End an attachment, by all the events that made it."""
        for ends in self.state.ends.get((event.record, event.raw, event.key), (event.event,)):
            self.add(Detached("", self._when, self._who, event.record, ends, by))

    def move(self, old: str, new: str) -> None:
        """Give all that was said of one key to another one: attachments, answers, and what a person took out."""
        answers = [answer for answer in self.state.decided.values() if answer.key == old]
        links = [link for link in self.state.attached if link.key == old]
        has = {(link.record, link.raw) for link in self.state.attached if link.key == new}
        for link in links:
            self.end(link, by="tool")
            answer = self.state.decided.get((link.record, link.raw))
            if answer in answers:
                self.add(Decided("", self._when, self._who, link.record, link.raw, new))
            elif (link.record, link.raw) not in has:
                # somebody took `new` out of there, and has said now that the two are one
                by = PERSON if (link.record, link.raw, new) in self.state.refused else link.by
                self.add(Attached("", self._when, self._who, link.record, link.raw, new, link.work_id, by))
        for record, raw, key in sorted(self.state.refused):
            if key == old and (record, raw) not in has and (record, raw, new) not in self.state.refused:
                made = self.add(Attached("", self._when, self._who, record, raw, new))
                self.add(Detached("", self._when, self._who, record, made.event))

    def origins(self, change: LibraryChange, rows: dict[str, Resolved]) -> None:
        """Write down where the fields of new entries, and filled gaps, came from."""
        for key, name, value in fields_of(change):
            self.origin(key, name, value, _source(rows[key]))

    def missing_origins(self, entry: Entry | None, work: Work, row: Resolved) -> None:
        """Write down where an entry came from that a crash left without a word about it: it is to the letter ours."""
        if entry is None or any(key == entry.key for key, _ in self.state.origins):
            return
        ours = entry_from_work(work, entry.key).fields
        if dict(ours) == dict(entry.fields):
            for name, value in ours:
                self.origin(entry.key, name, value, _source(row))

    def origin(self, key: str, name: str, value: str, source: str) -> None:
        """Write down where a field came from, and what was written into it."""
        self.add(Origin("", self._when, self._who, key, name, source, digest(value)))


def _source(row: Resolved) -> str:
    return row.decision.best.source if isinstance(row.decision, Matched) else "self"


def fields_of(change: LibraryChange) -> Iterator[tuple[str, str, str]]:
    """Yield (key, field, value) of all that a change of the library writes."""
    for entry in change.added:
        yield from ((entry.key, name, value) for name, value in entry.fields)
    yield from change.filled
    yield from change.revised


def write(
    workspace: Workspace,
    change: LibraryChange,
    events: Sequence[Event],
    records: Sequence[Record],
    *,
    rows: Sequence[Resolved] = (),
    notes: Sequence[str] = (),
    dry_run: bool = False,
) -> Kept:
    """Write a change of the library, new events, and the records that they concern; or show what would be written."""
    said, gone = list(events), []
    changes: Sequence[door.Change] = ()
    if records:
        every = (*workspace.log().events, *events)
        state, numbers = current(every), Numbers(every)
        changes, more = record_changes(workspace, change, state, records)
        said += [numbers.numbered(event) for event in placed_in(workspace, changes, state)]
        beside = bibliographies(workspace, change, every, state, records)
        changes = (*changes, *beside.changes)
        said += [numbers.numbered(event) for event in beside.events]
        notes = (*notes, *more, *beside.notes)
        gone = [numbers.numbered(event) for event in gone_from(workspace, changes, state)]
    bundle = Bundle(change, workspace.attachments_path, tuple(said), tuple(gone))
    kept = commit(workspace, bundle, changes, dry_run=dry_run)
    added = tuple(entry.key for entry in change.added)
    return replace(kept, rows=tuple(rows), notes=(*notes, *kept.notes), added=added)


def commit(
    workspace: Workspace, bundle: Bundle, records: Sequence[door.Change], *, dry_run: bool, undo: str = UNDO
) -> Kept:
    """Write library, events and records, in this order, noted in the journal; or show what would be written.

    The only place where a workspace is written. What could not be noted is written all the same, and said.
    """
    records = [record for record in records if record.before != record.after]
    change, events = bundle.change, bundle.events
    changed = [path for path, new in ((change.path, bool(change)), (bundle.attachments, bool(events))) if new]
    changed += [record.path for record in records]
    if dry_run or not changed:
        text = bundle.diff() + "".join(diff(r.before, r.after, r.path.as_posix()) for r in records)
        return Kept((), text, tuple(changed))
    with locked(*changed):
        for path in changed:  # before the first is written: what can be known now shall not stop us half-way
            check_writable(path)
        text = bundle.diff() + "".join(diff(r.before, r.after, r.path.as_posix()) for r in records)
        with _noted(workspace, bundle, records) as not_noted:
            bundle.commit()
            for record in records:
                replace_file(record.path, record.after, None if record.new else record.before)
            bundle.close()
    return Kept((), text, tuple(changed), "" if not_noted else undo, tuple(not_noted))


@contextmanager
def _noted(workspace: Workspace, bundle: Bundle, records: Sequence[door.Change]) -> Iterator[list[str]]:
    """Note what is about to be written, before it is: a crash in the middle can be taken back too.

    Where nothing came of it, the write before is the last one again. Gives the reason where it cannot be noted.
    """
    path = journal.journal_of(workspace.cache_folder, workspace.folder)
    change = bundle.change
    steps = [Step.of(change.path, change.old or b"", change.new)] if change else []
    steps += [Step.of(record.path, record.before, record.after) for record in records]
    earlier, reasons = None, []
    try:
        earlier = read_bytes(path) if path.exists() else None
        journal.save(path, Written(tuple(steps), tuple(event.event for event in (*bundle.events, *bundle.closing))))
    except FileError as error:
        reasons.append(f"This write cannot be taken back with 'incident-refs undo': {error}")
    try:
        yield reasons
    except BaseException:
        if earlier is not None and not reasons and _untouched(steps, bundle):
            with suppress(FileError):
                journal.put(path, earlier)
        raise


def _untouched(steps: Sequence[Step], bundle: Bundle) -> bool:
    with suppress(FileError):
        known = {event.event for event in read_log(bundle.attachments).events}
        written = [journal.digest(read_bytes(step.path)) == step.after for step in steps if step.path.exists()]
        return not any(written) and known.isdisjoint(event.event for event in bundle.events)
    return False
