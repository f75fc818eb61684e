"""F103."""

from incident_refs.bibtex.fault import Fault
from incident_refs.checks.reported import Reported
from incident_refs.model.finding import Severity


class EntryWrittenTwice(Reported):
    """An entry stands in the file twice, to the letter.

    ## Why it matters
    Nothing is lost, but BibTeX stops at the repetition with an error, and later one of the two is corrected and the
    other is not.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}}
    @misc{deng2009imagenet, title = {ImageNet}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}}
    ```
    """

    code = "F103"
    severity = Severity.WARNING
    kinds = frozenset((Fault.ENTRY_TWICE,))
