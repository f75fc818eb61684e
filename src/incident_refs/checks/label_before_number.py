"""D153."""

import re
from typing import ClassVar

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.quoted import quoted
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

_LABELS = {
    "pages": re.compile(r"(?:pp?\.|pp\b|pages?\b|pgs?\.|pág(?:ina)?s?\b\.?|seiten?\b|s\.(?=\s*\d))\s*", re.IGNORECASE),
    "volume": re.compile(r"(?:vols?\b\.?|volumes?\b|band\b|bd\.|t(?:ome)?\.)\s*", re.IGNORECASE),
    "number": re.compile(
        r"(?:nos?\b\.|no(?=\s+\d)|n°|nº|nr\b\.?|num(?:ber|ero|éro)?\b\.?|issues?\b|iss\.)\s*", re.IGNORECASE
    ),
    "chapter": re.compile(r"(?:ch(?:ap(?:ter)?)?\b\.?)\s*", re.IGNORECASE),
}
_NUMBER = re.compile(r"[A-Za-z]{0,2}\d[\w./-]*+(?:\s?(?:-{1,3}|–|,)\s?\w++)*+")


class LabelBeforeNumber(ValueCheck):
    """Pages say "pp.", a volume says "vol.": the word that styles put there themselves.

    ## Why it matters
    It is printed twice ("vol. vol. 3"), or in another language than the rest, and catalogues do not find "vol. 3".

    ## Before
    ```bibtex
    @article{deng2009imagenet, title = {ImageNet}, journal = {CVPR}, volume = {Vol. 3}, pages = {pp. 248--255}}
    ```

    ## After
    ```bibtex
    @article{deng2009imagenet, title = {ImageNet}, journal = {CVPR}, volume = {3}, pages = {248--255}}
    ```
    """

    code = "D153"
    severity = Severity.WARNING
    fields: ClassVar[tuple[str, ...]] = tuple(_LABELS)

    def wrong(self, value: str, field: str, item: Item, file: BibFile) -> Wrong | None:
        """Return the value without the word."""
        if not value[0].isalpha() or len(value) > 200:
            return None
        # "Technical Report No. 3": there styles print the number as it stands
        if field == "number" and item.entry.type != "article":
            return None
        label = _LABELS[field].match(value)
        if not label:
            return None
        rest = value[label.end() :].strip()
        if not any(map(str.isdigit, rest)):
            return None
        return Wrong(f"{quoted(label[0].strip())} is what styles put there", rest if _NUMBER.fullmatch(rest) else None)
