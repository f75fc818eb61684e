"""The records at hand with their strings and attachments, as `records` counts them and `check` looks at them."""

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum

from incident_refs.checks.bib_file import Attachments, RecordAtHand
from incident_refs.library.attachments import State, current
from incident_refs.model.decision import Ambiguous, Matched
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
    """Yield the records with their strings, and with those that are neither attached nor decided."""
    found = [(record, mentions(record)) for record in records]
    waiting = {(record.path, record.id): _waiting(record, strings, state) for record, strings in found}
    asked = [record for record in records if waiting[record.path, record.id]]  # else nobody has to be asked for it
    answers = _answers(workspace, asked)
    detached = {(id, raw) for id, raw, _ in state.refused}  # by a person, whom nobody asks to take that back
    for record, strings in found:
        left = [(one, answers.get((record.id, one.n))) for one in waiting[record.path, record.id]]
        open = tuple(one for one, answer in left if answer in (_Answer.OPEN, _Answer.AMBIGUOUS))
        known = tuple(one for one, answer in left if answer is _Answer.KNOWN and (record.id, one.raw) not in detached)
        yield RecordAtHand(record, strings, open, known, sum(answer is _Answer.AMBIGUOUS for _, answer in left))


def _waiting(record: Record, strings: Sequence[Mention], state: State) -> list[Mention]:
    """Return the strings of a record that are neither attached nor decided."""
    done = {event.raw for event in state.of(record.id)}
    return [one for one in strings if one.raw not in done and (record.id, one.raw) not in state.decided]


class _Answer(IntEnum):
    """What near sources say of a string; of several references in it, the highest counts."""

    KNOWN = 1
    OPEN = 2
    AMBIGUOUS = 3


def _answers(workspace: Workspace, records: Sequence[Record]) -> Mapping[tuple[str, int], _Answer]:
    """Return what near sources say of each string, by record and number; nothing of those that are no question."""
    answers: dict[tuple[str, int], _Answer] = {}
    for resolved in resolve(workspace, from_records(records), online=False) if records else ():
        if isinstance(resolved.decision, Matched):
            answer = _Answer.KNOWN
        elif is_open(resolved):
            answer = _Answer.AMBIGUOUS if isinstance(resolved.decision, Ambiguous) else _Answer.OPEN
        else:
            continue
        place = (resolved.asked.record or "", resolved.asked.n or 0)
        answers[place] = max(answer, answers.get(place, answer))
    return answers
