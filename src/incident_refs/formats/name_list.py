"""People as a style prints them: initials, which name comes first, and what stands between them."""

import re
from collections.abc import Sequence
from functools import lru_cache

from incident_refs.model.names import Group, Name, Person

# One given name of: "Vinay Uday", "L.-J.", "J.R.R.", "Li-Jia"
_GIVEN = re.compile(r"[^\s.\-‐]+\.?|[\-‐]")
# The stop inside "J.R.R."
_STOP_WITHIN = re.compile(r"\.(?=\w)")


@lru_cache(maxsize=16384)
def initials(given: str, after: str = ".", hyphen: bool = True) -> str:  # noqa: FBT001
    """Return the initials of given names; particles among them stay, hyphens too where the style keeps them.

    >>> initials("Vinay Uday"), initials("Li-Jia"), initials("J.R.R."), initials("Jean le Rond", after="")
    ('V. U.', 'L.-J.', 'J. R. R.', 'J le R')
    """
    out: list[str] = []
    hyphened = before_whole = False
    for part in _GIVEN.findall(given):
        if part in "-‐":
            hyphened = bool(out)
            continue
        if hyphened and before_whole:  # al-Malik
            out.append(f"-{part}")
            hyphened = False
            continue
        small = part[0].islower() and part[0].upper() != part[0]
        if small and hyphened:  # Yuk-ming is Y.
            hyphened = False
            continue
        whole = small or not part[0].isalpha()  # le; (Tony); 3rd
        bare = part.rstrip(".")
        # Chr. is an abbreviation already
        piece = part if whole else (bare if bare != part else bare[0].upper()) + after
        if out and not hyphened:
            out.append(" " if after or whole or before_whole else "")
        out.append("-" + piece if hyphened and hyphen else piece)
        hyphened, before_whole = False, whole
    return "".join(out)


@lru_cache(maxsize=16384)
def family_first(name: Name) -> str:
    """Return a name as a bibliography sorts it: "Brooks, F. P., Jr."; names in Chinese characters keep their own form.

    >>> from incident_refs.model.names import Person
    >>> family_first(Person("Maaten", "Laurens", "van der")), family_first(Person("王", "小明"))
    ('van der Maaten, L.', '王小明')
    """
    if isinstance(name, Group):
        return name.name
    if not name.given:
        return ", ".join(p for p in (whole_family(name), name.suffix) if p)
    if not is_alphabetic(name.family):
        return name.family + name.given
    return ", ".join(p for p in (whole_family(name), initials(name.given), name.suffix) if p)


@lru_cache(maxsize=16384)
def given_first(name: Name) -> str:
    """Return a name in reading order: "L. Gitelman".

    >>> from incident_refs.model.names import Person
    >>> given_first(Person("Ox", "Bo", suffix="Jr."))
    'B. Ox Jr.'
    """
    if isinstance(name, Group):
        return name.name
    if not is_alphabetic(name.family):
        return name.family + (name.given or "")
    return " ".join(p for p in (initials(name.given or ""), whole_family(name), name.suffix) if p)


@lru_cache(maxsize=16384)
def family_and_initials(name: Name) -> str:
    """Return a name as the National Library of Medicine prints it: no stop, no comma.

    >>> from incident_refs.model.names import Person
    >>> family_and_initials(Person("Brooks", "Frederick P.", suffix="Jr.")), family_and_initials(Person("Li", "Li-Jia"))
    ('Brooks FP Jr', 'Li LJ')
    """
    if isinstance(name, Group):
        return name.name
    if not is_alphabetic(name.family):
        return name.family + (name.given or "")
    suffix = (name.suffix or "").rstrip(".")
    given = initials(name.given or "", after="", hyphen=False)
    return " ".join(p for p in (whole_family(name), given, suffix) if p)


