"""What a check reports: a finding, with its place, how much it matters, and where it can be mended safely, how."""

from dataclasses import dataclass
from enum import StrEnum

from incident_refs.model.verdict import VerdictWord


class Severity(StrEnum):
    """How much a finding matters: a wrong or lost reference, a doubtful one, or a matter of care."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Fix:
    """Another value for one field of an entry. `was` is None where the field is added, `to` where it is taken out."""

    field: str
    was: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found. `line` and `column` count from 1; `code` and `name` are the check's.

    `verdict` is what sources say of the entry, and None for checks that ask none.
    """

    code: str
    name: str
    severity: Severity
    message: str
    file: str
    line: int = 1
    column: int = 1
    key: str | None = None
    field: str | None = None
    fix: Fix | None = None
    verdict: VerdictWord | None = None
