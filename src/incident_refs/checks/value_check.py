"""A check that looks at the value of one field after another: most of those of fields are of this kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Fix, Severity


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a value, as the rest of a sentence about its field, and a better one where that is sure."""

    what: str
    better: str | None = None
    severity: Severity | None = None


class ValueCheck:
    """Looks at the fields that it names, of each entry; `wrong` says what is wrong with a value."""

    fields: ClassVar[tuple[str, ...]]

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield what is wrong with the values of these fields."""
        for field in self.fields:
            for item, value in file.having(field):
                wrong = self.wrong(value, field, item, file)
                if wrong:
                    yield seen(wrong, item, field)

    def wrong(self, value: str, field: str, item: Item, file: BibFile, /) -> Wrong | None:
        """Return what is wrong with the value of the field, or None."""
        raise NotImplementedError


def seen(wrong: Wrong, item: Item, field: str) -> Seen:
    """Return what is wrong with a field of an entry, with a fix where there is a better value."""
    was = item.fields[field]
    fix = Fix(field, was, wrong.better) if wrong.better else None
    return Seen(f"field '{field}': {wrong.what}", item, field, fix, severity=wrong.severity)
