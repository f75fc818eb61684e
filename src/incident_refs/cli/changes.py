"""Say what was written and how to take it back; with --dry-run show what would be."""

import click

from incident_refs.cli.main import Options
from incident_refs.cli.terminal import plain
from incident_refs.verbs.keep import Kept

MOST = 30  # sentences of one kind


def report(options: Options, kept: Kept, *, dry_run: bool) -> None:
    """Print the diff of a dry run, or a sentence for each file that was written."""
    if dry_run:
        for line in kept.diff.splitlines():
            click.echo(_coloured(line))
        options.say("Nothing was changed (--dry-run)." if kept.changed else "Nothing to change.")
        return
    for note in kept.notes[:MOST]:
        options.say(plain(note))
    if len(kept.notes) > MOST:
        options.say(f"… and {len(kept.notes) - MOST} more such remarks")
    if not kept.changed:
        options.say("Nothing to change.")
        return
    for path in kept.changed[:MOST]:
        options.say(plain(f"Written: {path}"))
    if len(kept.changed) > MOST:
        options.say(f"… and {len(kept.changed) - MOST} more files")
    if kept.undo:
        options.say(f"To take it back: {kept.undo}")


def _coloured(line: str) -> str:
    colour = {"+": "green", "-": "red"}.get(line[:1])
    return click.style(plain(line), fg=colour) if colour else plain(line)
