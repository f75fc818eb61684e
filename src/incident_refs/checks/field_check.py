"""Checks that look at the value of one field."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen


class FieldCheck(EntryCheck):
    """A check that looks at one field wherever an entry has it, and has it filled."""

    field: ClassVar[str]

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield what is found in that field of the file's entries."""
        for item, value in file.having(self.field):
            yield from self.look_in(value, item, file)

    def look_at(self, item: Item, file: BibFile) -> Iterable[Seen]:
        """Return what is found in that field of one entry."""
        value = item.fields.get(self.field)
        return self.look_in(value, item, file) if value and not value.isspace() else ()

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterable[Seen]:
        """Return what is found in a value of that field."""
        raise NotImplementedError
