"""D155."""

import re
from typing import ClassVar

from incident_refs.bibtex.field_values import edition_number, edition_word
from incident_refs.bibtex.types import Dialect
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.quoted import quoted
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

_WORD = re.compile(r"\b(?:ed|edn|edition)\b", re.IGNORECASE)
_BY_TYPE = frozenset(("misc", "software", "dataset", "manual"))  # their edition is a version: "2.1"


class EditionInWords(ValueCheck):
    """An edition is not spelled as styles want it: "2nd edition", "2" for BibTeX or "Second" for biblatex.

    ## Why it matters
    Styles put the word "edition" behind it themselves and print "2nd edition edition". BibTeX's styles want `Second`
    and print "second edition"; biblatex wants `2` and prints "2nd ed.".

    ## Before
    ```bibtex
    @book{bishop, author = {Bishop, Christopher}, title = {Neural networks}, year = 1995, edition = {2nd edition}}
    ```

    ## After
    ```bibtex
    @book{bishop, author = {Bishop, Christopher}, title = {Neural networks}, year = 1995, edition = {Second}}
    ```
    """

    code = "D155"
    severity = Severity.INFO
    fields: ClassVar[tuple[str, ...]] = ("edition",)

    def wrong(self, value: str, field: str, item: Item, file: BibFile) -> Wrong | None:
        """Return the edition as the file's dialect spells it."""
        if item.entry.type in _BY_TYPE or len(value) > 60 or "{" in value or "\\" in value:
            return None
        number = edition_number(value)
        told = number.isascii() and number.isdigit() and 0 < int(number) < 100
        better = (number if file.dialect is Dialect.BIBLATEX else edition_word(number)) if told else None
        twice = _WORD.search(value) is not None
        if better == value or (not twice and (better is None or _is_well(value, file.dialect))):
            return None
        what = "says 'edition', as styles do" if twice else "is not spelled as styles want it"
        return Wrong(f"{quoted(value)} {what}", better)


def _is_well(value: str, dialect: Dialect | None) -> bool:
    """Return whether a spelling is printed well: BibTeX's styles take "2nd" and "second" as well as "Second"."""
    return dialect is None or (dialect is Dialect.BIBTEX and not value.rstrip(".").isdigit())
