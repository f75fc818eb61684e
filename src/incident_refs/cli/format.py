"""`incident-refs format`."""

from pathlib import Path

import click

from incident_refs.cli.main import Options
from incident_refs.cli.output import EMPTY, write_out
from incident_refs.cli.terminal import plain

TARGETS = ["text", "html", "markdown", "latex", "rst", "json"]


@click.command("format")
@click.argument("names", nargs=-1, metavar="[RECORD or KEY]...")
@click.option("--style", metavar="NAME", help="The style; apa unless the config says otherwise.")
@click.option("--to", type=click.Choice(TARGETS), default="text", show_default=True, help="The markup to print.")
@click.option("--bib", type=click.Path(path_type=Path), metavar="F", help="Format this .bib file, not the library.")
@click.option("--in-text", is_flag=True, help="Print the in-text citations instead.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="F", help="Write to this file.")
@click.pass_obj
def command(
    options: Options,
    names: tuple[str, ...],
    style: str | None,
    to: str,
    bib: Path | None,
    in_text: bool,
    output: Path | None,
) -> None:
    """Print a formatted bibliography.

    RECORD prints what is attached to a record, KEY one entry; without either, the whole library is printed.

    \b
    Examples:
      incident-refs format AIAAIC0276 --style apa
      incident-refs format --bib paper.bib --to html -o references.html
    """
    from incident_refs.formats.bibliography import page
    from incident_refs.verbs.format import format

    made = format(options.workspace(), names, style=style, to=to, bib=bib)
    text = "".join(f"{one.citation}\n" for one in made) if in_text else page(made, to)
    write_out(options, output, text)
    if names and not made:
        options.say(EMPTY)
    for one in made:
        for note in one.notes:
            options.say(f"{plain(one.key)}: {plain(note)}")
