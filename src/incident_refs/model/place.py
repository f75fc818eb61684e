"""Where in a file something stands, as editors count it."""

import re
from dataclasses import dataclass

_LINE_END = re.compile(rb"\r\n|\r|\n")
BOM = b"\xef\xbb\xbf"
MAX_COLUMN = 10_000  # bytes; further right nobody counts


def place(data: bytes, offset: int) -> tuple[int, int]:
    r"""Return line and column, both from 1 and the column in characters, of a byte offset.

    >>> place("ü\r\nDüng".encode(), 6)
    (2, 3)
    """
    line, start = 1, len(BOM) if data.startswith(BOM) else 0
    for line_end in _LINE_END.finditer(data, 0, offset):
        line, start = line + 1, line_end.end()
    return line, len(data[start:offset].decode("utf-8", "replace")) + 1


def lines_between(data: bytes, start: int, end: int) -> int:
    r"""Return how many line ends (`\n`, `\r\n` or `\r`) begin between two byte offsets.

    >>> lines_between(b"a\r\nb\rc\n", 0, 7)
    3
    """
    newlines = data.count(b"\n", start, end)
    if data.find(b"\r", start, end) < 0:
        return newlines
    return newlines + data.count(b"\r", start, end) - data.count(b"\r\n", start, end)


@dataclass(slots=True)
class Onward:
    r"""Line and column of one byte after another, each further on than the last: every line end is counted once.

    `at` is the byte where the counting begins, and `line` the line that it stands on.

    >>> onward = Onward(b"a\nb\nc", at=2, line=2)
    >>> onward.place(3), onward.place(4)
    ((2, 2), (3, 1))
    """

    data: bytes
    at: int = 0
    line: int = 1

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of a byte, both from 1 and the column in characters."""
        self.line += lines_between(self.data, self.at, offset)
        self.at = offset
        nearest = max(0, offset - MAX_COLUMN)
        start = max(self.data.rfind(b"\n", nearest, offset), self.data.rfind(b"\r", nearest, offset)) + 1
        start = max(start, nearest, len(BOM) if self.data.startswith(BOM) else 0)
        return self.line, len(self.data[start:offset].decode("utf-8", "replace")) + 1
