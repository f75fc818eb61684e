"""Checks that say what the reader of `.bib` files has reported already: one kind of it, or several."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from incident_refs.bibtex.fault import Fault
from incident_refs.bibtex.read import Failed
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Severity


class Reported:
    """A check for what was reported when the file was read."""

    kinds: ClassVar[frozenset[Fault]]

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield what was reported of these kinds, each at its place."""
        for one in self.reported(file):
            if one.kind in self.kinds:
                yield Seen(
                    self.sentence(one),
                    field=one.field,
                    line=one.line,
                    column=one.column,
                    key=one.key,
                    severity=self.grade(one, file),
                )

    def reported(self, file: BibFile) -> Iterable[Failed]:
        """Return where such reports are looked for."""
        return file.bibliography.failed

    def sentence(self, one: Failed) -> str:
        """Return what is said of one."""
        return one.reason

    def grade(self, one: Failed, file: BibFile) -> Severity | None:
        """Return how much one matters, where that is other than it is for the check."""
        return None
