"""S106."""

from incident_refs.checks.verdict_check import VerdictCheck, told
from incident_refs.model.finding import Severity
from incident_refs.model.verdict import Verdict, VerdictWord


class Corrected(VerdictCheck):
    """A correction of the work was published.

    ## Why it matters
    What is cited may be what was corrected.

    ## Before
    An entry whose work has a notice of correction in Crossref, or in Retraction Watch's list.

    ## After
    Read the correction; cite it too where it concerns what is said.
    """

    code = "S106"
    severity = Severity.INFO
    word = VerdictWord.CORRECTED

    def says(self, verdict: Verdict) -> str:
        """Return the verdict as a sentence."""
        return f"corrected: {verdict.reason}{f' [{told(verdict.work)}]' if verdict.work else ''}"
