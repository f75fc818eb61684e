"""Open questions as a spreadsheet and back: a row for each, with a column for the answer.

It goes through Excel, LibreOffice or a browser in between. So it begins with the mark by which Excel knows UTF-8, no
cell of it is taken for a formula, and it is read whether commas, semicolons or tabs stand between the cells.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from incident_refs.errors import UsageError
from incident_refs.records.decoding import decode

MOST_CANDIDATES = 3
_BOM = "\ufeff"
_DELIMITERS = (",", ";", "\t")
_NEEDED = ("record", "raw", "answer")
# what a spreadsheet runs as a formula; one of ours that is guarded already gets a second mark
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that may be meant: its key in the library, or else its DOI or other id; its title and year."""

    name: str
    title: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A question, with the answer that somebody may have given. `line` is where it stands in the file."""

    record: str
    n: int | None
    raw: str
    candidates: tuple[Candidate, ...] = ()
    answer: str = ""
    line: int = 0


def write(rows: Sequence[Row]) -> str:
    r"""Return the sheet as text, its byte order mark included.

    >>> write([Row("A1", 3, "=Deng 2009", (Candidate("deng2009imagenet", "ImageNet", "2009"),))]).splitlines()[1]
    "A1,3,'=Deng 2009,,deng2009imagenet,ImageNet,2009,,,,,,"
    """
    text = io.StringIO(newline="")
    sheet = csv.writer(text)  # CRLF, as RFC 4180 has it
    sheet.writerow(["record", "n", "raw", "answer", *(f"{name} {n}" for n, name in _candidate_columns())])
    for row in rows:
        cells = [row.record, "" if row.n is None else str(row.n), row.raw, row.answer]
        for number in range(MOST_CANDIDATES):
            one = row.candidates[number] if number < len(row.candidates) else Candidate("")
            cells += [one.name, one.title, one.year]
        sheet.writerow([guarded(cell) for cell in cells])
    return _BOM + text.getvalue()


def read(data: bytes, path: PurePath) -> tuple[Row, ...]:
    """Return the rows of a sheet, whatever stands in further columns.

    Raises UsageError or RecordError with the line where it cannot be read.
    """
    text = decode(data, path).text
    skipped = 0
    if text.lower().startswith("sep="):  # Excel's own line
        text = text.partition("\n")[2]
        skipped = 1
    delimiter, columns = _head(text, path)
    return tuple(_row(cells, columns, line, path) for line, cells in _lines(text, delimiter, path, skipped))


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: those that begin like one get a quote in front.

    >>> guarded("=1+1"), guarded("Deng 2009"), unguarded(guarded("'=1+1"))
    ("'=1+1", 'Deng 2009', "'=1+1")
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return a cell without the quote that `guarded` put in front."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _candidate_columns() -> Iterator[tuple[int, str]]:
    for number in range(1, MOST_CANDIDATES + 1):
        yield from ((number, name) for name in ("candidate", "title", "year"))


def _head(text: str, path: PurePath) -> tuple[str, dict[str, int]]:
    """Return what stands between the cells, and the place of each column."""
    for delimiter in _DELIMITERS:
        head = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
        names = [" ".join(cell.casefold().split()) for cell in head]
        if all(name in names for name in _NEEDED):
            for name in names:
                if name and names.count(name) > 1:
                    raise UsageError(f"{path}:1: the column '{name}' stands twice; take one of them out")
            return delimiter, {name: place for place, name in enumerate(names)}
    raise UsageError(f"{path}:1: no sheet of 'open --csv': it needs the columns {', '.join(_NEEDED)}")


def _lines(text: str, delimiter: str, path: PurePath, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows below the head, with the lines on which they begin."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    next(lines)
    while True:
        line = lines.line_num + 1 + skipped
        try:
            cells = next(lines, None)
        except csv.Error as error:
            raise UsageError(f"{path}:{line}: the row cannot be read ({error})") from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield line, cells


def _row(cells: list[str], columns: dict[str, int], line: int, path: PurePath) -> Row:
    def cell(name: str) -> str:
        place = columns.get(name)
        return unguarded(cells[place]) if place is not None and place < len(cells) else ""

    n = cell("n").strip()
    names = [cell(f"candidate {number}").strip() for number in range(1, MOST_CANDIDATES + 1)]
    record, raw = cell("record").strip(), cell("raw")
    if not record or not raw.strip():
        raise UsageError(f"{path}:{line}: the row names no record or no string; leave those columns as they were")
    # LibreOffice may give 3 back as 3.0
    number = int(float(n)) if re.fullmatch(r"\d{1,6}(?:\.0)?", n, re.ASCII) else None
    return Row(record, number, raw, tuple(map(Candidate, names)), cell("answer").strip(), line)
