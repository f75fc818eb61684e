"""Library and attachments written together: the library first, so that a crash leaves no link to nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from incident_refs import files
from incident_refs.library import attachments
from incident_refs.library.store import Change
from incident_refs.model.attachment import Event


@dataclass(frozen=True, slots=True)
class Bundle:
    """A change of the library and the events that go with it. Nothing is written yet.

    `closing` are the events that come true only once the records are written too.
    """

    change: Change
    attachments: Path
    events: tuple[Event, ...] = ()
    closing: tuple[Event, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.change) or bool(self.events)

    def diff(self) -> str:
        """Return both changes as unified diffs, as `--dry-run` shows them."""
        old = files.read_bytes(self.attachments) if self.attachments.exists() else b""
        added = "".join(f"{attachments.line(event)}\n" for event in attachments.unknown(self.events, old)).encode()
        glue = b"\n" if added and old and not old.endswith(b"\n") else b""
        return self.change.diff() + files.diff(old, old + glue + added, self.attachments.name)

    def commit(self) -> None:
        """Write both under one lock. Done again, it completes what a crash cut short, and adds nothing twice.

        Raises FileError where either cannot be written; the library may then have entries that nothing links to yet.
        """
        with files.locked(self.change.path, self.attachments):
            self.change.commit()
            self._append(self.events)

    def close(self) -> None:
        """Write the events that come last. Raises FileError where they cannot be written."""
        if self.closing:
            with files.locked(self.attachments):
                self._append(self.closing)

    def _append(self, events: Sequence[Event]) -> None:
        old = files.read_bytes(self.attachments) if self.attachments.exists() else b""
        files.append_lines(self.attachments, [attachments.line(event) for event in attachments.unknown(events, old)])
