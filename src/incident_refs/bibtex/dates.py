"""Dates of entries: biblatex `date` (ISO 8601-2 ranges, circa, seasons) and classic `year`, `month`, `day`."""

import re

from incident_refs.model.dates import EntryDate, PartialDate

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH_OF = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
_SEASON_OF = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

# 2016-05-23, 2009-06~, 0450?, 199X is not one
_ISO = re.compile(r"(?P<year>-?\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?:T[\d:.Z+\-]*)?(?P<circa>[~?%])?")
_YEAR = re.compile(
    r"(?P<circa>(?:c\.|ca\.|circa)\s*)?\[?(?P<year>\d{4})[a-z]?(?P<open>[?~])?\]?(?:\s*(?:--?|–|/)\s*(?P<end>\d{4}))?"
)
_DAY = re.compile(r"\d{1,2}")
_TO = r"\s*(?:-{1,3}|[–—/]|\\?&|\band\b)\s*"
# "June--July", "jun 20--25", "June 28 -- July 2"; "20--25 June"
_MONTHS_RANGE = re.compile(
    rf"(?P<month>[a-z]{{3,9}})\.?(?:[ ~]*(?P<day>\d{{1,2}}))?{_TO}"
    r"(?P<month2>[a-z]{3,9})?\.?(?:[ ~]*(?P<day2>\d{1,2}))?"
)
_DAYS_RANGE = re.compile(rf"(?P<day>\d{{1,2}}){_TO}(?P<day2>\d{{1,2}})[ ~]+(?P<month>(?P<month2>[a-z]{{3,9}}))\.?")

# "[Online; accessed 19-July-2008]", "Accessed: May 12, 2021", "last visited 3rd of June 2020"
_ACCESSED_IN_WORDS = re.compile(
    r"""\b(?:accessed|retrieved|visited)(?:\s+on)?:?\s+(?:
        (?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<month>[A-Za-z]{3,9})\.?,?[\s-]+(?P<year>\d{4})
      | (?P<month2>[A-Za-z]{3,9})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{4}) )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def read_date(text: str) -> EntryDate | None:
    """Return an ISO date or range, or None where the text is none.

    >>> read_date("2009-06-20/2009-06-25").end.day
    25
    >>> read_date("in press")
    """
    first, _, second = text.strip().partition("/")
    start = _one(first)
    if start is None:
        return None
    end = _one(second)
    circa = first[-1:] in "~?%" or second[-1:] in ("~", "?", "%")
    return EntryDate(start, end if end != start else None, circa)


def read_year(year: str, month: str | None = None, day: str | None = None) -> EntryDate | None:
    """Return the date of classic BibTeX fields, or None where the year is not a number.

    >>> str(read_year("2016", "May", "23").start), read_year("n.d.")
    ('2016-05-23', None)
    >>> str(read_year("2016", "June--July").end)
    '2016-07'
    """
    hit = _YEAR.fullmatch(year.strip("{} "))
    if hit is None:
        return read_date(year)
    both = _read_months(int(hit["year"]), month or "") if not hit["end"] else None
    if both:
        return EntryDate(*both, bool(hit["circa"] or hit["open"]))
    number, found = _read_month(month or "", day)
    start = PartialDate(int(hit["year"]), number, found)
    end = PartialDate(int(hit["end"])) if hit["end"] else None
    return EntryDate(start, end, bool(hit["circa"] or hit["open"]))


def accessed_in_words(note: str) -> PartialDate | None:
    """Return the day on which a note says that something was looked at, where it says it in words.

    >>> str(accessed_in_words("Online; accessed 12 May 2021")), accessed_in_words("Accessed in May")
    ('2021-05-12', None)
    """
    words = _ACCESSED_IN_WORDS.search(note)
    if words is None:
        return None
    year, month, day = (words[name] or words[f"{name}2"] for name in ("year", "month", "day"))
    date = read_year(year, month, day)
    return date.start if date and date.start.day else None


def _one(text: str) -> PartialDate | None:
    hit = _ISO.fullmatch(text.strip())
    if hit is None:
        return None
    month = int(hit["month"]) if hit["month"] else None
    day = int(hit["day"]) if hit["day"] else None
    if month is not None and not (1 <= month <= 12 or month in SEASONS):
        month = day = None
    if day is not None and not 1 <= day <= 31:
        day = None
    return PartialDate(int(hit["year"]), month, day)


def _read_months(year: int, month: str) -> tuple[PartialDate, PartialDate] | None:
    """Return first and last month or day of a field `month` that names two."""
    text = month.strip("{} ").lower()
    hit = _MONTHS_RANGE.fullmatch(text) or _DAYS_RANGE.fullmatch(text)
    if hit is None or not (hit["month2"] or hit["day2"]):
        return None
    first = _read_month(hit["month"], hit["day"])
    last = _read_month(hit["month2"] or hit["month"], hit["day2"])
    if first[0] is None or last[0] is None or (first[1] is None) != (last[1] is None):
        return None
    start, end = PartialDate(year, *first), PartialDate(year, *last)
    return (start, end) if (start.month, start.day or 0) < (end.month, end.day or 0) else None


def _read_month(month: str, day: str | None) -> tuple[int | None, int | None]:
    """Return month and day of `jun`, `June`, `6`, `June 18` or `18 June`."""
    word = re.search(r"[a-z]{3,}", month.lower())
    if word is None:
        digits = _DAY.fullmatch(month.strip())
        number = int(digits[0]) if digits and 1 <= int(digits[0]) <= 12 else None
    else:
        number = _SEASON_OF.get(word[0]) or _MONTH_OF.get(word[0][:3])
        inside = _DAY.search(month)
        day = day or (inside[0] if inside else None)
    if number is None or number > 12 or not day or not _DAY.fullmatch(day.strip()) or not 1 <= int(day) <= 31:
        return number, None
    return number, int(day)
