"""`incident-refs import`."""

import sys
from pathlib import Path

import click

from incident_refs.cli.changes import report
from incident_refs.cli.duplicates import on_duplicate_option, person, say_unanswered
from incident_refs.cli.main import Options
from incident_refs.cli.terminal import echo_json, plain, table


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@on_duplicate_option
@click.option("--online/--offline", default=None, help="Ask Crossref and doi.org for the DOIs of a list.")
@click.option("--no-cache", is_flag=True, help="Ask again what was answered before.")
@click.option("--dry-run", is_flag=True, help="Show the change, make none.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def command(
    options: Options,
    files: tuple[Path, ...],
    on_duplicate: str,
    online: bool | None,
    no_cache: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Bring the references of files into the library.

    FILE is BibTeX, BibLaTeX, CSL-JSON, RIS, or a list of DOIs, told by its content; - is standard input. Keys stay
    unless they are taken. Exit code 1: a duplicate waits for an answer, or a reference could not be read; 2: a file
    could not be read (nothing is changed then), or a DOI could not be looked up.

    \b
    Examples:
      incident-refs import zotero.json --dry-run
      incident-refs import old.bib export.ris --on-duplicate merge
    """
    from incident_refs.verbs.bring_in import File, bring_in

    named = [File("standard input", sys.stdin.buffer.read()) if str(file) == "-" else file for file in files]
    came = bring_in(
        options.workspace(),
        named,
        on_duplicate=on_duplicate,
        ask=person("-" in map(str, files)),
        online=online,
        no_cache=no_cache,
        dry_run=dry_run,
        say=options.say,
    )
    if as_json:
        for row in came.rows:
            echo_json({"state": row.state, "key": row.key, "told": row.told, "title": row.title})
    else:
        for line in table([(row.state, row.key or row.told, row.title) for row in came.rows]):
            click.echo(line)
    for note in came.notes:
        options.say(plain(note))
    say_unanswered(options, came.unanswered)
    report(options, came.kept, dry_run=dry_run)
    if any(row.state == "not asked" for row in came.rows):
        return 2
    return 1 if came.unanswered or came.lost or any(row.state == "not found" for row in came.rows) else 0
