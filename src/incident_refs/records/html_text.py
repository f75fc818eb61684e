"""The text of an HTML page as its readers see it: a line for each paragraph, heading and list item, links kept.

Headings begin with "#", list items with "- ", and a link is written as in Markdown, since those tell a list of
references from prose. A line that is one link for the most part leads there as a whole. Scripts, styles, comments,
menus and forms are left out. Only `selectolax` is asked what the tags mean; the page is never loaded or run.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

_LEFT_OUT = frozenset({
    "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "canvas", "audio", "video",
    "nav", "select", "option", "button", "head", "title",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr",
})  # fmt: skip
_HEADINGS = {f"h{level}": f"{'#' * level} " for level in range(1, 7)}
_BLANK = re.compile(r"[ \t\r\n\f\xa0]+")
_UNSAFE = re.compile(r"[\s()<>\[\]]")
# the part of a text by which its place is found in the page: entities are written otherwise there
_WORDS = re.compile(r"[^&<>\s\"'\xa0]{3,40}")
_MOST = 0.4  # of a line's letters in its only link, so that the line as a whole leads there
_NEWLINE = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page says, `plain` without links and marks, and on which of the file's lines each of its lines stands."""

    text: str
    plain: str
    lines: tuple[int, ...]
    title: str = ""
    address: str | None = None


@dataclass(slots=True)
class _Line:
    """A line that is being put together: its marks before, and its parts with where each leads."""

    mark: str = ""
    parts: list[tuple[str, str | None]] = field(default_factory=list)


def page_text(html: str) -> PageText:
    """Return the text of a page.

    >>> page_text("<h2>Papers</h2><ul><li>Deng (2009). <a href='https://a.org'>A <b>database</b></a></ul>").text
    '## Papers\\n- [Deng (2009). A database](https://a.org)'
    """
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(html)
    places = _Places(html)
    said = [(written, plain, places.line_of(plain)) for written, plain in map(_written, _lines(page.root)) if plain]
    title = page.css_first("h1") or page.css_first("title")
    canonical = page.css_first("link[rel=canonical]")
    return PageText(
        text="\n".join(written for written, _, _ in said),
        plain="\n".join(plain for _, plain, _ in said),
        lines=tuple(line for _, _, line in said),
        title=" ".join((title.text() if title else "").split()),
        address=_address(canonical.attributes.get("href")) if canonical else None,
    )


class _Places:
    """Finds the texts of a page in its source, one behind the other."""

    def __init__(self, html: str) -> None:
        self._html, self._at, self._line = html, 0, 1

    def line_of(self, said: str) -> int:
        """Return the line on which a text begins; where it is written otherwise, the line of the one before."""
        hit = _WORDS.search(said)
        found = self._html.find(hit[0], self._at) if hit else -1
        if found >= 0:
            self._line += len(_NEWLINE.findall(self._html, self._at, found))
            self._at = found
        return self._line


def _lines(root: Any) -> Iterator[_Line]:
    """Yield each line of a page that says something. Walks without recursion: pages nest tags thousands deep."""
    line = _Line()
    links: list[str | None] = [None]
    stack = [(root, True)]
    while stack:
        node, opens = stack.pop()
        tag = node.tag
        if tag == "-text":
            line.parts.append((node.text_content or "", links[-1]))
        elif tag not in _INLINE and tag not in _LEFT_OUT and tag != "-comment":
            if any(said.strip() for said, _ in line.parts):
                yield line
                line = _Line()
            mark = _HEADINGS.get(tag) or ("- " if tag == "li" else None)
            line.mark = (mark or line.mark) if opens else ("" if mark else line.mark)
        if not opens:
            if tag == "a":
                links.pop()
        elif tag not in _LEFT_OUT and tag not in ("-text", "-comment"):
            if tag == "a":
                links.append(_address(node.attributes.get("href")))
            stack.append((node, False))
            stack += [(child, True) for child in reversed(list(node.iter(include_text=True)))]
    yield line


def _written(line: _Line) -> tuple[str, str]:
    """Return a line as it is written, and its text."""
    parts = [(said, where if said.strip() else None) for said, where in line.parts]
    whole = _BLANK.sub(" ", "".join(said for said, _ in parts)).strip()
    leads = dict.fromkeys(where for _, where in parts if where)
    if len(leads) == 1:
        linked = _BLANK.sub(" ", "".join(said for said, where in parts if where)).strip()
        (where,) = leads
        tail = whole.partition(linked)[2] if whole.startswith(linked) else None
        if tail is not None and not any(letter.isalnum() for letter in tail):
            return f"{line.mark}[{linked}]({where})", whole  # "🔗" behind a link is no part of what it says
        # "Prabhu V.U., Birhane A. (2020). [Large image datasets]" in a list, and what is a link for the most part
        ends = line.mark == "- " and whole.endswith(linked)
        if tail is None and (ends or len(linked) >= _MOST * len(whole)):
            return f"{line.mark}[{whole}]({where})", whole
    return (f"{line.mark}{_with_links(parts)}" if whole else ""), whole


def _with_links(parts: list[tuple[str, str | None]]) -> str:
    said: list[str] = []
    open_at: str | None = None
    for text, where in parts:
        if where != open_at:
            said.append(f"]({open_at})" if open_at else "")
            said.append("[" if where else "")
            open_at = where
        said.append(text)
    said.append(f"]({open_at})" if open_at else "")
    return _BLANK.sub(" ", "".join(said)).strip()


def _address(href: str | None) -> str | None:
    """Return where a link leads; Google Sites sends everything outside over a page of its own."""
    href = (href or "").strip()
    try:
        parts = urlsplit(href)
    except ValueError:  # "http://[x"
        return None
    if parts.hostname in ("www.google.com", "google.com") and parts.path == "/url":
        href = next(iter(parse_qs(parts.query).get("q", [])), href)
    if not href.lower().startswith(("http://", "https://")):
        return None
    return _UNSAFE.sub(lambda hit: f"%{ord(hit[0]):02X}" if hit[0].isascii() else "", href)
