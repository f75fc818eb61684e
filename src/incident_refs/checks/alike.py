"""Entries with one title, and what says that they are two works all the same."""

import re
from collections.abc import Mapping, Sequence

from incident_refs.bibtex.same_work import folded
from incident_refs.checks.bib_file import BibFile, Item
from incident_refs.checks.twins import NO_WORKS, PARTS, title_sign

# Where both say something and not the same, they are two: editions, volumes, translations, releases
_TELLING = (
    "edition", "volume", "number", "issue", "part", "chapter", "translator", "language", "langid", "version", "eid",
    "series", "origdate", "type", "entrysubtype",
)  # fmt: skip
_FIRST_PAGE = re.compile(r"[0-9]++")
_KINDS = {
    **dict.fromkeys(("article", "suppperiodical"), "article"),
    **dict.fromkeys(PARTS, "part"),
    **dict.fromkeys(("mvbook", "mvcollection", "mvproceedings", "mvreference"), "volumes"),
    **dict.fromkeys(("book", "collection", "proceedings", "reference"), "book"),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), "thesis"),
    **dict.fromkeys(("techreport", "report"), "report"),
    **dict.fromkeys(("dataset", "software", "periodical", "patent", "review"), "other"),
}


def by_title(file: BibFile) -> Sequence[Sequence[Item]]:
    """Return the entries that share their title with another, together, in the file's order."""
    groups: dict[str, list[Item]] = {}
    for item in file.items:
        if item.entry.type not in NO_WORKS:
            sign = title_sign(item)
            if sign:
                groups.setdefault(sign, []).append(item)
    return [alike for alike in groups.values() if len(alike) > 1]


def is_other_kind(one: Item, other: Item) -> bool:
    """Return whether two entries are of kinds that are two works: a book and its part, an article and a paper."""
    return _kind_of(one) != _kind_of(other) and "" not in (_kind_of(one), _kind_of(other))


def _kind_of(item: Item) -> str:
    """Return what an entry is beyond doubt; `misc` and its like may be anything."""
    return _KINDS.get(item.entry.type, "")


def both_say_otherwise(one: Item, other: Item, file: BibFile) -> bool:
    """Return whether a field of both says that these are not one work."""
    mine, theirs = file.inherited(one), file.inherited(other)
    for name in _TELLING:
        if name in mine and name in theirs and _bare(mine[name]) != _bare(theirs[name]):
            return True
    if _pages_differ(mine, theirs):
        return True
    short = len(mine.get("title", "").split()) < 4  # "Editorial", "Book reviews", "Introduction to part I"
    return short and _containers_differ(mine, theirs)


def _bare(value: str) -> str:
    return folded(value[:200]) or value.strip()


def _pages_differ(mine: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    first = _FIRST_PAGE.search(mine.get("pages", "")[:100]), _FIRST_PAGE.search(theirs.get("pages", "")[:100])
    return bool(first[0] and first[1] and first[0][0].lstrip("0") != first[1][0].lstrip("0"))


def _containers_differ(mine: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    names = ("journal", "journaltitle", "booktitle", "howpublished", "institution", "school")
    one = next((_bare(mine[name]) for name in names if name in mine), "")
    other = next((_bare(theirs[name]) for name in names if name in theirs), "")
    return bool(one and other and one != other)
