"""`incident-refs refresh`."""

import click

from incident_refs.bibtex.text import to_unicode
from incident_refs.cli.changes import report
from incident_refs.cli.main import Options
from incident_refs.cli.terminal import cut, echo_json, plain
from incident_refs.errors import UsageError


@click.command("refresh")
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option(
    "--older-than",
    type=click.IntRange(0, 36_500),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="Only what was last looked up longer ago; 0 for everything.",
)
@click.option("--online/--offline", default=None, help="Ask Crossref and doi.org.")
@click.option("--write", is_flag=True, help="Write what may be changed into the library.")
@click.option("--dry-run", is_flag=True, help="With --write: show the change, make none.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def command(
    options: Options,
    keys: tuple[str, ...],
    older_than: int,
    online: bool | None,
    write: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Ask what was retracted, corrected or published since.

    Each change is listed, of the metadata too. With --write those that are ours to make are written, field by field;
    what a person wrote or changed stays as it is, and is only listed. Exit code 2: some works could not be looked up.

    \b
    Examples:
      incident-refs refresh --online
      incident-refs refresh --online --older-than 0 --write --dry-run
    """
    from incident_refs.verbs.refresh import refresh

    if dry_run and not write:
        raise UsageError("--dry-run shows what --write would change; give both")
    found = refresh(
        options.workspace(),
        keys,
        older_than=older_than,
        online=online,
        write=write,
        dry_run=dry_run,
        say=options.say,
    )
    for proposal in found.proposals:
        if as_json:
            echo_json(
                {
                    "key": proposal.key,
                    "what": str(proposal.what),
                    "field": proposal.field,
                    "from": proposal.was,
                    "to": proposal.now,
                    "source": proposal.source,
                    "kept_because": proposal.kept_because,
                }
            )
            continue
        was = "nothing" if proposal.was is None else to_unicode(proposal.was)
        kept = f"  ({proposal.kept_because}: left as it is)" if proposal.kept_because else ""
        change = f"{proposal.field}: {cut(was, 60)} -> {cut(to_unicode(proposal.now), 60)}"
        colour = "red" if proposal.what in ("retracted", "concern") else None
        click.echo(f"{plain(proposal.key)}  {click.style(str(proposal.what), fg=colour)}  {change}{kept}")
    for missed in found.not_asked[:5]:
        options.say(plain(f"{missed.key} could not be looked up: {missed.reason}"))
    if len(found.not_asked) > 5:
        options.say(f"… and {len(found.not_asked) - 5} more could not be looked up.")
    options.say(_summary(len(found.proposals), found.looked_up, found.fresh, found.nameless, older_than))
    if found.kept:
        report(options, found.kept, dry_run=dry_run)
    return 2 if found.not_asked else 0


def _summary(changes: int, looked_up: int, fresh: int, nameless: int, days: int) -> str:
    parts = [f"{_counted(looked_up, 'work')} looked up, {_counted(changes, 'change')} found"]
    if fresh:
        parts.append(f"{fresh} looked up in the last {days} days")
    if nameless:
        parts.append(f"{nameless} without a DOI or arXiv id")
    return "; ".join(parts) + "."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
