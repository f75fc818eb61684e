"""F108."""

from incident_refs.bibtex.fault import Fault
from incident_refs.checks.reported import Reported
from incident_refs.model.finding import Severity


class UncountedBrace(Reported):
    r"""Braces behind a backslash do not pair up.

    ## Why it matters
    BibTeX counts them like all others, and loses the entry, or the ones behind it.

    ## Before
    ```bibtex
    @misc{cantor1874, title = {All \{ of them}, year = 1874}
    ```

    ## After
    ```bibtex
    @misc{cantor1874, title = {All {\textbraceleft} of them}, year = 1874}
    ```
    """

    code = "F108"
    severity = Severity.ERROR
    kinds = frozenset((Fault.BRACES,))
