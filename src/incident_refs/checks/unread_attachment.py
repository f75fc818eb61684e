"""A107."""

from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Severity


class UnreadAttachment:
    """A line of the list of attachments cannot be read.

    ## Why it matters
    What it says does not count: a record may have lost a reference, or a person's answer. Most often the marks of a
    merge that was not finished stand there, or a write was cut short.

    ## Before
    ```json
    <<<<<<< HEAD
    {"v": 1, "event": "65c1", "kind": "attached", "record": "AIAAIC0276", "raw": "Deng et al. 2009", "key": "deng2009"
    ```

    ## After
    The marks are gone, and the line is whole as git still has it: `git log -p refs/attachments.jsonl`.
    """

    code = "A107"
    severity = Severity.ERROR

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the lines that are no event."""
        if file.attachments:
            for line, reason in file.attachments.broken:
                yield Seen(f"this line does not count: {reason}", file=file.attachments.file, line=line)
