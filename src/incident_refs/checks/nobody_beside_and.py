"""D133."""

import re
from typing import ClassVar

from incident_refs.bibtex.doubts import has_nobody
from incident_refs.checks.people import PEOPLE
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

_AGAIN = re.compile(r"(?<!\S)and(?:\s++and(?!\S))++", re.IGNORECASE)
_AT_THE_ENDS = re.compile(r"\A\s*+(?:and(?!\S)\s*+)++|(?<!\S)and\s*+\Z", re.IGNORECASE)


class NobodyBesideAnd(ValueCheck):
    """An "and" in a list of names has nobody on one side.

    ## Why it matters
    BibTeX prints an author without a name, or makes "and" a part of one; biber leaves an entry with two "and" in a row
    out of the bibliography. Perhaps somebody was lost there.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, author = {Deng, Jia and and Li, Fei-Fei and}, title = {ImageNet}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, author = {Deng, Jia and Li, Fei-Fei}, title = {ImageNet}}
    ```
    """

    code = "D133"
    severity = Severity.ERROR
    fields: ClassVar[tuple[str, ...]] = PEOPLE

    def wrong(self, value: str, *_: object) -> Wrong | None:
        """Return the list without it."""
        if not has_nobody(value):
            return None
        better = _AT_THE_ENDS.sub("", _AGAIN.sub("and", value)).strip()
        return Wrong("'and' with nobody on one side", better or None)
