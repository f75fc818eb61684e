"""D137."""

import re
from dataclasses import replace
from typing import ClassVar

from incident_refs.checks.people import PEOPLE, in_braces, letters_of, names_in
from incident_refs.checks.quoted import quoted
from incident_refs.checks.value_check import ValueCheck, Wrong
from incident_refs.model.finding import Severity

# What people and programs write where they know nobody; the words of each in the order of the alphabet
_NOBODY = frozenset((
    "unknown", "author unknown", "anonymous", "anonymous author", "anonymous authors", "anon", "various",
    "authors various", "author no", "authors no", "authors listed no", "available not", "nomine sine", "nobody",
    "unbekannt", "inconnu", "anonyme",
))  # fmt: skip
_PLACEHOLDERS = frozenset((
    "doe john", "doe jane", "doe j", "firstname lastname", "first last", "first last name name", "family given",
    "author first", "author second", "author third", "author one", "author two", "a author", "author b", "author",
    "authors", "name your", "name surname", "author name", "author test", "none", "null", "nil", "nan", "undefined",
    "tbd", "tba", "be determined to", "added be to", "bar foo", "ipsum lorem", "cetera et", "etc", "admin",
    "administrator",
))  # fmt: skip
# One of these signs or words, and the names are looked at one by one
_SIGN = re.compile(r"[\d@/?]")
_WORDS = frozenset(word for name in (*_NOBODY, *_PLACEHOLDERS) for word in name.split() if len(word) > 2)
_NO_LETTERS = frozenset((".", "-", "--", "---", "–", "—", "...", "…", "*", "_", "n.a.", "n.n."))
_BLANKS = str.maketrans("{},~", "    ")
_DIGITS = re.compile(r"\d")
# "Wei Wang 0001"
_HOMONYM = re.compile(r"(?<=[^\W\d_])[\s~]0\d{3}\Z")
_ORDINAL = re.compile(r"\b\d(?:st|nd|rd|th)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:|www\.|\S@\S")


class NameThatIsNone(ValueCheck):
    """What stands among the names is no name: a placeholder, an address, digits, or "Unknown".

    ## Why it matters
    It is printed as an author. `John Doe` and `Firstname Lastname` are also what tools put in when they make a
    reference up. A work without an author needs no field `author`; an organisation with digits in its name
    needs braces. The numbers by which DBLP tells namesakes apart (`Wei Wang 0001`) are taken off.

    ## Before
    ```bibtex
    @misc{imagenet, author = {Doe, John}, title = {ImageNet}}
    ```

    ## After
    ```bibtex
    @misc{imagenet, author = {Deng, Jia}, title = {ImageNet}}
    ```
    """

    code = "D137"
    severity = Severity.WARNING
    fields: ClassVar[tuple[str, ...]] = PEOPLE

    def wrong(self, value: str, *_: object) -> Wrong | None:
        """Return the first of the names that is none."""
        words = value.lower().translate(_BLANKS).split()
        if not _SIGN.search(value) and _WORDS.isdisjoint(words) and _NO_LETTERS.isdisjoint(words):
            return None
        names = names_in(value)
        wrong = [found for name in names if (found := _wrong(name))]
        if not wrong or wrong[0].better is None:
            return wrong[0] if wrong else None
        better = " and ".join(_HOMONYM.sub("", name) for name in names)
        return replace(wrong[0], better=better)


def _wrong(name: str) -> Wrong | None:
    letters = " ".join(sorted(letters_of(name).split()))
    if letters in _NOBODY or name.strip("{}. ").lower() in ("n/a", "n.a"):
        return Wrong(f"{quoted(name)} is no name; an entry may do without an author", severity=Severity.INFO)
    if letters in _PLACEHOLDERS and len(name) < len(letters) + 6:
        return Wrong(f"{quoted(name)} stands where a name should")
    if _ADDRESS.search(name):
        return Wrong(f"{quoted(name)} is an address and no name")
    if not letters and "\\" not in name and name.isascii():
        return Wrong(f"{quoted(name)} has no letters")
    if _HOMONYM.search(name):
        return Wrong(f"{quoted(name)} ends in a number by which DBLP tells namesakes apart", "")
    if _DIGITS.search(name) and not in_braces(name) and "\\" not in name and _DIGITS.search(_ORDINAL.sub("", name)):
        return Wrong(f"{quoted(name)} has digits in it; if it is an organisation, it wants braces")
    return None
