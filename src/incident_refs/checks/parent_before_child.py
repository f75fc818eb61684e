"""K303."""

from collections.abc import Iterator

from incident_refs.bibtex.types import Dialect
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Severity


class ParentBeforeChild:
    """An entry stands behind the one that it takes fields over from (`crossref`).

    ## Why it matters
    BibTeX wants the whole book behind its parts: else it says "a bad cross reference" and takes nothing over. biber
    does not mind, and in a file for biblatex it is not said.

    ## Before
    ```bibtex
    @book{gitelman2013, title = {Raw data}, year = 2013}
    @incollection{bowker2013, title = {Data flakes}, crossref = {gitelman2013}}
    ```

    ## After
    ```bibtex
    @incollection{bowker2013, title = {Data flakes}, crossref = {gitelman2013}}
    @book{gitelman2013, title = {Raw data}, year = 2013}
    ```
    """

    code = "K303"
    severity = Severity.WARNING

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the entries whose parent stands above them."""
        if file.dialect is Dialect.BIBLATEX:
            return
        above: set[str] = set()
        for item in file.items:
            parent = item.fields.get("crossref", "").strip()
            if parent and parent.lower() in above:
                yield Seen(f"'{parent[:60]}' stands above this entry; BibTeX wants it below", item, "crossref")
            above.add(item.key.lower())
