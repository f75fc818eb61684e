"""Dates in English words, as American styles print them."""

from incident_refs.bibtex.dates import MONTHS, SEASONS
from incident_refs.model.dates import EntryDate, PartialDate


def years(date: EntryDate) -> str:
    """Return the year or years: "2009", "2014–2015", "ca. 1850".

    >>> years(EntryDate(PartialDate(2014), PartialDate(2015)))
    '2014–2015'
    """
    text = _era(date.start.year)
    if date.end and date.end.year != date.start.year:
        text = f"{text}–{_era(date.end.year)}"
    return f"ca. {text}" if date.circa else text


def _era(year: int) -> str:
    return f"{-year} B.C.E." if year < 0 else f"{year} C.E." if year < 1000 else str(year)


def to_the_day(date: EntryDate, suffix: str = "") -> str:
    """Return the date with its year first; `suffix` is the letter that tells works of one year apart.

    >>> to_the_day(EntryDate(PartialDate(2016, 5, 23)), "a")
    '2016a, May 23'
    """
    start, end = date.start, date.end
    text = years(date) + suffix
    if not start.month:
        return text
    text = f"{text}, {month_day(start)}"
    if end and (end.year, end.month) == (start.year, start.month) and end.day and start.day:
        return f"{text}–{end.day}"
    return f"{text}–{month_day(end)}" if end and end.month else text


def month_day(date: PartialDate) -> str:
    """Return month or season, and the day where it is known.

    >>> month_day(PartialDate(2016, 5, 23)), month_day(PartialDate(2018, 21))
    ('May 23', 'Spring')
    """
    month = date.month or 0
    word = SEASONS.get(month) or MONTHS[month - 1]
    return f"{word} {date.day}" if date.day else word


def full_date(date: EntryDate) -> str:
    """Return the date as it stands in a sentence.

    >>> full_date(EntryDate(PartialDate(2026, 11, 23)))
    'November 23, 2026'
    """
    start = date.start
    if not start.month:
        return years(date)
    return f"{month_day(start)}, {start.year}" if start.day else f"{month_day(start)} {start.year}"
