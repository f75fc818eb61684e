"""How often each check found something."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from incident_refs.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Row:
    """One check: how often it found something, and how many of these have a fix."""

    count: int
    code: str
    name: str
    fixable: int


def rows(found: Sequence[Finding]) -> tuple[Row, ...]:
    """Return a row for each check that found something, the most frequent first.

    >>> from incident_refs.model.finding import Severity
    >>> rows([Finding("D102", "empty-field", Severity.INFO, "field 'note' is empty", "a.bib")])
    (Row(count=1, code='D102', name='empty-field', fixable=0),)
    """
    counts = Counter((one.code, one.name) for one in found)
    fixable = Counter(one.code for one in found if one.fix)
    return tuple(
        Row(count, code, name, fixable[code])
        for (code, name), count in sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    )


def cells(row: Row) -> tuple[str, str, str, str]:
    """Return a row as words, for a table.

    >>> cells(Row(12, "D102", "empty-field", 11))
    ('12', 'D102', 'empty-field', '11 with a fix')
    """
    return str(row.count), row.code, row.name, f"{row.fixable} with a fix" if row.fixable else ""
