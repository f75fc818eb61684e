"""S102."""

from incident_refs.checks.verdict_check import VerdictCheck, told
from incident_refs.model.finding import Severity
from incident_refs.model.verdict import Verdict, VerdictWord


class OtherVersion(VerdictCheck):
    """The entry cites another version than the source holds: the preprint of an article, or the reverse.

    ## Why it matters
    The published version was reviewed, and may say something else. Which one was read, only the author knows.

    ## Before
    ```bibtex
    @misc{he2015, author = {He, Kaiming and others}, title = {Deep residual learning for image recognition}, howpublished = {arXiv}, year = {2015}}
    ```

    ## After
    Cite the version that was read. Both may stand in a library under keys of their own.
    """  # noqa: E501

    code = "S102"
    severity = Severity.INFO
    word = VerdictWord.OTHER_VERSION

    def says(self, verdict: Verdict) -> str:
        """Return the verdict as a sentence."""
        meant = f": {told(verdict.work)}" if verdict.work else ""
        return f"another version is known; {verdict.reason}{meant}"
