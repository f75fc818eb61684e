"""Take a page apart into lines, each without bullet and link around it, and with what stands above it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from incident_refs.citations.headings import MAX_HEADING, list_heading
from incident_refs.citations.running_text import is_sentence
from incident_refs.citations.web_item import is_small_source
from incident_refs.model.patterns import when_used

MAX_LINE = 3_000  # characters; a longer line is a paragraph, or data


class PageLine(NamedTuple):
    """One line's own text, and how it stands on the page: `page[start : start + len(raw)] == raw`.

    `text` is `raw` on one line, where an item goes on over several. `address` is where a link around the whole text
    leads. `listed` says that the line is an item under a heading of a list of references; `nested` that it is indented
    below such an item. A tuple, since one is made for each line.
    """

    start: int
    raw: str
    text: str
    address: str | None = None
    bulleted: bool = False
    listed: bool = False
    nested: bool = False


# "- ", "* ", "1. ", "[12] ", "> ", "• ", "[^1]: ", and blanks of every kind
_BULLET = re.compile(
    r"[\s>]*(?P<mark>(?:(?:[-*+•‣▪◦–—·●○]|\[\^?[\w-]{1,20}\]:|\[\d{1,3}\]|\(?\d{1,3}[.)])\s+){0,2})\s*"
)
# "[whole line](https://…)", also with a stop behind it, or "([the original](https://…))"
_LINK = re.compile(
    r"""
    \[(?P<text>.{3,2000}?)\]
    \(\s?<?(?P<address>[^\s()<>]{1,1000}(?:\([^\s()]{0,100}\)[^\s()]{0,300})?)>?(?:\s"[^"]{0,200}")?\)
    [.;,)]?\s*
    (?:\((?:[^()\[\]\d]{1,60}|\[[^\[\]]{1,200}\]\([^\s()]{1,500}\))\)[.;,]?)?\s*
    """,
    re.VERBOSE,
)
# "<https://…>"
_IN_ANGLES = re.compile(r"<(?P<text>https?://[^\s<>]{1,1000})>[.;,]?\s*")
# Tables, rules, images, directives (".. image::"), HTML, "Sources:", and the keys of front matter
_NO_TEXT = re.compile(
    r"\s*(?:\|.*\|\s*$|\.\.\s|\[?!\[|[-=_*~`]{3,}\s*$|<(?!https?:)[!/a-zA-Z]|\w{1,30}:\s*$|(?:title|slug|metaTitle|"
    r"metaDescription|date|tags|id|url|layout|description)\s?:)"
)
_SIGNS = frozenset("|.[!-=_*~`<")
_MARKED = re.compile(r"(?P<marks>#{1,6})\s")
_BOLD = re.compile(r"(?:\*\*|__).{2,80}(?:\*\*|__):?")
_LABEL = when_used(r"[A-ZÀ-Þ][^\W\d_]{1,20}(?:\s[^\W\d_]{1,20}){0,3}:")  # "Ask:", "People informed:"
_UNDERLINE = re.compile(r"\s{0,3}(?:-{3,}|={3,})\s*")
_FENCE = re.compile(r"\s{0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_Line = tuple[int, str]  # where a line begins, and what it says
_WRAPPED = 60  # characters; shorter lines are not wrapped
_UNMARKED = 7  # the level of a heading that only its words show


def page_lines(page: str) -> Iterator[PageLine]:
    """Yield the lines of a page that may be references, in order: no headings, tables, rules and fenced code.

    >>> [(line.text, line.address, line.listed) for line in page_lines("## Sources\\n- [Faces](https://example.org/)")]
    [('Faces', 'https://example.org/', True)]
    """
    place = _Place()
    lines = list(_lines(page))
    if "\n  " in page or "\n\t" in page:
        lines = list(_joined(lines, page))
    fence, fenced = None, "```" in page or "~~~" in page
    for number, (start, line) in enumerate(lines):
        if fenced and ("```" in line or "~~~" in line):
            mark = _FENCE.match(line)
            if mark and (fence is None or (line.strip() == mark["fence"] and mark["fence"].startswith(fence))):
                fence = mark["fence"] if fence is None else None
                continue
        if fence is not None or len(line) > MAX_LINE or place.is_heading(line, lines, number) or _is_no_text(line):
            continue
        wrapped = len(line) > _WRAPPED and number + 1 < len(lines) and _goes_on(lines[number + 1][1])
        if place.in_plain_list and number:
            place.see_gap(blank=page.count("\n", lines[number - 1][0] + len(lines[number - 1][1]), start) > 1)
        item = place.item(start, line, wrapped=wrapped)
        yield item if "\n" not in item.raw else item._replace(text=" ".join(item.raw.split()))


def _is_no_text(line: str) -> bool:
    """Return whether a line is a rule, a table, a directive or a key. Signs are looked for first: few have any."""
    own = line.lstrip()
    signs = own[:1] in _SIGNS or own.endswith(":") or ":" in own[:20]
    return signs and _NO_TEXT.match(line) is not None


def _lines(page: str) -> Iterator[_Line]:
    """Yield each line that is not blank, and where it begins."""
    start = 0
    # "Ã\x85ngstrÃ¶m" is one word that was read wrongly; U+0085 ends no line here.
    for line in page.replace("\x85", " ").splitlines(keepends=True):
        end = start + len(line)
        if not line.isspace():
            yield start, page[start:end].rstrip()
        start = end


def _joined(lines: Sequence[_Line], page: str) -> Iterator[_Line]:
    """Yield the lines, with an item that goes on below it, indented, as one: "- Deng J. (2009). A\\n  database"."""
    first: _Line | None = None
    for start, line in lines:
        if first and page[first[0] + len(first[1]) : start] in ("\n", "\r\n", "\r") and _continues(first[1], line):
            first = first[0], page[first[0] : start + len(line)]
            continue
        if first:
            yield first
        first = start, line
    if first:
        yield first


# A bullet, a heading, a table, a fence, a definition: what begins something of its own
_BEGINS_ANEW = when_used(r"\s*(?:[-*+•‣▪◦–—·●○#|<>`~:]|\[\^?[\w-]{1,20}\]|\(?\d{1,3}[.)]\s|https?:)")
_NEVER_GOES_ON = re.compile(r"\s*(?:[#|<`~]|---)")


def _continues(above: str, line: str) -> bool:
    """Return whether a line goes on with the item right above it: indented below its text, and nothing of its own."""
    if not line.startswith(("  ", "\t")) or _BEGINS_ANEW.match(line) or _NEVER_GOES_ON.match(above):
        return False
    bullet = _BULLET.match(above)
    hangs = bullet.end() if bullet and bullet["mark"] else len(above) - len(above.lstrip()) + 2
    if len(line) - len(line.lstrip()) < min(hangs, 4) or above.endswith((":", "|", ">")) or len(above) > MAX_LINE:
        return False
    return not (above.endswith((".", "!", "?", ")")) and is_sentence(line.strip()))


class _Place:
    """Where on the page we are: under which heading, and in what manner of list."""

    def __init__(self) -> None:
        self._level = 0  # of the heading of a list of references that we are under; 0 outside one
        self._bulleted: bool | None = None  # how the first item of the list stands; None before it
        self._indent = 0
        self._tight = False  # whether two items of a list without bullets stood right below each other
        self.in_plain_list = False

    def see_gap(self, *, blank: bool) -> None:
        """End a list without bullets where a blank line follows items that had none between them."""
        if not blank:
            self._tight = True
        elif self._tight:
            self._level, self.in_plain_list = 0, False

    def is_heading(self, line: str, lines: Sequence[_Line], number: int) -> bool:
        """Return whether a line is a heading, and remember it."""
        if len(line) > MAX_HEADING + 20:
            return False
        text = line.strip()
        mark = _MARKED.match(text) if text[0] == "#" else None
        level = len(mark["marks"]) if mark else _UNMARKED
        below = lines[number + 1][1][-1] if number + 1 < len(lines) else " "  # the last sign of the next line
        if mark or (below in "-=" and _is_underlined(lines, number)) or (text[0] in "*_" and _BOLD.fullmatch(text)):
            names_list = list_heading(text, marked=True)
        else:
            names_list = list_heading(text) if len(text) <= MAX_HEADING else None
            if names_list is None and self._level == _UNMARKED and _LABEL.fullmatch(text):
                names_list = False
            if names_list is None and self._level and not self._bulleted:
                names_list = False if self._opens_prose(text, lines, number) else None
        if names_list is None:
            return False
        if names_list:
            self._level, self._bulleted, self._indent = level, None, 0
        elif not (mark and level > self._level):
            self._level = 0
        self.in_plain_list = False
        return True

    def _opens_prose(self, text: str, lines: Sequence[_Line], number: int) -> bool:
        """Return whether a line amid titles without bullets is the heading of the paragraph that follows it."""
        if number + 1 == len(lines) or len(text) > 60 or any(c.isdigit() for c in text) or _BULLET.match(text)["mark"]:  # type: ignore[index]
            return False
        return text.count(" ") < 7 and text[-1].isalnum() and _is_paragraph(lines[number + 1][1])

    def item(self, start: int, line: str, *, wrapped: bool) -> PageLine:
        """Return the line's own text with how it stands; `wrapped` where the next line goes on with a small letter."""
        bullet = None if line[0].isalpha() else _BULLET.match(line)
        own = bullet.end() if bullet else 0
        bulleted = bool(bullet and bullet["mark"])
        listed, nested = self._in_list(line, bulleted=bulleted, wrapped=wrapped) if self._level else (False, False)
        link = None
        if line.startswith("[", own):
            link = _LINK.fullmatch(line, own)
        elif line.startswith("<http", own):
            link = _IN_ANGLES.fullmatch(line, own)
        if link and "](" not in link["text"]:
            address = link["address"] if link.re is _LINK else link["text"]
            text = link["text"].rstrip()
            return PageLine(start + link.start("text"), text, text, address, bulleted, listed, nested)
        text = line[own:].rstrip()
        return PageLine(start + own, text, text, None, bulleted, listed, nested)

    def _in_list(self, line: str, *, bulleted: bool, wrapped: bool) -> tuple[bool, bool]:
        """Return whether a line below a heading of a list is an item of it, and whether it is indented below one."""
        indent = len(line) - len(line.lstrip())
        if self._bulleted is None:
            self._bulleted, self._indent = bulleted, indent
            self._tight, self.in_plain_list = False, not bulleted
        if self._bulleted:
            return bulleted, bulleted and indent > self._indent + 1
        if not bulleted and (wrapped or _is_paragraph(line)):
            self._level = 0
            return False, False
        return True, False


def _goes_on(line: str) -> bool:
    small = "a" <= line[0] <= "z" and not line.startswith(("http", "www.", "arxiv", "doi"))
    return small and not is_small_source(line)


def _is_underlined(lines: Sequence[_Line], number: int) -> bool:
    following = lines[number + 1] if number + 1 < len(lines) else None
    return (
        following is not None
        and following[1][-1] in "-="
        and _UNDERLINE.fullmatch(following[1]) is not None
        and following[0] - lines[number][0] - len(lines[number][1]) <= 4
    )


# A year in brackets, a court case, a volume with its pages, a name turned round: no prose
_DATED = when_used(
    r"\((?:1[4-9]|20)\d\d|\sv\.\s|\bvol\.\s?\d|\bpp?\.\s?\d|\d\(\d|^[A-ZÀ-Þ][\w'’-]+,?\s(?:[A-ZÀ-Þ]\.|[A-Z]{1,3},)"
)


def _is_paragraph(line: str) -> bool:
    """Return whether a line is running text of a page, and surely no item of a list without bullets."""
    return is_sentence(line) and not _DATED.search(line, 0, 200)
