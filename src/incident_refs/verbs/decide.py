"""A person's answers to open questions. They outlive every later `resolve --write`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from incident_refs.errors import IncidentRefsError, RecordError, UsageError
from incident_refs.files import read_bytes
from incident_refs.model.attachment import Decided
from incident_refs.model.record import Mention, Record
from incident_refs.records.door import load, pick
from incident_refs.records.identity import normalise
from incident_refs.records.mentions import mentions
from incident_refs.verbs import question_sheet
from incident_refs.verbs.attach import keys_for, keys_found
from incident_refs.verbs.keep import Events, Kept, write, writing
from incident_refs.workspace import Workspace

NONE = "none"
MOST_BAD = 50


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


def decide_sheet(workspace: Workspace, file: Path, *, online: bool | None = None, dry_run: bool = False) -> Kept:
    """Write down the answers in a spreadsheet that `open_sheet` made, all in one write.

    A row without an answer stays open; one that was answered otherwise meanwhile is left as it is, and said. Raises
    UsageError that names every row that cannot be taken; nothing is written then.
    """
    rows = [row for row in question_sheet.read(read_bytes(file), file) if row.answer]
    with writing(workspace, dry_run=dry_run):
        events = Events(workspace)
        answers, bad = _understood(workspace, rows)
        found = keys_found(workspace, [one.work for one in answers if one.work is not None], online=online)
        bad += [(one.line, found.failed[one.work]) for one in answers if one.work and one.work in found.failed]
        bad += _contradictions(answers, found.keys)
        if bad:
            raise UsageError(_said(file, bad))
        notes = []
        for one in answers:
            key = None if one.work is None else found.keys[one.work]
            holds = events.state.decided.get((one.record.id, one.raw))
            if holds is not None and holds.key != key:
                said = f"was answered with {holds.key or NONE} meanwhile, which stays"
                notes.append(f"{file}:{one.line}: '{one.raw[:60]}' of {one.record.id} {said}")
                continue
            events.decide(Decided("", workspace.when(), workspace.settings.who, one.record.id, one.raw, key))
        records = {(one.record.path, one.record.id): one.record for one in answers}
        return write(workspace, found.change, events.new, list(records.values()), notes=notes, dry_run=dry_run)


@dataclass(frozen=True, slots=True)
class _Answer:
    """A row that is understood: the string `raw` of the record is this work, or (None) none of those offered."""

    line: int
    record: Record
    raw: str
    work: str | None


_Bad = tuple[int, str]


def _understood(workspace: Workspace, rows: Sequence[question_sheet.Row]) -> tuple[list[_Answer], list[_Bad]]:
    answers: list[_Answer] = []
    bad: list[_Bad] = []
    records = _Records(workspace)
    for row in rows:
        try:
            record = records.named(row.record)
            answers.append(_Answer(row.line, record, records.string(record, row), _work(row)))
        except IncidentRefsError as error:
            bad.append((row.line, str(error)))
    # the same answer on two rows is one
    return list({(one.record.id, one.raw, one.work): one for one in reversed(answers)}.values())[::-1], bad


class _Records:
    """The records that rows name, each file read once, however many rows name it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        kept = workspace.records() if workspace.settings.refs else ()
        self._by_id = {normalise(record.id): record for record in reversed(kept)}
        self._files: dict[str, tuple[Record, ...]] = {}
        self._strings: dict[str, dict[str, str]] = {}

    def named(self, name: str) -> Record:
        if record := self._by_id.get(normalise(name)):
            return record
        path, _, id = name.partition("#")
        if id and path not in self._files and Path(path).is_file():
            self._files[path] = self._workspace.without_ours(load(Path(path), self._workspace.shapes))
        return pick(self._files[path], id, path) if path in self._files else self._workspace.record(name)

    def string(self, record: Record, row: question_sheet.Row) -> str:
        """Return the record's string that a row speaks of, wherever it stands by now: blanks do not count."""
        name = f"{record.path}#{record.id}"
        if name not in self._strings:
            self._strings[name] = {_folded(one.raw): one.raw for one in mentions(record)}
        raw = self._strings[name].get(_folded(row.raw))
        if raw is None:
            raise RecordError(f"'{row.raw[:60]}' is no longer in {record.id}; make a new sheet with 'open --csv'")
        return raw


def _work(row: question_sheet.Row) -> str | None:
    if row.answer.casefold() == NONE:
        return None
    number = row.answer.removesuffix(".0")  # LibreOffice
    if not (number.isascii() and number.isdigit() and len(number) == 1):
        return row.answer
    offered = [one.name for one in row.candidates]
    name = offered[int(number) - 1] if 0 < int(number) <= len(offered) else ""
    if not name:
        raise UsageError(f"there is no candidate {number} in this row; give a key, a DOI or '{NONE}'")
    return name


def _folded(raw: str) -> str:
    return " ".join(raw.split())


def _contradictions(answers: Sequence[_Answer], keys: Mapping[str, str]) -> list[_Bad]:
    """Return the rows that answer otherwise than an earlier row for the same string."""
    first: dict[tuple[str, str], _Answer] = {}
    bad = []
    for one in answers:
        earlier = first.setdefault((one.record.id, one.raw), one)
        if keys.get(earlier.work or "", earlier.work) != keys.get(one.work or "", one.work):
            bad.append((one.line, f"line {earlier.line} gives another answer for the same string; keep one of them"))
    return bad


def _said(file: Path, bad: Sequence[_Bad]) -> str:
    lines = [f"{file}:{line}: {reason}" for line, reason in sorted(bad)[:MOST_BAD]]
    more = [f"… and {len(bad) - MOST_BAD} more rows"] if len(bad) > MOST_BAD else []
    return "\n".join([*lines, *more, "Nothing was written; mend these rows and run again."])
