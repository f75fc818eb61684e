"""What a line is, where that shows at once: the reader, which takes fifty times as long, is asked about the others."""

import re
from functools import cache

from incident_refs.citations.letters import LETTER, PARTICLE, UPPER, YEAR
from incident_refs.citations.running_text import is_surely_prose
from incident_refs.citations.web_item import SITES
from incident_refs.model.citation import Form
from incident_refs.model.patterns import when_used

_FAMILY = rf"(?:{PARTICLE}\s){{0,2}}(?:[A-Z]['’])?[{UPPER}](?:{LETTER}|[-’'](?={LETTER})){{1,30}}"
_INITIALS = rf"[{UPPER}](?:\.|(?=-))(?:[\s-]?[{UPPER}]\.){{0,3}}"
# "Birhane A.", "Krishna, R.", "Li L-J.", "Jia Deng J."
_PERSON = rf"{_FAMILY}(?:\s{_FAMILY})?,?\s{_INITIALS}"
# "(2020)", "(2023, May 12)"
_DATED = rf"\({YEAR}[a-z]?(?:,\s[A-Z][a-z]{{2,8}}\.?(?:\s\d{{1,2}})?)?\)"
# "Prabhu V.U., Birhane A. (2020). Large image datasets: A pyrrhic win …", with "4(2), 11-30", "(pdf)" or an address
_INITIALS_FIRST = re.compile(
    rf"{_PERSON}(?:(?:[,;]\s(?:(?:&|and)\s)?|\s(?:&|and)\s){_PERSON}){{0,40}}\.?,?\s?{_DATED}[.,:]?\s"
    rf"[{UPPER}“\"](?P<title>(?:[^()\[\]]|\(\d{{1,3}}\)){{12,400}})(?:\(pdf\))?(?:https?://\S{{4,200}})?"
)
_GIVEN = rf"[{UPPER}]{LETTER}{{2,20}}(?:-[{UPPER}]{LETTER}{{1,20}})?(?:\s[{UPPER}]\.)?"
_FULL_NAME = rf"{_GIVEN}\s{_FAMILY}"
# 'Paeth, Kevin, Daniel Atherton, and Sean McGregor. "Lessons for Editors." arXiv preprint arXiv:2409.16425 (2024)'
_FAMILY_FIRST = (
    rf"{_FAMILY},\s{_GIVEN}(?:,\s(?!and\s){_FULL_NAME}){{0,40}}(?:,?\sand\s{_FULL_NAME}|,?\set\sal)?\.\s[“\"]"
    rf"(?P<title>[^“”\"()\[\]]{{12,300}})[“”\"][.,]?\s(?=[^()]{{0,300}}(?:\(|\s){YEAR})[^()\[\]]{{3,400}}"
    rf"(?:\([^()\[\]]{{4,40}}\)[^()\[\]]{{0,300}})?"
)
# "Paglen T., Crawford K.: ImageNet Roulette"
_NAMES_AND_TITLE = re.compile(rf"{_PERSON}(?:,\s{_PERSON}){{0,20}}:\s[{UPPER}][^\s]*\s[^\s][^\n]{{1,400}}")
_NAMES_END = 300
_NOT_FIRST = frozenset(("In", "On", "By", "See", "From", "The", "Since", "Before", "After", "During", "Until", "As"))


def quick_look(text: str) -> Form | None:
    """Return what a line of a page is, where that shows at once; None where it must be read.

    >>> quick_look("Prabhu V.U., Birhane A. (2020). Large image datasets: A pyrrhic win for computer vision?").value
    'full'
    >>> quick_look("It has been found that the images were taken from the web without anybody's consent.").value
    'none'
    >>> quick_look("Wikipedia: Image recognition") is None
    True
    """
    if is_surely_full(text):
        return Form.FULL
    if is_names_and_title(text):
        return Form.WEB
    return Form.NONE if is_surely_prose(text) or _is_surely_empty(text) or _is_label(text) else None


def is_surely_web(text: str) -> bool:
    """Return whether a line is a title behind a known site, or behind names and a colon, and says no more.

    >>> is_surely_web("Wikipedia: Image recognition"), is_surely_web("Robot: rented by the day")
    (True, False)
    """
    site, colon, title = text.partition(": ")
    if colon and site.lower() in SITES and " " in title:
        return not _SAYS_MORE.search(title)
    return is_names_and_title(text) and not _SAYS_MORE.search(text)


_SAYS_MORE = when_used(r"\d|;|https?:|www\.|arxiv|isbn|doi|\bIn:?\s|[.?!]\s", re.IGNORECASE)


def is_names_and_title(text: str) -> bool:
    """Return whether a line is names as lists print them, a colon and a title: no year is needed then.

    >>> is_names_and_title("Paglen T., Crawford K.: ImageNet Roulette"), is_names_and_title("Landrat: J. Weber")
    (True, False)
    """
    return ".: " in text[:_NAMES_END] and _NAMES_AND_TITLE.fullmatch(text) is not None


@cache
def _family_first() -> re.Pattern[str]:
    """Return the dearest pattern of this module, compiled when a line with a quoted title turns up."""
    return re.compile(_FAMILY_FIRST)


def is_surely_full(text: str) -> bool:
    """Return whether a line is one full reference, in one of the two manners in which most are written.

    >>> is_surely_full("Smith 2019")
    False
    """
    if text[:1].islower() and not text.startswith(("van ", "von ", "de ")):
        return False
    if "(" in text and (". (" in text or ".(" in text or "., (" in text) and _INITIALS_FIRST.fullmatch(text):
        return text.split(None, 1)[0] not in _NOT_FIRST and ";" not in text[text.index("(") :]
    return (". “" in text or '. "' in text) and _family_first().fullmatch(text) is not None


_SHOWS = re.compile(r"[\d:\"“.]")
_DASH = when_used(r"\s[|–—-]\s")


def _is_surely_empty(text: str) -> bool:
    """Return whether a line has no number, stop, colon or quotation, and no site before a dash: bare words."""
    if _SHOWS.search(text):
        return False
    dash = _DASH.search(text)
    small = text.lower()
    return not (dash and small[: dash.start()] in SITES) and "arxiv" not in small and "isbn" not in small


_LABEL = re.compile(r"(?P<label>[^:.“\"(\[@]{2,40}):\s(?!.*(?:1[4-9]|20)\d\d)(?!.*(?:http|10\.\d|[“\"«„]))", re.DOTALL)


def _is_label(text: str) -> bool:
    """Return whether a line is some words behind a label, with no year, quotation or address: "Robot: rented"."""
    hit = _LABEL.match(text)
    small = text.lower()
    return (
        hit is not None and hit["label"].lower().strip() not in SITES and "arxiv" not in small and "isbn" not in small
    )
