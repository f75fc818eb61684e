r"""CSV as rows of cells that know their place, whatever wrote it.

The sign between cells is found among , ; tab and |. A quote within quotes is doubled, or written `\"` (the snapshots of
the AI Incident Database). Refused with line and column: quotes that never close, text behind closing quotes, a row with
more cells than the head row, a column that stands twice (most readers keep the last one only), cells without end.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from incident_refs.errors import RecordError
from incident_refs.model.record_mapping import fold
from incident_refs.model.sheet import Cell, Row, Sheet
from incident_refs.records.decoding import place

DELIMITERS = (",", ";", "\t", "|")
MAX_CELL = 1_000_000  # characters; the longest article in a snapshot of AIID has some 200,000
_LOOKED_AT = 30  # rows, to find the sign between cells
_HEAD_WITHIN = 10  # rows: the sheet of AIAAIC has lines above its head row
_SEP = re.compile(r"sep=([,;|\t])(?:\r\n|\n|\r)", re.IGNORECASE)  # spreadsheets read and write such a first line
_BACKSLASHED = re.compile(r"\\(.)", re.DOTALL)
_QUOTED = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')


class _Fault(Exception):
    """What is wrong, and at which character. Never leaves this module."""

    def __init__(self, problem: str, at: int) -> None:
        super().__init__(problem)
        self.at = at


def read_rows(text: str, path: PurePath) -> Sheet:
    """Return the rows of a CSV file that hold anything. Raises RecordError with line and column.

    >>> sheet = read_rows('id;title\\n1;"A; b"\\n', PurePath("a.csv"))
    >>> sheet.delimiter, sheet.rows[1][1]
    (';', Cell(start=11, end=17, value='A; b'))
    """
    named = _SEP.match(text)
    start = named.end() if named else 0
    delimiter = named[1] if named else _delimiter(text, tab=path.suffix.lower() == ".tsv")
    try:
        rows = _all_rows(text, start, delimiter)
    except _Fault as fault:
        where = place(path, text, fault.at)
        raise RecordError(f"{where}: the file cannot be read as CSV: {fault}; nothing was changed") from None
    return Sheet(text, delimiter, rows)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below a head row, and where its columns stand. Names are compared as `fold` gives them."""

    sheet: Sheet
    columns: dict[str, int]
    rows: tuple[Row, ...]
    head: Row

    def title(self, name: str) -> str:
        """Return a column's name as the file has it."""
        return " ".join(self.head[self.columns[name]].value.split())

    def cell(self, row: Row, *names: str) -> Cell | None:
        """Return the first cell of these columns that holds anything."""
        for name in names:
            number = self.columns.get(name)
            if number is not None and number < len(row) and row[number].value.strip():
                return row[number]
        return None

    def value(self, row: Row, *names: str) -> str:
        """Return the first of these columns that holds anything, stripped; "" where none does."""
        found = self.cell(row, *names)
        return found.value.strip() if found else ""

    def lines(self, row: Row, name: str) -> Iterator[tuple[str, int]]:
        """Yield each line of a cell that holds anything, with its line in the file."""
        found = self.cell(row, name)
        if found:
            first = self.sheet.line_of(found.start)
            for number, line in enumerate(re.split(r"\r\n|\n|\r", found.value)):
                if line.strip():
                    yield line.strip(), first + number


def find_table(sheet: Sheet, path: PurePath, is_head: Callable[[frozenset[str]], bool]) -> Table | None:
    """Return the table whose head row, one of the first ten, has the wanted columns. None where there is no such row.

    Raises RecordError with line and column for a column that stands twice, and for a row longer than the head row.
    """
    for number, head in enumerate(sheet.rows[:_HEAD_WITHIN]):
        names = [fold(cell.value) for cell in head]
        if is_head(frozenset(names) - {""}):
            columns: dict[str, int] = {}
            for column, (name, cell) in enumerate(zip(names, head, strict=True)):
                if name in columns:
                    where = place(path, sheet.text, cell.start)
                    raise RecordError(f"{where}: the column '{cell.value.strip()}' stands here a second time; keep one")
                if name:
                    columns[name] = column
            rows = sheet.rows[number + 1 :]
            _refuse_longer_rows(sheet, path, rows, len(head))
            return Table(sheet, columns, rows, head)
    return None


