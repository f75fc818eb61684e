"""F105."""

from incident_refs.bibtex.fault import Fault
from incident_refs.checks.reported import Reported
from incident_refs.model.finding import Severity


class UndefinedMacro(Reported):
    """A macro is not defined above the entry that uses it.

    ## Why it matters
    BibTeX prints nothing in its place: the entry has no journal. Often it is a value whose braces are missing.

    ## Before
    ```bibtex
    @article{deng2009imagenet, title = {ImageNet}, journal = cvpr}
    ```

    ## After
    ```bibtex
    @string{cvpr = {Computer Vision and Pattern Recognition}}
    @article{deng2009imagenet, title = {ImageNet}, journal = cvpr}
    ```
    """

    code = "F105"
    severity = Severity.WARNING
    kinds = frozenset((Fault.NO_MACRO,))
