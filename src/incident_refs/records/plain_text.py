"""Any text file: each line is text, and the file's name is the record's id."""

from collections.abc import Sequence

from incident_refs.errors import RecordError
from incident_refs.interfaces import Filled, RecordFile, Wanted
from incident_refs.model.record import Record, Text
from incident_refs.records.identity import database_of, safe_id


class PlainText:
    """A text without a shape of its own. The last one that is asked."""

    name = "text"
    can_attach = False

    def fits(self, file: RecordFile) -> bool:
        """Return whether the file is text, and not data by its name or first character."""
        return file.syntax == "text"

    def read(self, file: RecordFile) -> tuple[Record, ...]:
        """Return the one record of the file. Raises RecordError with line and column where it is no text."""
        shown = safe_id(file.path.stem)
        body = Text("body", file.text)
        return (Record(shown, database_of(shown), texts=(body,), path=str(file.path), shape=self.name),)

    def attach(self, file: RecordFile, wanted: Sequence[Wanted]) -> Filled:
        """Raise RecordError: a plain text has no place for our data. `can_attach` says so beforehand."""
        raise RecordError(f"{file.path}: a plain text cannot hold references; they are kept in attachments.jsonl only")
