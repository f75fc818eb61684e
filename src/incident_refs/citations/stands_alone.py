"""Tell a line that is a reference from running text that the reader could make one of, by what was read."""

import re

from incident_refs.citations.not_a_reference import is_prose
from incident_refs.citations.quick_look import is_names_and_title
from incident_refs.citations.running_text import has_small_words, is_sentence, is_surely_prose
from incident_refs.citations.web_item import SAID, read_web_item
from incident_refs.model.citation import Citation, Form
from incident_refs.model.names import Group, Name, Person
from incident_refs.model.patterns import when_used


def stands_alone(line: str, citation: Citation) -> bool:
    """Return whether a line that was read like this is a reference by itself, and no running text.

    >>> from incident_refs.citations.reader import read
    >>> lines = "Kim A. (2009). Faces", "Road Transport Act (2018)"
    >>> [stands_alone(line, read(line)) for line in lines]
    [True, False]
    """
    if is_names_and_title(line):
        return True
    match citation.form:
        case Form.NONE:
            return False
        case Form.IDENTIFIER:
            return True
        case Form.SHORT:
            return _is_marked(line, citation)
        case Form.WEB:
            return not (_is_prose_with_link(line) or line.endswith(SAID)) and _is_web_line(line, citation)
    return not is_prose(line) and not is_surely_prose(line) and not _is_saying(line) and _is_listed(line, citation)


# 'The maker, Poetica GmbH, wrote: "We are sorry. Version 2.0 (May 2022) knows no potatoes."'
_SAYS = when_used(r"\b(?:said|says|wrote|writes|told|asked|called|replied|announced|added)[^.\"“”]{0,40}[:,]?\s[\"“]")
# "As Kim & Lo (2019) say, it fails.": no initial before the year, and the sentence goes on behind it
_IN_PASSING = when_used(r"(?:(?!\b[A-Z]\.)[^(]){2,120}\((?:1[4-9]|20)\d\d[a-z]?\),?\s[a-z]{2,}.*[.!?]$")
# 'Chief Craig (June 29 2020): software alone misidentifies "95-97 percent of the time"'
_SAID_ON = when_used(
    r"[A-Z](?:(?!\b[A-Z]\.)[^(,]){2,60}\([^()]{0,20}[A-Z][a-z]{2,8}\.?\s[^()]{0,12}(?:19|20)\d\d\):\s[a-z]"
)
# "General Y.S., author of The Human-Machine Team (2021), led the unit."
_GOES_ON = when_used(
    r"\((?:19|20)\d\d\),\s(?:who|which|led|was|is|has|had|"
    r"(?!publish|updat|retriev|access|edit|revis|translat|cit|reprint|view|archiv|adapt)[a-z]{3,12}ed)\s"
)
# "Meta AI took the demo down three days later (Heaven, 2022)."
_CITED_AT_END = when_used(r"[(\[][A-Z][^()\[\]\d]{2,80},?\s(?:1[4-9]|20)\d\d[a-z]?[)\]]\.$")
_DATED = re.compile(r"\((?:1[4-9]|20)\d\d")
_PARAGRAPH = 400  # characters; no reference that begins without initials and date is as long, and ends as a sentence
# 'Bing Chat told a reporter to leave his wife (Roose 2023). A student was told:'
_CITED_INSIDE = when_used(r"[(\[][A-Z][^()\[\]\d]{2,80},?\s(?:1[4-9]|20)\d\d[a-z]?[)\]](?:,?\s[a-z]|\.\s[A-Z])")
_MANY = 8  # small words; the title of a book whose publisher and year stand in brackets has fewer
_INITIAL = re.compile(r"\b[A-Z]\.")


def _is_saying(line: str) -> bool:
    """Return whether a line quotes somebody, or cites something in passing."""
    if _SAYS.search(line) or _IN_PASSING.match(line) or _SAID_ON.match(line):
        return True
    if line.endswith(".") and _GOES_ON.search(line):
        return True
    if _INITIAL.search(line, 0, 60):
        return False
    if _CITED_INSIDE.search(line) and has_small_words(line, _MANY):
        return True
    if not is_sentence(line):
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
    if citation.authors and citation.title and _INVERTED_AND_QUOTED.match(line):
        return True
    if (
        citation.authors
        and dated
        and (f"({citation.year}" in line or citation.volume or citation.dois or citation.arxiv)
    ):
        return True
    return bool(citation.title and citation.container and (citation.volume or citation.dois) and dated)


# "Turri, Violet, and Rachel Dzombak. "Why We Need to Know More." AIES '23"
_INVERTED_AND_QUOTED = when_used(r"[A-ZÀ-Þ][\w'’-]{1,30},\s[A-ZÀ-Þ][^\"“”:()]{1,200}[.,]\s[\"“][^\"“”]{8,300}[\"”]")
# "de Cerqueira J.A.S. (n.d.). Ethical perspectives", "Gebru T. (forthcoming). Shades"
_UNDATED = when_used(r"\((?:n\.\s?d\.|forthcoming|in\spress|to\sappear)\)", re.IGNORECASE)
# "Road Transport Act (2018)", "Tokyo Games (2020)": the name of a law or an event with its year
_NAMED_BY_YEAR = when_used(
    r"(?:act|bill|law|regulation|directive|treaty|convention|agreement|code|order|constitution|games|cup|olympics|"
    r"elections?|conference|summit|season|edition|version|release|authors?|rights reserved|level|windows|office)",
    re.IGNORECASE,
)


def _is_marked(line: str, citation: Citation) -> bool:
    """Return whether a line that is a short citation is no heading with a year: "Founded 2009", "Summer Games 2012"."""
    authors = citation.authors
    if _NAMED_BY_YEAR.fullmatch(authors.listed[-1].family.split()[-1]):
        return False
    if len(authors.listed) > 1:
        return authors.more or _JOINED.search(line) is not None
    return authors.more or (isinstance(authors.listed[0], Group) and "," in line)


_JOINED = re.compile(r"&|\s(?:and|und|et|y)\s")  # unlike "Zillow Offers, Phoenix 2018"


def may_be_short(line: str, citation: Citation) -> bool:
    """Return whether a line is one name with its year in brackets: "O'Neil (2016)" in a list, or "Zestimate (2006)".

    >>> from incident_refs.citations.reader import read
    >>> [may_be_short(line, read(line)) for line in ("O'Neil (2016)", "Model S (2015)", "Transport Act (2018)")]
    [True, False, False]
    """
    if citation.form is not Form.SHORT or len(citation.authors.listed) != 1:
        return False
    name = citation.authors.listed[0]
    in_brackets = line.rstrip(" .").endswith((")", "]"))
    if not (in_brackets or isinstance(name, Group) or " " not in line[: -len(" 2017")]):
        return False
    return not _NAMED_BY_YEAR.fullmatch(name.family.split()[-1]) and not _is_product(name, line)


def _is_product(name: Name, line: str) -> bool:
    """Return whether a name and a letter are a thing with its year: "Model S (2015)"."""
    given = name.given if isinstance(name, Person) else None
    return given is not None and "." not in given and f"{given}." not in line and "," not in line


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
