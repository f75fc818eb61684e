"""Find the lines of an incident page that are references, each with the address where its link leads."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from incident_refs.citations.bare_title import is_field, is_linked_title, is_listed_title, is_marked_title
from incident_refs.citations.beside import is_outlet_alone, may_stand_beside
from incident_refs.citations.cleaning import clean
from incident_refs.citations.linked import on_one_line
from incident_refs.citations.page_lines import PageLine, page_lines
from incident_refs.citations.quick_look import is_surely_full, is_surely_web, quick_look
from incident_refs.citations.reader import read, read_all
from incident_refs.citations.running_text import BLANK_LIKE
from incident_refs.citations.stands_alone import may_be_short, stands_alone
from incident_refs.citations.web_item import names_a_source
from incident_refs.model.citation import Form
from incident_refs.model.patterns import when_used

MIN_LINE = 8  # characters; only in a list a title may be shorter


class Span(NamedTuple):
    """A reference string in a text: `text[start:end] == raw`, counted in code points; `address` is where it leads.

    `title_only` says that its place, its link or a mark like "(pdf)" makes it a reference: where it says no more, it is
    a title.
    """

    start: int
    end: int
    raw: str
    address: str | None = None
    title_only: bool = False

    @property
    def form(self) -> Form:
        """What kind of reference it is. Read when asked: finding a line costs less than reading it."""
        form = forms_of(self.raw)[0][0]
        return Form.WEB if form is Form.NONE else form


def find(text: str) -> tuple[Span, ...]:
    """Return the lines of a text that are references, without bullet and link around them, in order.

    >>> [span.raw for span in find("Data access\\n- Deng J. (2009). ImageNet\\nSince 2019 it has been disabled.")]
    ['Deng J. (2009). ImageNet']
    """
    lines = list(page_lines(text))
    spans = [_span(line) for line in lines]
    for number, line in enumerate(lines):
        own = line.text
        if spans[number] is not None or len(own) > _LONGEST_NAME:
            continue
        if not own.endswith(_DIGITS if line.listed else _CLOSING):
            continue
        if _NAME_AND_YEAR.fullmatch(own) and _is_in_a_list(line, spans, number):
            spans[number] = _span_of(line)
    _add_beside(text, lines, spans)
    return tuple([span for span in spans if span is not None])


_ENDS = frozenset(".,;:")  # of sentences, and of lines that go on
# Between two lines with nothing between them: the end of a link, line ends, bullets
_GAP = when_used(r"(?:\]\(\S{1,1000}\))?[.;,)]?\s{1,9}(?:(?:[-*+•>]|\(?\d{1,3}[.)]|\[\d{1,3}\])\s+)?\[?")


def _add_beside(page: str, lines: Sequence[PageLine], spans: list[Span | None]) -> None:
    """Add the lines that are references since they stand right below or above one, on and on.

    The first line is the title of the page: "Voice clone: A headteacher is framed".
    """
    last = len(lines) - 1
    found = [number for number, span in enumerate(spans) if span is not None]
    for step in (1, -1):
        for near in found if step == 1 else reversed(found):
            number = near + step
            while 0 < number <= last and spans[number] is None and lines[number].text[-1:] not in _ENDS:
                if not (_is_beside(page, lines, number, step) or _is_outlet(page, lines, spans, number, step)):
                    after = number + step
                    goes_on = number < last and (spans[after] is not None or _is_beside(page, lines, after, step))
                    known = goes_on or _is_named_before(lines, spans, number)
                    if not known or not _is_beside(page, lines, number, step, between=True):
                        break
                spans[number] = _span_of(lines[number], title_only=True)
                number += step


def _is_beside(page: str, lines: Sequence[PageLine], number: int, step: int, *, between: bool = False) -> bool:
    line = lines[number]
    if line.text[-1:] in _ENDS:
        return False
    upper, lower = (lines[number - step], line) if step == 1 else (line, lines[number - step])
    if not _are_adjacent(page, upper, lower):
        return False
    near = lines[number - step]
    if line.bulleted and line.address and near.bulleted and near.address:
        return " " in line.text and is_linked_title(line.text, line.address, listed=True)
    text = _legible(line.text)
    return may_stand_beside(text, between=between) and not is_field(text)


def _is_outlet(page: str, lines: Sequence[PageLine], spans: Sequence[Span | None], number: int, step: int) -> bool:
    """Return whether an item of a list next to a reference is an outlet's name, and no heading of what follows."""
    line = lines[number]
    if not line.listed or line.bulleted or not is_outlet_alone(line.text) or is_field(line.text):
        return False
    other = number + step
    if not 0 <= other < len(lines) or spans[other] is not None:
        return True
    if not _are_adjacent(page, lines[min(number, other)], lines[max(number, other)]):
        return True  # a heading stands between them
    return step == 1 and " ID" in lines[other].text[:_LONGEST_NAME] and is_field(lines[other].text)


def _are_adjacent(page: str, upper: PageLine, lower: PageLine) -> bool:
    return _GAP.fullmatch(page, upper.start + len(upper.raw), lower.start) is not None


_ABOVE = 60  # lines that are looked at; so the time stays linear


