"""Find where in its journal a work stands: volume, issue, pages and year, in the orders of the styles."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from incident_refs.citations.letters import YEAR
from incident_refs.model.patterns import when_used

_NUMBER = r"[A-Z]{0,3}\d{1,6}[A-Za-z]{0,2}"
_PAGES = (  # ACM counts the pages of each article: "10:10–10:29"
    r"(?:\d{1,4}:\d{1,3}[–-]\d{1,4}:\d{1,3}|[ivxl]{1,7}(?:[–-][ivxl]{1,7})?(?![^\W_])"
    r"|[A-Za-z]{0,5}[.:]?\d{1,9}[A-Za-z]{0,2}(?:\s?[–—‐‑‒−?\-]{1,2}\s?[A-Za-z]{0,5}\d{1,9}[A-Za-z]{0,2})?(?![^\W_]))"
)
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|fall|autumn|winter)[a-z]{0,7}\.?"
_MONTH = rf"(?:\d{{1,2}}\s)?{_MONTHS}(?:[–/-][A-Za-z]{{3,9}})?(?:\s\d{{1,2}})?"
_WHEN = rf"(?:{_MONTH},?\s)?(?P<year>{YEAR})[a-z]?"
_VOL = r"(?<![^\W_])(?:vol(?:ume)?s?|bd|band|tome?|v)\.?\s?(?=\d|[ivxlc]{1,6}\b)"
# "NIPS" and "North" begin with "n" and "no", and are neither
_NO = r"(?<![^\W_])(?:no|nos|issue|iss|nr|n[º°o]|number|heft|n|№)(?![^\W\d_])\.?\s?"
_PP = r"(?<![^\W_])(?:pp?|pages?|pgs?|s|с|стр|art(?:icle)?(?:\sno)?|paper(?:\sno)?|article\sid|pos)\b\.?\s?"


def _lazily(pattern: str, flags: re.RegexFlag) -> Callable[[], re.Pattern[str]]:
    """Return what gives the pattern, compiled when it is first asked for: all of them at the start take 13 ms."""
    return cache(partial(re.compile, pattern, flags))


# Each pattern is one way of writing it; the words that come before are the container. First one that fits wins.
_DIGIT = re.compile(r"\d")
_VOLUME = when_used(r"\b(?:vol|bd|band|tome?|v)\b|vol(?:ume)?s?\.?\s?\d")
_STYLES: list[tuple[str, Callable[[], re.Pattern[str]]]] = [
    # MLA 7: "42.9 (2022): 1999–2025"
    (
        "(",
        _lazily(
            rf"""[,.\s]{{1,2}}(?P<volume>\d{{1,4}})\.(?P<issue>\d{{1,3}}(?:[–-]\d{{1,3}})?)\s\((?:{_WHEN})\)(?::\s?(?P<pages>{_PAGES}))?""",
            re.VERBOSE | re.IGNORECASE,
        ),
    ),
    # ACM: "64, 12 (Dec. 2021), 86–92"
    (
        " (",
        _lazily(
            rf"""[,.\s]{{1,2}}(?P<volume>\d{{1,4}}),\s(?P<issue>\d{{1,3}})\s\((?:{_WHEN})\),\s(?P<pages>{_PAGES})(?=[\s.,;]|$)""",
            re.VERBOSE | re.IGNORECASE,
        ),
    ),
    # AIP, PR: "31, 325 (2012)", "45 (1978) 393", "308, L683 (2014)", "12, (1982)"
    (
        "(",
        _lazily(
            rf"""(?:[,.\s]{{1,2}}|(?<=[a-z]))(?P<volume>(?-i:[A-Z]){{0,2}}\d{{1,5}}(?:[A-Za-z]|[–-]\d{{1,5}})?)
            (?:,\s?(?:{_PP})?(?P<pages>{_PAGES})?\s?\(?\((?:{_WHEN})\)|\s?\((?P<year2>{YEAR})\),?\s(?P<pages2>{_PAGES}))(?=[\s.,;]|$)""",
            re.VERBOSE | re.IGNORECASE,
        ),
    ),
    # Chicago, MLA 8: "56, no. 1 (February 2026): 78–94", "vol. 38, no. 21 (March 24, 2024): 23041–23046"
    (
        "(",
        _lazily(
            rf"""[,.\s]{{1,2}}(?:{_VOL})?(?P<volume>{_NUMBER})?(?:[,.]?\s?{_NO}(?P<issue>[\w–/-]{{1,12}}(?:\s\([^()]{{1,20}}\))?))?
            [,\s]{{1,2}}\((?:{_WHEN}|{_MONTH})\)(?:\s?:\s?(?:{_PP})?(?P<pages>{_PAGES}))?""",
            re.VERBOSE | re.IGNORECASE,
        ),
    ),
    # IEEE: "vol. 35, no. 17, pp. 1–10, Mar. 2009"; Emerald: "Vol. 14 No. 2, pp. 83‐8."
    (
        "vol",
        _lazily(
            rf"""[,.\s(]{{1,3}}{_VOL}(?P<volume>[\w.]{{1,10}}?)(?=[,.\s():;]|$)(?:[,.;]?\s?(?:{_NO}(?P<issue>[\w–/-]{{1,12}})|\((?P<issue2>[\w–/-]{{1,12}})\)))?
            (?:[,.;]?\s?\(?{_WHEN}\)?(?=[,:;.]))?(?:[,.:;]{{0,2}}\s?(?:{_PP}|(?<=:)\s?|(?<=:))(?P<pages>{_PAGES}))?""",
            re.VERBOSE | re.IGNORECASE,
        ),
    ),
    # Vancouver: "2005;25(23):5511–20", "2013 Jan 5;8(1):e53557", "2010, 77:1000–1009", "1987; 14(4):411–418"
    (
        ";",
        _lazily(
            rf"""(?:[,.\s(]{{1,2}}|(?<=[a-zJ]))(?P<year>{YEAR})\)?(?:\s[A-Z][a-z]{{2}}[\s\d–-]{{0,6}})?\s?[;,:]\s?(?P<volume>{_NUMBER})?\s?(?:\(?(?P<issue>(?<=\()[\w\s.–/-]{{1,15}})\))?
            \s?:\s?(?:{_PP})?(?P<pages>{_PAGES})""",
            re.VERBOSE,
        ),
    ),
    # ACS: "2010, 106, 1303–1311", "2010, 106 (3), 1303", "2017, 2, 177."
    (
        "",
        _lazily(
            rf"""[,.\s]{{1,2}}(?P<year>{YEAR}),\s(?P<volume>\d{{1,5}})(?:\s?\((?P<issue>[\w–/-]{{1,12}})\))?(?:,\s(?P<pages>{_PAGES}))?(?=[.\s;]|$)""",
            re.VERBOSE,
        ),
    ),
    # APA, Harvard, Springer: "30(2), 279–289", "13(3):184–190", "63/3:155", "98(2), 405–424 (1989)", "52 (3): 1–2"
    (
        "",
        _lazily(
            rf"""(?:[,.\s]{{1,3}}|(?<=[a-z]))(?P<volume>(?!{YEAR}[,:]\s?\d|{YEAR}\))(?-i:[A-Z])?\d{{1,5}}(?:[A-Z]|[–-]\d{{1,5}})?|(?<![^\W_])[IVXLC]{{1,6}}(?=\s?\())\s?(?:\((?P<issue>(?!{YEAR}\))[\w\s.,–‑/&-]{{1,22}})\)|/(?P<issue2>\d{{1,3}}))
            (?:\s?[,:.;]\s?(?:{_PP})?(?P<pages>{_PAGES}))?(?:[,\s]{{1,2}}\(?{_WHEN}\)?)?(?=[\s.,;\])]|$)""",
            re.VERBOSE | re.IGNORECASE,
        ),
    ),
    # Springer: "60:243–274", "vol 12", "Chicago: 55: 831–845"; APA: ", 52, 561–575", "Neurosurg Focus 28:E6"
    (
        "",
        _lazily(
            rf"""(?:,\s(?!{YEAR}:)|[.\s]{{1,2}}(?!{YEAR}[,:]))(?P<volume>(?-i:[A-Z]){{0,2}}\d{{1,5}}(?:[A-Za-z]|[–-]\d{{1,5}})?)\s?(?::\s?|,\s(?!{YEAR}(?![\d–-])))(?:{_PP})?(?P<pages>{_PAGES})(?:[,\s]{{1,2}}\(?{_WHEN}\)?)?(?=[\s.,;)\]]|$)""",
            re.VERBOSE | re.IGNORECASE,
        ),
    ),
    # no volume: "La Houille Blanche, (5), 146–154"; ACS: "Clean Coal Technology 2013, 375–382"
    (
        "",
        _lazily(
            rf"""(?:,\s\((?P<issue>[\w–/-]{{1,9}})\),\s|\s(?P<year>{YEAR})[,:]\s)(?P<pages>{_PAGES})(?=[.\s;,)]|$)""",
            re.VERBOSE | re.IGNORECASE,
        ),
    ),
    # pages alone: "(pp. 1-24)", ", 133–161.", "pp 37–52", "469–475"
    (
        "",
        _lazily(
            rf"""[,.\s(:]{{1,3}}(?:{_PP}(?P<pages>{_PAGES}(?:,\s?{_PAGES})?)|(?P<pages2>(?!{YEAR}[–-]{YEAR}\b)[A-Za-z]{{0,3}}\d{{1,6}}[a-z]?[–—-]{{1,2}}[A-Za-z]{{0,3}}\d{{1,6}}))\)?(?=[\s.,;)]|$)""",
            re.VERBOSE | re.IGNORECASE,
        ),
    ),
]
# "Title. Journal. 1995. 95. 1. 36-37", fields one after the other, some of them empty
_FIELDS = when_used(
    rf"\.\s(?P<year>{YEAR})?\.\s(?P<volume>(?!pp?\.)[\w\-–/]{{0,15}})\.\s(?P<issue>[\w\-–/ ]{{0,25}})\."
    rf"(?:\s(?P<pages>[\w\-–., ]{{0,40}}))?$"
)


@dataclass(frozen=True, slots=True)
class Locator:
    """Volume, issue, pages and year as they stand in `text[start:end]` of a line."""

    start: int
    end: int
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    year: int | None = None


def find_locator(text: str) -> Locator | None:
    """Return where in its journal the work stands, and where in the text that is said; None where nothing is.

    >>> found = find_locator("International Journal of Game Theory, 30(2), 279–289.")
    >>> found.volume, found.issue, found.pages
    ('30', '2', '279–289')
    """
    if text.count(". ") >= 4:
        hit = _FIELDS.search(text)
        if hit:
            return _locator(hit)
    digit = _DIGIT.search(text)
    if not digit:
        return None
    first = max(digit.start() - 16, 0)  # "Vol. XXX No. 3" begins before its first digit
    brackets, lowered = text.find("(", first) >= 0, text.lower()
    spaced = brackets and " (" in text
    for needed, pattern in _STYLES:
        if (
            (needed == "(" and not brackets)
            or (needed == " (" and not spaced)
            or (needed == "vol" and not _VOLUME.search(lowered, first))
        ):
            continue
        hit = max(pattern().finditer(text, first), key=_weight, default=None)
        if hit and _says_something(hit) and not _AFTER_MONTH.search(text, max(hit.start() - 12, 0), hit.start()):
            return _locator(hit)
    return None


def _weight(hit: re.Match[str]) -> tuple[int, int]:
    """Return how much a hit says, and where it stands: titles have numbers too, but fewer of them and earlier."""
    return sum(value is not None for value in hit.groups()), hit.start()


# "November 29, 2024": no volume and no page
_AFTER_MONTH = when_used(rf"{_MONTHS}\.?$", re.IGNORECASE)


def _says_something(hit: re.Match[str]) -> bool:
    fields = hit.groupdict()
    return any(fields.get(name) for name in ("volume", "issue", "issue2", "pages", "pages2"))


def _locator(hit: re.Match[str]) -> Locator:
    found = hit.groupdict()
    pages = found.get("pages") or found.get("pages2")
    issue = found.get("issue") or found.get("issue2")
    year = found.get("year") or found.get("year2")
    return Locator(
        hit.start(),
        hit.end(),
        found.get("volume") or None,
        issue.strip() if issue else None,
        pages.strip(" .") if pages else None,
        int(year) if year else None,
    )
