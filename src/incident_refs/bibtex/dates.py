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
    r"(?P<circa>(?:c\.|ca\.|circa)\s*)?\[?(?P<year>\d{4})(?P<open>[?~])?\]?(?:\s*(?:--?|–|/)\s*(?P<end>\d{4}))?"
)
_DAY = re.compile(r"\d{1,2}")


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
    """
    hit = _YEAR.fullmatch(year.strip())
    if hit is None:
        return read_date(year)
    number, found = _read_month(month or "", day)
    start = PartialDate(int(hit["year"]), number, found)
    end = PartialDate(int(hit["end"])) if hit["end"] else None
    return EntryDate(start, end, bool(hit["circa"] or hit["open"]))


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
