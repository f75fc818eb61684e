"""D102."""

from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.model.finding import Fix, Severity


class EmptyField(EntryCheck):
    """A field has no value.

    ## Why it matters
    It says nothing, and some styles print the punctuation around it all the same.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, note = {}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}}
    ```
    """

    code = "D102"
    severity = Severity.INFO

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the fields that hold nothing but blanks."""
        for name, value in item.entry.fields:
            if not value.strip("{} \t\n"):
                yield Seen(f"field '{name}' is empty", item, name, Fix(name, value, None))
