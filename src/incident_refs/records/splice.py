"""Change some characters of a text and keep all others: the only way in which records are written."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_NEWLINE = re.compile(r"\r\n|\n|\r")


class Edit(NamedTuple):
    """Put `text` in place of the characters from `start` up to `end`."""

    start: int
    end: int
    text: str


def splice(text: str, edits: Sequence[Edit]) -> str:
    """Return `text` with the edits made; they do not overlap, and their places are those of the text before.

    >>> splice("id: A1, url: x", [Edit(4, 6, "A2"), Edit(14, 14, "y")])
    'id: A2, url: xy'
    """
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < done or edit.end < edit.start:
            raise ValueError(f"edits overlap at {edit.start}")
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


def line_start(text: str, index: int) -> int:
    r"""Return where the line begins on which the character at `index` stands.

    >>> line_start("a\nbc", 3)
    2
    """
    start = text.rfind("\n", 0, index) + 1
    return max(start, text.rfind("\r", start, index) + 1)


def line_end(text: str, index: int) -> int:
    r"""Return where the next line begins, which is the end of the text for the last line.

    >>> line_end("a\r\nbc", 0), line_end("a\r\nbc", 3)
    (3, 5)
    """
    hit = _NEWLINE.search(text, index)
    return hit.end() if hit else len(text)


def newline_of(text: str) -> str:
    r"""Return the line end that the text uses first, and `\n` where it has none.

    >>> newline_of("a\r\nb\n")
    '\r\n'
    """
    hit = _NEWLINE.search(text)
    return hit[0] if hit else "\n"
