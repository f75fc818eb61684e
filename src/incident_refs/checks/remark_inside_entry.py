"""F107."""

from incident_refs.bibtex.fault import Fault
from incident_refs.bibtex.read import Failed
from incident_refs.bibtex.types import Dialect
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.reported import Reported
from incident_refs.model.finding import Severity


class RemarkInsideEntry(Reported):
    """A remark behind a per cent sign stands inside an entry.

    ## Why it matters
    BibTeX knows no remarks there and loses the rest of the entry. biber passes over them: where the file is one for
    biblatex, it is a warning.

    ## Before
    ```bibtex
    @article{deng2009imagenet,
      title = {ImageNet},
      year = 2009, % or 2010?
      journal = {CVPR},
    }
    ```

    ## After
    ```bibtex
    % or 2010?
    @article{deng2009imagenet,
      title = {ImageNet},
      year = 2009,
      journal = {CVPR},
    }
    ```
    """

    code = "F107"
    severity = Severity.ERROR
    kinds = frozenset((Fault.REMARK,))

    def grade(self, one: Failed, file: BibFile) -> Severity | None:
        """Return how much one matters: biber passes over it."""
        return Severity.WARNING if file.dialect is Dialect.BIBLATEX else None
