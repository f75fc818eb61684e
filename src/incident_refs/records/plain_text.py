"""Any text file: each line is text, and the file's name is the record's id."""

from collections.abc import Sequence
from pathlib import Path

from incident_refs.errors import RecordError
from incident_refs.model.record import HostReference, Record, Text
from incident_refs.records.decoding import decode, is_data
from incident_refs.records.identity import database_of, safe_id


class PlainText:
    """A text without a shape of its own. The last one that is asked."""

    name = "text"
    can_attach = False

    def fits(self, data: bytes, path: Path) -> bool:
        """Return whether the file is text, and not data by its name or first character."""
        return not is_data(decode(data, path).text, path)

    def read(self, data: bytes, path: Path) -> tuple[Record, ...]:
        """Return the one record of the file. Raises RecordError with line and column where it is no text."""
        shown = safe_id(path.stem)
        body = Text("body", decode(data, path).text)
        return (Record(shown, database_of(shown), texts=(body,), path=str(path), shape=self.name),)

    def attach(self, data: bytes, record: Record, attached: Sequence[HostReference]) -> bytes:
        """Raise RecordError: a plain text has no place for our data. `can_attach` says so beforehand."""
        raise RecordError(
            f"{record.path or record.id}: a plain text cannot hold references; they are kept in attachments.jsonl only"
        )
