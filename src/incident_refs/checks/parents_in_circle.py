"""K301."""

from collections.abc import Iterable

from incident_refs.bibtex.doubts import circles
from incident_refs.bibtex.fault import Fault
from incident_refs.bibtex.read import Failed
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.reported import Reported
from incident_refs.model.finding import Severity


class ParentsInCircle(Reported):
    """The parents of an entry (`crossref`, `xdata`) lead back to it.

    ## Why it matters
    What it is to take over from them is nowhere. biber stops there; other programs run without end.

    ## Before
    ```bibtex
    @incollection{bowker2013, title = {Data flakes}, crossref = {gitelman2013}}
    @book{gitelman2013, title = {Raw data}, crossref = {bowker2013}}
    ```

    ## After
    ```bibtex
    @incollection{bowker2013, title = {Data flakes}, crossref = {gitelman2013}}
    @book{gitelman2013, title = {Raw data}}
    ```
    """

    code = "K301"
    severity = Severity.ERROR
    kinds = frozenset((Fault.CIRCLE,))

    def reported(self, file: BibFile) -> Iterable[Failed]:
        """Return one entry of each circle."""
        return circles(file.bibliography.entries)
