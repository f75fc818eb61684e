"""Where in a file something stands, as editors count it."""

import re

_LINE_END = re.compile(rb"\r\n|\r|\n")
BOM = b"\xef\xbb\xbf"


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
