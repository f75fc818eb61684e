"""Text with marks: what a style yields, and how its parts are joined. No markup of any target is in it.

A rich text is a tuple of spans, a span is a string with its marks (an integer of flags): plain tuples, because
a bibliography of 10,000 entries makes half a million of them.
"""

from collections.abc import Iterable

Span = tuple[str, int]
Rich = tuple[Span, ...]

ITALIC = 1
BOLD = 2
SUBSCRIPT = 4
SUPERSCRIPT = 8
SMALL_CAPS = 16
LINK = 32  # the text is the address
PROTECTED = 64  # keeps its case; never printed

_CLOSING = "”"
_SENTENCE_END = frozenset(".!?")


def rich(text: str | None, marks: int = 0) -> Rich:
    """Return `text` as a rich text; nothing for None or the empty string.

    >>> rich("Daedalus", ITALIC), rich(None)
    ((('Daedalus', 1),), ())
    """
    return ((text, marks),) if text else ()


def plain(parts: Iterable[Span]) -> str:
    """Return the characters without their marks.

    >>> plain((("ImageNet", PROTECTED), (": A database", 0)))
    'ImageNet: A database'
    """
    return "".join(text for text, _ in parts)


def toggled(parts: Rich, mark: int) -> Rich:
    """Return the text with `mark` switched: what was emphasised inside an italic title stands upright.

    >>> toggled((("In ", 0), ("situ", ITALIC)), ITALIC)
    (('In ', 1), ('situ', 0))
    """
    if len(parts) == 1:
        return ((parts[0][0], parts[0][1] ^ mark),)
    return tuple((text, marks ^ mark) for text, marks in parts)


def joined(parts: Iterable[Rich], delimiter: str) -> Rich:
    """Return the non-empty parts with `delimiter` between them, without doubled punctuation.

    >>> plain(joined((rich("A pyrrhic win?"), (), rich("arXiv")), ". "))
    'A pyrrhic win? arXiv'
    """
    out: list[Span] = []
    for part in parts:
        if part:
            if out:
                _punctuate(out, delimiter)
            out.extend(part)
    return tuple(out)


def followed(parts: Rich, suffix: str) -> Rich:
    """Return the text with punctuation after it, none of it doubled; nothing stays nothing.

    >>> plain(followed(rich("Brooks, F. P., Jr."), "."))
    'Brooks, F. P., Jr.'
    """
    if not parts:
        return ()
    out = list(parts)
    _punctuate(out, suffix)
    return tuple(out)


def wrapped(before: str, parts: Rich, after: str) -> Rich:
    """Return the text between brackets; nothing stays nothing.

    >>> plain(wrapped("(", rich("2nd ed."), ")"))
    '(2nd ed.)'
    """
    return ((before, 0), *parts, (after, 0)) if parts else ()


def quoted(parts: Rich) -> Rich:
    """Return the text in double quotes; those that it has inside become single ones.

    >>> plain(quoted(rich("The “raw data” myth")))
    '“The ‘raw data’ myth”'
    """
    if not parts:
        return ()
    inner = [(text.replace("“", "‘").replace("”", "’"), marks) for text, marks in parts]
    # “The x²”: the quotes are neither raised nor italic
    if inner[0][1] & ~PROTECTED:
        inner.insert(0, ("“", 0))
    else:
        inner[0] = ("“" + inner[0][0], inner[0][1])
    if inner[-1][1] & ~PROTECTED:
        return (*inner, ("”", 0))
    inner[-1] = (inner[-1][0] + "”", inner[-1][1])
    return tuple(inner)


def farthest(parts: Rich, marks: Iterable[int]) -> tuple[int, int]:
    """Return the mark that reaches over most spans from the first on, and over how many: it goes around the others.

    >>> farthest((("Nested ", ITALIC), ("a", ITALIC | SUPERSCRIPT), (" b", 0)), (SUPERSCRIPT, ITALIC))
    (1, 2)
    """
    best = (0, 0)
    for mark in marks:
        reach = next((at for at, (_, own) in enumerate(parts) if not own & mark), len(parts))
        if reach > best[1]:
            best = (mark, reach)
    return best


def _punctuate(out: list[Span], mark: str) -> None:
    """Append punctuation: American quotes take in a stop or comma, a sentence end swallows the next stop."""
    head = mark[0]
    text, marks = out[-1]
    if head in ".,":
        body = text.rstrip(_CLOSING) if text[-1] == _CLOSING else text
        inner = body[:-1] if body is not text and body[-1:] == "’" and _opened(out) else body
        last = inner[-1:] or (out[-2][0][-1:] if len(out) > 1 else "")
        swallowed = last == head or (head == "." and last in _SENTENCE_END) or (last == "." and inner is not text)
        if swallowed:
            mark = mark[1:]
        elif inner is not text:
            out[-1] = (inner + head + text[len(inner) :], marks)
            mark = mark[1:]
    elif head == ":" and text[-1] in "?!":  # "What now? Vol. 3"
        mark = mark[1:]
    if mark:
        out.append((mark, 0))


def _opened(parts: Iterable[Span]) -> bool:
    """Return whether a single quote is opened somewhere, so that ’ is no apostrophe."""
    return any("‘" in text for text, _ in parts)
