"""`incident-refs open`."""

import click

from incident_refs.cli.main import Options
from incident_refs.cli.resolve import explanation
from incident_refs.cli.terminal import columns, cut, echo_json


@click.command("open")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, as resolve gives it.")
@click.pass_obj
def command(options: Options, as_json: bool) -> None:
    """List the open questions.

    These are the strings of the workspace's records that no source here decides and no person has answered yet.
    """
    from incident_refs.verbs.open import open_questions
    from incident_refs.verbs.resolve import row

    questions = open_questions(options.workspace())
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
