"""F305."""

import re
import unicodedata
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import EntryCheck, Seen
from incident_refs.model.finding import Fix, Severity

_MARKED = re.compile("[^\u0300-\u036f\\\\{}][\u0300-\u036f]{1,4}+")


class DecomposedLetter(EntryCheck):
    """A letter and its accent are written as two signs, where there is one sign for both.

    ## Why it matters
    It looks the same and is another text: "Müller" is not found, names are sorted apart, and pdfLaTeX stops at the
    accent. It comes from file names and PDFs.

    ## Before
    ```bibtex
    @misc{mueller2009, author = {Mu\u0308ller}}
    ```

    ## After
    ```bibtex
    @misc{mueller2009, author = {Müller}}
    ```
    """

    code = "F305"
    severity = Severity.INFO

    def look_at(self, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the fields with such letters."""
        for name, value in item.entry.fields:
            if value.isascii():
                continue
            composed = _MARKED.sub(_composed, value)
            if composed != value:
                yield Seen(
                    f"field '{name[:60]}' has letters whose accents are signs of their own",
                    item,
                    name,
                    Fix(name, value, composed),
                )


def _composed(letter: "re.Match[str]") -> str:
    """Return the letter with its accents as one sign; as it is where there is none."""
    one = unicodedata.normalize("NFC", letter[0])
    return one if len(one) < len(letter[0]) else letter[0]
