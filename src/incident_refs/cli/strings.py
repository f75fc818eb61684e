"""Reference strings from the command line, a file or standard input."""

import sys
from collections.abc import Iterator
from pathlib import Path

from incident_refs.errors import FileError, UsageError


def strings_from(arguments: tuple[str, ...], file: Path | None) -> list[str]:
    """Return the strings given: as arguments, in a file (one a line), or on standard input when nothing is named."""
    if arguments and file:
        raise UsageError("Give the strings as arguments or with --file, not both.")
    if arguments:
        return list(arguments)
    if file is None and sys.stdin.isatty():
        raise UsageError('Nothing to read. Give a string ("Deng et al. 2009"), --file F, or text on standard input.')
    return [line for line in lines_of(file or Path("-")) if line.strip()]


def lines_of(path: Path) -> Iterator[str]:
    """Yield the lines of a text file (`-` is standard input), without their ends."""
    if str(path) == "-":
        text = _standard_input()
    else:
        from incident_refs.files import read_text

        text = read_text(path)
    # Only real line ends: str.splitlines would cut a title at U+2028 or a form feed.
    yield from text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")


def _standard_input() -> str:
    data = sys.stdin.buffer.read()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(f"standard input, line {line}: not UTF-8 text; convert it first") from error
