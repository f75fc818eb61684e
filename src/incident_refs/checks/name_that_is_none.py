"""D137."""

import re
from typing import ClassVar

from incident_refs.checks.people import PEOPLE, in_braces, letters_of, names_in
from incident_refs.checks.value_check import ValueCheck, Wrong, shown
from incident_refs.model.finding import Severity

# What people and programs write where they know nobody
_NOBODY = frozenset(
    name.strip()
    for name in """
    unknown; unknown author; author unknown; anonymous; anonymous author; anonymous authors; author anonymous; anon;
    various; various authors; authors various; no author; author no; no authors; no authors listed; not available;
    sine nomine; nobody; unbekannt; inconnu; anonyme; n a
    """.split(";")
)
_PLACEHOLDERS = frozenset(
    name.strip()
    for name in """
    john doe; doe john; jane doe; doe jane; j doe; doe j; firstname lastname; lastname firstname; first last; last first;
    first name last name; last name first name; given family; family given; first author; author first; second author;
    author second; third author; author third; author one; one author; author two; two author; author a; author b;
    author; authors; your name; name your; name surname; surname name; author name; name author; test author;
    author test; none; null; nil; nan; undefined; tbd; tba; to be determined; to be added; foo bar; bar foo;
    lorem ipsum; et cetera; etc; admin; administrator
    """.split(";")
)
_SIGN = re.compile(
    r"[\d@?/]|www\.|(?:\A|[\s{,])(?:[^\w\s{},\\]+(?:\s|\Z)|(?:unknown|anon|various|no|not|nobody|sine|unbekannt|inconnu|n|doe|"
    r"firstname|lastname|first|last|family|given|second|third|author|authors|one|two|your|name|names|surname|none|null|nil|"
    r"nan|undefined|tbd|tba|to|foo|lorem|et|etc|admin\w*|anonym\w*|test)\b)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d")
_ORDINAL = re.compile(r"\b\d(?:st|nd|rd|th)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:|www\.|\S@\S")


class NameThatIsNone(ValueCheck):
    """What stands among the names is no name: a placeholder, an address, digits, or "Unknown".

    ## Why it matters
    It is printed as an author. `John Doe` and `Firstname Lastname` are also what tools put in when they make a
    reference up. A work without an author needs no field `author`; an organisation with digits in its name
    needs braces.

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
        if not _SIGN.search(value):
            return None
        for name in names_in(value):
            wrong = _wrong(name)
            if wrong:
                return wrong
        return None


def _wrong(name: str) -> Wrong | None:
    letters = letters_of(name)
    if letters in _NOBODY and (letters != "n a" or "/" in name):
        return Wrong(f"{shown(name)} is no name; an entry may do without an author", severity=Severity.INFO)
    if letters in _PLACEHOLDERS and len(name) < len(letters) + 6:
        return Wrong(f"{shown(name)} stands where a name should")
    if _ADDRESS.search(name):
        return Wrong(f"{shown(name)} is an address and no name")
    if not letters and "\\" not in name and name.isascii():
        return Wrong(f"{shown(name)} has no letters")
    if _DIGITS.search(name) and not in_braces(name) and "\\" not in name and _DIGITS.search(_ORDINAL.sub("", name)):
        return Wrong(f"{shown(name)} has digits in it; if it is an organisation, it wants braces")
    return None
