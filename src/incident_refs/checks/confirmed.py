"""S100."""

from incident_refs.checks.verdict_check import VerdictCheck, told
from incident_refs.model.finding import Severity
from incident_refs.model.verdict import Verdict, VerdictWord


class Confirmed(VerdictCheck):
    """A source holds this work, and says the same.

    ## Why it matters
    It is what one hopes for. Shown with `--all` only.

    ## Before
    An entry whose title, authors, year and venue are those of a work in an index, the starter works or Crossref.

    ## After
    Nothing is to be done.
    """

    code = "S100"
    severity = Severity.INFO
    word = VerdictWord.CONFIRMED

    def says(self, verdict: Verdict) -> str:
        """Return the verdict as a sentence."""
        return f"{verdict.source} holds it: {told(verdict.work)}" if verdict.work else verdict.reason
