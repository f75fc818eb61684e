"""`incident-refs open`."""

from pathlib import Path

import click

from incident_refs.cli.main import Options
from incident_refs.cli.output import write_out
from incident_refs.cli.resolve import explanation
from incident_refs.cli.terminal import columns, cut, echo_json
from incident_refs.errors import UsageError


@click.command("open")
@click.argument("records", nargs=-1, metavar="[RECORD]...")
@click.option(
    "--csv",
    "sheet",
    type=click.Path(path_type=Path),
    metavar="F",
    help="Make a spreadsheet to fill in.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, as resolve gives it.")
@click.pass_obj
def command(options: Options, records: tuple[str, ...], sheet: Path | None, as_json: bool) -> None:
    """List the open questions.

    These are the strings of the records (of the workspace, where none is named) that no source here decides and no
    person has answered yet. With --csv they become a spreadsheet with a column for the answers, which
    `decide --csv` takes back.

    \b
    Examples:
      incident-refs open
      incident-refs open --csv questions.csv
    """
    from incident_refs.verbs.open import open_questions, open_sheet
    from incident_refs.verbs.resolve import row

    if sheet is not None:
        if as_json:
            raise UsageError("Give --csv or --json: one of them.")
        file = None if str(sheet) == "-" else sheet
        text = open_sheet(options.workspace(), records, file)
        write_out(options, file, text)
        if file is not None:
            options.say(f"Fill in the column 'answer', then: incident-refs decide --csv {file}")
        return
    questions = open_questions(options.workspace(), records)
    for resolved in questions:
        if as_json:
            echo_json(row(resolved))
            continue
        asked = resolved.asked
        click.echo(cut(f"{asked.record}#{asked.n}  {asked.raw}", columns()))
        for line in explanation(resolved.decision):
            click.echo(f"    {line}")
    if not as_json:
        answer = " Answer one with: incident-refs decide RECORD#N --work KEY or DOI, or --none" if questions else ""
        options.say(f"{len(questions)} open question{'' if len(questions) == 1 else 's'}.{answer}")
