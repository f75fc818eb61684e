"""A103."""

from collections.abc import Collection, Iterable, Iterator

from incident_refs.bibtex.inheritance import parents_of
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.model.entry import Entry
from incident_refs.model.finding import Severity


class EntryNobodyCites:
    """No record cites this entry.

    ## Why it matters
    It may be left over from a record that is gone, or still wait for one. An entry that others inherit from
    (`crossref`, `xdata`) is needed all the same, and is not named here.

    ## Before
    ```bibtex
    @misc{lonely, title = {An entry that is attached to no record}}
    ```

    ## After
    `incident-refs remove lonely`, or `incident-refs attach RECORD lonely`.
    """

    code = "A103"
    severity = Severity.INFO

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the entries that are attached to no record."""
        attachments = file.attachments
        if attachments is None or not attachments.whole:
            return
        orphans = set(nobody_cites(file.bibliography.entries, {one.key for one in attachments.attached}))
        for item in file.items:
            if item.key in orphans:
                yield Seen("no record cites this entry", item)


def nobody_cites(entries: Iterable[Entry], cited: Collection[str]) -> Iterator[str]:
    """Yield the keys that are not cited; parents that others inherit from are needed all the same.

    >>> book, part = Entry("raw", "book"), Entry("intro", "incollection", (("crossref", "Raw"),))
    >>> list(nobody_cites([book, part, Entry("lonely", "misc")], ["Intro"]))
    ['lonely']
    """
    entries = tuple(entries)
    needed = {key.lower() for key in cited}
    for entry in entries:
        needed.update(parents_of(dict(entry.fields)))
    return (entry.key for entry in entries if entry.key.lower() not in needed)
