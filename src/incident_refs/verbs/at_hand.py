"""The records at hand with their strings and attachments, as `records` counts them and `check` looks at them."""

from collections.abc import Iterator, Mapping, Sequence

from incident_refs.checks.bib_file import Attachments, RecordAtHand
from incident_refs.library.attachments import State, current
from incident_refs.model.decision import Ambiguous
from incident_refs.model.record import Mention, Record
from incident_refs.records.mentions import mentions
from incident_refs.verbs.extract import from_records
from incident_refs.verbs.open import is_open
from incident_refs.verbs.resolve import resolve
from incident_refs.workspace import Workspace


def attachments_of(workspace: Workspace, records: Sequence[Record] | None = None) -> Attachments:
    """Return what is attached in the workspace, and its records, or only these. Near sources alone are asked."""
    log = workspace.log()
    state = current(log.events)
    kept = workspace.records() if records is None else records
    return Attachments(
        state.attached,
        tuple(records_at_hand(workspace, kept, state)),
        whole=records is None,
        file=str(workspace.attachments_path),
        lines=log.lines,
        broken=tuple((broken.line, broken.reason) for broken in log.broken) if records is None else (),
    )


def records_at_hand(workspace: Workspace, records: Sequence[Record], state: State) -> Iterator[RecordAtHand]:
    """Yield the records with their strings, and those strings for which a person is needed."""
    found = [(record, mentions(record)) for record in records]
    questions = _questions(workspace, [record for record, strings in found if _waiting(record, strings, state)], state)
    for record, strings in found:
        done = {event.raw for event in state.of(record.id)}
        asked = [one for one in strings if one.raw not in done and (record.id, one.n) in questions]
        yield RecordAtHand(record, strings, tuple(asked), sum(questions[record.id, one.n] for one in asked))


def _waiting(record: Record, strings: Sequence[Mention], state: State) -> bool:
    """Return whether a string of the record is neither attached nor decided; else nobody has to be asked for it."""
    done = {event.raw for event in state.of(record.id)}
    return any(one.raw not in done and (record.id, one.raw) not in state.decided for one in strings)


def _questions(workspace: Workspace, records: Sequence[Record], state: State) -> Mapping[tuple[str, int], bool]:
    """Return the number of each open string with its record, and whether several works fit."""
    questions: dict[tuple[str, int], bool] = {}
    for resolved in resolve(workspace, from_records(records), online=False) if records else ():
        asked = resolved.asked
        record = asked.record or ""
        if is_open(resolved) and (record, asked.raw) not in state.decided:
            several = isinstance(resolved.decision, Ambiguous)
            questions[record, asked.n or 0] = questions.get((record, asked.n or 0), False) or several
    return questions
