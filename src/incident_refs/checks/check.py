"""The socket of a check, and what one sees before its finding has a code and a place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Protocol

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.model.finding import Fix, Severity
from incident_refs.model.verdict import VerdictWord

_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a check sees: a sentence, and where. The place is that of the field in the entry, or of the entry.

    `line` and `column` (from 1) are given where neither an entry nor a field of one is meant; `key` where the entry
    is none of those that were read. `file` is other than the `.bib` file where a record is meant, or the list of
    attachments. `severity` is other than the check's where that depends.
    """

    message: str
    item: Item | None = None
    field: str | None = None
    fix: Fix | None = None
    line: int | None = None
    column: int = 1
    key: str | None = None
    severity: Severity | None = None
    verdict: VerdictWord | None = None
    file: str | None = None


class Check(Protocol):
    """One thing to look for. The docstring of its class is its page in the docs: what, why, before, after."""

    code: ClassVar[str]
    severity: ClassVar[Severity]

    def look(self, file: BibFile, /) -> Iterable[Seen]:
        """Return what is found in the file."""
        ...


class EntryCheck:
    """A check that looks at one entry after another."""

    def look(self, file: BibFile) -> Iterable[Seen]:
        """Return what is found in the file's entries."""
        for item in file.items:
            yield from self.look_at(item, file)

    def look_at(self, item: Item, file: BibFile) -> Iterable[Seen]:
        """Return what is found in one entry."""
        raise NotImplementedError


def name_of(check: "Check | type[Check]") -> str:
    """Return the name of a check, as people write it.

    >>> class DoiUnderTwoKeys: ...
    >>> name_of(DoiUnderTwoKeys)
    'doi-under-two-keys'
    """
    kind = check if isinstance(check, type) else type(check)
    return _CAPITAL.sub("-", kind.__name__).lower()
