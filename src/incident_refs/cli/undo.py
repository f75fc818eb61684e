"""`incident-refs undo`."""

import click

from incident_refs.cli.changes import report
from incident_refs.cli.main import Options


@click.command("undo")
@click.option("--dry-run", is_flag=True, help="Show the change, make none.")
@click.pass_obj
def command(options: Options, dry_run: bool) -> None:
    """Take back the last write to this workspace.

    Library, attachments and records go back together. Refused where one of the files was changed since. A second
    undo does it again.
    """
    from incident_refs.verbs.undo import undo

    report(options, undo(options.workspace(), dry_run=dry_run), dry_run=dry_run)
