"""D112."""

import re
from typing import ClassVar

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

_FIRST_PRINT = 1400  # nothing was printed before it
_AHEAD = 2  # years: a paper may have the date of an issue to come
_LAST = 2100  # where nobody says which year it is
_YEAR = re.compile(r"(?<![\dXx])\d{4}(?![\dXx])")


class ImplausibleYear(ValueCheck):
    """A work is older than print, or is to come in years.

    ## Why it matters
    It is nearly always a slip (1099 for 1999, 2202 for 2022), or the sign of a reference that somebody made up.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, year = {2909}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, year = {2009}}
    ```
    """

    code = "D112"
    severity = Severity.WARNING
    fields: ClassVar[tuple[str, ...]] = ("year", "date")

    def wrong(self, value: str, field: str, item: Item, file: BibFile) -> Wrong | None:
        """Return the first year that cannot be."""
        last = file.today + _AHEAD if file.today else _LAST
        for hit in _YEAR.finditer(value):
            year = int(hit[0])
            if year > last:
                return Wrong(f"the year {year} is still to come")
            if year < _FIRST_PRINT and not value.startswith("-"):
                return Wrong(f"the year {year} is older than print; 'origdate' is for the age of a text")
        return None
