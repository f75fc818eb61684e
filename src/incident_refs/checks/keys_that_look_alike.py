"""K201."""

from collections.abc import Iterable

from incident_refs.bibtex.doubts import alike
from incident_refs.bibtex.fault import Fault
from incident_refs.bibtex.read import Failed
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.reported import Reported
from incident_refs.model.finding import Severity


class KeysThatLookAlike(Reported):
    """Two keys cannot be told apart by eye, and are two.

    ## Why it matters
    One holds a Cyrillic letter, or an accent as a sign of its own. Whoever types the key cites the other entry.

    ## Before
    ```bibtex
    @misc{deng2009, title = {ImageNet}}
    @misc{dеng2009, title = {What does classifying more than 10,000 image categories tell us?}}
    ```

    ## After
    ```bibtex
    @misc{deng2009, title = {ImageNet}}
    @misc{deng2010, title = {What does classifying more than 10,000 image categories tell us?}}
    ```
    """

    code = "K201"
    severity = Severity.WARNING
    kinds = frozenset((Fault.KEYS_ALIKE,))

    def reported(self, file: BibFile) -> Iterable[Failed]:
        """Return the keys that look like an earlier one."""
        return alike(file.bibliography.entries)
