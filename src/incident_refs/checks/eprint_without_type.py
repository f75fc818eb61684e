"""I202."""

from collections.abc import Iterator

from incident_refs.bibtex.types import Dialect
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.model.finding import Fix, Severity
from incident_refs.model.identifiers import arxiv_month, normalise_arxiv


class EprintWithoutType(FieldCheck):
    """An arXiv id stands in `eprint`, and nothing says that it is arXiv's.

    ## Why it matters
    Styles print the number alone, without "arXiv:" and without a link: nobody knows what it is.

    ## Before
    ```bibtex
    @misc{prabhu2020large, eprint = {2006.16923}}
    ```

    ## After
    ```bibtex
    @misc{prabhu2020large, eprint = {2006.16923}, archiveprefix = {arXiv}}
    ```
    """

    code = "I202"
    severity = Severity.INFO
    field = "eprint"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield an arXiv id without `archiveprefix` or `eprinttype`."""
        if "archiveprefix" in item.fields or "eprinttype" in item.fields:
            return
        arxiv = normalise_arxiv(value) if len(value) < 200 else None
        if not arxiv or not arxiv_month(arxiv) or {"archiveprefix", "eprinttype"} & file.inherited(item).keys():
            return
        biblatex = file.dialect is Dialect.BIBLATEX
        name, type_ = ("eprinttype", "arxiv") if biblatex else ("archiveprefix", "arXiv")
        said = f"field 'eprint' holds an arXiv id, and no '{name}' says so"
        yield Seen(said, item, "eprint", Fix(name, None, type_))
