"""`incident-refs export`."""

from pathlib import Path

import click

from incident_refs.cli.main import Options
from incident_refs.cli.output import write_out


@click.command("export")
@click.argument("names", nargs=-1, metavar="[RECORD or KEY]...")
@click.option("--to", type=click.Choice(["bibtex"]), default="bibtex", show_default=True, help="The form of the data.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="F", help="Write to this file.")
@click.pass_obj
def command(options: Options, names: tuple[str, ...], to: str, output: Path | None) -> None:
    """Print references as data.

    RECORD prints what is attached to a record, KEY one entry; without either, the whole library is printed.

    \b
    Example:
      incident-refs export AIAAIC0276 --to bibtex -o imagenet.bib
    """
    from incident_refs.verbs.export import export

    write_out(options, output, export(options.workspace(), names, to=to))
