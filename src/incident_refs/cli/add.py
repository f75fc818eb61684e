"""`incident-refs add`."""

from collections.abc import Iterator

import click

from incident_refs.cli.changes import report
from incident_refs.cli.duplicates import on_duplicate_option, person, say_unanswered
from incident_refs.cli.main import Options
from incident_refs.cli.terminal import echo_json, plain, table
from incident_refs.model.decision import Matched, word_for
from incident_refs.model.resolution import Resolved


@click.command("add")
@click.argument("names", nargs=-1, required=True, metavar="DOI, ARXIV ID or ADDRESS...")
@on_duplicate_option
@click.option("--online/--offline", default=None, help="Ask Crossref and doi.org for what nothing here holds.")
@click.option("--no-cache", is_flag=True, help="Ask again what was answered before.")
@click.option("--dry-run", is_flag=True, help="Show the change, make none.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def command(
    options: Options,
    names: tuple[str, ...],
    on_duplicate: str,
    online: bool | None,
    no_cache: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Bring works into the library.

    Each is named by its DOI, its arXiv id, or an address; a page without a DOI is kept as a web page. Nothing that
    stands in the library is overwritten. Exit code 1: some were not found, or a duplicate waits for an answer; 2: some
    could not be looked up. What was found is kept in either case.

    \b
    Examples:
      incident-refs add 10.1109/CVPR.2009.5206848 --online
      incident-refs add arXiv:2006.16923 https://doi.org/10.1162/daed_a_01902 --online
    """
    from incident_refs.verbs.add import add

    added = add(
        options.workspace(),
        names,
        online=online,
        no_cache=no_cache,
        on_duplicate=on_duplicate,
        ask=person(),
        dry_run=dry_run,
        say=options.say,
    )
    rows = []
    for row in added.rows:
        work = row.decision.work if isinstance(row.decision, Matched) else None
        state = "new" if row.key in added.new else "there" if row.key else word_for(row.decision)
        state = added.left.get(row.asked.raw, state)
        if as_json:
            echo_json(
                {
                    "named": row.asked.raw,
                    "decision": word_for(row.decision),
                    "key": row.key,
                    "new": row.key in added.new,
                    "left": added.left.get(row.asked.raw),
                    "doi": work.doi if work else None,
                    "work_id": work.id if work else None,
                    "reason": row.decision.reason,
                }
            )
        rows.append((state, row.key or row.asked.raw, work.title if work else ""))
    if not as_json:
        for line in table(rows):
            click.echo(line)
    for row in added.rows:
        for sentence in _remarks(row):
            options.say(plain(sentence))
    unanswered = say_unanswered(options, list(added.left.values()).count("unanswered"))
    report(options, added.kept, dry_run=dry_run)
    return 2 if added.not_asked else 1 if added.not_found or unanswered else 0


def _remarks(row: Resolved) -> Iterator[str]:
    """Yield what a person should know of a name: why nothing was kept, or what was said of the work since."""
    if not isinstance(row.decision, Matched):
        yield f"{row.asked.raw}: {row.decision.reason}"
        return
    work = row.decision.work
    if work.type == "web" and work.title == work.url:
        yield f"{row.key}: a page of which only the address is known; give it a title and a date"
    for notice in work.notices:
        yield f"{row.key}: {notice.kind} {notice.doi or ''}".rstrip()
