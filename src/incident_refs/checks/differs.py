"""S101."""

from incident_refs.checks.bib_file import Item
from incident_refs.checks.verdict_check import VerdictCheck, field_of, in_which, shown, told
from incident_refs.model.finding import Severity
from incident_refs.model.verdict import Verdict, VerdictWord


class Differs(VerdictCheck):
    """A field says something else than the work that is meant.

    ## Why it matters
    Readers look for the reference where it is not. A wrong DOI leads them to another work, an author left out or a
    title changed by one word are what invented references look like.

    ## Before
    ```bibtex
    @inproceedings{deng2009, author = {Deng, Jia}, title = {ImageNet: A Large-Scale Hierarchical Image Database}, year = {2010}}
    ```

    ## After
    Look at both values, which the finding shows, and correct the one that is wrong. `incident-refs refresh` proposes
    what Crossref says.
    """  # noqa: E501

    code = "S101"
    severity = Severity.WARNING
    word = VerdictWord.DIFFERS

    def says(self, verdict: Verdict) -> str:
        """Return the verdict as a sentence."""
        parts = "; ".join(
            f"{one.field}: {shown(one.said)} here, {shown(one.found)} in {verdict.source}" for one in in_which(verdict)
        )
        meant = f" [{told(verdict.work)}]" if verdict.work else ""
        return f"{parts}{meant}"

    def about(self, item: Item, verdict: Verdict) -> str | None:
        """Return the first field that differs, as the entry calls it."""
        first = next(in_which(verdict), None)
        return field_of(item, first.field) if first else None
