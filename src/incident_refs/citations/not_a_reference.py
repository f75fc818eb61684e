"""Know what is no reference before anything is read into it: menus, dates, record ids, punctuation, bare words."""

import re

from incident_refs.model.patterns import when_used

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|"
    r"feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|spring|summer|autumn|fall|winter)"
)
# "Page published: April 2022 | Last updated: October 2024", "14 March 2019", "2009", "Updated: 3 May 2021"
_DATE = re.compile(
    rf"(?:[\W_]|\d|\b(?:page|published|last|first|updated|modified|posted|created|edited|date|on|at|"
    rf"by|in|the|of|occurred|deployed|released|since|from|to|until|incident|year|month|st|nd|rd|th|"
    rf"am|pm|utc|gmt|{_MONTH})\b)*",
    re.IGNORECASE,
)
# "AIAAIC Repository ID: AIAAIC0276", "Incident 623", "CVE-2026-25253", "AML.CS0022"
_RECORD_ID = re.compile(
    r"(?:(?:[\w ]{0,40}\b(?:id|no|number|ref|reference|case)\b\s?[:#]?\s?)?[A-Z]{2,12}[.\- ]?[A-Z]"
    r"{0,4}\d{1,8}(?:-[\w]{1,12}){0,3}|(?:[\w ]{1,40}\s)?(?:ID|id|Id)\s?[:#]\s?[\w.\-]{1,30}|incident\s\d{1,6}"
    r"\.?)",
    re.IGNORECASE,
)
_JUST_ET_AL = re.compile(r"(?:[\W_]|\b(?:et|al|and|or|und|y|others|n\.?d)\b)*", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d(?!\d)|\(\d{4}[a-z]?\)|n\.d\.|in press|forthcoming")
_MENU = re.compile(r"\s[|›»>•·]\s")
_SMALL = re.compile(r"(?<![\w'’])[a-zß-öø-ÿ]{2,}(?![\w'’])")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|been|be|does|did|said|"
    r"says|shows?|found|include[sd]?|"
    r"according|which|that|this|these|those|their|its|they|it|we|you|he|she)\b"
)


def is_none(text: str) -> bool:
    """Return whether a line without any identifier is surely no reference; the doubtful ones are read.

    >>> is_none("AIAAIC Repository ID: AIAAIC0276"), is_none("Computer vision"), is_none("Deng (2009). ImageNet")
    (True, True, False)
    """
    if not _WORDS.search(text) or _JUST_ET_AL.fullmatch(text) or _DATE.fullmatch(text):
        return True
    if len(text) < 90 and _RECORD_ID.fullmatch(text):
        return True
    dated = _YEAR.search(text) is not None
    if text.count(" | ") > 1 or (_MENU.search(text) and not dated):
        return True
    if dated:
        return is_prose(text)
    return (
        ":" not in text
        and '"' not in text
        and "“" not in text
        and not any(c.isdigit() for c in text)
        and "." not in text.rstrip(".")
    )


def is_prose(text: str) -> bool:
    """Return whether the line is running text that only mentions a year.

    >>> is_prose("Since January 2019, downloads of the full data have been disabled, except for a small subset.")
    True
    >>> is_prose("Deng J. (2009). ImageNet: what it is and what it was used for in the years that followed.")
    False
    """
    if _DATED_SENTENCE.match(text):
        return True
    year = _YEAR.search(text)
    before = text[: year.start()] if year else text
    if _VERB.search(before) and not _TITLE_MARK.search(before):
        return True
    if _TITLE_MARK.search(before) or (year and year[0][0] == "(") or "," in before:
        return False
    return len(_SMALL.findall(before)) > 8 or (_VERB.search(text) is not None and not _PLACE.search(text))


# "Data access. Since January 2019, downloads of …", "Privacy. Launched in 2019, the app …": a sentence that opens with
# a date, also behind a heading of a few words
_DATED_SENTENCE = re.compile(
    r"""
    (?:[A-Z][\w-]{2,30} (?:\s[a-z][\w-]{0,30}){0,4} \.\s)?
    (?:In|On|Since|By|From|Until|During|Before|After|Between|As\sof|[A-Z][a-z]{2,20}ed\s(?:in|on|since))\s
    (?:[\w-]{1,20}\s){0,4}
    (?:1[4-9]|20)\d\d, \s (?:[a-z]|(?:[A-Z][\w-]{1,30}\s){1,4}[a-z])
    """,
    re.VERBOSE,
)
_TITLE_MARK = re.compile(r"[\"“]|\.\s[A-Z]|:\s|^[^\s,]+,\s[A-Z]")
_PLACE = when_used(r"\d\s?\(\d|\d\s?:\s?\d|;\s?\d|\bpp?\.|\bvol\b|\d[–-]\d|\.\s[A-Z]", re.IGNORECASE)
