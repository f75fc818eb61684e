"""A104."""

from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.checks.links import first_few
from incident_refs.model.finding import Severity


class RecordWithOpenStrings:
    """A record has reference strings that nobody has resolved.

    ## Why it matters
    Its bibliography goes without these works. No source at hand knows for certain which are meant: a person has to say
    so, once.

    ## Before
    ```markdown
    references:
      - Wang et al. 2023
    ```

    ## After
    `incident-refs decide AIAAIC0276#1 --work 10.1145/3593013.3594095`, or `--none` where it is none of those that were
    found; `incident-refs open` lists all questions with what was found for them.
    """

    code = "A104"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the records with open strings."""
        for one in file.attachments.records if file.attachments else ():
            if not one.open:
                continue
            count = len(one.open)
            what = "1 reference string that is" if count == 1 else f"{count} reference strings that are"
            strings = first_few(string.raw for string in one.open)
            message = f"{one.record.id} has {what} neither attached nor decided: {strings}; see 'incident-refs open'"
            yield Seen(message, file=one.file, line=one.open[0].line)
