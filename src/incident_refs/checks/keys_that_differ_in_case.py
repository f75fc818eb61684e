"""K202."""

from incident_refs.bibtex.fault import Fault
from incident_refs.bibtex.read import Failed
from incident_refs.bibtex.types import Dialect
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.reported import Reported
from incident_refs.model.finding import Severity


class KeysThatDifferInCase(Reported):
    """Two keys differ only in capital and small letters.

    ## Why it matters
    BibTeX takes them for one and drops the second entry: where the file is one for BibTeX, this is an error. biber and
    pandoc take them for two.

    ## Before
    ```bibtex
    @misc{Deng2009, title = {ImageNet}}
    @misc{deng2009, title = {What does classifying more than 10,000 image categories tell us?}}
    ```

    ## After
    ```bibtex
    @misc{deng2009a, title = {ImageNet}}
    @misc{deng2009b, title = {What does classifying more than 10,000 image categories tell us?}}
    ```
    """

    code = "K202"
    severity = Severity.WARNING
    kinds = frozenset((Fault.KEY_CASE,))

    def grade(self, one: Failed, file: BibFile) -> Severity | None:
        """Return how much one matters: BibTeX loses the entry."""
        return Severity.ERROR if file.dialect is Dialect.BIBTEX else None
