"""The open questions of the workspace's records."""

from collections.abc import Sequence
from pathlib import Path

from incident_refs.errors import IncidentRefsError, UsageError
from incident_refs.files import read_bytes
from incident_refs.library.store import Library
from incident_refs.model.citation import Form
from incident_refs.model.decision import Matched, Weighed
from incident_refs.model.record import Record
from incident_refs.model.resolution import Resolved
from incident_refs.verbs import question_sheet
from incident_refs.verbs.extract import from_records, records_named
from incident_refs.verbs.resolve import resolve
from incident_refs.workspace import Workspace


def open_questions(workspace: Workspace, names: Sequence[str] = ()) -> list[Resolved]:
    """Return the strings that no near source decides and nobody has answered, as `resolve` gives them.

    Those of the records named, or of all records of the workspace. A web item and a string that is no reference are no
    questions: there is no work to choose.
    """
    return questions_in(workspace, records_named(workspace, names))


def questions_in(workspace: Workspace, records: Sequence[Record]) -> list[Resolved]:
    """Return the open questions of these records."""
    state = workspace.state()
    return [
        resolved
        for resolved in resolve(workspace, from_records(records), online=False)
        if is_open(resolved) and (resolved.asked.record or "", resolved.asked.raw) not in state.decided
    ]


def is_open(resolved: Resolved) -> bool:
    """Return whether a person is needed: there may be a work, and it is not known which."""
    return not isinstance(resolved.decision, Matched) and resolved.citation.form not in (Form.WEB, Form.NONE)


def open_sheet(workspace: Workspace, names: Sequence[str] = (), file: Path | None = None) -> str:
    """Return the open questions as a spreadsheet, a row for each string; `decide_sheet` takes the answers back.

    `file` is where it is going to stand. Raises UsageError where somebody's answers stand there that nobody took back
    yet, or anything else.
    """
    records = records_named(workspace, names)
    library = workspace.library()
    by_id = {record.id: record for record in records}
    rows: dict[tuple[str, str], question_sheet.Row] = {}
    for resolved in questions_in(workspace, records):
        asked = resolved.asked
        offered = () if isinstance(resolved.decision, Matched) else resolved.decision.candidates
        candidates = tuple(_candidate(weighed, library) for weighed in offered)
        row = question_sheet.Row(_named(workspace, by_id[asked.record or ""]), asked.n, asked.raw, candidates)
        rows.setdefault((row.record, row.raw), row)  # the same string twice is one question
    if file is not None and file.exists():
        _refuse_answers(file, rows)
    return question_sheet.write(list(rows.values()))


def _named(workspace: Workspace, record: Record) -> str:
    """Return the name by which the record is found again: its id, with its path where it lies elsewhere."""
    path = Path(record.path) if record.path else None
    if path is None or path.absolute().is_relative_to((workspace.folder / "records").absolute()):
        return record.id
    return f"{path.as_posix()}#{record.id}"


def _candidate(weighed: Weighed, library: Library) -> question_sheet.Candidate:
    work = weighed.work
    entry = library.find_same(work)
    year = "" if work.year is None else str(work.year)
    return question_sheet.Candidate(entry.key if entry else work.doi or work.id, work.title, year)


def _refuse_answers(file: Path, rows: dict[tuple[str, str], question_sheet.Row]) -> None:
    try:
        there = question_sheet.read(read_bytes(file), file)
    except IncidentRefsError as error:
        raise UsageError(f"{file} is there already and is no sheet of open questions; name another file") from error
    waiting = [row for row in there if row.answer and (row.record, row.raw) in rows]
    if waiting:
        raise UsageError(
            f"{file} holds {len(waiting)} answer{'s' if len(waiting) > 1 else ''} that nobody took back yet;"
            f" run 'incident-refs decide --csv {file}' first, or name another file"
        )
