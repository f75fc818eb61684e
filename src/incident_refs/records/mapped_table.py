"""Any CSV file: by a mapping of the configuration, or by the usual names of its columns. References are only read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from incident_refs.errors import RecordError
from incident_refs.interfaces import Filled, RecordFile, Wanted
from incident_refs.model.record import Record, Text
from incident_refs.model.record_mapping import USUAL, RecordMapping
from incident_refs.model.sheet import Row
from incident_refs.records.csv_rows import Table, find_table
from incident_refs.records.identity import database_of
from incident_refs.records.mapped_names import parts_of, wanted_file, where_it_leads


@dataclass(frozen=True)
class MappedTable:
    """A table whose columns a mapping names; without one, whose columns have the usual names."""

    name: str = "csv"
    mapping: RecordMapping = field(default=USUAL)
    can_attach: bool = False

    def fits(self, file: RecordFile) -> bool:
        """Return whether the file is a table with the mapping's columns. By the usual names, any table is taken."""
        if file.syntax != "csv" or not wanted_file(self.mapping, file.path):
            return False
        return self.mapping is USUAL or self._table(file) is not None

    def read(self, file: RecordFile) -> tuple[Record, ...]:
        """Return a record for each row. Raises RecordError with line and column, and where no column is known."""
        table = self._table(file)
        if table is None:
            raise RecordError(
                f"{file.path}: no head row with columns that are known here; it needs an id (id, incident_id, …) and"
                " references (references, sources, …), or say which columns these are in config.toml under"
                " [[records.mapping]]"
            )
        names = self.mapping.folded()
        records = [self._record(file, table, row, names) for row in table.rows]
        if records and not table.columns.keys() & set(names.references):
            said = "no column of references is known here; say which it is in config.toml under [[records.mapping]]"
            records[0] = replace(records[0], notes=(f"{file.path}:{table.sheet.line_of(table.head[0].start)}: {said}",))
        return tuple(records)

    def attach(self, file: RecordFile, wanted: Sequence[Wanted]) -> Filled:
        """Raise RecordError: a table is only read. `can_attach` says so beforehand."""
        raise RecordError(f"{file.path}: a table is only read; attachments.jsonl keeps its references")

    def _table(self, file: RecordFile) -> Table | None:
        return find_table(file.sheet, file.path, self._is_head)

    def _is_head(self, names: frozenset[str]) -> bool:
        found = self.mapping.folded()
        if self.mapping is not USUAL:
            asked = [column for column in (found.id, found.title, found.references) if column]
            return all(names.intersection(column) for column in asked)
        named, titled = names.intersection(found.id), names.intersection(found.title)
        return bool((named or titled) and (names.intersection(found.references) or (named and titled)))

    def _record(self, file: RecordFile, table: Table, row: Row, names: RecordMapping) -> Record:
        id = table.value(row, *names.id)
        return Record(
            id=id,
            database=names.database or database_of(id),
            title=" ".join(table.value(row, *names.title).split()),
            url=table.value(row, *names.url) or None,
            date=table.value(row, *names.date) or None,
            texts=tuple(self._texts(table, row, names)),
            path=str(file.path),
            shape=self.name,
            line=table.sheet.line_of(row[0].start),
        )

    def _texts(self, table: Table, row: Row, names: RecordMapping) -> Iterator[Text]:
        for name in names.references:
            cell = table.cell(row, name)
            if cell:
                line = table.sheet.line_of(cell.start)
                for number, (said, below) in enumerate(parts_of(cell.value, self.mapping.separator)):
                    address = where_it_leads(said)
                    field = f"{table.title(name)}[{number}]"
                    yield Text(field, said, line + below, reference=True, address=address)
        for name in names.prose:
            cell = table.cell(row, name)
            if cell:
                yield Text(table.title(name), cell.value, table.sheet.line_of(cell.start))
