"""`incident-refs extract`."""

from typing import Any

import click

from incident_refs.cli.main import Options
from incident_refs.cli.terminal import echo_json, plain, table


@click.command("extract")
@click.argument("records", nargs=-1, metavar="RECORD...", required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def command(options: Options, records: tuple[str, ...], as_json: bool) -> None:
    """List the reference strings in records, with their place.

    \b
    Example:
      incident-refs extract refs/records/AIAAIC0276.md
    """
    from incident_refs.verbs.extract import extract, rows

    found = [row for mention in extract(options.workspace(), records) for row in rows(mention)]
    if as_json:
        for row in found:
            echo_json(row)
        return
    for line in table([(f"{r['record']}#{r['n']}", f"line {r['line']}", r["form"], _shown(r)) for r in found]):
        click.echo(line)
    options.say(f"{len(found)} reference strings." if len(found) != 1 else "1 reference string.")


def _shown(row: dict[str, Any]) -> str:
    """Return the string, and for a short citation the number of the line that it means: "Kim & Lo (2019) → 3"."""
    return plain(row["raw"]) + (f" → {row['means']}" if row["means"] else "")
