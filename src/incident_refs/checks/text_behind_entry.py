"""F109."""

from incident_refs.bibtex.fault import Fault
from incident_refs.checks.reported import Reported
from incident_refs.model.finding import Severity


class TextBehindEntry(Reported):
    """Fields stand behind the end of an entry.

    ## Why it matters
    A brace too many has closed the entry. What follows is read by no program, and says nothing.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}}, year = {2009}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, year = {2009}}
    ```
    """

    code = "F109"
    severity = Severity.ERROR
    kinds = frozenset((Fault.BEHIND,))
