"""What asking a catalogue may come to, beside an answer."""

from collections.abc import Mapping
from typing import Any

from incident_refs.errors import SourceError


class NotHeld(Exception):
    """The catalogue says that it does not hold what was asked for (404): an answer, not an error."""


class OtherRecord(Exception):
    """The catalogue answered with a record of another DOI, and does not say that the two are one."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        super().__init__(str(record.get("DOI"))[:200])
        self.record = record


class Passing(SourceError):
    """The question was given up after several attempts: later it may be answered."""


class Unsuited(SourceError):
    """The catalogue was reached, but gives nothing that we could read: a landing page, HTTP 406."""
