"""Find where the reference strings stand in the text of an incident page: whole lines, and short citations in prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from incident_refs.citations.letters import LETTER, PARTICLE, UPPER, YEAR
from incident_refs.citations.not_a_reference import is_prose
from incident_refs.citations.reader import read_all
from incident_refs.citations.short_form import MAX_SHORT, read_short
from incident_refs.citations.web_item import read_web_item
from incident_refs.model.citation import Citation, Form
from incident_refs.model.names import Group, Person

MAX_LINE = 3_000  # characters; a longer line is a paragraph, or data


@dataclass(frozen=True, slots=True)
class Span:
    """A reference string in a text: `text[start:end] == raw`, counted in code points."""

    start: int
    end: int
    raw: str
    form: Form


_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
# "- ", "* ", "1. ", "[12] ", "> ", "• ", and blanks of every kind
_BULLET = re.compile(r"[\s>]*(?:(?:[-*+•‣▪◦–—·●○]|\[\d{1,3}\]|\(?\d{1,3}[.)])\s+){0,2}\s*")
# "[whole line](https://…)", also with a stop behind it
_LINK = re.compile(
    r"!?\[(?P<text>.{3,2000})\]\(\s?<?[^\s()<>]{1,1000}(?:\([^\s()]{0,100}\)[^\s()]{0,300})?>?(?:\s\"[^\"]"
    r"{0,200}\")?\)[.;,]?\s*"
)
_HEADING = re.compile(
    r"\s*(?:#{1,6}\s|\|.*\|\s*$|[-=_*~`]{3,}\s*$|<[!/a-zA-Z]|\w{1,30}:\s*$|(?:title|slug|metaTitle|"
    r"metaDescription|date|tags|id|url|layout|description)\s?:)"
)


def find(text: str) -> tuple[Span, ...]:
    """Return the lines of a text that are references, without bullet and link around them, in order.

    >>> [span.raw for span in find("Data access\\n- Deng J. (2009). ImageNet\\nSince 2019 it has been disabled.")]
    ['Deng J. (2009). ImageNet']
    """
    return tuple(span for start, line in _lines(text) if (span := _reference_line(start, line)))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each line's own text begins, and that text, without bullet, link and blanks around it."""
    for hit in _LINE.finditer(text):
        line = hit[0]
        if len(line) > MAX_LINE or _HEADING.match(line):
            continue
        bullet = _BULLET.match(line)
        start = bullet.end() if bullet else 0
        link = _LINK.fullmatch(line, start)
        if link:
            yield hit.start() + link.start("text"), link["text"].rstrip()
        else:
            yield hit.start() + start, line[start:].rstrip()


def _reference_line(start: int, line: str) -> Span | None:
    if len(line) < 8 or _is_paragraph(line):
        return None
    citations = read_all(line)
    if all(_stands_alone(line, citation) for citation in citations):
        return Span(start, start + len(line), line, citations[0].form)
    return None


def _is_paragraph(line: str) -> bool:
    """Return whether a long line is plain prose, without anything that a web item, an identifier or a list shows.

    It is asked before the reader, which takes a hundred times as long and would find no more in such a line.
    """
    return len(line) > MAX_SHORT and not _SHOWN.search(line) and is_prose(line)


_SHOWN = re.compile(r"[:;\"“„«‘`\[\]{}|@–—]|\b10\.|\s-\s|arxiv|isbn|doi", re.IGNORECASE)


def _stands_alone(line: str, citation: Citation) -> bool:
    """Return whether a line of running text would not have been read like this."""
    match citation.form:
        case Form.NONE:
            return False
        case Form.IDENTIFIER:
            return True
        case Form.SHORT:
            return _is_marked(line, citation)
        case Form.WEB:
            return _is_web_line(line, citation)
    return not is_prose(line) and _is_listed(line, citation)


