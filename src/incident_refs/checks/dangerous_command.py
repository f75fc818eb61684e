"""T101."""

from collections.abc import Iterable

from incident_refs.bibtex.fault import Fault
from incident_refs.bibtex.read import Failed
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.reported import Reported
from incident_refs.checks.text_fields import PRINTED
from incident_refs.model.finding import Severity


class DangerousCommand(Reported):
    r"""LaTeX in an entry reads or writes files, runs programs, ends the paper, or hides what it does.

    ## Why it matters
    It acts when somebody compiles a paper that cites the entry: `\input` prints a file of theirs, `\write18` runs a
    program. A bibliography needs none of it. In a field that no style prints, as `file`, it is a warning.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet\input{/etc/passwd}}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}}
    ```
    """

    code = "T101"
    severity = Severity.ERROR
    kinds = frozenset((Fault.READS, Fault.WRITES, Fault.RUNS, Fault.ENDS, Fault.HIDES, Fault.LEADS))

    def reported(self, file: BibFile) -> Iterable[Failed]:
        """Return all LaTeX that could do more than print; `url = {javascript:…}` has a check of its own."""
        return (one for one in file.hazards if one.kind is not Fault.LEADS or one.reason.startswith("\\"))

    def sentence(self, one: Failed) -> str:
        """Return what is said of one."""
        return one.reason.removesuffix("; left as it is")

    def grade(self, one: Failed, file: BibFile) -> Severity | None:
        r"""Return how much one matters: `file = {C:\input\deng.pdf}` is printed by no style."""
        return Severity.WARNING if one.field and one.field not in PRINTED else None
