"""`incident-refs records`."""

from dataclasses import asdict

import click

from incident_refs.cli.main import Options
from incident_refs.cli.terminal import echo_json, table


@click.command("records")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def command(options: Options, as_json: bool) -> None:
    """List the records with their counts."""
    from incident_refs.verbs.records import list_records

    counts = list_records(options.workspace())
    if as_json:
        for count in counts:
            echo_json(asdict(count))
        return
    head = ("record", "strings", "attached", "open", "title")
    rows = [(c.record, str(c.strings), str(c.attached), str(c.open), c.title) for c in counts]
    for line in table([head, *rows]) if rows else []:
        click.echo(line)
    options.say(f"{len(counts)} records." if len(counts) != 1 else "1 record.")
