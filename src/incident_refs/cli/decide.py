"""`incident-refs decide`."""

import click

from incident_refs.cli.changes import report
from incident_refs.cli.main import Options
from incident_refs.errors import UsageError


@click.command("decide")
@click.argument("mention", metavar="RECORD#N")
@click.option("--work", metavar="KEY or DOI", help="This work is meant.")
@click.option("--none", "none", is_flag=True, help="None of the works offered is meant.")
@click.option("--online/--offline", default=None, help="Ask Crossref too for a DOI that nothing here holds.")
@click.option("--dry-run", is_flag=True, help="Show the change, make none.")
@click.pass_obj
def command(options: Options, mention: str, work: str | None, none: bool, online: bool | None, dry_run: bool) -> None:
    """Answer an open question.

    The answer outlives every later `resolve --write`. To change it, decide again.

    \b
    Examples:
      incident-refs decide AIAAIC0276#3 --work deng2009imagenet
      incident-refs decide AIAAIC0276#3 --none
    """
    from incident_refs.verbs.decide import decide

    if (work is None) == (not none):
        raise UsageError("Say which work is meant (--work KEY or DOI) or that none is (--none).")
    kept = decide(options.workspace(), mention, work, online=online, dry_run=dry_run)
    report(options, kept, dry_run=dry_run)
