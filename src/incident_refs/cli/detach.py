"""`incident-refs detach`."""

import click

from incident_refs.cli.changes import report
from incident_refs.cli.main import Options


@click.command("detach")
@click.argument("record", metavar="RECORD")
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option("--dry-run", is_flag=True, help="Show the change, make none.")
@click.pass_obj
def command(options: Options, record: str, keys: tuple[str, ...], dry_run: bool) -> None:
    """Take out what was attached to a record.

    Without KEY, everything that was attached. What else somebody wrote in the record stays, and so do the entries in
    the library. A later `resolve --write` does not attach it again.
    """
    from incident_refs.verbs.attach import detach

    kept = detach(options.workspace(), record, keys, dry_run=dry_run)
    report(options, kept, dry_run=dry_run)
