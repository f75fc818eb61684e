"""`incident-refs list`."""

from collections.abc import Sequence
from typing import Any

import click

from incident_refs.bibtex.text import to_unicode
from incident_refs.cli.main import Options
from incident_refs.cli.terminal import echo_json, plain, table
from incident_refs.cli.unread import at_places
from incident_refs.model.entry import Entry


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def command(options: Options, as_json: bool) -> None:
    """List the keys of the library.

    What is hardly meant so (keys that look alike, parents in a circle, a year that is none) and LaTeX that could do
    more than print are said too.
    """
    from incident_refs.verbs.find import listing

    workspace = options.workspace()
    listed = listing(workspace)
    if as_json:
        for entry in listed.entries:
            echo_json(entry_row(entry))
    else:
        print_entries(listed.entries)
        options.say(f"{len(listed.entries)} entries." if len(listed.entries) != 1 else "1 entry.")
    for sentence in at_places(workspace.library_path, listed.remarks):
        options.say(plain(sentence))


def entry_row(entry: Entry) -> dict[str, Any]:
    """Return an entry as a row of JSON: its key, type, line, and fields as Unicode text."""
    fields = {name: to_unicode(value) for name, value in entry.fields}
    return {"key": entry.key, "type": entry.type, "line": entry.line, "fields": fields}


def print_entries(entries: Sequence[Entry]) -> None:
    """Print one line an entry: key, year, title."""
    rows = [(entry.key, _year(entry), to_unicode(entry.get("title") or "")) for entry in entries]
    for line in table(rows):
        click.echo(line)


def _year(entry: Entry) -> str:
    return (entry.get("year") or entry.get("date") or "")[:4]
