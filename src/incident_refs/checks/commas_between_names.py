"""D132."""

import re
from typing import ClassVar

from incident_refs.bibtex.names import split_names
from incident_refs.checks.people import PEOPLE, is_initials, turned
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

_SUFFIX = re.compile(
    r"(?:jr|sr|[ivx]{1,4}|\d(?:st|nd|rd|th)|junior|senior|filho|neto|esq|ph\.?d|m\.?d)\.?", re.IGNORECASE
)
_PARTICLES = frozenset(
    ("van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "al", "ten")
)


class CommasBetweenNames(ValueCheck):
    """People are separated by commas, where BibTeX wants "and".

    ## Why it matters
    A comma stands within one name (`Deng, Jia`), so a list of people becomes one with a long name. Where there are more
    than two commas biber leaves the whole entry out, which is an error. Where it is beyond doubt who is meant, the
    commas become "and".

    ## Before
    ```bibtex
    @misc{deng2009imagenet, author = {Deng, J., Dong, W., Socher, R., and Li, L.-J.}, title = {ImageNet}}
    ```

    ## After
    ```bibtex
    @misc{deng2009imagenet, author = {Deng, J. and Dong, W. and Socher, R. and Li, L.-J.}, title = {ImageNet}}
    ```
    """

    code = "D132"
    severity = Severity.WARNING
    fields: ClassVar[tuple[str, ...]] = PEOPLE

    def wrong(self, value: str, *_: object) -> Wrong | None:
        """Return the list with "and" between people."""
        if ";" in value:  # D134 is about these
            return None
        # two commas in one name, or one with nothing behind it
        if ", and " not in value and value[-1] != "," and not any(name.count(",") > 1 for name in value.split(" and ")):
            return None
        names = [_Commas(parts) for parts in split_names(value)]
        wrong = [name for name in names if name.is_wrong]
        if not wrong:
            return None
        several = any(len(name.parts) > 2 for name in wrong)
        for name in names:
            name.beside_turned = any(one.turned for one in wrong)
        what = "commas between people" if several else "a comma before 'and', or at the end"
        mended = [person for name in names for person in name.people or ()]
        better = " and ".join(mended) if all(name.people for name in names) else None
        severity = Severity.ERROR if any(len(name.raw) > 3 for name in names) else None
        return Wrong(f"{what}; BibTeX wants 'and' between them, and a comma only within a name", better, severity)


class _Commas:
    """One name as BibTeX sees it, by the parts between its commas, and the people in it as a reader does."""

    def __init__(self, parts: list[str]) -> None:
        self.raw = parts
        self.parts = [part for part in parts if part]
        several = len(self.parts)
        self.full_names = several > 2 and all(map(_is_full_name, self.parts))
        # "Silva R., Juan P." is one person with two family names
        self.turned = several > 2 and all(map(turned, self.parts))
        self.beside_turned = False
        left_open = len(parts) > several > 0 and not parts[-1]
        self.is_wrong = several > 3 or self.full_names or self.turned or left_open

    @property
    def people(self) -> list[str] | None:
        """The people, or None where that is not beyond doubt."""
        parts = self.parts
        if self.turned or (self.beside_turned and len(parts) == 1):
            return [turned(part) or part for part in parts]
        if not self.is_wrong:
            return [", ".join(self.raw)]
        if len(parts) < 3:
            return [", ".join(parts)]
        if self.full_names:
            return parts
        families, given = parts[::2], parts[1::2]
        if len(families) == len(given) and all(map(is_initials, given)) and not any(map(is_initials, families)):
            return [f"{family}, {initials}" for family, initials in zip(families, given, strict=True)]
        return None


def _is_full_name(part: str) -> bool:
    """Return whether a part holds a given and a family name: "Jia Deng", but neither "van Gogh" nor "Jr."."""
    words = part.split()
    return (
        1 < len(words) < 5
        and not _SUFFIX.fullmatch(part)
        and not is_initials(words[-1])
        and words[0].lower() not in _PARTICLES
        and all(word[0].isupper() or word.lower() in _PARTICLES for word in words)
    )
