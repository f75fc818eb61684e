"""D131."""

import re
from typing import ClassVar

from incident_refs.checks.people import PEOPLE, letters_of, names_in
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

_SIGN = re.compile(r"\b(?:et|etal|others)\b", re.IGNORECASE)
_OTHERS = frozenset(("et al", "al et", "etal", "others", "and others"))
# "Deng, Jia et al.", "Deng, Jia, et.~al", r"Deng, Jia \emph{et al.}", "Deng, Jia, others"
_TAIL = re.compile(
    r"(?<![\s,~])(?:[\s,~]++(?:\\\w{1,8}\s?)?\{?(?:et\.?[\s~]{0,3}al\b\.{0,2}|\bothers\b)|,[\s~]{0,3}others)\}?[.,]?\Z",
    re.IGNORECASE,
)
_LONGEST = 40  # characters of such an ending


class EtAlAsPerson(ValueCheck):
    """ "et al." or "others" stands among the names, where BibTeX takes it for a person.

    ## Why it matters
    It is printed as the family name "al.", and counted as an author. BibTeX has a way to say it: a list that ends in
    `and others`, which every style prints as it should.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, author = {Deng, Jia and Dong, Wei et al.}, title = {ImageNet}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, author = {Deng, Jia and Dong, Wei and others}, title = {ImageNet}}
    ```
    """

    code = "D131"
    severity = Severity.WARNING
    fields: ClassVar[tuple[str, ...]] = PEOPLE

    def wrong(self, value: str, *_: object) -> Wrong | None:
        """Return the list with "and others" at its end."""
        if not _SIGN.search(value):
            return None
        names = names_in(value)
        found = [number for number, name in enumerate(names) if name != "others" and _is_no_person(name)]
        if not found and not (names == ["others"] or "others" in names[:-1]):
            return None
        better = _mended(names) if found == [len(names) - 1] and "others" not in names else None
        return Wrong("'et al.' and 'others' are read as a person here; write 'and others' at the end", better)


def _is_no_person(name: str) -> bool:
    return letters_of(name) in _OTHERS or _TAIL.search(name, max(0, len(name) - _LONGEST)) is not None


def _mended(names: list[str]) -> str | None:
    *before, last = names
    if letters_of(last) not in _OTHERS:
        tail = _TAIL.search(last, max(0, len(last) - _LONGEST))
        before.append(last[: tail.start()] if tail else last)
    # braces that only hold what went: "{Deng et al.}"
    return (
        " and ".join([*before, "others"])
        if before and all(one.count("{") == one.count("}") for one in before)
        else None
    )
