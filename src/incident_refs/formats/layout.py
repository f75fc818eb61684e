"""How bibliographies stand on a page of the target: one under the other with their headings, or citations in rows."""

import json
import unicodedata
from collections.abc import Sequence

from incident_refs.formats.bibliography import InText
from incident_refs.formats.targets import render
from incident_refs.model.rich_text import rich


def heading(title: str, target: str) -> str:
    """Return a heading of the second level; nothing in JSON, where each line says what it belongs to.

    >>> print(heading("A & B", "rst"), end="")
    A & B
    -----
    <BLANKLINE>
    """
    text = render(rich(" ".join(title.split())), target if target != "json" else "text")
    match target:
        case "html":
            return f"<h2>{text}</h2>\n"
        case "markdown":
            return f"## {text}\n\n"
        case "latex":
            return f"\\section*{{{text}}}\n\n"
        case "rst":
            return f"{text}\n{'-' * max(_columns(text), 1)}\n\n"
        case "text":
            return f"{text}\n\n"
    return ""


def citations(cited: Sequence[InText], target: str) -> str:
    """Return citations, one a line: in parentheses, in the sentence, and of what; tabs between them.

    >>> citations([InText(("d",), "(Deng, 2009)", "Deng (2009)")], "text")
    '(Deng, 2009)\\tDeng (2009)\\td\\n'
    """
    return "".join(f"{_row(one, target)}\n" for one in cited)


def _row(one: InText, target: str) -> str:
    keys = [render(rich(key), "text") for key in one.keys]
    if target == "json":
        return json.dumps({"keys": keys, "citation": one.citation, "narrative": one.narrative}, ensure_ascii=False)
    return "\t".join((one.citation, one.narrative, " ".join(render(rich(key), target) for key in keys)))


def _columns(text: str) -> int:
    """Return how wide a text is: docutils wants the line under a heading as long as that."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
