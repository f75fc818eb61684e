"""F101."""

from incident_refs.bibtex.fault import Fault
from incident_refs.bibtex.read import Failed
from incident_refs.checks.reported import Reported
from incident_refs.model.finding import Severity


class EntryCannotBeRead(Reported):
    """An entry, or a macro, cannot be read.

    ## Why it matters
    It is in the file and in no bibliography. BibTeX says so among a hundred other lines; many programs skip it, or
    everything behind it, without a word.

    ## Before
    ```bibtex
    @book{appleby1981on,
      author = {Humphrey Appleby}
      title = {On the papers},
    }
    ```

    ## After
    ```bibtex
    @book{appleby1981on,
      author = {Humphrey Appleby},
      title = {On the papers},
    }
    ```
    """

    code = "F101"
    severity = Severity.ERROR
    kinds = frozenset((Fault.UNREAD,))

    def sentence(self, one: Failed) -> str:
        """Return what is said of one: "this @string cannot be read" says it already."""
        return one.reason if one.reason.startswith("this ") else f"the entry is not read: {one.reason}"
