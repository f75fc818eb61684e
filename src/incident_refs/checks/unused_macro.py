"""F205."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.checks.definitions import definitions
from incident_refs.model.finding import Severity

# "= cvpr", "# cvpr"; an address with "?q=cvpr" counts as well, so that nothing is said that is not so
_USE = re.compile(rb"[=#]\s*+([A-Za-z][^\s,{}()\"#%=@\\]*+)")
_MOST = 3


class UnusedMacro:
    """A macro is used by no entry of the file.

    ## Why it matters
    It is left over, or an entry writes out what the macro was meant for, or its name is misspelt there.

    ## Before
    ```bibtex
    @string{cvpr = {Computer Vision and Pattern Recognition}}
    @inproceedings{deng2009imagenet, title = {ImageNet}, booktitle = {CVPR}}
    ```

    ## After
    ```bibtex
    @string{cvpr = {Computer Vision and Pattern Recognition}}
    @inproceedings{deng2009imagenet, title = {ImageNet}, booktitle = cvpr}
    ```
    """

    code = "F205"
    severity = Severity.INFO

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the macros that nobody uses; where there are many, one finding for all.

        A list of macros, which has no entries, is meant for other files.
        """
        defined: dict[str, int] = {}
        for block, name, _ in definitions(file.bibliography):
            defined.setdefault(name, block.line)
        if not defined or not file.items:
            return
        used = {name.decode("utf-8", "replace").lower() for name in _USE.findall(file.bibliography.data)}
        unused = [name for name in defined if name not in used]
        if len(unused) > _MOST:
            shown = ", ".join(f"'{name[:60]}'" for name in unused[:_MOST])
            yield Seen(f"{len(unused)} macros are used by no entry: {shown}, …", line=defined[unused[0]])
            return
        for name in unused:
            yield Seen(f"the macro '{name[:60]}' is used by no entry", line=defined[name])
