"""What an entry lacks, and where it says something else than a catalogue does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from incident_refs.bibtex.mapping import TABLE, work_from_entry
from incident_refs.bibtex.text import to_unicode
from incident_refs.bibtex.types import Dialect
from incident_refs.model.entry import Entry
from incident_refs.model.names import Names
from incident_refs.model.tokens import words
from incident_refs.model.work import NoticeKind

# fields of which one says what another would: a `date` is year, month and day
_COVERS = {
    "date": ("year", "month", "day"),
    "year": ("date",),
    "journaltitle": ("journal",),
    "journal": ("howpublished", "booktitle", "journaltitle"),
    "booktitle": ("howpublished", "journal"),
    "organization": ("howpublished",),
    "location": ("address",),
    "address": ("location",),
    "institution": ("publisher",),
    "school": ("publisher", "institution"),
    "publisher": ("institution", "school"),
    "eprinttype": ("archiveprefix",),
    "archiveprefix": ("eprinttype",),
    "doi": ("url",),
    "issue": ("number",),
    "number": ("issue",),
    "pages": ("eid",),
    "eid": ("pages",),
}
# "10.1109/a.b" and "10.1109/a-b" are two works, "1--2" and "1, 2" other pages
_CODES = frozenset({"doi", "eprint", "isbn", "issn", "pmid"})
_NUMBERS = frozenset({"volume", "number", "issue", "pages", "eid"})
_SIGNS = re.compile(r"[+#]")  # "C", "C++" and "C#" are three languages
NOTICES = frozenset(kind.value for kind in NoticeKind)
# What may be added to an entry of another type too: an article kept as @misc is not given a journal's fields.
_OF_ANY_TYPE = NOTICES | {"doi", "eprint", "archiveprefix", "eprinttype", "isbn", "issn", "pmid", "url"}
_OF_BIBLATEX = frozenset({"date", "journaltitle", "location", "eprinttype"})
_DATES = frozenset({"year", "month", "day", "date"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that a catalogue has another value for; `was` is the entry's own, None where it has none."""

    field: str
    was: str | None
    now: str


def gaps(entry: Entry, offered: Entry) -> Iterator[tuple[str, str]]:
    """Yield the fields of `offered` that the entry lacks and may be given.

    What an entry leaves to its parent (`crossref`, `xdata`) is no gap.

    >>> entry = Entry("a", "misc", (("title", "ImageNet"), ("date", "2009")))
    >>> list(gaps(entry, Entry("a", "misc", (("title", "Image-Net"), ("year", "2009"), ("doi", "10.1/x")))))
    [('doi', '10.1/x')]
    """
    if entry.get("crossref") or entry.get("xdata"):
        return
    has = {name for name, _ in entry.fields}
    for name, value in offered.fields:
        if (offered.type == entry.type or name in _OF_ANY_TYPE) and not _covered(name, has):
            yield name, value


def differences(entry: Entry, offered: Entry) -> tuple[Difference, ...]:
    """Return what `offered` says that the entry does not, or says otherwise. How a value is spelled is no difference.

    >>> entry = Entry("a", "misc", (("title", "{ImageNet}: A Database"), ("year", "2008")))
    >>> differences(entry, Entry("a", "misc", (("title", "ImageNet: A database"), ("year", "2009"))))
    (Difference(field='year', was='2008', now='2009'),)
    """
    lacking = tuple(Difference(name, None, value) for name, value in gaps(entry, offered))
    same_date = _date(entry) == _date(offered)
    others = (
        Difference(name, was, value)
        for name, value in offered.fields
        if (was := entry.get(name)) is not None
        and not (name in _DATES and same_date)
        and not means_the_same(name, was, value)
    )
    return (*lacking, *others)


def dialect_of(entry: Entry) -> Dialect:
    """Return the dialect that an entry is written in.

    >>> dialect_of(Entry("a", "article", (("journaltitle", "Nature"),))).value
    'biblatex'
    """
    names = {name for name, _ in entry.fields}
    return Dialect.BIBTEX if names.isdisjoint(_OF_BIBLATEX) else Dialect.BIBLATEX


def _covered(name: str, has: set[str]) -> bool:
    return name in has or any(name in _COVERS.get(other, ()) for other in has)


def _date(entry: Entry) -> object:
    return work_from_entry(entry).issued


def means_the_same(name: str, was: str, now: str) -> bool:
    """Return whether two values of a field say the same, however they are written.

    >>> means_the_same("author", "Deng, Jia and others", "Jia Deng and others"), means_the_same("year", "2009", "2010")
    (True, False)
    """
    if " ".join(was.split()) == " ".join(now.split()):
        return True
    said, says = to_unicode(was), to_unicode(now)
    if name in _CODES or name in _NUMBERS:
        if _code(name, said) == _code(name, says):
            return True
    elif words(said) and words(said) == words(says) and _SIGNS.findall(said) == _SIGNS.findall(says):
        return True
    read = next((row.spelling.read for row in TABLE if name in (row.entry, row.biblatex, *row.also)), to_unicode)
    one, other = read(was), read(now)
    if isinstance(one, Names) and isinstance(other, Names):
        return one.more == other.more and _people(one) == _people(other)
    return bool(one and one == other)  # two that nobody can read are not the same for that


def _code(name: str, text: str) -> str:
    """Return a number or identifier in one spelling: in it every sign counts, but for blanks and the sort of dash."""
    dashes = "" if name in ("isbn", "issn") else "-"
    return re.sub(r"[-\u2010-\u2015]+", dashes, re.sub(r"\s+", "", text)).lower()


def _people(names: Names) -> list[list[str]]:
    return [words(f"{getattr(name, 'given', None) or ''} {name.family}") for name in names.listed]
