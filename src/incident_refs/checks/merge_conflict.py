"""F208."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Severity
from incident_refs.model.place import Onward

_MARKS = (b"<<<<<<<", b">>>>>>>", b"|||||||")
_MARK = re.compile(rb"(?:\A|(?<=[\r\n]))(?:<{7}|>{7}|\|{7})(?=[ \r\n]|\Z)")


class MergeConflict:
    """The marks of a merge that git could not finish stand in the file.

    ## Why it matters
    Both versions of an entry are there, or of a field, and which one counts depends on the program.

    ## Before
    ```bibtex
    <<<<<<< HEAD
    @misc{deng2009imagenet, title = {ImageNet}}
    ||||||| base
    =======
    @misc{deng2009imagenet, title = {Imagenet}}
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
        if not any(mark in data for mark in _MARKS):
            return
        onward = Onward(data)
        for mark in _MARK.finditer(data):
            line, column = onward.place(mark.start())
            yield Seen(f"'{mark[0].decode()}' is a mark of a merge that is not finished", line=line, column=column)
