"""F303."""

from collections.abc import Iterator

from incident_refs.bibtex.blocks import Kind
from incident_refs.bibtex.read import place_in
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Severity
from incident_refs.model.place import BOM


class ByteOrderMarkInside:
    """A byte order mark stands between the entries.

    ## Why it matters
    It is an invisible sign that belongs at the beginning of a file, if anywhere: files were put one
    behind the other. BibTeX passes over the sign; other programs take it for part of the next entry.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}}
    \ufeff@misc{gebru2018datasheets, title = {Datasheets for Datasets}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}}
    @misc{gebru2018datasheets, title = {Datasheets for Datasets}}
    ```
    """

    code = "F303"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the text between entries that has one."""
        data = file.bibliography.data
        if data.find(BOM, 1) < 0:
            return
        for block in file.bibliography.blocks:
            at = data.find(BOM, max(block.start, 1), block.end) if block.kind is Kind.COMMENT else -1
            if at >= 0:
                line, column = place_in(data, block, at)
                yield Seen("an invisible byte order mark (U+FEFF) between the entries", line=line, column=column)
