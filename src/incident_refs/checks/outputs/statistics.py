"""How often each check found something."""

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
    """Return a row for each check that found something, the most frequent first."""
    raise NotImplementedError


def cells(row: Row) -> tuple[str, str, str, str]:
    """Return a row as words, for a table."""
    raise NotImplementedError
