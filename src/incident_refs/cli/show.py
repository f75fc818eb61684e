"""`incident-refs show`."""

import click

from incident_refs.cli.list import entry_row
from incident_refs.cli.main import Options
from incident_refs.cli.terminal import echo_json, plain
from incident_refs.cli.unread import at_places


@click.command("show")
@click.argument("key", metavar="KEY")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_obj
def command(options: Options, key: str, as_json: bool) -> None:
    """Show one entry: where it came from and who cites it."""
    from incident_refs.verbs.show import show

    workspace = options.workspace()
    shown = show(workspace, key)
    for sentence in at_places(workspace.library_path, shown.remarks):
        options.say(plain(sentence))
    if as_json:
        records = [{"record": event.record, "raw": event.raw, "by": event.by} for event in shown.cited]
        origins = {name: {"source": origin.source, "when": origin.when} for name, origin in shown.origins}
        echo_json({**entry_row(shown.entry), "origins": origins, "records": records})
        return
    for line in shown.text.splitlines():
        click.echo(plain(line) if line.strip() else "")
    click.echo("")
    for name, origin in shown.origins:
        click.echo(plain(f"{name:<14} from {origin.source}, {origin.when}"))
    for event in shown.cited:
        click.echo(plain(f"cited by {event.record}: {event.raw or '(attached by hand)'}"))
    if not shown.cited:
        click.echo("cited by no record")
