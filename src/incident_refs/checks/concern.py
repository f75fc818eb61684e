"""S107."""

from incident_refs.checks.verdict_check import VerdictCheck, told
from incident_refs.model.finding import Severity
from incident_refs.model.verdict import Verdict, VerdictWord


class Concern(VerdictCheck):
    """The publisher has expressed concern about the work.

    ## Why it matters
    It is being looked into whether the work can be relied on.

    ## Before
    An entry whose work has an expression of concern in Crossref, or in Retraction Watch's list.

    ## After
    Read the notice, and look again later: many are followed by a retraction.
    """

    code = "S107"
    severity = Severity.WARNING
    word = VerdictWord.CONCERN

    def says(self, verdict: Verdict) -> str:
        """Return the verdict as a sentence."""
        return f"expression of concern: {verdict.reason}{f' [{told(verdict.work)}]' if verdict.work else ''}"
