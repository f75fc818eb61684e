"""`incident-refs rekey`."""

import click

from incident_refs.cli.changes import report
from incident_refs.cli.main import Options


@click.command("rekey")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--dry-run", is_flag=True, help="Show the change, make none.")
@click.pass_obj
def command(options: Options, old: str, new: str, dry_run: bool) -> None:
    """Give an entry another key.

    All attachments go with it, the records' front matter, and the fields in which other entries name it (crossref,
    xdata, related). The entry keeps the old key in `ids`, so that papers which cite it go on working (see tex).
    """
    from incident_refs.verbs.rekey import rekey

    report(options, rekey(options.workspace(), old, new, dry_run=dry_run), dry_run=dry_run)
