"""`incident-refs merge`."""

import sys
from collections.abc import Sequence

import click

from incident_refs.bibtex.differences import Difference
from incident_refs.bibtex.text import to_unicode
from incident_refs.cli.changes import report
from incident_refs.cli.main import Options
from incident_refs.cli.terminal import cut, plain


@click.command("merge")
@click.argument("keep", metavar="KEEP")
@click.argument("other", metavar="OTHER")
@click.option("--prefer", type=click.Choice(["first", "second"]), help="Whose values stay where the two differ.")
@click.option("--dry-run", is_flag=True, help="Show the change and what differs, make none.")
@click.pass_obj
def command(options: Options, keep: str, other: str, prefer: str | None, dry_run: bool) -> None:
    """Make one entry of two about the same work.

    KEEP stays, gets the fields that only OTHER has, and all attachments of OTHER. Where the two differ you are asked;
    on no terminal, --prefer says whose values stay, and without it nothing is changed.

    \b
    Examples:
      incident-refs merge deng2009imagenet imagenet --dry-run
      incident-refs merge deng2009imagenet imagenet --prefer first
    """
    from incident_refs.verbs.merge import merge

    workspace = options.workspace()
    choices: dict[str, str] = {}
    if dry_run or (prefer is None and _somebody_is_there()):
        seen = merge(workspace, keep, other, prefer=prefer, dry_run=True)
        if dry_run:
            for difference in seen.differences:
                options.say(_told(difference))
            if seen.open:
                options.say("The values of the first stay in what is shown; say which with --prefer.")
            report(options, seen.kept, dry_run=True)
            return
        choices = _asked(seen.open)
    report(options, merge(workspace, keep, other, prefer=prefer, choices=choices).kept, dry_run=False)


def _somebody_is_there() -> bool:
    return sys.stdin.isatty()


def _asked(differences: Sequence[Difference]) -> dict[str, str]:
    answers = {}
    for difference in differences:
        click.echo(_told(difference), err=True)
        answer = click.prompt("Which stays?", type=click.Choice(["first", "second"]), err=True)
        answers[difference.field] = str(answer)
    return answers


def _told(difference: Difference) -> str:
    first, second = (cut(plain(to_unicode(value or "")), 60) for value in (difference.was, difference.now))
    return f"{difference.field} differs: first '{first}', second '{second}'"
