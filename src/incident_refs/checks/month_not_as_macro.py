"""D114."""

import re
from typing import ClassVar

from incident_refs.bibtex.read import MONTHS
from incident_refs.bibtex.types import Dialect
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.quoted import quoted
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

# what stands in the file: "month = {jun}", "Month=6", and not "month = jun"
_AS_TEXT = re.compile(rb"(?i:month)\s*+=\s*+(?:[{\"]|\d)")


class MonthNotAsMacro(ValueCheck):
    """A month stands as a number, or as `{jun}` in braces, in a file that is written for BibTeX.

    ## Why it matters
    BibTeX's styles print what stands there: "6 2009", "jun 2009". Without braces `jun` is a macro, which each style
    prints in its own way and language. A month that is written out (`June`) is left alone.

    ## Before
    ```bibtex
    @article{deng2009imagenet, title = {ImageNet}, journal = {CVPR}, year = 2009, month = {6}}
    ```

    ## After
    ```bibtex
    @article{deng2009imagenet, title = {ImageNet}, journal = {CVPR}, year = 2009, month = jun}
    ```
    """

    code = "D114"
    severity = Severity.INFO
    fields: ClassVar[tuple[str, ...]] = ("month",)

    def wrong(self, value: str, field: str, item: Item, file: BibFile) -> Wrong | None:
        """Return the macro where the month stands as text."""
        if file.dialect is not Dialect.BIBTEX:
            return None
        macro = value if value in MONTHS else _macro(value)
        if macro is None or not _AS_TEXT.search(file.bibliography.data, item.block.start, item.block.end):
            return None
        return Wrong(f"styles print {quoted(value)} as it stands; the macro {macro} (without braces) is a month", macro)


def _macro(value: str) -> str | None:
    """Return the macro for `6`, `06` and `Jun`; a name that is written out is printed well as it is."""
    bare = value.strip("{} .")
    if bare.isascii() and bare.isdigit() and len(bare) < 3 and 1 <= int(bare) <= 12:
        return MONTHS[int(bare) - 1]
    return bare.lower() if bare.lower() in MONTHS and bare not in ("May", "MAY") else None
