"""What an entry takes over from others: `crossref` (with its renamed titles) and `xdata`, as biblatex does it."""

from collections.abc import Mapping
from typing import Protocol

from incident_refs.model.entry import Entry


class Parents(Protocol):
    """Where the entry of a key is found: a dictionary, or a library."""

    def get(self, key: str, /) -> Entry | None:
        """Return the entry of a key, which is given in lower case, or None."""


_NEVER = frozenset(
    ("crossref", "xdata", "xref", "entryset", "entrysubtype", "execute", "ids", "keywords", "label", "options",
     "presort", "related", "relatedtype", "shortauthor", "shorteditor", "sortkey", "sortname", "sorttitle", "sortyear",
     "doi", "url", "urldate", "eprint", "file", "abstract", "annote", "note", "shorttitle", "isbn")
)  # fmt: skip
_IN_BOOK = {
    "title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon", "author": "bookauthor",
    "maintitle": "maintitle",
}  # fmt: skip
_IN_VOLUMES = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
_IN_PERIODICAL = {"title": "journaltitle", "subtitle": "journalsubtitle"}
_PARTS = frozenset(
    ("inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inproceedings", "conference", "inreference")
)
# A date or a title under either of its names counts as given.
_SAME = {"year": "date", "month": "date", "date": "year", "journal": "journaltitle", "journaltitle": "journal"}
_MAX_PARENTS = 8


def inherited(entry: Entry, entries: Parents) -> dict[str, str]:
    """Return the fields of an entry with what its parents add; `entries` are all, by their lower-case key.

    A parent that is missing, or that leads back to the entry, adds nothing.

    >>> book = Entry("raw", "book", (("title", "Raw data"), ("year", "2013")))
    >>> part = Entry("intro", "incollection", (("title", "Introduction"), ("crossref", "raw")))
    >>> inherited(part, {"raw": book})["booktitle"]
    'Raw data'
    """
    fields = dict(entry.fields)
    if "crossref" in fields or "xdata" in fields:
        _take(fields, entry, entries, {entry.key.lower()})
    return fields


def parents_of(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Return the lower-case keys of those that an entry with these fields takes over from, without their own parents.

    >>> parents_of({"xdata": "MIT, press", "crossref": "raw"}), parents_of({"title": "Raw data"})
    (('mit', 'press', 'raw'), ())
    """
    named = (*fields.get("xdata", "").split(","), fields.get("crossref", ""))
    return tuple(key for name in named if (key := name.strip().lower()))


def _take(fields: dict[str, str], entry: Entry, entries: Parents, seen: set[str]) -> None:
    for key in parents_of(fields):
        parent = entries.get(key)
        if parent is None or key in seen or len(seen) > _MAX_PARENTS:
            continue
        seen.add(key)
        above = dict(parent.fields)
        _take(above, parent, entries, seen)
        renamed = {} if parent.type == "xdata" else _renamed(entry.type, parent.type)
        for field, value in above.items():
            target = renamed.get(field, field)
            if field in _NEVER and parent.type != "xdata":
                continue
            if target not in fields and _SAME.get(target, target) not in fields:
                fields[target] = value


def _renamed(child: str, parent: str) -> Mapping[str, str]:
    """Return how the parent's titles are called in the child."""
    if child in _PARTS:
        return _IN_VOLUMES if parent.startswith("mv") else _IN_BOOK
    if parent in ("periodical", "article"):
        return _IN_PERIODICAL
    return _IN_VOLUMES if parent.startswith("mv") else {}
