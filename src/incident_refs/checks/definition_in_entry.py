"""T102."""

from collections.abc import Iterable

from incident_refs.bibtex.fault import Fault
from incident_refs.bibtex.read import Failed
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.reported import Reported
from incident_refs.model.finding import Severity


class DefinitionInEntry(Reported):
    r"""LaTeX in an entry changes what other commands mean.

    ## Why it matters
    It acts in the rest of the paper that cites the entry, and in no other program. A definition that a style needs
    belongs in the paper.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {\def\name{ImageNet}\name}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}}
    ```
    """

    code = "T102"
    severity = Severity.WARNING
    kinds = frozenset((Fault.DEFINES,))

    def reported(self, file: BibFile) -> Iterable[Failed]:
        """Return all LaTeX that could do more than print."""
        return file.hazards

    def sentence(self, one: Failed) -> str:
        """Return what is said of one."""
        return one.reason.removesuffix("; left as it is")
