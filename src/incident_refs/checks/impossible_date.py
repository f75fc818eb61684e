"""D113."""

import re
from datetime import date
from typing import ClassVar

from incident_refs.bibtex.dates import accessed_in_words
from incident_refs.bibtex.read import MONTHS
from incident_refs.bibtex.types import Dialect
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.quoted import quoted
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

# 2009  2009-06-20  199X  2009-06-20T12:00:00Z  2009-21 (spring)  2009~  Y-170000002
_ONE = r"""(?:-?(?:\d{4}|\d{3}X|\d\dXX|\dXXX|XXXX)
      (?:-(?:0[1-9]|1[0-2]|2[1-9]|3\d|4[01]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX)
         (?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d(?::?\d\d)?)?)?)?)? | Y-?\d{5,15})[?~%]?"""
_DATE = re.compile(rf"(?: {_ONE} (?: / (?: {_ONE} | \.\. | unknown )? )? | /{_ONE} )", re.VERBOSE)
_MONTHS = frozenset(MONTHS)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?P<year>[12]\d{3})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})")
_IN_A_MONTH = re.compile(r"\d{1,2}")
_NO_WORD = re.compile(r"[\W\d_]*+")


class ImpossibleDate(ValueCheck):
    """A date is none: the 31st of June, a 13th month, or words where biblatex reads `2009-06-20`.

    ## Why it matters
    biblatex drops a date that it cannot read, and the reference has no year. BibTeX prints whatever stands there. Where
    the entry says which day is meant, it is put into the form that biblatex reads.

    ## Before
    ```bibtex
    @online{imagenet, title = {ImageNet}, date = {2009}, url = {https://image-net.org}, urldate = {12 May 2021}}
    ```

    ## After
    ```bibtex
    @online{imagenet, title = {ImageNet}, date = {2009}, url = {https://image-net.org}, urldate = {2021-05-12}}
    ```
    """

    code = "D113"
    severity = Severity.WARNING
    fields: ClassVar[tuple[str, ...]] = ("date", "urldate", "eventdate", "origdate", "month", "day")

    def wrong(self, value: str, field: str, item: Item, file: BibFile) -> Wrong | None:
        """Return what is no date."""
        if field == "month":
            return None if value in _MONTHS else _month(value)
        if field == "day":
            return _day(value)
        bare = value.strip("{} ")
        if _DATE.fullmatch(bare):
            bad = next((hit[0] for hit in _DAY.finditer(bare) if not _is_a_day(*map(int, hit.groups()))), None)
            return Wrong(f"there is no day {bad}") if bad else None
        if field == "date" or file.dialect is not Dialect.BIBTEX:
            # the styles of BibTeX that print `urldate` print what stands there
            return Wrong(f"{quoted(value)} is no date that biblatex reads, as 2009-06-20 is", _in_figures(bare))
        return None


def _month(value: str) -> Wrong | None:
    """Return a month in figures that is none; words may be of any language, and a range or a season."""
    if not _NO_WORD.fullmatch(value):
        return None
    figures = [int(hit[0]) for hit in re.finditer(r"\d++", value[:60])]
    bare = value.strip("{} ")
    if not figures or (_IN_A_MONTH.fullmatch(bare) is None and bare.isdecimal()):
        # "????": somebody did not know it
        return Wrong(f"{quoted(value)} is no month", severity=None if figures else Severity.INFO)
    return Wrong(f"there is no month {figures[0]}") if bare.isdecimal() and not 1 <= figures[0] <= 12 else None


def _day(value: str) -> Wrong | None:
    bare = value.strip("{} ")
    if bare.isdecimal() and (len(bare) > 2 or not 1 <= int(bare) <= 31):
        return Wrong(f"there is no day {quoted(bare)} in a month")
    return None


def _is_a_day(year: int, month: int, day: int) -> bool:
    if month > 12:  # a season
        return True
    try:
        date(year or 4, month, day)
    except ValueError:
        return False
    return True


def _in_figures(value: str) -> str | None:
    """Return the date that words or figures in another order tell beyond doubt."""
    hit = _YEAR_FIRST.fullmatch(value)
    if hit:
        year, month, day = (int(hit[name]) for name in ("year", "month", "day"))
    else:
        told = accessed_in_words(f"accessed {value}") if len(value) < 30 else None
        if told is None or told.month is None or told.day is None:
            return None
        year, month, day = told.year, told.month, told.day
    if not (1 <= month <= 12 and _is_a_day(year, month, day)):
        return None
    return f"{year}-{month:02}-{day:02}"
