"""Reports of the AI Incident Database as its snapshots hold them (`reports.csv`): each is a reference by itself.

The reports of a snapshot do not say to which incident they belong; one is known by its `report_number`.
"""

from collections.abc import Iterator, Sequence

from incident_refs.errors import RecordError
from incident_refs.interfaces import Filled, RecordFile, Wanted
from incident_refs.model.record import Record, Text
from incident_refs.model.sheet import Row
from incident_refs.records.csv_rows import Table, find_table


class AiidReports:
    """News and papers that AIID keeps, one a row."""

    name = "aiid-reports"
    can_attach = False

    def fits(self, file: RecordFile) -> bool:
        """Return whether one of the first rows names the columns of a report."""
        return file.syntax == "csv" and find_table(file.sheet, file.path, _is_head) is not None

    def read(self, file: RecordFile) -> tuple[Record, ...]:
        """Return a record for each report, with the report as its only reference."""
        table = find_table(file.sheet, file.path, _is_head)
        return tuple(self._record(file, table, row) for row in table.rows) if table else ()

    def attach(self, file: RecordFile, wanted: Sequence[Wanted]) -> Filled:
        """Raise RecordError: a report has no place for them. `can_attach` says so beforehand."""
        raise RecordError(f"{file.path}: a list of reports cannot hold references; attachments.jsonl keeps them")

    def _record(self, file: RecordFile, table: Table, row: Row) -> Record:
        line = table.sheet.line_of(row[0].start)
        return Record(
            id=table.value(row, "report number"),
            database="aiid-report",
            title=" ".join(table.value(row, "title").split()),
            url=table.value(row, "url") or None,
            date=table.value(row, "date published")[:10] or None,
            texts=tuple(_reference(table, row, line)),
            path=str(file.path),
            shape=self.name,
            line=line,
        )


def _is_head(names: frozenset[str]) -> bool:
    return {"report number", "title", "url"} <= names


def _reference(table: Table, row: Row, line: int) -> Iterator[Text]:
    """Yield the report as a reference: "Jodi Kantor (2014-08-14). Working Anything but 9 to 5. nytimes.com"."""
    address = table.value(row, "url") or None
    # a snapshot joins the names with ", "
    authors = "; ".join(filter(None, (name.strip() for name in table.value(row, "authors").split(","))))
    date = table.value(row, "date published")[:10]
    title = " ".join(table.value(row, "title").split())
    head = " ".join(part for part in (authors, f"({date})" if date else "") if part)
    said = ". ".join(part.rstrip(".") for part in (head, title, table.value(row, "source domain")) if part)
    if said or address:
        yield Text("report", said or address or "", line, reference=True, address=address)
