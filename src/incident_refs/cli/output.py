"""Data goes to stdout, or to the file that `-o` names."""

from pathlib import Path

import click

from incident_refs.cli.main import Options
from incident_refs.files import check_is_file, read_bytes, replace

EMPTY = "Nothing is attached to what was named. To attach what is found: incident-refs resolve RECORD --write"


def write_out(options: Options, output: Path | None, text: str) -> None:
    """Print the text, or write it to a file whole or not at all, and say so."""
    if output is None:
        click.echo(text, nl=bool(text) and not text.endswith("\n"))
        return
    check_is_file(output)  # reading a pipe would wait for ever
    old = read_bytes(output) if output.exists() else None
    replace(output, text.encode("utf-8", "backslashreplace"), old)
    options.say(f"Written to {output}.")
