"""Which tag of RIS is which variable of CSL, by the type of the reference: one table, read in both directions.

After the RIS specification, and where that is read in several ways, after what Zotero and EndNote write.
"""

from collections.abc import Mapping

Tags = Mapping[str, tuple[str, ...]]

# RIS: CSL. The first line with a type of CSL is the one that is written for it.
TYPES = (
    ("JOUR", "article-journal"), ("MGZN", "article-magazine"), ("NEWS", "article-newspaper"), ("BOOK", "book"),
    ("CHAP", "chapter"), ("CPAPER", "paper-conference"), ("CONF", "paper-conference"), ("RPRT", "report"),
    ("THES", "thesis"), ("ELEC", "webpage"), ("COMP", "software"), ("DATA", "dataset"), ("ENCYC", "entry-encyclopedia"),
    ("DICT", "entry-dictionary"), ("UNPB", "manuscript"), ("MANSCPT", "manuscript"), ("PAMP", "pamphlet"),
    ("PAT", "patent"), ("STAND", "standard"), ("BLOG", "post-weblog"), ("CASE", "legal_case"), ("STAT", "legislation"),
    ("BILL", "bill"), ("HEAR", "hearing"), ("MAP", "map"), ("VIDEO", "motion_picture"), ("MPCT", "motion_picture"),
    ("SOUND", "song"), ("MUSIC", "musical_score"), ("ART", "graphic"), ("FIGURE", "figure"),
    ("PCOMM", "personal_communication"), ("SER", "periodical"), ("JFULL", "periodical"), ("EJOUR", "article-journal"),
    ("INPR", "article-journal"), ("ABST", "article-journal"), ("EBOOK", "book"), ("EDBOOK", "book"), ("CLSWK", "book"),
    ("ECHAP", "chapter"), ("ICOMM", "personal_communication"), ("DBASE", "dataset"), ("AGGR", "dataset"),
    ("GOVDOC", "report"), ("SLIDE", "speech"), ("MULTI", "webpage"), ("GEN", "document"), ("PREPRINT", "article"),
)  # fmt: skip
CSL_TYPES = dict(TYPES)
# What RIS has no type for goes as the nearest
RIS_TYPES = {csl: ris for ris, csl in reversed(TYPES)} | {
    "article": "UNPB", "review": "JOUR", "review-book": "JOUR", "broadcast": "MPCT", "interview": "PCOMM",
    "post": "ELEC", "regulation": "STAT", "treaty": "STAT",
}  # fmt: skip
JOURNALS = frozenset(("article-journal", "article-magazine", "article-newspaper"))
# Their number stands in SN, as a book's ISBN does
NUMBERED = frozenset(("report", "patent"))
# Variables, and the tags that say them: the first is written. What is an attribute of an item has its name there, other
# variables have CSL's.
TITLES: Tags = {
    "title": ("TI", "T1", "CT"), "title_short": ("ST",), "container_title": ("T2", "JF", "JO", "BT"),
    "collection_title": ("T3",),
}  # fmt: skip
PEOPLE: Tags = {"author": ("AU", "A1"), "editor": ("A2", "ED"), "collection_editor": ("A3",), "translator": ("A4",)}
TEXTS: Tags = {
    "volume": ("VL",), "issue": ("IS", "CP"), "publisher": ("PB",), "publisher_place": ("CY", "PP"), "edition": ("ET",),
    "doi": ("DO", "DI"), "url": ("UR",), "language": ("LA",), "genre": ("M3",), "number": ("M1",),
    "number_of_volumes": ("NV",), "chapter_number": ("SE",), "version": ("C6",),
    "abstract": ("AB", "N2"), "call-number": ("CN",), "source": ("DB", "DP"), "archive_location": ("AN",),
    "container-title-short": ("J2", "JA"), "annote": ("RN",), "reviewed-title": ("RI",),
}  # fmt: skip
DATES: Tags = {"issued": ("DA", "PY", "Y1"), "accessed": ("Y2",), "original_date": ("OP",)}
# What a type has in other tags; no tag stands for a variable that the type has no place for
_SECTION: Tags = {"section": ("SE",), "chapter_number": ()}
_ARTICLE: Tags = {"number": ("C7", "M1")}
_OF_TYPE: Mapping[str, Tags] = {
    "article-journal": {**_ARTICLE, "PMCID": ("C2",)},
    "article-magazine": _ARTICLE,
    "article-newspaper": {**_ARTICLE, **_SECTION},
    "bill": _SECTION,
    "legislation": _SECTION,
    "book": {
        "collection_title": ("T2", "T3"), "container_title": ("JF", "JO", "BT"), "editor": ("ED", "A2"),
        "collection_number": ("M1",), "number": ("C7",),
    },
    "chapter": {"collection_number": ("M1",), "number": ("C7",)},
    "legal_case": {"authority": ("PB",), "publisher": ()},
    "map": {"scale": ("C1",)},
    "motion_picture": {"medium": ("C5",), "producer": ("A3",), "collection_editor": ()},
    "personal_communication": {"recipient": ("A2",), "editor": ("ED",)},
    "song": {"medium": ("C5",)},
    "speech": {"event_title": ("T2",), "container_title": ("JF",)},
}  # fmt: skip
# Where SP alone is the number of pages, and no page
WHOLE = frozenset(("book", "thesis", "manuscript"))


def tags(table: Tags, type_: str) -> Tags:
    """Return a table as it is for a type of CSL.

    >>> tags(PEOPLE, "personal_communication")["recipient"], tags(TEXTS, "bill")["section"]
    (('A2',), ('SE',))
    """
    own = _OF_TYPE.get(type_, {})
    return {**table, **{variable: found for variable, found in own.items() if _table_of(variable) is table}}


def _table_of(variable: str) -> Tags:
    """Return the table for a variable; one that only some types have is a text, or a person."""
    if variable in TITLES or variable == "event_title":
        return TITLES
    return PEOPLE if variable in PEOPLE or variable in ("recipient", "producer") else TEXTS
