"""D106."""

from collections.abc import Iterator

from incident_refs.bibtex.types import Dialect
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Seen
from incident_refs.model.finding import Severity

# What plain, alpha, abbrv and unsrt say "can't use both" of: the first of two is printed, the other is not
_BOOKS = frozenset(("book", "inbook"))
_IN_SERIES = frozenset(("book", "inbook", "incollection", "inproceedings", "conference", "proceedings"))
_PAIRS = (("author", "editor", _BOOKS), ("volume", "number", _IN_SERIES))


class TwoFieldsOneIsPrinted:
    """An entry has two fields of which BibTeX's own styles print the first alone.

    ## Why it matters
    Of a book they print its author or its editor, its volume or its number. The other is lost, and BibTeX says so only
    in its log. biblatex prints both.

    ## Before
    ```bibtex
    @book{white2015wool, author = {White, Cora}, editor = {Black, Dan}, title = {Wool}, year = {2015}}
    ```

    ## After
    ```bibtex
    @book{white2015wool, author = {White, Cora}, note = {Edited by D. Black}, title = {Wool}, year = {2015}}
    ```
    """

    code = "D106"
    severity = Severity.INFO

    def look(self, file: BibFile) -> Iterator[Seen]:
        """Yield the fields that are not printed; none in a file for biblatex."""
        if file.dialect is Dialect.BIBLATEX:
            return
        for printed, lost, kinds in _PAIRS:
            for item, _ in file.having(lost):
                if item.entry.type in kinds and item.fields.get(printed):
                    yield Seen(f"field '{lost}' is not printed beside '{printed}' by BibTeX's own styles", item, lost)
