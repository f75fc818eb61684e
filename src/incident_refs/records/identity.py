"""Which record is meant: ids are data, shown as given, compared without case and leading noughts, never a path."""

import re
import unicodedata

# "AIAAIC0276", "aiaaic 276", "AIAAIC-037": the number is what counts
_AIAAIC = re.compile(r"aiaaic[\s:_-]{0,3}0{0,20}(?P<number>\d{1,9})(?P<rest>[a-z]?)", re.ASCII)
_NUMBER = re.compile(r"0{0,20}(?P<number>\d{1,20})", re.ASCII)
_UNSAFE = re.compile(r"[^\w.-]+")
_NUMBERED = frozenset({"aiaaic", "aiid"})


def normalise(id: str, database: str = "") -> str:
    """Return the spelling under which an id is compared; `database` tells whose a bare number is.

    >>> normalise("AIAAIC037"), normalise("aiaaic0276"), normalise("0276", "aiaaic"), normalise("CVE-2023-0001")
    ('aiaaic:37', 'aiaaic:276', 'aiaaic:276', 'cve-2023-0001')
    """
    folded = unicodedata.normalize("NFKC", id).strip().casefold()
    hit = _AIAAIC.fullmatch(folded)
    if hit:
        return f"aiaaic:{hit['number']}{hit['rest']}"
    bare = _NUMBER.fullmatch(folded)
    if bare and database.casefold() in _NUMBERED:
        return f"{database.casefold()}:{bare['number']}"
    return folded


def same(a: str, b: str) -> bool:
    """Return whether two ids name one record.

    >>> same("AIAAIC0276", "AIAAIC276"), same("AIAAIC0276", "AIAAIC2760")
    (True, False)
    """
    return normalise(a) == normalise(b)


def database_of(id: str) -> str:
    """Return the database that an id belongs to by its form, or "".

    >>> database_of("AIAAIC0276"), database_of("A1")
    ('aiaaic', '')
    """
    return "aiaaic" if normalise(id).startswith("aiaaic:") else ""


def safe_id(stem: str) -> str:
    """Return the name of a file as an id of letters, digits, dots, hyphens and underscores.

    >>> safe_id("ImageNet (copy) #2"), safe_id("..")
    ('ImageNet-copy-2', 'record')
    """
    return _UNSAFE.sub("-", unicodedata.normalize("NFC", stem)).strip(".-_") or "record"
