"""S104."""

from incident_refs.checks.verdict_check import VerdictCheck, told
from incident_refs.model.finding import Severity
from incident_refs.model.verdict import Verdict, VerdictWord


class NotFound(VerdictCheck):
    """None of the sources that were asked holds such a work.

    ## Why it matters
    It may be missing there, or be wrong in more than one field. That it does not exist is not said.

    ## Before
    An entry that neither the indexes nor the starter works hold.

    ## After
    Ask more sources: `--against crossref` for what has a DOI, an index of the field (`incident-refs index build`).
    """

    code = "S104"
    severity = Severity.INFO
    word = VerdictWord.NOT_FOUND

    def says(self, verdict: Verdict) -> str:
        """Return the verdict as a sentence."""
        nearest = f"; the nearest is {told(verdict.work)}" if verdict.work else ""
        return f"{verdict.reason}{nearest}"
