"""A table as it stands in a CSV file: rows of cells that know their place."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from incident_refs.model.patterns import when_used

_NEWLINE = when_used(r"\r\n|\n|\r")


class Cell(NamedTuple):
    """A cell's value; `text[start:end]` is how it is written, with its quotes."""

    start: int
    end: int
    value: str


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """The rows of a file that hold anything, and the sign between their cells."""

    text: str
    delimiter: str
    rows: tuple[Row, ...]

    def line_of(self, index: int) -> int:
        r"""Return the number of the line, from 1, on which the character at `index` stands.

        >>> Sheet("a\r\nb", ",", ()).line_of(3)
        2
        """
        return 1 + bisect_right(self._line_ends, index)

    @cached_property
    def _line_ends(self) -> list[int]:
        return [hit.end() for hit in _NEWLINE.finditer(self.text)]
