"""`incident-refs export`."""

from pathlib import Path

import click

from incident_refs.cli.main import Options
from incident_refs.cli.output import EMPTY, write_out
from incident_refs.cli.terminal import plain

FORMS = ["bibtex", "biblatex", "csl-json", "ris"]


@click.command("export")
@click.argument("names", nargs=-1, metavar="[RECORD or KEY]...")
@click.option("--to", type=click.Choice(FORMS), default="bibtex", show_default=True, help="The form of the data.")
@click.option(
    "--encoding",
    type=click.Choice(["utf8", "latex"]),
    help="Letters of BibTeX: as they are in UTF-8, or in ASCII for LaTeX. Without it, as they stand.",
)
@click.option("--bib", type=click.Path(path_type=Path), metavar="F", help="Export this .bib file, not the library.")
@click.option("--incident", is_flag=True, help="Export the incidents themselves, as entries.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="F", help="Write to this file.")
@click.pass_obj
def command(
    options: Options,
    names: tuple[str, ...],
    to: str,
    encoding: str | None,
    bib: Path | None,
    incident: bool,
    output: Path | None,
) -> None:
    """Print references as data.

    RECORD prints what is attached to a record, KEY one entry; without either, the whole library is printed. An entry
    goes as it stands in the file, unless the form asks for something else. What a form cannot hold is said.

    \b
    Examples:
      incident-refs export AIAAIC0276 --to bibtex -o imagenet.bib
      incident-refs export --incident AIAAIC0276 --to biblatex
      incident-refs export --bib paper.bib --to csl-json -o paper.json
    """
    from incident_refs.verbs.export import export

    made = export(options.workspace(), names, to=to, encoding=encoding, bib=bib, incident=incident)
    write_out(options, output, made.text)
    if names and not made.found:
        options.say(EMPTY)
    for note in made.notes:
        options.say(plain(note))
