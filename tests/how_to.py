"""A how-to whose files, commands and output are real: the page is run, and what it shows is what came out.

A block ```` ```json NAME ```` is a file of that name, ```` ```console ```` has commands behind `$ ` with what they print,
```` ```diff NAME ```` the lines by which the last commands changed the file. `python -m tests.how_to` renews them.
"""

import difflib
import io
import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

from incident_refs.cli.main import _run

PAGE = Path(__file__).resolve().parents[1] / "docs" / "how-to" / "records.md"
_BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def renewed(page: str, folder: Path) -> str:
    """Return the page with what its commands print, and what they change, when they are run in this empty folder."""
    before: dict[str, str] = {}
    environ = {"INCIDENT_REFS_CACHE_DIR": str(folder / ".cache"), "SOURCE_DATE_EPOCH": "1767225600", "CI": ""}
    with chdir(folder), mock.patch.dict(os.environ, environ):
        return _BLOCK.sub(lambda block: _run_block(block, before), page)


def _run_block(block: re.Match[str], before: dict[str, str]) -> str:
    kind, name, text = block["kind"], block["name"], block["text"]
    if kind == "console":
        before.update((path, Path(path).read_text("utf-8")) for path in before)
        text = "".join(_printed(line) for line in text.splitlines() if line.startswith("$ "))
    elif kind == "diff":
        text = "".join(_changed(before[name], Path(name).read_text("utf-8")))
    elif name:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8", newline="\n")
        before[name] = text
    return f"```{kind}{f' {name}' if name else ''}\n{text}```"


def _printed(line: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    program, *arguments = shlex.split(line.removeprefix("$ "))
    assert program == "incident-refs"
    with redirect_stdout(out), redirect_stderr(err):
        _run(arguments)
    said = (out.getvalue() + err.getvalue()).replace(f"{Path.cwd()}{os.sep}", "")
    lines = [shown.rstrip() for shown in said.splitlines() if shown.strip() and not shown.startswith("To take it back")]
    return "\n".join([line, *lines, ""])


def _changed(old: str, new: str) -> Iterator[str]:
    for line in difflib.ndiff(old.splitlines(), new.splitlines()):
        if line.startswith(("+ ", "- ")):
            yield f"{line[0]}{line[2:]}\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        PAGE.write_text(renewed(PAGE.read_text("utf-8"), Path(name).resolve()), encoding="utf-8", newline="\n")
