"""F102."""

from incident_refs.bibtex.fault import Fault
from incident_refs.checks.reported import Reported
from incident_refs.model.finding import Severity


class KeyUsedTwice(Reported):
    """Two different entries have one key.

    ## Why it matters
    Only the first is read, and the other is in no bibliography. Which one a citation of the key leads to depends on the
    program.

    ## Before
    ```bibtex
    @misc{deng2009, title = {ImageNet}}
    @misc{deng2009, title = {What does classifying more than 10,000 image categories tell us?}}
    ```

    ## After
    ```bibtex
    @misc{deng2009a, title = {ImageNet}}
    @misc{deng2009b, title = {What does classifying more than 10,000 image categories tell us?}}
    ```
    """

    code = "F102"
    severity = Severity.ERROR
    kinds = frozenset((Fault.KEY_TWICE,))
