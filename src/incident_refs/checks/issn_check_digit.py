"""I302."""

import re
from collections.abc import Iterator

from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.check import Seen
from incident_refs.checks.field_check import FieldCheck
from incident_refs.checks.look_alikes import as_it_looks
from incident_refs.checks.quoted import quoted
from incident_refs.model.finding import Severity
from incident_refs.model.identifiers import normalise_isbn, normalise_issn

_BETWEEN = re.compile(r"[,;/|\s]++")
_NUMBER = re.compile(r"(?=[Xx-]*+[0-9])[0-9Xx-]++")
_LONGEST = 2000


class IssnCheckDigit(FieldCheck):
    """An ISSN cannot be right: its check digit, or the number of its digits, does not fit.

    ## Why it matters
    The last digit is computed from the others, so that a slip is noticed. No catalogue finds the journal by it.

    ## Before
    ```bibtex
    @article{deng2009imagenet, title = {ImageNet}, issn = {1057-7148}}
    ```

    ## After
    ```bibtex
    @article{deng2009imagenet, title = {ImageNet}, issn = {1057-7149}}
    ```
    """

    code = "I302"
    severity = Severity.WARNING
    field = "issn"

    def look_in(self, value: str, item: Item, file: BibFile) -> Iterator[Seen]:
        """Yield the first number that is no ISSN; words beside it ("print", "electronic") say what it is of."""
        if len(value) > _LONGEST:
            return
        text = value if value.isascii() else as_it_looks(value)
        for part in _BETWEEN.split(text.replace("--", "-")):
            number = part.strip("{}()[]:.")
            if _NUMBER.fullmatch(number) and not normalise_issn(number):
                yield Seen(f"field 'issn': {quoted(number)} {_reason(number)}", item, "issn")
                return


def _reason(number: str) -> str:
    if normalise_isbn(number):
        return "is an ISBN; it belongs in 'isbn'"
    digits = number.replace("-", "")
    return "has a wrong check digit" if len(digits) == 8 else f"is no ISSN: it has {len(digits)} digits"
