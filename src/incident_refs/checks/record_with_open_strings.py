"""A104."""

from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, RecordAtHand
from incident_refs.checks.check import Seen
from incident_refs.checks.links import brief, first_few
from incident_refs.model.finding import Severity


class RecordWithOpenStrings:
    """A record has reference strings that are neither attached to an entry nor decided.

    ## Why it matters
    Its bibliography goes without these works. Those that a source at hand knows are attached by one command; for the
    others a person has to say, once, which works are meant.

    ## Before
    ```markdown
    references:
      - Wang et al. 2023
    ```

    ## After
    `incident-refs resolve AIAAIC0276 --write`, then `incident-refs decide AIAAIC0276#1 --work
    10.1145/3593013.3594095`, or `--none` where it is none of those that were found. `incident-refs open` lists what is
    left.
    """

    code = "A104"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the records with open strings."""
        for one in file.attachments.records if file.attachments else ():
            strings = sorted((*one.open, *one.known), key=lambda string: string.n)
            if strings:
                what = "string that is" if len(strings) == 1 else "strings that are"
                count = f"{brief(one.record.id)} has {len(strings)} reference {what} neither attached nor decided"
                raws = first_few(string.raw for string in strings)
                yield Seen(f"{count}: {raws}; {_advice(one)}", file=one.file, line=strings[0].line)


def _advice(one: RecordAtHand) -> str:
    attach = f"'incident-refs resolve {brief(one.record.id)} --write'"
    if not one.open:
        return f"{attach} attaches {'it' if len(one.known) == 1 else 'them'}"
    if not one.known:
        return "see 'incident-refs open'"
    return f"{attach} attaches {len(one.known)}, for the rest see 'incident-refs open'"
