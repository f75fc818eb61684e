"""F110."""

from incident_refs.bibtex.fault import Fault
from incident_refs.checks.reported import Reported
from incident_refs.model.finding import Severity


class FieldNameWithDigitFirst(Reported):
    """The name of a field begins with a digit.

    ## Why it matters
    BibTeX reads no further in the entry: the fields behind it are lost.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, 2nd_author = {Dong}, year = {2009}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, second_author = {Dong}, year = {2009}}
    ```
    """

    code = "F110"
    severity = Severity.ERROR
    kinds = frozenset((Fault.DIGIT_FIRST,))
