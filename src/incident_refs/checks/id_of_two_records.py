"""A106."""

from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.checks.links import brief
from incident_refs.model.finding import Severity


class IdOfTwoRecords:
    """Two records of the workspace have the same id.

    ## Why it matters
    What is attached to one is attached to both, and `RECORD#3` means a string of either.

    ## Before
    ```markdown
    records/imagenet.md       id: AIAAIC0276
    records/imagenet-old.md   id: AIAAIC0276
    ```

    ## After
    ```markdown
    records/imagenet.md       id: AIAAIC0276
    ```
    """

    code = "A106"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield each record whose id an earlier one has."""
        for id, several in file.attachments.by_id.items() if file.attachments else ():
            first = several[0]
            for other in several[1:]:
                message = (
                    f"the id '{brief(id)}' is that of {first.file}:{first.record.line} too; give each record its own"
                )
                yield Seen(message, file=other.file, line=other.record.line)