def _is_listed(line: str, citation: Citation) -> bool:
    """Return whether a full reference shows names in the manner of lists, or where it was published."""
    people = [name for name in citation.authors.listed if isinstance(name, Person) and name.given]
    dated = citation.year is not None
    if people and (dated or _UNDATED.search(line) or citation.volume or citation.doi or citation.arxiv):
        return True
    if (
        citation.authors
        and dated
        and (f"({citation.year}" in line or citation.volume or citation.dois or citation.arxiv)
    ):
        return True
    return bool(citation.title and citation.container and (citation.volume or citation.dois) and dated)


# "de Cerqueira J.A.S. (n.d.). Ethical perspectives", "Gebru T. (forthcoming). Shades"
_UNDATED = re.compile(r"\((?:n\.\s?d\.|forthcoming|in\spress|to\sappear)\)", re.IGNORECASE)


def _is_marked(line: str, citation: Citation) -> bool:
    """Return whether a line that is a short citation is no heading with a year: "Founded 2009", "Summer Games 2012"."""
    authors = citation.authors
    return (
        authors.more
        or len(authors.listed) > 1
        or line.rstrip(" .").endswith((")", "]"))
        or (len(authors.listed) == 1 and isinstance(authors.listed[0], Group) and "," in line)
    )


def _is_web_line(line: str, citation: Citation) -> bool:
    if citation.title is None:
        return citation.url is not None  # an address by itself
    if not citation.authors:
        return (citation.url is None and read_web_item(line.strip(" .")) is not None) or citation.container is not None
    return any(isinstance(name, Person) and name.given and "." in name.given for name in citation.authors.listed)


# --- short citations in running text --------------------------------------------------------------------------------

_NAME = rf"(?:{PARTICLE}\s){{0,3}}(?:[dDlL]['’]|al-|el-)?[{UPPER}](?:{LETTER}|['’‐\-](?={LETTER})){{1,40}}"
_NAMES = (
    rf"{_NAME}(?:(?:,\s{_NAME}){{0,4}},?\s(?:and|&|und|et)\s{_NAME}|(?:,?\s{_NAME}){{0,3}}?,?\set\s?al\.?|"
    rf"(?:\s{_NAME}){{1,5}})?"
)
_YEARS = rf"{YEAR}[a-z]?(?:,\s?(?:{YEAR}[a-z]?|[a-z]\b)){{0,4}}"
# "Prabhu & Birhane (2020)", "O'Neil (2016)", "Deng et al. [2009]"
_IN_SENTENCE = rf"(?<!\w){_NAMES}(?:['’]s?)?\s[(\[](?P<years>{_YEARS})(?:,\s?(?:pp?\.?\s?)?[\d–-]{{1,12}})?[)\]]"
# "(Bender et al., 2021)", "[see Obermeyer et al. 2019; Smith, 2020]"
_IN_BRACKETS = re.compile(rf"[(\[](?P<inside>[^()\[\]\r\n]{{3,400}}?{YEAR}[^()\[\]\r\n]{{0,200}})[)\]]")
_SEMICOLON = re.compile(r"[^;]+")


@cache
def _in_sentence() -> re.Pattern[str]:
    """Return the dearest pattern of this module, compiled when running text is first looked at."""
    return re.compile(_IN_SENTENCE)


def find_short(text: str) -> tuple[Span, ...]:
    """Return the short citations in running text, in order; each of several in one bracket by itself.

    >>> [span.raw for span in find_short("Prabhu & Birhane (2020) say so (Bender et al., 2021; NIST, 2023).")]
    ['Prabhu & Birhane (2020)', 'Bender et al., 2021', 'NIST, 2023']
    """
    found = [
        Span(hit.start(), hit.end(), hit[0], Form.SHORT) for hit in _in_sentence().finditer(text) if read_short(hit[0])
    ]
    for hit in _IN_BRACKETS.finditer(text):
        found += _inside(hit.start("inside"), hit["inside"])
    return tuple(sorted(found, key=lambda span: span.start))


def _inside(offset: int, inside: str) -> list[Span]:
    pieces = []
    for hit in _SEMICOLON.finditer(inside):
        raw = hit[0].strip()
        start = offset + hit.start() + len(hit[0]) - len(hit[0].lstrip())
        if read_short(raw) and not raw[:4].isdigit():
            pieces.append(Span(start, start + len(raw), raw, Form.SHORT))
    return pieces
