"""Dates that other programs write as text, as far as they are dates: `2009/06/20/`, `June 2009`, `2009-06-20`."""

import re

from incident_refs.model.dates import EntryDate, PartialDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NUMBERS = re.compile(r"(?P<year>\d{4})(?:[-/](?P<month>\d{1,2})?(?:[-/](?P<day>\d{1,2})?/?)?)?")
# "June 2009", "20 June 2009", "June 20, 2009", "Spring 2009"
_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2})\s+)?(?P<month>[A-Za-z]{3,9})\.?(?:\s+(?P<day2>\d{1,2}),)?\s+(?P<year>\d{4})", re.IGNORECASE
)


def date_from(text: str) -> EntryDate | None:
    """Return the date that a text is, or None where it is none, or more than one.

    >>> str(date_from("2009/06/20/").start), str(date_from("20 June 2009").start), date_from("June 2009 or later")
    ('2009-06-20', '2009-06-20', None)
    """
    text = text.strip()
    numbers = _NUMBERS.fullmatch(text)
    if numbers:
        return checked(int(numbers["year"]), int(numbers["month"] or 0), int(numbers["day"] or 0))
    words = _WORDS.fullmatch(text)
    if not words:
        return None
    name = words["month"].lower()
    month = SEASONS.get(name) or next((n for n, short in enumerate(_MONTHS, 1) if name.startswith(short)), 0)
    return checked(int(words["year"]), month, int(words["day"] or words["day2"] or 0)) if month else None


def checked(year: int, month: int = 0, day: int = 0) -> EntryDate | None:
    """Return a date, or None where its parts are none: a month of 21 to 24 is a season, 0 is no month or no day.

    >>> checked(2009, 13), checked(2009, 0, 7)
    (None, None)
    """
    good = 0 <= month <= 12 or 21 <= month <= 24
    if not good or not 0 <= day <= 31 or (day and not 1 <= month <= 12) or not -9999 <= year <= 9999:
        return None
    return EntryDate(PartialDate(year, month or None, day or None))
