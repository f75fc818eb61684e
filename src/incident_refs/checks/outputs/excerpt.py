"""A part of a line with a mark below it, as a terminal shows it."""

import unicodedata
from collections.abc import Iterator

from incident_refs.checks.outputs.plain import HIDDEN

WIDTH = 100  # columns of a terminal
_TAB = 4
_BEFORE = 30  # characters that are shown before the mark, where the line has to be cut


def excerpt(line: str, column: int, length: int = 1, width: int = WIDTH) -> tuple[str, str]:
    r"""Return the part of a line around a column (from 1), and the line below it that marks `length` characters.

    >>> print(*excerpt("\tyear = {x}", 2, 4), sep="\n")
        year = {x}
        ^^^^
    """
    at = min(column - 1, len(line))
    start = 0
    if at > width or sum(shown for _, shown in _cells(line[:at])) > width * 2 // 3:
        start = max(at - _BEFORE, 0)
    text, place, marked = ("…", 1, 0) if start else ("", 0, 0)
    used = place
    for index, (cell, shown) in enumerate(_cells(line[start : start + 4 * width], used), start):
        if used + shown > width - 1:
            text += "…"
            break
        place += shown if index < at else 0
        marked += shown if at <= index < at + length else 0
        text, used = text + cell, used + shown
    return text.rstrip(), " " * place + "^" * max(marked, 1)


def _cells(text: str, used: int = 0) -> Iterator[tuple[str, int]]:
    """Yield for each character what is shown of it, and in how many columns."""
    for character in text:
        if character == "\t":
            cell = " " * (_TAB - used % _TAB), _TAB - used % _TAB
        elif character.isascii():
            cell = (character, 1) if character.isprintable() else ("", 0)
        elif unicodedata.category(character) in HIDDEN:
            cell = "", 0
        elif unicodedata.category(character) in ("Mn", "Me"):  # it stands on the character before
            cell = character, 0
        else:
            cell = character, 2 if unicodedata.east_asian_width(character) in "WF" else 1
        used += cell[1]
        yield cell
