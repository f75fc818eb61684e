"""A title with what is emphasised, raised or lowered in it: text with the tags i, b, sub and sup, and nothing else.

A marked title is safe to stand in HTML as it is: every other character that HTML knows is an entity. It has one
spelling: no empty tags, none that begins or ends with a blank, neighbours with the same tags in one.
"""

import html
import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

TAGS = ("i", "b", "sub", "sup")
# A piece of a title, and the tags around it from the outermost inwards: ("Eleutheronema", ("i",))
Span = tuple[str, tuple[str, ...]]
_TAG = re.compile(r"(</?(?:i|b|sub|sup)>)")


def marked(spans: Iterable[Span]) -> str | None:
    """Return spans as a marked title, or None where nothing in them is marked.

    >>> marked([("Habits of ", ()), ("Meta ", ("i",)), ("& CO", ()), ("2", ("sub",))])
    'Habits of <i>Meta</i> &amp; CO<sub>2</sub>'
    """
    pieces: list[str] = []
    still: tuple[str, ...] = ()
    any_marks = False
    for text, marks in normal(spans):
        shared = shared_marks(still, marks)
        pieces += [f"</{mark}>" for mark in reversed(still[len(shared) :])]
        pieces += [f"<{mark}>" for mark in marks[len(shared) :]]
        pieces.append(html.escape(text, quote=False))
        still = marks
        any_marks = any_marks or bool(marks)
    pieces += [f"</{mark}>" for mark in reversed(still)]
    return "".join(pieces) if any_marks else None


def spans_of(title: str) -> list[Span]:
    """Return the spans of a marked title; what is no tag of ours is text.

    >>> spans_of("CO<sub>2</sub> &lt; <x>")
    [('CO', ()), ('2', ('sub',)), (' < <x>', ())]
    """
    spans: list[Span] = []
    stack: list[str] = []
    for piece in _TAG.split(title):
        if not _TAG.fullmatch(piece):
            spans.append((html.unescape(piece), tuple(stack)))
        elif piece[1] != "/":
            stack.append(piece[1:-1])
        elif piece[2:-1] in stack:
            stack.remove(piece[2:-1])
    return normal(spans)


def normal(spans: Iterable[Span]) -> list[Span]:
    """Return spans in their one form: a blank belongs to what stands on both sides of it, no tag stands in itself.

    >>> normal([("a ", ("i", "i")), ("b", ()), ("  ", ("b",)), ("", ("b",))])
    [('a', ('i',)), (' b', ())]
    """
    words: list[Span] = []
    for text, marks in spans:
        own = tuple(dict.fromkeys(marks))
        for word in re.findall(r"\s+|\S+", text):
            blank = word.isspace()
            if not blank:
                words.append((word, own))
            elif words and words[-1][0] != " ":
                words.append((" ", ()))
    if words and words[-1][0] == " ":
        words.pop()
    placed = (
        (word, shared_marks(words[at - 1][1], words[at + 1][1]) if word == " " else own)
        for at, (word, own) in enumerate(words)
    )
    return [("".join(word for word, _ in run), marks) for marks, run in groupby(placed, key=itemgetter(1))]


def shared_marks(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Return the marks that go on from one span to the next, from the outermost inwards.

    >>> shared_marks(("i", "sub"), ("i", "b"))
    ('i',)
    """
    count = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:count]
