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
