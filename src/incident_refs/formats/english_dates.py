"""Dates in English words, as styles print them: in full for authors and dates, with short months for numbers."""

from collections.abc import Callable

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


def short_month(date: PartialDate) -> str:
    """Return the month in three letters, or the season; nothing where neither is known.

    >>> short_month(PartialDate(2009, 6)), short_month(PartialDate(2016, 5)), short_month(PartialDate(2018, 21))
    ('Jun.', 'May', 'Spring')
    """
    month = date.month or 0
    if not 1 <= month <= 12:
        return SEASONS.get(month, "")
    word = MONTHS[month - 1]
    return word if len(word) == 3 else f"{word[:3]}."


def plain_years(date: EntryDate) -> str:
    """Return the year or years and nothing of how sure they are: "2009", "2014–2015", "379 BC".

    >>> plain_years(EntryDate(PartialDate(2014), PartialDate(2015)))
    '2014–2015'
    """
    text = plain_year(date.start.year)
    if date.end and date.end.year != date.start.year:
        return f"{text}–{plain_year(date.end.year)}"
    return text


def plain_year(year: int) -> str:
    """Return a year as a number, before our era with BC."""
    return f"{-year} BC" if year < 0 else str(year)


def months_and_year(date: EntryDate) -> str:
    """Return the date without its day: "Jun. 2009", "Mar.–Apr. 2010", "Dec. 2020–Jan. 2021".

    >>> months_and_year(EntryDate(PartialDate(2009, 6, 23)))
    'Jun. 2009'
    """
    return _month_first(date, _month_only)


def short_date(date: EntryDate) -> str:
    """Return the date as far as it is known: "Nov. 23, 2026", "Apr. 05–07, 2020", "Jun. 2009".

    >>> short_date(EntryDate(PartialDate(2026, 11, 3)))
    'Nov. 03, 2026'
    """
    return _month_first(date, _month_and_day)


def year_first(date: EntryDate, *, days: bool = True) -> str:
    """Return the date with its year first and no stop: "2019 Oct 25", "2020 Apr 5–7", "2010 Mar–Apr".

    >>> year_first(EntryDate(PartialDate(2019, 10, 25))), year_first(EntryDate(PartialDate(2019, 10, 25)), days=False)
    ('2019 Oct 25', '2019 Oct')
    """
    start = _bare_day(date.start, days=days)
    text = " ".join(p for p in (plain_year(date.start.year), start) if p)
    if date.end is None:
        return text
    end = _bare_day(date.end, days=days)
    if date.end.year != date.start.year:
        return " ".join(p for p in (f"{text}–{plain_year(date.end.year)}", end) if p)
    if end == start or not end:
        return text
    if days and date.end.day and date.end.month == date.start.month:
        return f"{text}–{date.end.day}"
    return f"{text}–{end}"


def _bare_day(date: PartialDate, *, days: bool) -> str:
    month = short_month(date).rstrip(".")
    return f"{month} {date.day}" if days and month and date.day else month


def _month_only(date: PartialDate) -> str:
    return short_month(date)


def _month_and_day(date: PartialDate) -> str:
    month = short_month(date)
    return f"{month} {date.day:02}" if month and date.day else month


def _month_first(date: EntryDate, shown: Callable[[PartialDate], str]) -> str:
    start, end = date.start, date.end
    if end is None or (end.year == start.year and shown(end) == shown(start)):
        return _with_year(shown(start), start)
    if end.year != start.year or not shown(end) or not shown(start):
        return "–".join(dict.fromkeys((_with_year(shown(start), start), _with_year(shown(end), end))))
    later = shown(end)
    if end.month == start.month and end.day and start.day:  # the day alone, with a nought where the style has one
        later = later.rpartition(" ")[2]
    return _with_year(f"{shown(start)}–{later}", end)


def _with_year(words: str, date: PartialDate) -> str:
    year = plain_year(date.year)
    if not words:
        return year
    return f"{words}, {year}" if words[-1].isdigit() else f"{words} {year}"


def full_dates(date: EntryDate) -> str:
    """Return the date or the range of dates as it stands in a sentence.

    >>> full_dates(EntryDate(PartialDate(2011, 6, 1), PartialDate(2011, 6, 3)))
    'June 1–3, 2011'
    """
    return _month_first(date, _whole_month)


def without_year(date: EntryDate, *, days: bool = True) -> str:
    """Return months and days of a date whose year stands elsewhere.

    >>> without_year(EntryDate(PartialDate(2020, 4, 30), PartialDate(2020, 5, 2)))
    'April 30–May 2'
    """
    shown = _whole_month if days else _month_alone
    start, end = shown(date.start), shown(date.end) if date.end else ""
    if not end or end == start:
        return start
    same = days and date.end and (date.end.year, date.end.month) == (date.start.year, date.start.month)
    return f"{start}–{date.end.day if same and date.end and date.end.day else end}" if start else end


def day_first(date: EntryDate, *, days: bool = True) -> str:
    """Return the date with its day first: "23 May 2016", "5–7 Apr. 2020", "Sept. 2022".

    >>> day_first(EntryDate(PartialDate(2016, 5, 23))), day_first(EntryDate(PartialDate(2022, 9)))
    ('23 May 2016', 'Sept. 2022')
    """
    start, end = date.start, date.end
    first = _day_month(start, days=days)
    if end is None or (end.year == start.year and _day_month(end, days=days) == first):
        return f"{first} {era_year(start.year)}".strip()
    last = f"{_day_month(end, days=days)} {era_year(end.year)}".strip()
    if end.year != start.year or not first:
        return f"{first} {era_year(start.year)}".strip() + f"–{last}"
    if days and end.month == start.month and start.day and end.day:
        return f"{start.day}–{last}"
    return f"{first}–{last}"


def era_years(date: EntryDate) -> str:
    """Return the year or years: "2014–2015", "379 BC", "60 AD"; nothing of how sure they are.

    >>> era_years(EntryDate(PartialDate(-379)))
    '379 BC'
    """
    text = era_year(date.start.year)
    return f"{text}–{era_year(date.end.year)}" if date.end and date.end.year != date.start.year else text


def era_year(year: int) -> str:
    """Return a year as a number, with AD where it has fewer figures than a year of ours."""
    return f"{year} AD" if 0 <= year < 500 else plain_year(year)


def _whole_month(date: PartialDate) -> str:
    return month_day(date) if date.month else ""


def _month_alone(date: PartialDate) -> str:
    return month_day(PartialDate(date.year, date.month)) if date.month else ""


# The Modern Language Association shortens all months but these
_WHOLE_MONTHS = {6: "June", 7: "July", 9: "Sept."}


def _day_month(date: PartialDate, *, days: bool) -> str:
    month = _WHOLE_MONTHS.get(date.month or 0) or short_month(date)
    return f"{date.day} {month}" if days and month and date.day else month