def _refuse_longer_rows(sheet: Sheet, path: PurePath, rows: tuple[Row, ...], width: int) -> None:
    for row in rows:
        for cell in row[width:]:
            if cell.value.strip():
                where = place(path, sheet.text, cell.start)
                sign = "a tab" if sheet.delimiter == "\t" else f"'{sheet.delimiter}'"
                raise RecordError(
                    f"{where}: this row has more cells than the head row ({width});"
                    f" put quotes around a cell that holds {sign}"
                )


def _delimiter(text: str, *, tab: bool) -> str:
    """Return the sign that gives the most rows of the same number of cells."""

    def fit(sign: str) -> tuple[bool, float, int]:
        widths: list[int] = []
        try:
            widths += [len(row) for row in islice(_rows(text, 0, sign, backslash=False), _LOOKED_AT) if _holds(row)]
        except _Fault:
            return False, 0.0, 0
        width, count = Counter(widths).most_common(1)[0] if widths else (1, 0)
        return width > 1 and (tab and sign == "\t"), count / len(widths) if width > 1 else 0.0, width

    fits = {sign: fit(sign) for sign in DELIMITERS}
    best = max(DELIMITERS, key=lambda sign: (fits[sign], -DELIMITERS.index(sign)))
    return best if fits[best][1] else _by_head(text)


def _by_head(text: str) -> str:
    """Return the sign that stands most often in the first line, where the quotes of the file fit none."""
    head = text[:65_536].lstrip("\r\n").partition("\n")[0]
    return max(DELIMITERS, key=head.count)


def _all_rows(text: str, start: int, delimiter: str) -> tuple[Row, ...]:
    """Return the rows; quotes are read as doubled, or with a backslash where only that fits the whole file."""
    doubled: tuple[Row, ...] | _Fault
    try:
        doubled = tuple(filter(_holds, _rows(text, start, delimiter, backslash=False)))
    except _Fault as fault:
        doubled = fault
    if '\\"' in text and (isinstance(doubled, _Fault) or not _even(doubled)):
        try:
            slashed = tuple(filter(_holds, _rows(text, start, delimiter, backslash=True)))
        except _Fault:
            slashed = ()
        if slashed and (_even(slashed) or isinstance(doubled, _Fault)):
            return slashed
    if isinstance(doubled, _Fault):
        raise doubled
    return doubled


def _even(rows: tuple[Row, ...]) -> bool:
    return len({len(row) for row in rows}) == 1


def _holds(row: Row) -> bool:
    return any(cell.value.strip() for cell in row)


def _rows(text: str, start: int, delimiter: str, *, backslash: bool) -> Iterator[Row]:
    pattern = _pattern(delimiter, backslash=backslash)
    at, cells = start, list[Cell]()
    while at < len(text) or cells:
        hit = pattern.match(text, at)
        if hit is None or (hit["bare"] or "").lstrip(" ").startswith('"'):
            raise _fault(text, at)
        quoted = hit["quoted"]
        value = hit["bare"] if quoted is None else quoted.replace('""', '"')
        if backslash and quoted is not None:
            value = _BACKSLASHED.sub(r"\1", value)
        if len(value) > MAX_CELL:
            raise _Fault(f"the cell that begins here has more than {MAX_CELL:,} characters", at)
        cells.append(Cell(at, hit.start("mark"), value))
        at = hit.end()
        if hit["mark"] != delimiter:
            yield tuple(cells)
            cells = []
        elif at == len(text):
            yield (*cells, Cell(at, at, ""))
            return


def _pattern(delimiter: str, *, backslash: bool) -> re.Pattern[str]:
    sign = re.escape(delimiter)
    inner = r'(?:[^"\\]++|\\.|"")*+' if backslash else r'[^"]*+(?:""[^"]*+)*+'
    return re.compile(
        rf"""
        (?: [ ]* "(?P<quoted>{inner})" [ ]*
          | (?P<bare> [^{sign}\r\n]*+ ) )
        (?P<mark> {sign} | \r\n | \n | \r | \Z )
        """,
        re.VERBOSE | re.DOTALL,
    )


def _fault(text: str, at: int) -> _Fault:
    """Return what is wrong with a cell that begins with quotes."""
    begin = text.index('"', at)
    closing = _QUOTED.match(text, begin)
    if closing is None:
        return _Fault("a cell begins here with quotes that never close", begin)
    return _Fault("text stands here behind closing quotes; write a quote within a cell twice", closing.end())
