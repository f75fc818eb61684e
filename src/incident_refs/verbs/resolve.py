"""Find the works that reference strings mean; with `write`, keep them and attach them to the record."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from incident_refs.errors import UsageError
from incident_refs.model.citation import Context
from incident_refs.model.decision import Matched, Weighed, word_for
from incident_refs.model.resolution import Asked, Resolved
from incident_refs.pipeline import resolve as resolve_all
from incident_refs.workspace import Workspace


def resolve(
    workspace: Workspace,
    asked: Iterable[Asked],
    *,
    sources: Sequence[str] | None = None,
    indexes: Sequence[Path] = (),
    online: bool | None = None,
) -> Iterator[Resolved]:
    """Yield what became of each string, in order. Nothing is written.

    `sources`, `indexes` and `online` default to the workspace's settings.
    """
    with workspace.sources(sources, indexes, online=online) as opened:
        yield from resolve_all(asked, opened, workspace.answered())


def from_strings(lines: Iterable[str]) -> Iterator[Asked]:
    """Yield the strings of a file, one a line; `id` is the line number.

    >>> [item.id for item in from_strings(["Deng et al. 2009", "", "NIST (2023)"])]
    ['1', '3']
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield Asked(line, id=str(number))


def from_jsonl(lines: Iterable[str], origin: str) -> Iterator[Asked]:
    """Yield the rows `{"id"?, "raw", "record_title"?, "context"?}` of a JSON lines file.

    Raises UsageError naming `origin` and the line that is not such a row.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        row = _row(line, f"{origin}:{number}")
        context = Context(row.get("record_title") or "", row.get("context") or "")
        yield Asked(row["raw"], id=str(row.get("id", number)), context=context)


def _row(line: str, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise UsageError(f"{place}: not JSON ({error}); each line must be one object with 'raw'") from error
    if not isinstance(row, dict) or not isinstance(row.get("raw"), str):
        raise UsageError(f"{place}: each line must be one object with a text 'raw'")
    for name in ("record_title", "context"):
        if not isinstance(row.get(name), str | None):
            raise UsageError(f"{place}: '{name}' must be text")
    return row


def row(resolved: Resolved) -> dict[str, Any]:
    """Return what became of a string as a row of the JSON of `resolve`."""
    asked, citation, decision = resolved.asked, resolved.citation, resolved.decision
    best = decision.best if isinstance(decision, Matched) else None
    shown = (best, *decision.others) if isinstance(decision, Matched) else decision.candidates
    return {
        "id": asked.id,
        "record": asked.record,
        "n": asked.n,
        "part": citation.part,
        "raw": citation.raw,
        "form": str(citation.form),
        "decision": word_for(decision),
        "doi": best.work.doi if best else None,
        "work_id": best.work.id if best else None,
        "key": resolved.key,
        "score": round(best.score, 4) if best else None,
        "source": best.source if best else None,
        "reason": decision.reason,
        "evidence": [
            {"field": e.field, "agrees": e.agrees, "said": e.said, "found": e.found}
            for e in (best.evidence if best else ())
        ],
        "candidates": [_candidate(weighed) for weighed in shown if weighed],
    }


def _candidate(weighed: Weighed) -> dict[str, Any]:
    work = weighed.work
    return {
        "work_id": work.id,
        "doi": work.doi,
        "title": work.title,
        "authors": list(work.authors.families),
        "year": work.year,
        "score": round(weighed.score, 4),
        "source": weighed.source,
    }
