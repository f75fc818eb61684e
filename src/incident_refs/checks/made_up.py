"""S103."""

from incident_refs.checks.verdict_check import VerdictCheck, told
from incident_refs.model.finding import Severity
from incident_refs.model.verdict import Verdict, VerdictWord


class MadeUp(VerdictCheck):
    """The reference was put together: no source holds such a work, and its parts belong to others.

    ## Why it matters
    Language models invent references that look right. A title with somebody else's authors, a DOI that leads elsewhere,
    names that stand in forms and a year yet to come give them away.

    ## Before
    ```bibtex
    @inproceedings{doe2009, author = {Doe, John and Doe, Jane}, title = {ImageNet: A Large-Scale Hierarchical Image Database}, year = {2009}}
    ```

    ## After
    Find what was meant, or take the reference out. The nearest real work is shown.
    """  # noqa: E501

    code = "S103"
    severity = Severity.ERROR
    word = VerdictWord.MADE_UP

    def says(self, verdict: Verdict) -> str:
        """Return the verdict as a sentence."""
        nearest = f"; the nearest work is {told(verdict.work)}" if verdict.work else ""
        return f"{verdict.reason}{nearest}"
