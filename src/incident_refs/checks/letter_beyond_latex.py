"""T108."""

from collections.abc import Iterator

from incident_refs.bibtex.text import beyond_latex
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.checks.printed_fields import PRINTED
from incident_refs.model.finding import Severity

_SHOWN = 10


class LetterBeyondLatex(EntryCheck):
    """An entry has letters that pdfLaTeX cannot print by itself.

    ## Why it matters
    A paper that cites it needs XeLaTeX or LuaLaTeX and a font with these letters, or a package for them.

    ## Before
    ```bibtex
    @misc{vapnik1974, author = {Вапник, В. Н.}, title = {Theory of pattern recognition}}
    ```

    ## After
    ```bibtex
    @misc{vapnik1974, author = {Vapnik, V. N.}, title = {Theory of pattern recognition}}
    ```
    """

    code = "T108"
    severity = Severity.INFO

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the first field with such letters; one for an entry will do."""
        for name, value in item.entry.fields:
            if not value.isascii() and name in PRINTED:
                beyond = beyond_latex(value)
                if beyond:
                    more = "…" if len(beyond) > _SHOWN else ""
                    yield Seen(f"pdfLaTeX cannot print '{beyond[:_SHOWN]}{more}' in field '{name}'", item, name)
                    return
