"""T103."""

from collections.abc import Iterator

from incident_refs.bibtex.blocks import Kind
from incident_refs.bibtex.fault import Fault
from incident_refs.bibtex.hazards import commands
from incident_refs.bibtex.read import place_in
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Severity


class Preamble:
    r"""The file has a @preamble: LaTeX that runs in every paper which uses the file.

    ## Why it matters
    Whatever stands there acts in other people's papers. Definitions may be meant well; where it reads or writes files,
    or runs programs, it is an error.

    ## Before
    ```bibtex
    @preamble{"\newcommand{\noopsort}[1]{}"}
    @misc{deng2009imagenet, title = {ImageNet}, year = {{\noopsort{a}}2009}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, year = {2009}}
    ```
    """

    code = "T103"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield each preamble, and what is worst in it."""
        data = file.bibliography.data
        for block in file.bibliography.blocks:
            if block.kind is Kind.PREAMBLE:
                acts = next((one for one in commands(data, block) if one.kind is not Fault.DEFINES), None)
                if acts:
                    message = f"@preamble runs in every paper that uses this file: {acts.reason}"
                    yield Seen(message, line=acts.line, column=acts.column, severity=Severity.ERROR)
                else:
                    line, column = place_in(data, block, block.start)
                    yield Seen("@preamble runs in every paper that uses this file", line=line, column=column)
