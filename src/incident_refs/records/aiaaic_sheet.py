"""The sheet of AIAAIC as CSV: 19 or 20 columns, found by the names in its head row, which stands below other lines.

`Summary/links` is the address of the incident's own page, or lines that lead elsewhere; a `References` column, where
there is one, holds one reference a line. The sheet has no place for references of ours.
"""

import re
from collections.abc import Iterator, Sequence

from incident_refs.errors import RecordError
from incident_refs.interfaces import Filled, RecordFile, Wanted
from incident_refs.model.record import Record, Text
from incident_refs.model.sheet import Row
from incident_refs.records.csv_rows import Table, find_table

_ID = "aiaaic id"
_LINKS = "summary/links"
_REFERENCES = ("references", "reference", "sources", "citations")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_OWN = re.compile(r"https?://(?:www\.)?aiaaic\.org/\S*", re.IGNORECASE)


class AiaaicSheet:
    """Incidents of AIAAIC, one a row."""

    name = "aiaaic-sheet"
    can_attach = False

    def fits(self, file: RecordFile) -> bool:
        """Return whether one of the first rows names the column `AIAAIC ID#`."""
        return file.syntax == "csv" and find_table(file.sheet, file.path, _is_head) is not None

    def read(self, file: RecordFile) -> tuple[Record, ...]:
        """Return a record for each row. Raises RecordError with line and column."""
        table = find_table(file.sheet, file.path, _is_head)
        if table is None:
            return ()
        rows = table.rows[1:] if table.rows and _is_head_still(table, table.rows[0]) else table.rows
        return tuple(self._record(file, table, row) for row in rows)

    def attach(self, file: RecordFile, wanted: Sequence[Wanted]) -> Filled:
        """Raise RecordError: the sheet has no place for them. `can_attach` says so beforehand."""
        raise RecordError(f"{file.path}: the sheet of AIAAIC cannot hold references; attachments.jsonl keeps them")

    def _record(self, file: RecordFile, table: Table, row: Row) -> Record:
        links = list(table.lines(row, _LINKS))
        return Record(
            id=table.value(row, _ID),
            database="aiaaic",
            title=" ".join(table.value(row, "headline", "title").split()),
            url=next((line for line, _ in links if _OWN.fullmatch(line)), None),
            date=table.value(row, "occurred") or None,
            texts=(*_references(table, row), *_links(links)),
            path=str(file.path),
            shape=self.name,
            line=table.sheet.line_of(row[0].start),
        )


def _is_head(names: frozenset[str]) -> bool:
    return _ID in names


def _is_head_still(table: Table, row: Row) -> bool:
    """Return whether a row is the second line of the head: the names under "Impacted area" and "External harm"."""
    return not table.value(row, _ID, "headline", "title", _LINKS)


def _references(table: Table, row: Row) -> Iterator[Text]:
    for name in _REFERENCES:
        for number, (said, line) in enumerate(table.lines(row, name)):
            address = said if _ADDRESS.fullmatch(said) else None
            yield Text(f"{table.title(name)}[{number}]", said, line, reference=True, address=address)


def _links(links: Sequence[tuple[str, int]]) -> Iterator[Text]:
    for number, (said, line) in enumerate(links):
        if not _OWN.fullmatch(said):
            address = said if _ADDRESS.fullmatch(said) else None
            yield Text(f"Summary/links[{number}]", said, line, reference=address is not None, address=address)
