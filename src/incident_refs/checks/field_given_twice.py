"""F104."""

from incident_refs.bibtex.fault import Fault
from incident_refs.bibtex.read import Failed
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.reported import Reported
from incident_refs.model.finding import Severity


class FieldGivenTwice(Reported):
    """An entry has a field twice.

    ## Why it matters
    One of the two values is not read: BibTeX takes the first, others take the last, and some drop the entry.

    ## Before
    ```bibtex
    @misc{deng2009imagenet,
      title = {ImageNet},
      note = {Best paper},
      note = {With data},
    }
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet,
      title = {ImageNet},
      note = {Best paper. With data},
    }
    ```
    """

    code = "F104"
    severity = Severity.ERROR
    kinds = frozenset(
        (
            Fault.FIELD_TWICE,
            Fault.FIELD_AGAIN,
        )
    )

    def grade(self, one: Failed, file: BibFile) -> Severity | None:
        """Return how much one matters: where both values are the same, nothing is lost."""
        return Severity.WARNING if one.kind is Fault.FIELD_AGAIN else None