@lru_cache(maxsize=16384)
def in_full(given: str) -> str:
    """Return given names as they are, with a stop and a blank after each initial.

    >>> in_full("J.R.R."), in_full("Tom B"), in_full("Jean-Paul"), in_full("AB")
    ('J. R. R.', 'Tom B.', 'Jean-Paul', 'AB')
    """
    words = _STOP_WITHIN.sub(". ", given).split() if "." in given else given.split()
    return " ".join(f"{word}." if len(word) == 1 and word.isupper() else word for word in words)


@lru_cache(maxsize=16384)
def family_first_in_full(name: Name, demoted: bool = False) -> str:  # noqa: FBT001
    """Return a name as a bibliography sorts it, nothing shortened; where it sorts by the bare family name, the particle
    is `demoted`.

    >>> from incident_refs.model.names import Person
    >>> family_first_in_full(Person("Maaten", "Laurens", "van der"), True)
    'Maaten, Laurens van der'
    """
    if isinstance(name, Group):
        return name.name
    if not is_alphabetic(name.family):
        return name.family + (name.given or "")
    particle, family = parted(name) if demoted else ("", whole_family(name))
    given = f"{in_full(name.given or '')} {particle}".strip()
    return ", ".join(p for p in (family, given, name.suffix) if p)


def parted(name: Person) -> tuple[str, str]:
    """Return particle and bare family name, also where they are written as one: "d’Alembert", "al-Khwarizmi".

    >>> from incident_refs.model.names import Person
    >>> parted(Person("d’Alembert")), parted(Person("Cruz", particle="de la")), parted(Person("hooks"))
    (('d’', 'Alembert'), ('de la', 'Cruz'), ('', 'hooks'))
    """
    at = 0 if name.family.islower() else next((i for i, char in enumerate(name.family) if char.isupper()), 0)
    if not at or name.family[at - 1] not in " ’'-":
        return name.particle or "", name.family
    return f"{name.particle or ''} {name.family[:at]}".strip(), name.family[at:]


@lru_cache(maxsize=16384)
def given_first_in_full(name: Name) -> str:
    """Return a name in reading order, nothing shortened.

    >>> from incident_refs.model.names import Person
    >>> given_first_in_full(Person("Daumé", "Hal", suffix="III"))
    'Hal Daumé III'
    """
    if isinstance(name, Group):
        return name.name
    if not is_alphabetic(name.family):
        return name.family + (name.given or "")
    return " ".join(p for p in (in_full(name.given or ""), whole_family(name), name.suffix) if p)


def in_a_row(names: Sequence[str], *, more: bool = False, comma: bool = False) -> str:
    """Return names joined by commas and "and"; `more` ends in "et al.", `comma` sets a comma after a single name too.

    >>> in_a_row(["Prabhu, Vinay", "Abeba Birhane"], comma=True), in_a_row(["A. Ed", "B. Ox"])
    ('Prabhu, Vinay, and Abeba Birhane', 'A. Ed and B. Ox')
    >>> in_a_row(["A. Ed"], more=True)
    'A. Ed et al.'
    """
    several = "," if comma or len(names) > 1 + (not more) else ""
    if more:
        return f"{', '.join(names)}{several} et al."
    return f"{', '.join(names[:-1])}{several} and {names[-1]}" if len(names) > 1 else "".join(names)


def whole_family(name: Name) -> str:
    """Return the family name with its particle; an apostrophe takes no blank: "d’Alembert"."""
    if isinstance(name, Group):
        return name.name
    if not name.particle:
        return name.family
    return name.particle + ("" if name.particle[-1] in "’'-" else " ") + name.family


def is_alphabetic(text: str) -> bool:
    """Return whether a name is written in letters that have initials (Latin, Greek, Cyrillic, Arabic …).

    >>> is_alphabetic("Червоненкис"), is_alphabetic("王")
    (True, False)
    """
    return text.isascii() or all(char < "\u0900" or "\u1e00" <= char <= "\u2bff" for char in text)
