"""Rich text to TeX: the marks as commands, and braces around what keeps its capitals."""

from itertools import groupby

from incident_refs.bibtex.markup import from_tex
from incident_refs.bibtex.text import clean, to_tex
from incident_refs.bibtex.title import protect
from incident_refs.model.rich_text import (
    BOLD,
    ITALIC,
    PROTECTED,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    Rich,
    farthest,
    plain,
)

# Of two that reach as far, the first is written around the other
_COMMANDS = {
    ITALIC: "emph",
    BOLD: "textbf",
    SMALL_CAPS: "textsc",
    SUBSCRIPT: "textsubscript",
    SUPERSCRIPT: "textsuperscript",
}


def title_tex(title: Rich, encoding: str = "utf8") -> str:
    r"""Return a title as TeX: what is protected in braces, and acronyms and names too, as `title.protect` sets them.

    >>> title_tex((("Habits of ", 0), ("Meta", ITALIC), (" and the ", 0), ("van", PROTECTED), (" in ImageNet & CO", 0)))
    'Habits of \\emph{Meta} and the {van} in {ImageNet} \\& {CO}'
    """
    marks = [mark for text, mark in title for _ in text]
    text = plain(title)
    held = held_by_itself(text)
    both = [mark | kept for mark, kept in zip(marks, held, strict=True)]
    return rich_tex(_spans(text, both), encoding)


def rich_tex(text: Rich, encoding: str = "utf8") -> str:
    r"""Return rich text as TeX, with no more braces than it says.

    >>> rich_tex((("a ", 0), ("Meta", ITALIC | PROTECTED), (" b", ITALIC)))
    'a \\emph{{Meta} b}'
    """
    pieces: list[str] = []
    while text:
        mark, reach = farthest(text, _COMMANDS)
        if mark:
            inner = rich_tex(tuple((part, marks & ~mark) for part, marks in text[:reach]), encoding)
            pieces.append(_with_command(inner, _COMMANDS[mark]))
        else:
            reach = 1
            pieces.append(_written(*text[0], encoding))
        text = text[reach:]
    return "".join(pieces)


def held_by_itself(text: str) -> list[int]:
    """Return for each character of a plain title whether `protect` holds it: PROTECTED or 0.

    >>> [char for char, mark in zip("The US data", held_by_itself("The US data")) if mark]
    ['U', 'S']
    """
    held = [mark & PROTECTED for part, mark in from_tex(protect(text)) for _ in part]
    # where reading the title back made other characters of it, nothing is known
    return held if len(held) == len(text) else [0] * len(text)


def _spans(text: str, marks: list[int]) -> Rich:
    spans = []
    at = 0
    for mark, run in groupby(marks):
        end = at + len(list(run))
        spans.append((text[at:end], mark))
        at = end
    return tuple(spans)


def _written(text: str, marks: int, encoding: str) -> str:
    """Return one span with the blanks at its ends, and in braces where it is protected."""
    inner = to_tex(text, encoding)
    if not inner:
        return " " if text and not clean(text) else ""
    if marks & PROTECTED:
        inner = f"{{{inner}}}"
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    return f"{before}{inner}{after}"


def _with_command(tex: str, command: str) -> str:
    """Return TeX as the argument of a command; blanks at its ends stay outside."""
    inner = tex.strip(" ")
    if not inner:
        return tex
    return f"{' ' * tex.startswith(' ')}\\{command}{{{inner}}}{' ' * tex.endswith(' ')}"
