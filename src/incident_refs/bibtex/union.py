"""What two entries about one work say together: gaps are filled, and a field in which they differ is a question."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from incident_refs.bibtex.differences import Difference, means_the_same
from incident_refs.bibtex.mapping import TABLE, work_from_entry
from incident_refs.bibtex.read import MONTHS
from incident_refs.model.entry import Entry

TYPE = "entry type"  # what stands behind the @, as if it were a field
# one thing under two names: that of the entry that stays is used
_TWINS = {
    "journal": "journaltitle", "journaltitle": "journal", "address": "location", "location": "address",
    "archiveprefix": "eprinttype", "eprinttype": "archiveprefix",
}  # fmt: skip
_VERSION = re.compile(r"v\d+\s*$")  # "2006.16923v2": which one was read is for a person to say
_DATES = ("date", "year", "month", "day")
# only these are read as what they mean: of anything else (a file, a remark, an address) every letter counts
_READ = frozenset(name for row in TABLE for name in (row.entry, row.biblatex, *row.by_type.values(), *row.also)) - {
    "url",
    "howpublished",
}


@dataclass(frozen=True, slots=True)
class Union:
    """What one entry can take over from another: fields that it lacks, and where the two differ."""

    gaps: tuple[tuple[str, str], ...]
    differences: tuple[Difference, ...]


def union(entry: Entry, other: Entry) -> Union:
    """Return what `entry` lacks of `other`, and where they differ (`was` of the entry, `now` of the other).

    How a value is spelled is no difference, and neither is one name or another for the same thing.

    >>> one = Entry("a", "article", (("journaltitle", "Nature"), ("date", "2009-06")))
    >>> other = Entry("b", "article", (("journal", "Nature"), ("year", "2010"), ("note", "Read it")))
    >>> union(one, other).gaps, [(d.field, d.was, d.now) for d in union(one, other).differences]
    ((('note', 'Read it'),), [('date', '2009-06', '2010')])
    """
    gaps: list[tuple[str, str]] = []
    differing: list[Difference] = []
    if entry.type != other.type:
        differing.append(Difference(TYPE, entry.type, other.type))
    for name, value in _named_alike(entry, _dated_alike(entry, other)).fields:
        was = entry.get(name)
        if was is None:
            gaps.append((name, value))
        elif not _equal(name, was, value):
            differing.append(Difference(name, was, value))
    return Union(tuple(gaps), tuple(differing))


def _equal(name: str, was: str, now: str) -> bool:
    if " ".join(was.split()) == " ".join(now.split()):
        return True
    if name == "date":  # a day more is no contradiction where the other has it
        return was.startswith(f"{now}-")
    if name == "month":
        return _month(was) is not None and _month(was) == _month(now)
    if name == "eprint" and _VERSION.findall(was) != _VERSION.findall(now):
        return False
    return name in _READ and means_the_same(name, was, now)


def _month(text: str) -> int | None:
    return work_from_entry(Entry("", "misc", (("year", "2000"), ("month", text)))).issued.month  # type: ignore[union-attr]


def _named_alike(entry: Entry, other: Entry) -> Entry:
    """Return the other entry with its fields named as in the entry."""
    has = {name for name, _ in entry.fields}
    own = {name for name, _ in other.fields}

    def named(name: str) -> str:
        twin = _TWINS.get(name, name)
        return twin if name not in has and twin in has and twin not in own else name

    return replace(other, fields=tuple((named(name), value) for name, value in other.fields))


def _dated_alike(entry: Entry, other: Entry) -> Entry:
    """Return the other entry with its date as year, month and day, or the other way round, as the entry has it."""
    by_date, parts = entry.get("date") is not None, entry.get("year") is not None
    if by_date == parts or not _plain_date(other):
        return other
    issued = work_from_entry(other).issued
    if issued is None:
        return other
    rest = [field for field in other.fields if field[0] not in _DATES]
    if by_date:
        return replace(other, fields=(*rest, ("date", str(issued))))
    dated: Iterator[tuple[str, str]] = (
        (name, value)
        for name, value in (
            ("year", str(issued.year)),
            ("month", MONTHS[issued.month - 1] if issued.month else ""),
            ("day", str(issued.day or "")),
        )
        if value
    )
    return replace(other, fields=(*rest, *dated))


def _plain_date(entry: Entry) -> bool:
    """Return whether an entry's date is wholly understood: not "2009/2010", not "in press"."""
    date, year = entry.get("date"), entry.get("year")
    if date is not None:
        return year is None and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", date) is not None
    day, month = entry.get("day") or "1", entry.get("month")
    return (
        year is not None
        and re.fullmatch(r"\d{4}", year) is not None
        and day.isdigit()
        and (month is None or month.lower() in MONTHS or month.isdigit())
    )
