"""The few tags that CSL-JSON knows in its texts, to marks and back."""

import re
from collections.abc import Callable

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

_TAGS = {"i": ITALIC, "b": BOLD, "sub": SUBSCRIPT, "sup": SUPERSCRIPT, "sc": SMALL_CAPS}
_NOCASE = '<span class="nocase">'
_SMALL = '<span style="font-variant:small-caps;">'
_SPANS = {"nocase": PROTECTED, "small-caps": SMALL_CAPS}
_TAG = re.compile(
    r"""<(?P<end>/)?(?P<name>i|b|sub|sup|sc|span)
        (?:\s+(?:class="(?P<class>nocase)"|style="font-variant:\s*(?P<style>small-caps);?"))?\s*>""",
    re.VERBOSE,
)
# Of two that reach as far, the first is written around the other
_WRITTEN = {
    ITALIC: ("<i>", "</i>"), BOLD: ("<b>", "</b>"), SUBSCRIPT: ("<sub>", "</sub>"), SUPERSCRIPT: ("<sup>", "</sup>"),
    SMALL_CAPS: (_SMALL, "</span>"), PROTECTED: (_NOCASE, "</span>"),
}  # fmt: skip
_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")


def from_markup(text: str) -> Rich:
    """Return a text of CSL-JSON as rich text; what is no tag of CSL is text.

    >>> from_markup('On <i>Meta</i> & CO<sub>2</sub> < <span class="nocase">van</span>')
    (('On ', 0), ('Meta', 1), (' & CO', 0), ('2', 4), (' < ', 0), ('van', 64))
    """
    if "<" not in text:
        return ((text, 0),) if text else ()
    spans: list[tuple[str, int]] = []
    open_tags: list[tuple[str, int]] = []
    at = 0
    for tag in _TAG.finditer(text):
        mark = _SPANS.get(tag["class"] or tag["style"] or "", 0) if tag["name"] == "span" else _TAGS[tag["name"]]
        if tag["end"]:
            if not open_tags or open_tags[-1][0] != tag["name"]:
                continue  # an end without a beginning is text
        elif not mark or f"</{tag['name']}>" not in text[tag.end() :]:
            continue
        _say(spans, text[at : tag.start()], open_tags)
        at = tag.end()
        if tag["end"]:
            open_tags.pop()
        else:
            open_tags.append((tag["name"], mark))
    _say(spans, text[at:], open_tags)
    return tuple(spans)


def to_markup(text: Rich, held_by_itself: Callable[[str], list[int]] = lambda title: [0] * len(title)) -> str:
    """Return rich text as a text of CSL-JSON. What `held_by_itself` says of a plain title needs no tag to be protected.

    >>> to_markup((("Meta", ITALIC), (" van ", 0), ("van", PROTECTED)))
    '<i>Meta</i> van <span class="nocase">van</span>'
    """
    if not any(marks for _, marks in text):
        return plain(text)
    held = held_by_itself(plain(text))
    spans: list[tuple[str, int]] = []
    at = 0
    for part, marks in text:
        told = any(_LETTER.match(char) and not mark for char, mark in zip(part, held[at:], strict=False))
        spans.append((part, marks if told else marks & ~PROTECTED))
        at += len(part)
    return _nested(tuple(spans))


def _say(spans: list[tuple[str, int]], text: str, open_tags: list[tuple[str, int]]) -> None:
    marks = 0
    for _, mark in open_tags:
        marks |= mark
    if text and spans and spans[-1][1] == marks:
        spans[-1] = spans[-1][0] + text, marks
    elif text:
        spans.append((text, marks))


def _nested(spans: Rich) -> str:
    """Return spans with the tag that reaches farthest around the others: `<i>Nested <sup>a</sup></i>`."""
    pieces: list[str] = []
    while spans:
        mark, reach = farthest(spans, _WRITTEN)
        if mark:
            start, end = _WRITTEN[mark]
            pieces.append(f"{start}{_nested(tuple((part, marks & ~mark) for part, marks in spans[:reach]))}{end}")
        else:
            reach = 1
            pieces.append(spans[0][0])
        spans = spans[reach:]
    return "".join(pieces)
