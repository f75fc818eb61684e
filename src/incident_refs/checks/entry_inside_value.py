"""F202."""

from collections.abc import Iterator

from incident_refs.bibtex import grammar
from incident_refs.bibtex.blocks import Kind
from incident_refs.bibtex.read import place_in
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Severity

_KINDS = (Kind.ENTRY, Kind.STRING, Kind.PREAMBLE)


class EntryInsideValue:
    """A value holds what reads like the beginning of an entry, at the start of a line.

    ## Why it matters
    Where a brace is missing, this entry has swallowed another one. Where it is only quoted, some programs make an entry
    of it all the same. Indent it with a word in front, or leave it out.

    ## Before
    ```bibtex
    @misc{appleby1981on, title = {On BibTeX}, abstract = {An entry begins so:
    @article{key, and then come its fields},
    }}
    ```

    ## After
    ```bibtex
    @misc{appleby1981on, title = {On BibTeX}, abstract = {An entry begins with its type and its key},
    }
    ```
    """

    code = "F202"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the first such place of each entry."""
        data = file.bibliography.data
        keys = {item.block.start: item.key for item in file.items}
        for block in file.bibliography.blocks:
            if block.kind not in _KINDS or data.find(b"@", block.start + 1, block.end) < 0:
                continue
            head = grammar.LINE_START.search(data, block.start + 1, block.end)
            if head:
                at = head.start("at")
                line, column = place_in(data, block, at)
                shown = data[at : at + 60].split(b"\n")[0].decode("utf-8", "replace").strip()
                message = f"a value holds what reads like the beginning of an entry, '{shown}'; is a brace missing?"
                yield Seen(message, line=line, column=column, key=keys.get(block.start))
