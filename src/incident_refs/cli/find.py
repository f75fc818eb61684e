"""`incident-refs find`."""

import click

from incident_refs.cli.list import entry_row, print_entries
from incident_refs.cli.main import Options
from incident_refs.cli.terminal import echo_json


@click.command("find")
@click.argument("text", nargs=-1, required=True, metavar="TEXT...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def command(options: Options, text: tuple[str, ...], as_json: bool) -> None:
    """Search the library.

    All words must stand in the entry: in its key, names, title, year or any other field; accents and case do not
    count.

    \b
    Example:
      incident-refs find imagenet deng
    """
    from incident_refs.verbs.find import find

    found = find(options.workspace(), " ".join(text))
    if as_json:
        for entry in found:
            echo_json(entry_row(entry))
        return
    print_entries(found)
    options.say(f"{len(found)} entries." if len(found) != 1 else "1 entry.")