def _is_named_before(lines: Sequence[PageLine], spans: Sequence[Span | None], number: int) -> bool:
    """Return whether the page's prose names what a line begins with: "… a test by the Consumentenbond showed"."""
    who, colon, _ = lines[number].text.partition(": ")
    if not colon or " " in who or not 3 < len(who) < _LONGEST_NAME:
        return False
    named = re.compile(rf"[a-zß-öø-ÿ],?\s{re.escape(who)}\b")
    return any(spans[n] is None and named.search(lines[n].text) for n in range(max(number - _ABOVE, 0), number))


# "O'Neil (2016)", which beside "Prabhu & Birhane 2020" is a citation, and by itself may be a product with its year
_LONGEST_NAME, _CLOSING = 75, (")", "]", ").", "].")  # looked at first: it costs a tenth
_DIGITS = (*_CLOSING, *"0123456789")  # "Mills 2017", in a list only
_NAME_AND_YEAR = when_used(
    r"[^\W\d_][\w’'. -]{1,60},?\s[(\[](?:1[4-9]|20)\d\d[a-z]?[)\]]\.?|"
    r"[^\W\d_a-z][^\W\d_]{2,20}(?:\s[A-Z][\w’'-]{1,20}){0,3}\s(?:19|20)\d\d"
)


def _is_in_a_list(line: PageLine, spans: Sequence[Span | None], number: int) -> bool:
    """Return whether one name with its year stands in a list of references, or next to another short citation."""
    if not may_be_short(line.text, read(line.text)):
        return False
    beside = (*spans[max(number - 1, 0) : number], *spans[number + 1 : number + 2])
    return line.listed or any(span is not None and span.form is Form.SHORT for span in beside)


def forms_of(raw: str) -> tuple[tuple[Form, int | None], ...]:
    """Return form and part of each reference that a string holds, as the reader would, and quicker where it can be.

    >>> [(form.value, part) for form, part in forms_of("see Smith 2019; cf. Jones & Lee 2020")]
    [('short', 1), ('short', 2)]
    """
    raw = on_one_line(raw)
    if is_surely_full(raw):
        return ((Form.FULL, None),)
    if is_surely_web(raw):
        return ((Form.WEB, None),)
    return tuple((citation.form, citation.part) for citation in read_all(raw))


def _span(line: PageLine) -> Span | None:
    """Return the reference that a line is, None where it is none: what is cheap to ask is asked first."""
    if not line.text:
        return None
    look = quick_look(line.text)
    if (look is Form.NONE and _is_a_sentence_at_most(line)) or is_field(line.text):
        return None
    title_only = look in (None, Form.NONE) and _is_title(line)
    if not title_only and (look is Form.NONE or not (look or _reads_as_reference(line))):
        return None
    return _span_of(line, title_only=title_only)


def _span_of(line: PageLine, *, title_only: bool = False) -> Span:
    address = line.address or address_in(line.text)
    return Span(line.start, line.start + len(line.raw), line.raw, address, title_only)


_ADDRESS = when_used(
    r"\]\(\s?<?(?P<link>https?://[^\s()<>]{1,1000}(?:\([^\s()]{0,100}\)[^\s()<>]{0,300})?)|(?P<bare>https?://[^\s<>]{1,1000})"
)


def address_in(text: str) -> str | None:
    """Return the address that a reference string names, in a link or bare; the first of several.

    >>> address_in("Adler J. (2020). [Ages](https://doi.org/10.5072/x)"), address_in("Ages: https://example.org/a.")
    ('https://doi.org/10.5072/x', 'https://example.org/a')
    """
    hit = _ADDRESS.search(text) if "http" in text else None
    if not hit:
        return None
    if hit["link"]:
        return hit["link"]
    bare = hit["bare"].rstrip(".,;:!?'\"”’]")
    return bare.rstrip(")") if bare.count(")") > bare.count("(") else bare


def _is_title(line: PageLine) -> bool:
    """Return whether a line is a reference by its place, its link or its mark, whatever it says."""
    if _is_a_sentence_at_most(line):
        return False  # or something that the reader has seen
    text = _legible(line.text)
    return (
        (line.listed and is_listed_title(text, bulleted=line.bulleted, nested=line.nested))
        or (line.address is not None and is_linked_title(text, line.address, listed=line.listed))
        or (len(text) >= MIN_LINE and (is_marked_title(text) or names_a_source(text)))
    )


def _is_a_sentence_at_most(line: PageLine) -> bool:
    if line.listed or line.address or line.bulleted:
        return False
    text = line.text.rstrip(BLANK_LIKE)
    return text.endswith(".") and not (text[-5:-1].isdigit() and _DATE_AT_END.search(text, len(text) - 20))


_DATE_AT_END = re.compile(
    r"[A-Z][a-z]{2,8}\.? (?:\d\d?, )?\d{4}\.$"
)  # "Reuters, Watchdog fines the maker, 19 May 2025."


_DEBRIS = re.compile(r"[ÂÃâðï][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[ย๐\xa0\u200b]|โ€")


def _legible(text: str) -> str:
    """Return a line without what is left of wrongly read letters, as the tests of it expect."""
    return clean(text).text if not text.isascii() and _DEBRIS.search(text) else text


def _reads_as_reference(line: PageLine) -> bool:
    """Return whether the reader sees references only, and running text would not have been read like this."""
    if len(line.text) < MIN_LINE:
        return False
    text = _legible(line.text)
    if text is not line.text and (look := quick_look(text)):
        return look is not Form.NONE
    return all(stands_alone(text, citation) for citation in read_all(text))
