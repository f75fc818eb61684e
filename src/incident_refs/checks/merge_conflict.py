"""F208."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Severity
from incident_refs.model.place import Onward

_MARK = re.compile(rb"(?:\A|(?<=[\r\n]))(?:<{7}|>{7}|\|{7})(?=[ \r\n]|\Z)")


class MergeConflict:
    """The marks of a merge that git could not finish stand in the file.

    ## Why it matters
    Both versions of an entry are there, or of a field, and which one counts depends on the program.

    ## Before
    ```bibtex
    <<<<<<< HEAD
    @misc{deng2009imagenet, title = {ImageNet}}
    =======
    @misc{deng2009imagenet, title = {Imagenet}}
    >>>>>>> theirs
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}}
    ```
    """

    code = "F208"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the lines where one side of the conflict begins or ends."""
        data = file.bibliography.data
        onward = Onward(data)
        for mark in _MARK.finditer(data):
            line, column = onward.place(mark.start())
            yield Seen(f"'{mark[0].decode()}' is a mark of a merge that is not finished", line=line, column=column)
