"""F106."""

from incident_refs.bibtex.fault import Fault
from incident_refs.checks.reported import Reported
from incident_refs.model.finding import Severity


class ValueWithoutBraces(Reported):
    """A value has no braces and needs them.

    ## Why it matters
    Only whole numbers and macros may stand without. BibTeX reads no further in the entry: the fields behind are lost.

    ## Before
    ```bibtex
    @article{deng2009imagenet, title = {ImageNet}, pages = 248--255, year = 2009}
    ```

    ## After
    ```bibtex
    @article{deng2009imagenet, title = {ImageNet}, pages = {248--255}, year = 2009}
    ```
    """

    code = "F106"
    severity = Severity.ERROR
    kinds = frozenset((Fault.NO_BRACES,))
