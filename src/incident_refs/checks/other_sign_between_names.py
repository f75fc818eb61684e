"""D134."""

import re
from typing import ClassVar

from incident_refs.bibtex.doubts import has_too_many_commas
from incident_refs.checks.people import PEOPLE
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

_ENTITY = re.compile(r"&\#?\w{2,10};")
_PIECE = re.compile(r"(?P<brace>[{}])|(?P<sign>;|(?<=\s)\\?&(?=\s))|[^{};&\\]++|.", re.DOTALL)
_NAME = re.compile(r"[^\W\d_][^\d@/()\[\]:]{1,60}")
_AND_FIRST = re.compile(r"\A\s*+and\s++", re.IGNORECASE)
_AND = re.compile(r"(?<!\s)\s++and(?!\S)", re.IGNORECASE)


class OtherSignBetweenNames(ValueCheck):
    """People are separated by semicolons or "&", where BibTeX wants "and".

    ## Why it matters
    BibTeX takes "Deng, Jia; Dong, Wei" for one person; where a third follows, biber leaves the entry out, which is an
    error. Where each part is a name beyond doubt, the signs become "and". An organisation such as "Johnson & Johnson"
    wants braces around its whole name.

    ## Before
    ```bibtex
    @misc{deng2009imagenet, author = {Deng, Jia; Dong, Wei}, title = {ImageNet}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, author = {Deng, Jia and Dong, Wei}, title = {ImageNet}}
    ```
    """

    code = "D134"
    severity = Severity.WARNING
    fields: ClassVar[tuple[str, ...]] = PEOPLE

    def wrong(self, value: str, *_: object) -> Wrong | None:
        """Return the list with "and" between people."""
        if (";" not in value and "&" not in value) or _ENTITY.search(value):
            return None
        parts, signs = _split(value)
        if not signs:
            return None
        names = [name.strip() for part in parts for name in _AND.split(part)]
        if signs == {";"}:
            sure = all(_NAME.fullmatch(name) and name.count(",") < 2 for name in names)
            better = " and ".join(parts) if sure and parts else None
            severity = Severity.ERROR if has_too_many_commas(value) else None
            return Wrong("semicolons between people; BibTeX wants 'and'", better, severity)
        # "Deng, J. & Dong, W." are two people, "Johnson & Johnson" is one organisation, and "A & B" may be either
        sure = len(names) > 1 and all(name.count(",") == 1 and _NAME.fullmatch(name) for name in names)
        what = "'&' between names; BibTeX wants 'and' between people, and braces around an organisation"
        return Wrong(what, " and ".join(names) if sure else None)


def _split(value: str) -> tuple[list[str], set[str]]:
    """Return what stands between the signs outside of braces, and which they are."""
    parts: list[list[str]] = [[]]
    signs: set[str] = set()
    depth = 0
    for piece in _PIECE.finditer(value):
        if piece["brace"]:
            depth += 1 if piece[0] == "{" else -1
        if depth <= 0 and piece["sign"]:
            parts.append([])
            signs.add(piece[0][-1])
        else:
            parts[-1].append(piece[0])
    bare = (_AND_FIRST.sub("", "".join(part)).strip() for part in parts)
    return [part for part in bare if part], signs
