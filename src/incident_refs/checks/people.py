"""The fields that hold names of people, and the names in them as they stand there: what the checks of names share."""

import re

from incident_refs.bibtex.names import split_names

PEOPLE = ("author", "editor", "translator", "bookauthor")
_WORD = re.compile(r"[^\W\d_]+")
_INITIAL = re.compile(r"(?:[^\W\d_a-z]\.?[-‐ ~]?){1,4}")
# no initials behind a name: "Taranta II", "Mistral AI"
_ROMAN = re.compile(r"[IVX]{2,4}")
_ACRONYMS = frozenset(("AI", "EU", "UK", "US", "UN", "IT", "TV", "USA", "UAE", "ML"))


def names_in(value: str) -> list[str]:
    """Return the names of a field as TeX, in their order; nobody is left out, so "others" is one.

    >>> names_in("Deng, Jia and {Food and Drug Administration} and others")
    ['Deng, Jia', '{Food and Drug Administration}', 'others']
    """
    return [", ".join(parts) for parts in split_names(value)]


def in_braces(name: str) -> bool:
    """Return whether the whole name stands in one pair of braces, as that of an organisation does.

    >>> in_braces("{European Commission}"), in_braces("{van} Gogh, {V.}")
    (True, False)
    """
    if not (name.startswith("{") and name.endswith("}")):
        return False
    depth = 0
    for hit in re.finditer(r"[{}]", name):
        depth += 1 if hit[0] == "{" else -1
        if not depth:
            return hit.end() == len(name)
    return False


def letters_of(name: str) -> str:
    """Return the words of a name in lower case, with one blank between them.

    >>> letters_of("{Et~al.},"), letters_of("Doe, John")
    ('et al', 'doe john')
    """
    return " ".join(_WORD.findall(name[:200].lower()))


def is_initials(word: str) -> bool:
    """Return whether a word consists of initials alone.

    >>> is_initials("J."), is_initials("F.-F."), is_initials("JK"), is_initials("Li")
    (True, True, True, False)
    """
    return len(word) <= 16 and _INITIAL.fullmatch(word) is not None


def turned(name: str) -> str | None:
    """Return "Deng J." as "Deng, J.", or None where the last word is no initial or the others are no family name.

    >>> turned("Deng J."), turned("van der Maaten L"), turned("Jia Deng"), turned("Mistral AI")
    ('Deng, J.', 'van der Maaten, L', None, None)
    """
    if "," in name or "{" in name or len(name) > 100:
        return None
    family, _, last = name.rpartition(" ")
    words = family.split()
    if not words or len(words) > 3 or any(map(is_initials, words)) or not is_initials(last):
        return None
    if (last.isalpha() and len(last) > 3) or last in _ACRONYMS or _ROMAN.fullmatch(last):
        return None
    return f"{family}, {last}"
