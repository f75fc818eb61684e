"""D111."""

from typing import ClassVar

from incident_refs.bibtex.doubts import has_no_year
from incident_refs.bibtex.field_values import is_status
from incident_refs.bibtex.types import Dialect
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.quoted import quoted
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

_NO_DATE = frozenset(("", "n.d.", "n. d.", "nd", "no date", "s.a.", "s. a.", "s.d.", "o.j.", "o. j.", "undated"))


class UnreadableYear(ValueCheck):
    """A year has no year in it.

    ## Why it matters
    Labels and the order of a bibliography go by the year, and "Deng et al. 2009" finds no work of "MMIX". What
    stands for a year by custom (`in press`, `forthcoming`, `n.d.`) is left alone, but for a hint where biblatex, which
    reads years only, passes over it.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, year = {MMIX}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, title = {ImageNet}, year = {2009}}
    ```
    """

    code = "D111"
    severity = Severity.WARNING
    fields: ClassVar[tuple[str, ...]] = ("year",)

    def wrong(self, value: str, field: str, item: Item, file: BibFile) -> Wrong | None:
        """Return what stands there instead of a year."""
        if not has_no_year(value):
            return None
        if is_status(value) or value.strip("{}[]() ").lower() in _NO_DATE:
            if file.dialect is not Dialect.BIBLATEX:
                return None
            return Wrong(
                f"biblatex passes over {quoted(value)}; its field 'pubstate' is for that", severity=Severity.INFO
            )
        return Wrong(f"no year can be read from {quoted(value)}")
