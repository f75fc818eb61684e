"""S105."""

from incident_refs.checks.verdict_check import VerdictCheck, told
from incident_refs.model.finding import Severity
from incident_refs.model.verdict import Verdict, VerdictWord


class Retracted(VerdictCheck):
    """The work was retracted.

    ## Why it matters
    Its publisher says that it cannot be relied on. Whoever cites it has to say so.

    ## Before
    An entry whose work has a notice of retraction in Crossref, or in Retraction Watch's list (built into an index).

    ## After
    Cite something else, or name the retraction in the text.
    """

    code = "S105"
    severity = Severity.ERROR
    word = VerdictWord.RETRACTED

    def says(self, verdict: Verdict) -> str:
        """Return the verdict as a sentence."""
        return f"retracted: {verdict.reason}{f' [{told(verdict.work)}]' if verdict.work else ''}"
