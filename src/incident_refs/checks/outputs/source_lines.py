"""Lines of the files that findings are about, by their numbers."""

from collections.abc import Mapping

from incident_refs.model.place import BOM


class SourceLines:
    r"""The lines of files, each file taken apart once. Findings come file by file, so that one is kept.

    >>> SourceLines({"a.bib": b"@misc{a,\r\n  year = {x}}"}).line("a.bib", 2)
    '  year = {x}}'
    """

    def __init__(self, source: Mapping[str, bytes]) -> None:
        self._source = source
        self._file: str | None = None
        self._lines: list[bytes] = []
        self._number = 0
        self._line: str | None = None

    def line(self, file: str, number: int) -> str | None:
        """Return a line, counted from 1, without its end; None where it is not at hand."""
        if file != self._file:
            self._file, self._number = file, 0
            self._lines = self._source.get(file, b"").removeprefix(BOM).splitlines()
        if number != self._number:  # thousands of findings in one line of a megabyte: it is decoded once
            held = 0 < number <= len(self._lines)
            self._number = number
            self._line = self._lines[number - 1].decode("utf-8", "replace") if held else None
        return self._line
