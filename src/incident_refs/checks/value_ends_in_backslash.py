"""F206."""

from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.places import field_at
from incident_refs.model.finding import Severity


class ValueEndsInBackslash(EntryCheck):
    r"""A value ends in a backslash.

    ## Why it matters
    LaTeX takes it together with what a style prints behind it: `\` and a full stop is an accent. Some programs take the
    brace for a letter, and lose the entry.

    ## Before
    ```bibtex
    @misc{appleby1981on, title = {On the papers\}}
    ```

    ## After
    ```bibtex
    @misc{appleby1981on, title = {On the papers}}
    ```
    """

    code = "F206"
    severity = Severity.WARNING

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the fields whose value ends so."""
        for name, value in item.entry.fields:
            if value.endswith("\\") and not _ends_in_blank(file, item, name):
                yield Seen(f"field '{name[:60]}' ends in a backslash", item, name)


def _ends_in_blank(file: BibFile, item: Item, name: str) -> bool:
    r"""Return whether the value ends in "\ ", a blank of TeX, which is not read as part of it."""
    field = field_at(file.bibliography.data, item.block, name)
    return bool(field and field["value"][-2:-1] == b" ")
