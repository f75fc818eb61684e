"""F301."""

from collections.abc import Iterator

from incident_refs.bibtex.blocks import Kind
from incident_refs.bibtex.fault import Fault
from incident_refs.bibtex.read import Failed, place_in
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.checks.reported import Reported
from incident_refs.model.finding import Severity


class NulByte(Reported):
    """An entry holds a NUL byte, or the text between the entries does.

    ## Why it matters
    The file was damaged when it was saved or copied. Programs written in C read such a line only up to that byte; here
    the entry is not read at all.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {Image\0Net}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}}
    ```
    """

    code = "F301"
    severity = Severity.ERROR
    kinds = frozenset((Fault.NUL,))

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield each entry with one, and each remark."""
        yield from super().look(file)
        data = file.bibliography.data
        if b"\0" not in data:
            return
        for block in file.bibliography.blocks:
            at = data.find(b"\0", block.start, block.end) if block.kind is Kind.COMMENT else -1
            if at >= 0:
                line, column = place_in(data, block, at)
                message = "the text between the entries holds a NUL byte"
                yield Seen(message, line=line, column=column, severity=Severity.WARNING)

    def sentence(self, one: Failed) -> str:
        """Return what is said of one."""
        return f"the entry is not read: {one.reason}"
