"""Write docs/reference/commands.md again from the help texts: python -m tests.reference (or: make docs)."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from incident_refs.cli.main import COMMANDS, main

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "commands.md"
HEAD = """# The commands

This page is made from the help texts (`make docs`). Exit codes: 0 done; 1 done, with findings (`check`) or open questions (`resolve --strict`);
2 could not do it. Data goes to stdout, talk to stderr; `--json` prints one JSON object a line.

"""


def page() -> str:
    """Return the page as the help texts say it."""
    sections = [f"## incident-refs\n\n```\n{help_of(main, 'incident-refs')}\n```\n"]
    for name in COMMANDS:
        command = importlib.import_module(f"incident_refs.cli.{name}").command
        sections += [f"## {path}\n\n```\n{text}\n```\n" for path, text in helps(command, name)]
    return HEAD + "\n".join(sections)


def helps(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    """Yield the name and help of a command and of those under it."""
    yield name, help_of(command, f"incident-refs {name}")
    if isinstance(command, click.Group):
        for sub_name, sub in command.commands.items():
            yield f"{name} {sub_name}", help_of(sub, f"incident-refs {name} {sub_name}")


def help_of(command: click.Command, path: str) -> str:
    """Return what `--help` prints, at a width that does not depend on the terminal."""
    settings = {"help_option_names": ["-h", "--help"], "terminal_width": 100, "color": False}
    with click.Context(command, info_name=path, **settings) as context:
        return command.get_help(context).rstrip()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{PAGE.name}\n")
