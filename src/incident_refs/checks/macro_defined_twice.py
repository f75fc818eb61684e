"""F204."""

from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.checks.definitions import definitions
from incident_refs.model.finding import Severity


class MacroDefinedTwice:
    """A macro is defined twice, with two values.

    ## Why it matters
    Entries above the second definition say something else than those below it.

    ## Before
    ```bibtex
    @string{cvpr = {Computer Vision and Pattern Recognition}}
    @string{cvpr = {CVPR}}
    @inproceedings{deng2009imagenet, title = {ImageNet}, booktitle = cvpr}
    ```

    ## After
    ```bibtex
    @string{cvpr = {Computer Vision and Pattern Recognition}}
    @inproceedings{deng2009imagenet, title = {ImageNet}, booktitle = cvpr}
    ```
    """

    code = "F204"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield each definition that is other than the one before it."""
        values: dict[str, bytes] = {}
        lines: dict[str, int] = {}
        for block, name, raw in definitions(file.bibliography):
            value = b" ".join(raw.strip(b'{}"').split())
            if values.get(name, value) != value:
                message = f"the macro '{name[:60]}' has another value at line {lines[name]}"
                yield Seen(message, line=block.line)
            values[name], lines[name] = value, block.line
