"""D138."""

import re
from typing import ClassVar

from incident_refs.bibtex.names import split_names
from incident_refs.checks.people import PEOPLE
from incident_refs.checks.quoted import quoted
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

_SIGN = re.compile(r"[^\W\d_a-zß-öø-ÿ]{3}")
_WORD = re.compile(r"[^\W\d_]{2,}+")


class ShoutingName(ValueCheck):
    """A family name stands in capitals.

    ## Why it matters
    It is printed so, beside others that are not, and is not found as "Deng". Which letters of "MCDONALD" or "DE LA
    CRUZ" are capitals a person has to say.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, author = {DENG, Jia}, title = {ImageNet}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, author = {Deng, Jia}, title = {ImageNet}}
    ```
    """

    code = "D138"
    severity = Severity.INFO
    fields: ClassVar[tuple[str, ...]] = PEOPLE

    def wrong(self, value: str, *_: object) -> Wrong | None:
        """Return the first of the family names in capitals."""
        if not _SIGN.search(value):
            return None
        families = [_family(parts) for parts in split_names(value)]
        loud = [family for family in families if family and _is_loud(family)]
        # without commas one cannot tell "JIA DENG" from an organisation; two such names are people
        if not loud or (len(loud) == 1 and "," not in value):
            return None
        more = f" and {len(loud) - 1} more" if len(loud) > 1 else ""
        return Wrong(f"{quoted(loud[0])}{more} all in capitals")


def _family(parts: list[str]) -> str | None:
    if len(parts) > 1:
        return parts[0]
    words = parts[0].split()
    return words[-1] if 1 < len(words) < 4 and parts[0].isupper() and "{" not in parts[0] else None


def _is_loud(family: str) -> bool:
    if "{" in family or not family.isupper():
        return False
    words = _WORD.findall(family)
    return any(len(word) > 2 and word.isupper() for word in words)
