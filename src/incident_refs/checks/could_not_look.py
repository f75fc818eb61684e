"""S108."""

from incident_refs.checks.verdict_check import VerdictCheck
from incident_refs.model.finding import Severity
from incident_refs.model.verdict import Verdict, VerdictWord


class CouldNotLook(VerdictCheck):
    """It could not be asked whether a source holds the work.

    ## Why it matters
    Nothing is known about it. That is not the same as not found.

    ## Before
    An entry that was to be looked up while there was no network, or nobody was asked.

    ## After
    Run again, with `--online` or with an index.
    """

    code = "S108"
    severity = Severity.INFO
    word = VerdictWord.COULD_NOT_LOOK

    def says(self, verdict: Verdict) -> str:
        """Return the verdict as a sentence."""
        return f"nothing is known yet: {verdict.reason}"
