"""Texts of catalogues without what only browsers and terminals read: tags, entities, control characters. Pure."""

import html
import re
from collections.abc import Iterator

from incident_refs.model.marked_title import Span, marked

# Only known tag names go, so that "p < 0.05 and n > 30" and "List<String>" stay as they are.
# "Habits of <i>Eleutheronema</i>", "<jats:italic>in vivo</jats:italic>", "<mml:mi mathvariant=\"italic\">x</mml:mi>"
_TAG = re.compile(
    r"""<(?P<end>/?)
        (?P<name>
            (?: (?:jats|mml|m):[a-z\-]{1,30}          # JATS and MathML carry their prefix
              | i|b|u|em|strong|sub|sup|inf|scp|sc|tt|it|bold|italic|italics|underline|span|p|br|title|inline-formula
              | tex-math|math|mi|mo|mn|mrow|msub|msup|mtext|mover|munder|mfrac|semantics|annotation
              | a(?=>|\s[^<>]{0,2000}=)
              | button|center|cite|code|dd|del|div|dl|dt|embed|font|form|frame|h[1-6]|hr|html|iframe|img|input|ins
              | kbd|li|link|meta|object|ol|pre|script|small|strike|style|svg|table|tbody|td|th|tr|ul|video|audio|body
            ) (?![\w:\-])
        )
        (?:[\s/][^<>]{0,2000})? >""",
    re.VERBOSE | re.IGNORECASE,
)
# What a browser runs or obeys goes with what it holds: <script>alert(1)</script>
_RUN = re.compile(r"<(script|style)\b[^<>]{0,2000}>[^<]{0,2000}</\1\s{0,9}>", re.IGNORECASE)
# These stand for a place in the text, the others only for how it looks: "H <scp>i</scp> Disk", "30<sup>th</sup>";
# "Solitons in<mml:math>…N…</mml:math>-Coupled" lost the blank before its formula
_BREAK = re.compile(
    r"<(?:br|p|jats:p)\b[^<>]{0,2000}> | (?<=\w)<(?:mml:)?math\b[^<>]{0,2000}> | </(?:mml:)?math\s{0,9}>(?=\w)",
    re.IGNORECASE | re.VERBOSE,
)
# Crossref indents what is in tags: "giant clams (\n   <i>Tridacna</i>\n   ) distractible", "<i>Women</i>\n   ."
_INDENTED = re.compile(r"(?<=[(\[])[ \t]{0,99}\n\s{0,99}(?=<) | (?<=>)[ \t]{0,99}\n\s{0,99}(?=[)\].,;:?!])", re.VERBOSE)
_MARKS = {
    "i": "i", "em": "i", "it": "i", "italic": "i", "italics": "i",
    "b": "b", "strong": "b", "bold": "b",
    "sub": "sub", "inf": "sub", "sup": "sup",
}  # fmt: skip
# "\x1b]0;title\x07" and "\x1b[31m" give orders to a terminal
_ESCAPE = re.compile(r"\x1b(?:\[[0-?]{0,30}[ -/]{0,5}[@-~]|\][^\x07\x1b]{0,300}(?:\x07|\x1b\\)|[@-Z\\^_])?")
# Controls that are no blank, soft hyphens, marks that turn a line around, half characters, private use. The joiners
# U+200C and U+200D stay: Persian, Hindi and emoji are written with them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    r"""Return `text` without the characters that nobody sees and that turn, move or command what is around them.

    >>> visible("\x1b]0;pwned\x07\x1b[31mImage\u202eteN\u202c")
    'ImageteN'
    """
    if text.isprintable():
        return text
    return _INVISIBLE.sub("", _ESCAPE.sub("", text))


def plain(text: str) -> str:
    """Return `text` without tags and entities, on one line.

    >>> plain("Ecology &amp;amp; life of <i>Meta\\n   bourneti</i>, p < 0.05 and n > 30")
    'Ecology & life of Meta bourneti, p < 0.05 and n > 30'
    """
    if "<" not in text and "&" not in text and text.isprintable():
        return " ".join(text.split())
    text = _prepared(text)
    return " ".join((_TAG.sub("", text) if "<" in text else text).split())


def marked_from_html(text: str) -> str | None:
    """Return the text as a marked title (`model/marked_title.py`), or None where nothing in it is marked.

    >>> marked_from_html("<jats:italic>In vivo</jats:italic> <script>x</script> &amp; CO<sub>2</sub>")
    '<i>In vivo</i> &amp; CO<sub>2</sub>'
    """
    if "<" not in text and "&" not in text:
        return None
    return marked(_spans(_prepared(text)))


def _prepared(text: str) -> str:
    """Return the text with its entities read, and blanks where tags stand for a place."""
    if "&" in text:  # Crossref holds "&amp;amp;" too
        text = html.unescape(html.unescape(text))
    text = visible(text)
    if "<" in text:
        text = _INDENTED.sub("", text) if "\n" in text else text
        text = _BREAK.sub(" ", _RUN.sub("", text))
    return text


def _spans(text: str) -> Iterator[Span]:
    """Yield the text between tags with the marks that hold there. A formula is what it prints, without marks."""
    open_marks: list[str] = []
    position = 0
    for tag in _TAG.finditer(text):
        if tag.start() > position:
            yield text[position : tag.start()], tuple(open_marks)
        position = tag.end()
        name = tag["name"].lower()
        mark = _MARKS.get(name.removeprefix("jats:"))
        if mark and tag["end"]:
            if mark in open_marks:
                open_marks.remove(mark)
        elif mark and not tag[0].endswith("/>"):
            open_marks.append(mark)
    yield text[position:], tuple(open_marks)
