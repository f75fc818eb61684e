"""The command `incident-refs`: its options, its commands by name, and how it ends.

Commands are imported when they are called, so that `--help` is as quick as click itself; for the same reason this
module does without dataclasses, pathlib and difflib, which take a fifth of click's own time to import.
"""

import importlib
import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

import click

from incident_refs.errors import IncidentRefsError

if TYPE_CHECKING:
    from incident_refs.workspace import Workspace

# In the order in which somebody meets them. The sentence is the first line of the command's own help (a test compares).
COMMANDS = {
    "demo": "Show the whole way on the shipped ImageNet record, offline.",
    "init": "Make a new workspace folder.",
    "doctor": "Show what is configured, from where, and what is missing.",
    "parse": "Read reference strings: their fields, without looking anything up.",
    "extract": "List the reference strings in records, with their place.",
    "resolve": "Find the works that reference strings mean.",
    "open": "List the open questions.",
    "decide": "Answer an open question.",
    "attach": "Attach works to a record by hand.",
    "detach": "Take out what was attached to a record.",
    "add": "Bring works into the library.",
    "import": "Bring the references of files into the library.",
    "records": "List the records with their counts.",
    "format": "Print a formatted bibliography.",
    "export": "Print references as data.",
    "find": "Search the library.",
    "show": "Show one entry: where it came from and who cites it.",
    "list": "List the keys of the library.",
    "remove": "Take an entry out of the library.",
    "merge": "Make one entry of two about the same work.",
    "rekey": "Give an entry another key.",
    "undo": "Take back the last write to this workspace.",
    "refresh": "Ask what was retracted, corrected or published since.",
    "tex": "Write the .bib file that a paper needs.",
    "check": "Find what is wrong with references.",
    "index": "Build and inspect local works indexes.",
}


class Options:
    """What was said before the command."""

    __slots__ = ("_config", "_refs", "_verbosity", "failed")

    def __init__(self, refs: str | None, config: str | None, verbosity: int) -> None:
        self._refs, self._config, self._verbosity = refs, config, verbosity
        self.failed: set[str] = set()

    def passed_over(self, error: IncidentRefsError) -> None:
        """Say once what could not be read; the command goes on with the rest, and leaves with 2."""
        sentence = f"incident-refs: {error}"
        if sentence not in self.failed:
            from incident_refs.cli.terminal import plain

            self.failed.add(sentence)
            click.echo(plain(sentence), err=True)

    def workspace(self) -> "Workspace":
        """Return the workspace that the options and the current folder name."""
        from dataclasses import replace
        from functools import cache
        from pathlib import Path

        from incident_refs.cli.terminal import plain
        from incident_refs.cli.unread import Unread
        from incident_refs.workspace import Workspace

        refs, config = (Path(name) if name else None for name in (self._refs, self._config))
        # once: a command may read the library twice, and where the cache folder cannot be written, in full each time
        once = cache(lambda sentence: self.say(plain(sentence)))
        opened = Workspace.open(refs=refs, config=config)
        return replace(opened, heard=Unread(self.say).tell, say=once, unread=self.passed_over)

    def say(self, sentence: str) -> None:
        """Say something to the person (stderr), unless they asked for quiet."""
        if self._verbosity >= 0:
            click.echo(sentence, err=True)


class Commands(click.Group):
    """A group that knows its commands by name and imports one only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in our order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"incident_refs.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - our own modules; a test imports each of them
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Call the command; what it could not read makes it leave with 2, whatever it did with the rest."""
        code = super().invoke(ctx)
        return 2 if isinstance(ctx.obj, Options) and ctx.obj.failed else code

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may have been meant."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, 1)
            hint = f"did you mean '{near[0]}'?" if near else "'incident-refs --help' lists the commands."
            raise click.UsageError(f"There is no command '{name}'; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Nothing leaves this machine without --online. Start with: incident-refs demo",
)
@click.option("--refs", metavar="DIR", help="The workspace folder to use.")
@click.option("--config", metavar="FILE", help="Another config.toml.")
@click.option("-v", "--verbose", is_flag=True, help="Say more.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Colours."
)
@click.version_option(package_name="incident-refs", prog_name="incident-refs")
@click.pass_context
def main(ctx: click.Context, refs: str | None, config: str | None, verbose: bool, quiet: bool, color: str) -> None:
    """References of AI incident records: read, resolved to DOIs, kept as BibTeX, attached, and printed."""
    ctx.obj = Options(refs, config, int(verbose) - int(quiet))
    if color == "auto" and os.environ.get("NO_COLOR"):
        color = "never"
    ctx.color = {"auto": None, "always": True, "never": False}[color]


def run() -> None:
    """Run the command line; leave with the exit code that the command gives."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # The same bytes on every system; a lone surrogate in a title must not stop the rest.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    try:
        code = main.main(arguments, "incident-refs", standalone_mode=False, terminal_width=_help_width())
    except click.exceptions.Abort:
        click.echo("\nStopped. What was finished is kept; the same command goes on from there.", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return 2
    except IncidentRefsError as error:
        click.echo(f"incident-refs: {error}", err=True)
        return 2
    except BrokenPipeError:
        # `incident-refs list | head`: the reader has what it wanted.
        sys.stderr.close()
        return 0
    except Exception as error:  # noqa: BLE001 - the last door: a person gets a sentence, a developer the rest
        return _bug(error, arguments)
    return code if isinstance(code, int) else 0


def _help_width() -> int:
    """Return the width for help texts, as click reckons it: it would import `shutil` for that."""
    try:
        columns = os.get_terminal_size(1).columns
    except (OSError, ValueError):
        columns = 80
    return max(min(columns, 80) - 2, 50)


def _bug(error: Exception, arguments: list[str]) -> int:
    """Say that we failed, not the person; the traceback is shown to whoever asks for it with -v."""
    if {"-v", "--verbose"} & set(arguments):
        import traceback

        click.echo("".join(traceback.format_exception(error)), err=True)
    name = type(error).__name__
    click.echo(f"incident-refs: this is a fault of ours ({name}: {error}); please report it with -v", err=True)
    return 2
