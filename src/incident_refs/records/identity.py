"""Which record is meant: ids are data, shown as given, compared without case and leading noughts, never a path."""

import re
import unicodedata

# "AIAAIC0276", "aiaaic 276", "AIAAIC-037", "aiid:3", "AIID incident 3": the number is what counts
_NUMBERED = re.compile(
    r"""
    (?P<database> aiaaic | aiid ) [\s:_#-]{0,3}
    (?: incident [\s:_#-]{0,3} )?
    0{0,20} (?P<number> \d{1,9} ) (?P<rest> [a-z]? )
    """,
    re.VERBOSE | re.ASCII,
)
_NUMBER = re.compile(r"(?:incident[\s:_#-]{0,3})?0{0,20}(?P<number>\d{1,20})", re.ASCII)
_BARE = re.compile(r"\d{1,40}", re.ASCII)
_UNSAFE = re.compile(r"[^\w.-]+")
_COUNTING = frozenset({"aiaaic", "aiid"})
# "AVID-2022-R0005", "AML.CS0026", "CVE-2023-29374", "GHSA-35c7-w35f-xwgh"; OSV keeps others' ids: "PYSEC-2023-18"
_FORMS = {
    "avid": re.compile(r"avid-\d{4}-[rv]?\d+", re.ASCII),
    "atlas": re.compile(r"aml\.cs\d+", re.ASCII),
    "cve": re.compile(r"cve-\d{4}-\d+", re.ASCII),
    "osv": re.compile(r"ghsa(?:-[a-z0-9]{4}){3}|(?:pysec|osv|rustsec|go|mal)-\d{4}-\d+", re.ASCII),
}


def normalise(id: str, database: str = "") -> str:
    """Return the spelling under which an id is compared; `database` tells whose a bare number is.

    >>> normalise("AIAAIC037"), normalise("aiaaic0276"), normalise("0276", "aiaaic"), normalise("CVE-2023-0001")
    ('aiaaic:37', 'aiaaic:276', 'aiaaic:276', 'cve-2023-0001')
    >>> normalise("AIID incident 3"), normalise("3", "aiid")
    ('aiid:3', 'aiid:3')
    """
    folded = unicodedata.normalize("NFKC", id).strip().casefold()
    hit = _NUMBERED.fullmatch(folded)
    if hit:
        return f"{hit['database']}:{hit['number']}{hit['rest']}"
    database = database.casefold()
    bare = _NUMBER.fullmatch(folded) if database in _COUNTING else None
    return f"{database}:{bare['number']}" if bare else folded


def same(a: str, b: str) -> bool:
    """Return whether two ids name one record.

    >>> same("AIAAIC0276", "AIAAIC276"), same("AIAAIC0276", "AIAAIC2760")
    (True, False)
    """
    return normalise(a) == normalise(b)


def told_apart(id: str, database: str) -> str:
    """Return an id that is one record's among all databases: a bare number says of itself whose it is.

    >>> told_apart("3", "aiid"), told_apart("AIAAIC0276", "aiaaic"), told_apart("3", "")
    ('aiid:3', 'AIAAIC0276', '3')
    """
    if database and _BARE.fullmatch(id):
        return f"{database.casefold()}:{id}"
    own = normalise(id, database)
    return own if own != normalise(id) else id  # "incident 3" of AIID


def database_of(id: str) -> str:
    """Return the database that an id belongs to by its form, or "".

    >>> database_of("AIAAIC0276"), database_of("AML.CS0026"), database_of("A1")
    ('aiaaic', 'atlas', '')
    """
    folded = normalise(id)
    counting = folded.partition(":")[0]
    if counting in _COUNTING and _NUMBERED.fullmatch(folded):
        return counting
    return next((database for database, form in _FORMS.items() if form.fullmatch(folded)), "")


def safe_id(stem: str) -> str:
    """Return the name of a file as an id of letters, digits, dots, hyphens and underscores.

    >>> safe_id("ImageNet (copy) #2"), safe_id("..")
    ('ImageNet-copy-2', 'record')
    """
    return _UNSAFE.sub("-", unicodedata.normalize("NFC", stem)).strip(".-_") or "record"
