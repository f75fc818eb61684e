"""`incident-refs resolve`."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from incident_refs.cli.main import Options
from incident_refs.cli.progress import Progress, bar
from incident_refs.cli.strings import lines_of
from incident_refs.cli.terminal import cut, echo_json, plain, table
from incident_refs.errors import UsageError
from incident_refs.model.decision import Ambiguous, Decision, Evidence, Matched, Pending, Unmatched, word_for
from incident_refs.model.record import Record
from incident_refs.model.resolution import Asked, Resolved
from incident_refs.settings import SOURCES
from incident_refs.workspace import Workspace

SHOWN = 0.01  # less probable works are noise to a reader; --json has them
COLOURS = {"matched": "green", "ambiguous": "yellow", "unmatched": "red", "pending": "cyan"}


@click.command("resolve")
@click.argument("records", nargs=-1, metavar="[RECORD]...")
@click.option("--strings", metavar="F", help="A file with one string a line; '-' is standard input.")
@click.option("--jsonl", metavar="F", help="JSON lines with raw, id, record_title, context; '-' is standard input.")
@click.option(
    "--index", "indexes", multiple=True, type=click.Path(path_type=Path), metavar="DIR", help="A local works index."
)
@click.option("--source", metavar="NAMES", help=f"Only these, with commas between: {','.join(SOURCES)}.")
@click.option("--online/--offline", default=None, help="Ask Crossref too, or nobody outside this machine (default).")
@click.option("--write", is_flag=True, help="Keep the works in the library and attach them to the record.")
@click.option("--dry-run", is_flag=True, help="With --write: show the change, make none.")
@click.option("--no-cache", is_flag=True, help="Ask again what was answered before.")
@click.option("--strict", is_flag=True, help="Exit code 1 while a question is open.")
@click.option("--explain", is_flag=True, help="Show the evidence for each decision.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def command(
    options: Options,
    records: tuple[str, ...],
    strings: str | None,
    jsonl: str | None,
    indexes: tuple[Path, ...],
    source: str | None,
    online: bool | None,
    write: bool,
    dry_run: bool,
    no_cache: bool,
    strict: bool,
    explain: bool,
    as_json: bool,
) -> int:
    """Find the works that reference strings mean.

    RECORD is a file, a file with #id, or the id of a record in the workspace; without one, all records of the
    workspace are resolved. Each string is decided: matched, ambiguous (more than one work fits), unmatched (looked,
    nothing fits) or pending (could not look).

    \b
    Examples:
      incident-refs resolve AIAAIC0276
      incident-refs resolve --strings references.txt --json
      incident-refs resolve AIAAIC0276 --online --write
    """
    from incident_refs.verbs.resolve import resolve

    if dry_run and not write:
        raise UsageError("--dry-run shows what --write would change; give both")
    workspace = options.workspace()
    asked, standing_in = _asked(workspace, records, strings, jsonl)
    resolved = resolve(
        workspace,
        asked,
        sources=[name.strip() for name in source.split(",")] if source else None,
        indexes=indexes,
        online=online,
        no_cache=no_cache,
        say=options.say,
    )
    kept = None
    # rows that run over the terminal as they come are progress enough
    with bar("Resolving", 0 if as_json and sys.stdout.isatty() else len(asked)) as tell:
        rows: Iterable[Resolved] = _told(resolved, asked, tell)
        if write:
            from incident_refs.verbs.keep import keep

            kept = keep(workspace, list(rows), standing_in, dry_run=dry_run)
            rows = kept.rows
        tally = print_rows(rows, as_json=as_json, explain=explain)
    if not as_json:
        options.say(_summary(tally))
    if kept:
        from incident_refs.cli.changes import report

        report(options, kept, dry_run=dry_run)
    still_open = sum(tally.get(word, 0) for word in ("ambiguous", "pending", "unmatched"))
    return 1 if strict and still_open else 0


def _asked(
    workspace: Workspace, names: tuple[str, ...], strings: str | None, jsonl: str | None
) -> tuple[list[Asked], list[Record]]:
    """Return the strings to resolve, and the records that they stand in."""
    from incident_refs.verbs.extract import from_records, records_named
    from incident_refs.verbs.resolve import from_jsonl, from_strings

    if sum((bool(names), strings is not None, jsonl is not None)) > 1:
        raise UsageError("Give records, --strings or --jsonl: one of them.")
    if strings is not None:
        return list(from_strings(lines_of(Path(strings)))), []
    if jsonl is not None:
        return list(from_jsonl(lines_of(Path(jsonl)), jsonl)), []
    records = records_named(workspace, names)
    return list(from_records(records)), records


def _told(rows: Iterable[Resolved], asked: Sequence[Asked], tell: Progress | None) -> Iterator[Resolved]:
    """Yield the rows, telling the progress bar at each new string how many there are behind it."""
    if tell is None:
        yield from rows
        return
    done, last = 0, None
    for resolved in rows:
        if resolved.asked is not last:
            done, last = done + 1, resolved.asked
            tell(done, len(asked))
        yield resolved


def print_rows(rows: Iterable[Resolved], *, as_json: bool, explain: bool) -> dict[str, int]:
    """Print the rows as they come, and return how many there are of each decision."""
    from incident_refs.verbs.resolve import row

    tally: dict[str, int] = {}
    for record, group in groupby(rows, key=lambda r: r.asked.record):
        shown: list[Resolved] = []
        for resolved in group:
            word = _word(resolved.decision)
            tally[word] = tally.get(word, 0) + 1
            if as_json:
                echo_json(row(resolved))
            else:
                shown.append(resolved)
        if shown:
            _print_table(record, shown, explain=explain)
    return tally


def _word(decision: Decision) -> str:
    """Return the word to count a decision under: what cannot be a work is not an open question."""
    if isinstance(decision, Unmatched) and decision.reason in ("web item", "not a reference"):
        return decision.reason
    return word_for(decision)


def _print_table(record: str | None, shown: Sequence[Resolved], *, explain: bool) -> None:
    if record:
        click.secho(plain(record), bold=True)
    lines = table([_columns(resolved, number) for number, resolved in enumerate(shown, 1)])
    for line, resolved in zip(lines, shown, strict=True):
        word = word_for(resolved.decision)
        click.echo(line.replace(word, click.style(word, fg=COLOURS[word]), 1))
        if explain:
            for explained in explanation(resolved.decision):
                click.echo(f"      {explained}")


def _columns(resolved: Resolved, number: int) -> tuple[str, str, str, str, str]:
    decision = resolved.decision
    n = resolved.asked.n or resolved.asked.id or number
    found = decision.work.doi or decision.work.id if isinstance(decision, Matched) else ""
    if isinstance(decision, Matched) and decision.work.is_retracted:
        found += " RETRACTED"
    if isinstance(decision, Ambiguous):
        found = f"{len(decision.candidates)} work{'s' if len(decision.candidates) != 1 else ''} to choose from"
    elif isinstance(decision, Unmatched):
        found = decision.reason if len(decision.reason) < 20 else ""
    score = f"{decision.best.score:.2f}" if isinstance(decision, Matched) else ""
    return str(n), word_for(decision), score, found, resolved.asked.raw


def explanation(decision: Decision) -> list[str]:
    """Return the evidence for a decision as lines that a person reads."""
    lines = [f"why: {plain(decision.reason)}"]
    if isinstance(decision, Matched):
        lines += [f"found in: {decision.best.source}"] + [_evidence(e) for e in decision.best.evidence]
        lines += [f"the same work: {plain(same)}" for same in decision.best.same_as]
        candidates = decision.others
    else:
        candidates = decision.candidates
    for weighed in candidates:
        if weighed.score < SHOWN and not isinstance(decision, Ambiguous):
            continue
        work = weighed.work
        who = ", ".join(work.authors.families[:3]) or "no author"
        lines.append(
            cut(
                f"{'also' if isinstance(decision, Matched) else 'candidate'}: {weighed.score:.2f}  {work.id}  "
                f"{who} ({work.year or 'no year'}). {work.title}",
                160,
            )
        )
        if not isinstance(decision, Matched):
            lines += [f"  {_evidence(e)}" for e in weighed.evidence if e.agrees is False]
    if isinstance(decision, Pending):
        lines.append("asked again next time")
    return lines


def _evidence(evidence: Evidence) -> str:
    word = {True: "agrees", False: "differs", None: "silent"}[evidence.agrees]
    said, found = plain(evidence.said or "nothing"), plain(evidence.found or "nothing")
    if evidence.agrees and said == found:
        return cut(f"{evidence.field:<10} {word:<8} {said}", 160)
    return f"{evidence.field:<10} {word:<8} page: {cut(said, 70)} | catalogue: {cut(found, 70)}"


def _summary(tally: dict[str, int]) -> str:
    total = sum(tally.values())
    parts = ", ".join(
        f"{count} {word}{'s' if word == 'web item' and count > 1 else ''}" for word, count in tally.items()
    )
    return f"{total} reference{'' if total == 1 else 's'}: {parts or 'nothing to resolve'}."
