"""Find the works that reference strings mean; with `write`, keep them and attach them to the record."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil
from pathlib import Path
from typing import Any

from incident_refs.errors import UsageError
from incident_refs.interfaces import Plan
from incident_refs.model.citation import Context
from incident_refs.model.decision import Matched, Weighed, word_for
from incident_refs.model.resolution import Asked, Resolved
from incident_refs.pipeline import resolve as resolve_all
from incident_refs.workspace import Workspace

LONG = 20  # requests; fewer are over before anybody has read the sentence


def resolve(
    workspace: Workspace,
    asked: Iterable[Asked],
    *,
    sources: Sequence[str] | None = None,
    indexes: Sequence[Path] = (),
    online: bool | None = None,
    no_cache: bool = False,
    say: Callable[[str], None] = lambda sentence: None,
) -> Iterator[Resolved]:
    """Yield what became of each string, in order. Nothing is written.

    `sources`, `indexes` and `online` default to the workspace's settings; `no_cache` asks again what was answered
    before. `say` hears what a person should know meanwhile: how much will be asked, and how long that takes.
    """
    with workspace.sources(sources, indexes, online=online, no_cache=no_cache) as opened:
        yield from resolve_all(asked, opened, workspace.answered(), announce(workspace, say))
        for sentence in opened.lost():
            say(sentence)


def announce(workspace: Workspace, say: Callable[[str], None]) -> Callable[[Plan], None]:
    """Return what says how much will be asked, where that takes a while."""

    def told(plan: Plan) -> None:
        if plan.requests >= LONG:
            hint = "" if workspace.settings.mailto else "; three times as fast with a mailto in config.toml"
            say(f"Asking Crossref: {plan.requests} requests, which take at least {_duration(plan.seconds)}{hint}.")

    return told


def _duration(seconds: float) -> str:
    """Return seconds as people say them.

    >>> _duration(40.2), _duration(400), _duration(40_000)
    ('41 s', '7 min', '11 h 7 min')
    """
    if seconds < 60:
        return f"{ceil(seconds)} s"
    minutes = ceil(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


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
