"""`incident-refs decide`."""

from pathlib import Path

import click

from incident_refs.cli.changes import report
from incident_refs.cli.main import Options
from incident_refs.errors import UsageError


@click.command("decide")
@click.argument("mention", metavar="[RECORD#N]", required=False)
@click.option("--work", metavar="KEY or DOI", help="This work is meant.")
@click.option("--none", "none", is_flag=True, help="None of the works offered is meant.")
@click.option(
    "--csv", "sheet", type=click.Path(path_type=Path), metavar="F", help="The answers in a spreadsheet of open --csv."
)
@click.option("--online/--offline", default=None, help="Ask Crossref too for a DOI that nothing here holds.")
@click.option("--dry-run", is_flag=True, help="Show the change, make none.")
@click.pass_obj
def command(
    options: Options,
    mention: str | None,
    work: str | None,
    none: bool,
    sheet: Path | None,
    online: bool | None,
    dry_run: bool,
) -> None:
    """Answer an open question.

    The answer outlives every later `resolve --write`. To change it, decide again.

    With --csv, many are answered from the spreadsheet that `open --csv` made. In its column `answer` stands a key, a
    DOI, the number of a candidate, or none; what is empty stays open. Where a row cannot be understood, nothing is
    written, and every such row is named.

    \b
    Examples:
      incident-refs decide AIAAIC0276#3 --work deng2009imagenet
      incident-refs decide AIAAIC0276#3 --none
      incident-refs decide --csv questions.csv
    """
    from incident_refs.verbs.decide import decide, decide_sheet

    if sheet is not None:
        if mention is not None or work is not None or none:
            raise UsageError("Give a string to decide, or --csv: one of them.")
        report(options, decide_sheet(options.workspace(), sheet, online=online, dry_run=dry_run), dry_run=dry_run)
        return
    if mention is None:
        raise UsageError("Say which string is meant (RECORD#N), or give the answers with --csv.")
    if (work is None) == (not none):
        raise UsageError("Say which work is meant (--work KEY or DOI) or that none is (--none).")
    kept = decide(options.workspace(), mention, work, online=online, dry_run=dry_run)
    report(options, kept, dry_run=dry_run)
