"""Find the lines of an incident page that are references, each with the address where its link leads."""

import re
from dataclasses import dataclass

from incident_refs.citations.bare_title import is_field, is_linked_title, is_listed_title, is_marked_title
from incident_refs.citations.cleaning import clean
from incident_refs.citations.not_a_reference import is_prose
from incident_refs.citations.page_lines import PageLine, page_lines
from incident_refs.citations.quick_look import is_surely_full, quick_look
from incident_refs.citations.reader import read_all
from incident_refs.citations.running_text import BLANK_LIKE, is_sentence, is_surely_prose
from incident_refs.citations.web_item import names_a_source, read_web_item
from incident_refs.model.citation import Citation, Form
from incident_refs.model.names import Group, Name, Person

MIN_LINE = 8  # characters; only in a list a title may be shorter


@dataclass(frozen=True, slots=True)
class Span:
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
    return tuple(span for line in page_lines(text) if (span := _span(line)))


def forms_of(raw: str) -> tuple[tuple[Form, int | None], ...]:
    """Return form and part of each reference that a string holds, as the reader would, and quicker where it can be.

    >>> [(form.value, part) for form, part in forms_of("see Smith 2019; cf. Jones & Lee 2020")]
    [('short', 1), ('short', 2)]
    """
    if is_surely_full(raw):
        return ((Form.FULL, None),)
    return tuple((citation.form, citation.part) for citation in read_all(raw))


def _span(line: PageLine) -> Span | None:
    """Return the reference that a line is, None where it is none: what is cheap to ask is asked first."""
    if not line.text or is_field(line.text):
        return None
    look = quick_look(line.text)
    title_only = look in (None, Form.NONE) and _is_title(line)
    if not title_only and (look is Form.NONE or not (look or _reads_as_reference(line))):
        return None
    end, address = line.start + len(line.text), line.address or address_in(line.text)
    return Span(line.start, end, line.text, address, title_only)


_ADDRESS = re.compile(
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
    if not (line.listed or line.address) and line.text.rstrip(BLANK_LIKE).endswith("."):
        return False  # a sentence, or something that the reader has seen
    text = _legible(line.text)
    return (
        (line.listed and is_listed_title(text, bulleted=line.bulleted, nested=line.nested))
        or (line.address is not None and is_linked_title(text, line.address, listed=line.listed))
        or (len(text) >= MIN_LINE and (is_marked_title(text) or names_a_source(text)))
    )


_DEBRIS = re.compile(r"[ÂÃâðï][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[ย๐\xa0\u200b]")


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
    return all(_stands_alone(text, citation) for citation in read_all(text))


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
            return not _is_prose_with_link(line) and _is_web_line(line, citation)
    return not is_prose(line) and not is_surely_prose(line) and not _is_saying(line) and _is_listed(line, citation)


# 'The maker, Poetica GmbH, wrote: "We are sorry. Version 2.0 (May 2022) knows no potatoes."'
_SAYS = re.compile(r"\b(?:said|says|wrote|writes|told|asked|called|replied|announced|added)[^.\"“”]{0,40}[:,]?\s[\"“]")
# "As Kim & Lo (2019) say, it fails.": no initial before the year, and the sentence goes on behind it
_IN_PASSING = re.compile(r"(?:(?!\b[A-Z]\.)[^(]){2,120}\((?:1[4-9]|20)\d\d[a-z]?\),?\s[a-z]{2,}.*[.!?]$")
# "Meta AI took the demo down three days later (Heaven, 2022)."
_CITED_AT_END = re.compile(r"[(\[][A-Z][^()\[\]\d]{2,80},?\s(?:1[4-9]|20)\d\d[a-z]?[)\]]\.$")
_DATED = re.compile(r"\((?:1[4-9]|20)\d\d")
_PARAGRAPH = 400  # characters; no reference that begins without initials and date is as long, and ends as a sentence
_INITIAL = re.compile(r"\b[A-Z]\.")


def _is_saying(line: str) -> bool:
    """Return whether a line quotes somebody, or cites something in passing."""
    if _SAYS.search(line) or _IN_PASSING.match(line):
        return True
    if _INITIAL.search(line, 0, 60) or not is_sentence(line):
        return False
    return _CITED_AT_END.search(line) is not None or (len(line) > _PARAGRAPH and not _DATED.search(line, 0, 100))


_INLINE_LINK = re.compile(r"!?\[[^\[\]]{1,500}\]\([^\s()]{1,1000}(?:\([^\s()]{0,100}\)[^\s()]{0,300})?\)")


def _is_prose_with_link(line: str) -> bool:
    """Return whether a link stands within a sentence: "A [study of 2021](https://…) found that it was wrong"."""
    if "](" not in line:
        return False
    beside = _INLINE_LINK.sub(" ", line)
    return len(beside.split()) > 6 and not read_web_item(beside.strip(" ."))


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
# "Road Transport Act (2018)", "Tokyo Games (2020)": the name of a law or an event with its year
_NAMED_BY_YEAR = re.compile(
    r"(?:act|bill|law|regulation|directive|treaty|convention|agreement|code|order|constitution|games|cup|olympics|"
    r"elections?|conference|summit|season|edition|version|release|authors?|rights reserved|level|windows|office)",
    re.IGNORECASE,
)


def _is_marked(line: str, citation: Citation) -> bool:
    """Return whether a line that is a short citation is no heading with a year: "Founded 2009", "Summer Games 2012"."""
    authors = citation.authors
    if _NAMED_BY_YEAR.fullmatch(authors.listed[-1].family.split()[-1]):
        return False
    return (
        authors.more
        or len(authors.listed) > 1
        or (line.rstrip(" .").endswith((")", "]")) and not _is_product(authors.listed[0], line))
        or (len(authors.listed) == 1 and isinstance(authors.listed[0], Group) and "," in line)
    )


def _is_product(name: Name, line: str) -> bool:
    """Return whether a name and a letter are a thing with its year: "Model S (2015)"."""
    return isinstance(name, Person) and name.given is not None and "." not in name.given and "," not in line


def _is_web_line(line: str, citation: Citation) -> bool:
    if citation.title is None:
        return citation.url is not None  # an address by itself
    if not citation.authors:
        return (citation.url is None and read_web_item(line.strip(" .")) is not None) or citation.container is not None
    return _begins_as_list(line, citation) and not is_sentence(line)


def _begins_as_list(line: str, citation: Citation) -> bool:
    """Return whether a line without a year opens with names as lists print them, and a title follows.

    "Paglen T., Crawford K.: ImageNet Roulette", unlike "Ruslan N. Marchenko" and "U.S. law, and that of others".
    """
    first = citation.authors.listed[0]
    if not isinstance(first, Person) or not first.given or "." not in first.given or not citation.title:
        return False
    several = len(citation.authors.listed) > 1 or _NAMES_AND_COLON.match(line) or '"' in line or "“" in line
    return bool(several) and line.lstrip("'’\"“").startswith(first.cited_as) and " " in citation.title


_NAMES_AND_COLON = re.compile(r"[^:]{3,80}\.:\s")
