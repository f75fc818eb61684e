"""The dates of Crossref and CSL-JSON (`{"date-parts": [[2009, 6]]}`), as far as they are dates. Pure."""

from collections.abc import Iterable

from incident_refs.model.dates import PartialDate


def date_of(value: object) -> PartialDate | None:
    """Return the first date of an object with `date-parts`, or None.

    >>> date_of({"date-parts": [[2009, 6]]}), date_of({"date-parts": [[None]]}), date_of("2009")
    (PartialDate(year=2009, month=6, day=None), None, None)
    """
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list | tuple) and parts else None
    return _partial(first) if isinstance(first, list | tuple) and first else None


def _partial(parts: Iterable[object]) -> PartialDate | None:
    numbers: list[int] = []
    for part in parts:
        text = str(part).strip()
        # CSL-JSON may hold "2009"; [20090, 13, 32] is no year
        if not (text.isascii() and text.isdigit()) or len(text) > 4:
            break
        numbers.append(int(text))
    if not numbers or not 1 <= numbers[0] <= 9999:
        return None
    month = numbers[1] if len(numbers) > 1 and 1 <= numbers[1] <= 12 else None
    day = numbers[2] if month and len(numbers) > 2 and 1 <= numbers[2] <= 31 else None
    return PartialDate(numbers[0], month, day)
