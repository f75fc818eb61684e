"""Text from outside made safe for a terminal, and columns that fit it. Off a terminal: plain words, no drawing."""

import shutil
import sys
import unicodedata
from collections.abc import Sequence
from json import JSONEncoder
from typing import Any

_JSON = JSONEncoder(ensure_ascii=False)
WIDE = 100  # columns where nobody is looking


def plain(text: str) -> str:
    """Return `text` on one line, with everything gone that would move the cursor or turn the line around.

    Titles from a catalogue hold escape sequences and bidirectional controls; here they are only text.

    >>> plain("ImageNet\\x1b[31m \\u202edesrever\\n")
    'ImageNet[31m desrever'
    """
    if text.isascii() and text.isprintable():
        return text
    kept = (" " if c in "\n\t" else c for c in text)
    return "".join(c for c in kept if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co")).rstrip()


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` columns.

    >>> cut("ImageNet: A large-scale database", 12)
    'ImageNet: A…'
    """
    text = plain(text)
    if len(text) <= width:
        return text
    return text[: max(width - 1, 0)].rstrip() + "…"


def columns() -> int:
    """Return how many columns a line may take."""
    return shutil.get_terminal_size((WIDE, 24)).columns if sys.stdout.isatty() else WIDE


def table(rows: Sequence[Sequence[str]], flexible: int = -1) -> list[str]:
    """Return aligned lines; the column `flexible` takes what is left of the line and is cut to it.

    >>> table([("1", "matched", "Deng"), ("10", "open", "Li")])
    ['1   matched  Deng', '10  open     Li']
    """
    if not rows:
        return []
    flexible %= len(rows[0])
    widths = [max(len(plain(row[i])) for row in rows) for i in range(len(rows[0]))]
    room = columns() - sum(w for i, w in enumerate(widths) if i != flexible) - 2 * (len(widths) - 1)
    widths[flexible] = min(widths[flexible], max(room, 20))
    return ["  ".join(cut(cell, w).ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows]


def echo_json(value: Any) -> None:
    """Print one JSON value on one line."""
    # click.echo would flush each of a hundred thousand lines; whoever looks at a terminal sees each one all the same
    sys.stdout.write(_JSON.encode(value) + "\n")
