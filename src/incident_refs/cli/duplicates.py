"""What becomes of a work that the library has already: an option, and the question on a terminal."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from incident_refs.cli.main import Options
from incident_refs.cli.terminal import plain

if TYPE_CHECKING:
    from incident_refs.verbs.bring_in import Duplicate

on_duplicate_option = click.option(
    "--on-duplicate",
    type=click.Choice(["ask", "skip", "merge", "new"]),
    default="ask",
    show_default=True,
    help="A work that is there already: ask (on no terminal leave it, and say so), leave it, fill gaps, add it again.",
)
_ANSWERS = {"s": "skip", "m": "merge", "n": "new"}


def person(input_is_taken: bool = False) -> "Callable[[Duplicate], str] | None":
    """Return how to ask the person at the terminal; None where there is none, or the references come from it."""
    if input_is_taken or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    return _asked


def say_unanswered(options: Options, count: int) -> int:
    """Say how many duplicates were left out since there was nobody to ask; return how many."""
    if count:
        them = "1 duplicate was" if count == 1 else f"{count} duplicates were"
        options.say(f"{them} left out (no terminal to ask on); say what becomes of them with --on-duplicate.")
    return count


def _asked(found: "Duplicate") -> str:
    """Show both, and ask."""
    click.echo(f"\n'{plain(found.there.key)}' is there already. What the file says otherwise:", err=True)
    for difference in found.differences:
        was = "has none" if difference.was is None else f"there '{plain(difference.was)}'"
        click.echo(f"  {difference.field}: {was}, in the file '{plain(difference.now)}'", err=True)
    answer = click.prompt(
        "[s]kip it, [m]erge (fill what is missing), or add it as [n]ew?",
        type=click.Choice(list(_ANSWERS)),
        show_choices=False,
        default="s",
        err=True,
    )
    return _ANSWERS[answer]
