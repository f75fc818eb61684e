"""A date as far as it is known: a year, perhaps a month, perhaps a day. Nothing is invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year with what else is known of it.

    >>> str(PartialDate(2009, 6)), str(PartialDate(2009))
    ('2009-06', '2009')
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
            if self.day:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)


def date_from_text(text: str) -> PartialDate | None:
    """Return the date that `str` made a text of; None for anything else.

    >>> date_from_text("2009-06"), date_from_text("")
    (PartialDate(year=2009, month=6, day=None), None)
    """
    parts = text.split("-")
    return PartialDate(*map(int, parts)) if 1 <= len(parts) <= 3 and all(map(str.isdecimal, parts)) else None


@dataclass(frozen=True, slots=True)
class EntryDate:
    """When something was issued, seen or held: one day or a range, perhaps only about then.

    A month of 21 to 24 is a season, as ISO 8601-2 counts them.
    """

    start: PartialDate
    end: PartialDate | None = None
    circa: bool = False

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return self.start.year
