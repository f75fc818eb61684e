"""`incident-refs remove`."""

import click

from incident_refs.cli.changes import report
from incident_refs.cli.main import Options


@click.command("remove")
@click.argument("key", metavar="KEY")
@click.option("--dry-run", is_flag=True, help="Show the change, make none.")
@click.pass_obj
def command(options: Options, key: str, dry_run: bool) -> None:
    """Take an entry out of the library.

    Refused while the entry is attached to a record, and while other entries take fields from it.
    """
    from incident_refs.verbs.remove import remove

    report(options, remove(options.workspace(), key, dry_run=dry_run), dry_run=dry_run)
