"""`incident-refs attach`."""

import click

from incident_refs.cli.changes import report
from incident_refs.cli.main import Options


@click.command("attach")
@click.argument("record", metavar="RECORD")
@click.argument("works", nargs=-1, required=True, metavar="KEY or DOI...")
@click.option("--online/--offline", default=None, help="Ask Crossref too for a DOI that nothing here holds.")
@click.option("--dry-run", is_flag=True, help="Show the change, make none.")
@click.pass_obj
def command(options: Options, record: str, works: tuple[str, ...], online: bool | None, dry_run: bool) -> None:
    """Attach works to a record by hand.

    A DOI that is not in the library yet is looked up and kept there first.
    """
    from incident_refs.verbs.attach import attach

    kept = attach(options.workspace(), record, works, online=online, dry_run=dry_run)
    report(options, kept, dry_run=dry_run)
