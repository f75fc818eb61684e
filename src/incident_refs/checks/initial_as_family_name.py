"""D136."""

import re
from typing import ClassVar

from incident_refs.checks.people import PEOPLE, names_in, turned
from incident_refs.checks.quoted import quoted
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

_ROMAN = re.compile(r"[IVX]{2,}|[IVX]")


class InitialAsFamilyName(ValueCheck):
    """A name without a comma ends in an initial: "Deng J." has the family name "J.".

    ## Why it matters
    Without a comma BibTeX takes the last word for the family name, and prints "D. J.", sorted under J. Where every name
    of the list is written so, the comma is put in.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, author = {Deng J. and Dong W.}, title = {ImageNet}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, author = {Deng, J. and Dong, W.}, title = {ImageNet}}
    ```
    """

    code = "D136"
    severity = Severity.WARNING
    fields: ClassVar[tuple[str, ...]] = PEOPLE

    def wrong(self, value: str, *_: object) -> Wrong | None:
        """Return the list with commas before the initials."""
        if not any(_looks_turned(name) for name in value.split(" and ")):
            return None
        names = names_in(value)
        with_commas = [turned(name) for name in names]
        people = [one for one, name in zip(with_commas, names, strict=True) if name != "others"]
        alike = len(people) > 1 and all(people)
        wrong = [name for name, one in zip(names, with_commas, strict=True) if one and (alike or _is_plain(name))]
        if not wrong:
            return None
        better = " and ".join(one or name for one, name in zip(with_commas, names, strict=True))
        what = f"{quoted(wrong[0])} is read with the initial as the family name; a comma goes behind the family name"
        return Wrong(what, better if alike else None)


def _looks_turned(name: str) -> bool:
    """Return whether a name may be one: without a comma, and with a short last word or a stop at its end."""
    return "," not in name and (name.endswith(".") or len(name) - name.rfind(" ") < 5) and " " in name


def _is_plain(name: str) -> bool:
    """Return whether one name by itself shows it: "Deng J.", but neither "Malcolm X" nor "Henry VIII"."""
    last = name.rpartition(" ")[2]
    return "." in last and not _ROMAN.fullmatch(last.rstrip("."))
