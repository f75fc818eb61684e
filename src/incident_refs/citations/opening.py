"""Read how a full reference begins: who wrote it and when, and where its title starts."""

import re
from dataclasses import dataclass, field

from incident_refs.citations.abbreviations import is_abbreviation
from incident_refs.citations.author_list import read_names
from incident_refs.citations.east_asian_names import leading_east_asian_names
from incident_refs.citations.group_name import is_group
from incident_refs.citations.leading_names import leading_names
from incident_refs.citations.letters import UPPER, WORD, YEAR
from incident_refs.model.names import Group, Names, Person
from incident_refs.model.patterns import when_used

# "(2009)", "(2023, September 1)", "(May 2020)", "(1985/2001)", "(n.d.)", "(in press)"
_PAREN_YEAR = re.compile(
    rf"""
    [(\[] \s? (?:[A-Z][a-z]{{2,8}}\.?\s(?:\d{{1,2}},?\s)?|c(?:a|irca)?\.?\s?|\d{{1,2}}\s[A-Z][a-z]{{2,8}}\s|\d{{4}}/)?
    (?: (?P<year>{YEAR})(?P<suffix>[a-z])?(?!\d) (?:[,/–-]\s?[\w\s,./–-]{{1,30}})?
      | (?P<none>n\.?\s?d\.?|in\spress|forthcoming|to\sappear|s\.?\s?a\.?|undated|2[1-6]\d\d) )
    \s? [)\]]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BARE_YEAR = re.compile(rf"(?<=[\s.,])(?P<year>{YEAR})(?P<suffix>[a-z])?(?:[.,:;]\s?|\s)(?=\S)")
# A straight single mark opens a title behind a year or a stop only: "(2017) 'Why a right to explanation …', Data Law"
_OPENING_QUOTE = when_used(r"(?:^|(?<=[\s,.(*]))(?:[“„«‘`](?=\S)|\"\s?(?=\S))|(?<=[).,:]\s)'(?=[^\Wa-z]\w)")
_CLOSING = {"'": "'", "“": "”", "„": "“”", '"': '"', "«": "»", "‘": "’'", "`": "'’`"}
_ANY_QUOTE = re.compile('[“„"«‘`]')
_AFTER_NAMES = " \t.,:;*)]-–"
_YEAR_AT_END = when_used(rf"[\s,.(\[]{{1,3}}(?P<year>{YEAR})(?P<suffix>[a-z])?[)\]]?[.,:\s]*$")
# The end of a list of spelled-out names: "Seaman, Claire. new the …", "Minoli, I.. Activities"
_NAME_STOP = when_used(r"(?:(?<=[^\W\d_][^\W\d_][^\W\d_])\.|(?<=\set\sal)\.|\.\.|\)\.)\s")
_WORDS_BEFORE = re.compile(r"^(?:[Bb]y|[Ss]ee(?: also)?|[Cc]f\.|[Ii]n)\s(?=[A-Z])")
MAX_OPENING = 2_000  # characters before the year or title; more names than that are in no reference line


@dataclass(frozen=True, slots=True)
class Opening:
    """The beginning of a reference. `title` is set where quotation marks or the place before the year show it."""

    rest: str
    authors: Names = field(default_factory=Names)
    year: int | None = None
    year_suffix: str | None = None
    title: str | None = None
    named: str | None = None  # what stands before the year, where it may be a title as well as a name
    dated: bool = False  # the year, or "n.d.", stands between authors and title


def read_opening(text: str) -> Opening:
    """Return authors, year and title as far as the beginning of a reference tells them, and the rest of it.

    >>> found = read_opening("Prabhu V.U., Birhane A. (2020). Large image datasets: A pyrrhic win?")
    >>> found.authors.families, found.year, found.rest
    (('Prabhu', 'Birhane'), 2020, 'Large image datasets: A pyrrhic win?')
    """
    text = _WORDS_BEFORE.sub("", text, count=1)
    return _quoted(text) or _year_in_brackets(text) or _bare_year(text) or _names_only(text)


def _quoted(text: str) -> Opening | None:
    """Return the opening of a reference with its title in quotation marks: Chicago, MLA, IEEE."""
    if not _ANY_QUOTE.search(text) and " '" not in text:
        return None
    hit = _OPENING_QUOTE.search(text, 0, MAX_OPENING)
    if not hit:
        return None
    before = text[: hit.start()]
    end = _closing(text, hit.start())
    if end is None or end - hit.end() < 6:
        return None
    named = _before_title(before)
    if named is None:
        return None
    authors, year, suffix = named
    if _goes_on(text, end, dated=year is not None):
        return None
    title = text[hit.end() : end]
    return Opening(text[end + 1 :].lstrip(" .,;"), authors, year, suffix, title, dated=year is not None)


def _before_title(before: str) -> tuple[Names, int | None, str | None] | None:
    """Return the names and the year that stand before a title in quotation marks; None where anything else does."""
    dated = _YEAR_AT_END.search(before)
    year, suffix = (int(dated["year"]), dated["suffix"]) if dated else (None, None)
    stopped = before.rstrip().endswith(".")
    before = (before[: dated.start()] if dated else before).strip(_AFTER_NAMES + "(")
    if not before:
        return Names(), year, suffix
    names = read_names(before + "." if _INITIAL_END.search(before) else before, inverted=stopped and dated is None)
    return (names, year, suffix) if names else None


_INITIAL_END = when_used(r"(?:^|[\s.\-])[^\W\d_a-z]$")


def _goes_on(text: str, end: int, *, dated: bool) -> bool:
    """Return whether a dated title goes on behind its quotation: "(2016). "Why Should I Trust You?": Explaining …"."""
    return dated and text[end + 1 : end + 3] == ": "


def _closing(text: str, start: int) -> int | None:
    """Return where the quotation that opens at `start` closes: titles may hold quotation marks themselves."""
    marks = _CLOSING[text[start]]
    first = second = None
    for hit in _QUOTES[text[start]].finditer(text, start + 2):
        i = hit.start()
        before, after = text[i - 1], text[i + 1 : i + 4]
        if text[i] not in marks or (before.isalnum() and after[:1].isalnum()):
            continue
        if before in ".,?!" and after[:1] in ("", " ", ".", ",", ")"):
            return i
        if second is None and (after[:1] in ("", ".", ",", ";", ")") or after in (" In", " in", " (", " ar", " *")):
            second = i
        first = i if first is None else first
    return first if second is None else second


_QUOTES = {opening: when_used(f"[{closing}]") for opening, closing in _CLOSING.items()}


def _year_in_brackets(text: str) -> Opening | None:
    """Return the opening of an author-date reference: APA, Harvard, Springer, AIAAIC."""
    if "(" not in text and "[" not in text:
        return None
    hit = _PAREN_YEAR.search(text, 0, MAX_OPENING)
    if not hit:
        return None
    before, rest = text[: hit.start()], text[hit.end() :].lstrip(_AFTER_NAMES)
    year = int(hit["year"]) if hit["year"] else None
    if not before.strip():
        return Opening(rest, Names(), year, hit["suffix"], dated=True)
    if len(rest) < (3 if rest.isascii() else 1):  # a title may be of two characters: "王小明 (2021). 标题"
        return None
    names = read_names(before)
    if names:
        plain = before.strip(" .") if "," not in before and "et al" not in before else None
        return Opening(rest, names, year, hit["suffix"], named=plain, dated=True)
    listed = _TITLE_BEFORE_YEAR.fullmatch(before.strip())
    names = read_names(listed["names"]) if listed else None
    if listed and names:
        return Opening(rest, names, year, hit["suffix"], listed["title"], dated=True)
    # APA, no author: the title moves to the front. "Kapitel 15: Ironie. (2014). Passagiere Des Eises."
    if (
        before.rstrip().endswith((".", "?", "!"))
        and text[hit.end() : hit.end() + 1] == "."
        and not leading_names(before)
    ):
        return Opening(rest, Names(), year, hit["suffix"], before.strip(" .") or None, dated=True)
    return None


# SSRN: "Scherer, Matthew U., Regulating Artificial Intelligence Systems: Risks and Challenges (May 30, 2015)"
_TITLE_BEFORE_YEAR = when_used(
    rf"""
    (?P<names> {WORD},\s{WORD}(?:\s[{UPPER}]\.)? (?:\sand\s{WORD},\s{WORD}(?:\s[{UPPER}]\.)?){{0,9}} ),\s
    (?P<title> [^\s()]{{1,40}}(?:\s[^\s()]{{1,40}}){{2,40}} )
    """,
    re.VERBOSE,
)


def _bare_year(text: str) -> Opening | None:
    """Return the opening of a reference with its year behind the names: "Peres, C. A. 1994. Composition …"."""
    hit = _BARE_YEAR.search(text, 0, MAX_OPENING)
    if not hit or hit.start() < 3:
        return None
    before = text[: hit.start()].rstrip(" ,.:;")
    leading = leading_names(before + ".")
    if leading and leading[1] < len(before) - 1:
        if not _GIVEN_FIRST.match(before):
            return None  # "Seule, M.; Keller, E. Neurocritical Care 2015, 23, 108"
        leading = None
    if text[hit.end() : hit.end() + 1].isdigit():
        return None  # "Anthropology News 1983, 24, 3–3"
    names = leading[0] if leading else read_names(before)
    if not names or (
        len(names.listed) == 1
        and isinstance(names.listed[0], Group)
        and not names.more
        and "," in text[hit.start() : hit.end()]
    ):
        return None
    rest = _MONTH_FIRST.sub("", text[hit.end() :].lstrip(_AFTER_NAMES), count=1)
    return Opening(rest, names, int(hit["year"]), hit["suffix"], dated=True)


# "Selbst, A.D. and Vertesi, J., 2019, January. Fairness and abstraction"
_MONTH_FIRST = when_used(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s\d{1,2})?\.\s"
)


def _names_only(text: str) -> Opening:
    """Return the opening of a reference whose year stands at its end: Vancouver, ACS, AIP, LNCS."""
    leading = _at_semicolons(text) or leading_names(text) or leading_east_asian_names(text)
    if leading is None or text[leading[1] : leading[1] + 2] in {", ", " "} or _GIVEN_FIRST.match(text):
        spelled_out = _spelled_out(text)
        if spelled_out and (leading is None or _says_more(spelled_out.authors, leading[0])):
            return spelled_out
    if leading is None:
        return _organisation_first(text) or Opening(text)
    names, end = leading
    rest = text[end:].lstrip(_AFTER_NAMES)
    return Opening(_EDITORS.sub("", rest, count=1), names)


def _organisation_first(text: str) -> Opening | None:
    """Return the opening where an organisation's name is the first sentence, with a title and more behind it.

    "World Health Organization. Ethics and governance of artificial intelligence for health. Geneva: WHO; 2021."
    """
    name, stop, rest = text[:120].partition(". ")
    if not stop or rest.count(" ") < 2 or not is_group(name) or _NO_AUTHOR.search(name):
        return None
    names = read_names(name)
    return Opening(text[len(name) + 2 :].lstrip(_AFTER_NAMES), names) if names else None


_NO_AUTHOR = when_used(r"\b(?:Conference|Workshop|Congress|Survey|Research|Studies|Journal|International)\b")
_EDITORS = re.compile(r"^\(?(?:editors?|eds?\.)\)?[,.:]?\s", re.IGNORECASE)


def _at_semicolons(text: str) -> tuple[Names, int] | None:
    """Return the names of a list with semicolons, one of which may be of an odd kind: "Moraes, W. da S.; Cecon, P."."""
    last = text.rfind("; ", 0, MAX_OPENING)
    before = read_names(text[:last]) if last > 0 else None
    ending = leading_names(text[last + 2 :]) if before else None
    if not before or not ending:
        return None
    return Names((*before.listed, *ending[0].listed), ending[0].more), last + 2 + ending[1]


# "Tom B Brown, Benjamin Mann", "Emily M. Bender and Timnit Gebru": the initial stands between given and family name
_GIVEN_FIRST = re.compile(rf"[{UPPER}]\w{{2,20}}(?:\s[{UPPER}]\.?){{1,2}}\s[{UPPER}]\w{{1,30}}(?:,\s|\sand\s)")


def _says_more(names: Names, others: Names) -> bool:
    """Return whether these are more names, none of them half a one: "Kahneman D. Thinking, Fast and Slow" is one."""
    return len(names.listed) > len(others.listed) and all(
        isinstance(name, Group) or (name.given and ". " not in name.family) for name in names.listed
    )


def _are_full(names: Names) -> bool:
    """Return whether everybody has a given and a family name: "Joy Buolamwini and Timnit Gebru"."""
    return all(isinstance(name, Person) and name.given and len(name.given.split()) < 3 for name in names.listed)


def _spelled_out(text: str) -> Opening | None:
    stop = _NAME_STOP.search(text, 0, MAX_OPENING)
    names = read_names(text[: stop.start()]) if stop and "," in text[: stop.start()] else None
    if not names and stop and " and " in text[: stop.start()]:
        names = read_names(text[: stop.start()])
        names = names if names and len(names.listed) == 2 and _are_full(names) else None
    if stop and names and not isinstance(names.listed[0], Group) and not is_abbreviation(names.families[-1]):
        return Opening(text[stop.end() :].lstrip(_AFTER_NAMES), names)
    joined = _LAST_AND.match(text)
    names = read_names(joined["names"]) if joined else None
    if joined and names and len(names.listed) > 1:
        return Opening(text[joined.end() :].lstrip(_AFTER_NAMES), names)
    return None


# "Yibin Li, Caihong Li, and Yong Song, 2010 8th World Congress"
_LAST_AND = when_used(r"(?P<names>[^:;()\d]{3,400}?,?\s(?:and|&)\s[^\s,:;()\d]{2,30}(?:\s[^\s,:;()\d]{1,30}){0,2}),\s")
