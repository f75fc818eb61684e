"""Items to entries of BibTeX and BibLaTeX, so that reading them gives the item again.

What the fields of the entry's type do not tell is kept in fields of our own, which BibTeX ignores:
`csl-type = {musical_score}`. They are found by reading the entry back.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from incident_refs.bibtex import item_fields, straight_quotes
from incident_refs.bibtex.dates import read_year
from incident_refs.bibtex.exact_item import exact_item
from incident_refs.bibtex.field_values import edition_word
from incident_refs.bibtex.item_mapping import ARCHIVES, GENRES, NOT_SAID, STATES, TEXTS, TITLES
from incident_refs.bibtex.languages import babel_name
from incident_refs.bibtex.mapping import ADDRESS, DOI, PAGES
from incident_refs.bibtex.names import write_names
from incident_refs.bibtex.read import MONTHS
from incident_refs.bibtex.rich_tex import title_tex
from incident_refs.bibtex.text import to_tex
from incident_refs.bibtex.types import Dialect
from incident_refs.model.dates import EntryDate, PartialDate
from incident_refs.model.entry import Entry
from incident_refs.model.item import Item, Value, csl_name, not_kept
from incident_refs.model.names import Names

# CSL type: BibTeX, BibLaTeX
KINDS = {
    "article": ("misc", "online"), "article-journal": ("article", "article"),
    "article-magazine": ("article", "article"), "article-newspaper": ("article", "article"),
    "book": ("book", "book"), "chapter": ("incollection", "incollection"),
    "dataset": ("misc", "dataset"), "entry-encyclopedia": ("incollection", "inreference"),
    "graphic": ("misc", "image"), "manuscript": ("unpublished", "unpublished"), "motion_picture": ("misc", "movie"),
    "pamphlet": ("booklet", "booklet"), "paper-conference": ("inproceedings", "inproceedings"),
    "patent": ("misc", "patent"), "performance": ("misc", "performance"), "periodical": ("misc", "periodical"),
    "personal_communication": ("misc", "letter"), "report": ("techreport", "report"), "review": ("article", "review"),
    "software": ("misc", "software"), "song": ("misc", "audio"), "speech": ("unpublished", "unpublished"),
    "standard": ("misc", "standard"), "thesis": ("phdthesis", "thesis"), "webpage": ("online", "online"),
}  # fmt: skip
_JOURNALS = frozenset(("article", "review", "periodical"))
_WORDS = {said: word for word, said in reversed(list(GENRES.items()))}
_STATES = {said: word for word, said in STATES.items()}
_SERVERS = {name: word for word, name in ARCHIVES.items()}
_PUBLISHERS = {"techreport": "institution", "report": "institution", "thesis": "institution", "phdthesis": "school",
               "mastersthesis": "school"}  # fmt: skip
_GENRES_OF_KINDS = {"PhD thesis": "phdthesis", "Master’s thesis": "mastersthesis", "Technical report": "techreport"}


def entry_from_item(item: Item, dialect: Dialect = Dialect.BIBLATEX, encoding: str = "utf8") -> Entry:
    """Return an item as an entry of a dialect, under the item's key; `encoding` as in `text.to_tex`.

    >>> item = Item("a", "report", title=(("AI RMF", 0),), number="100-1", publisher="NIST")
    >>> entry_from_item(item).fields
    (('title', '{AI} {RMF}'), ('number', '100-1'), ('institution', 'NIST'))
    """
    writer = _Writer(item, dialect, encoding)
    return completed(Entry(item.key, writer.kind, tuple(writer.fields())), item, encoding)


def completed(entry: Entry, item: Item, encoding: str = "utf8", entries: Mapping[str, Entry] | None = None) -> Entry:
    """Return an entry with fields of our own for what of the item the others do not tell.

    >>> completed(Entry("a", "misc", (("title", "T"),)), Item("a", "patent", title=(("T", 0),))).fields
    (('title', 'T'), ('csl-type', 'patent'))
    """
    back = exact_item(entry, entries)
    if back.type != item.type:
        entry = _with(entry, "csl-type", to_tex(item.type, encoding))
        back = exact_item(entry, entries)
    lost = not_kept(item, back)
    if lost and entry.get(straight_quotes.FIELD) is None:
        as_they_stand = _with(entry, straight_quotes.FIELD, straight_quotes.STRAIGHT)
        less = not_kept(item, exact_item(as_they_stand, entries))
        if len(less) < len(lost):
            entry, lost = as_they_stand, less
    for name in (f.name for f in fields(Item)):
        if csl_name(name) in lost:
            entry = _with(entry, f"csl-{name.replace('_', '-')}", _own(name, getattr(item, name), encoding))
    note = dict(item.more).get("note")
    if "note" in lost and isinstance(note, str):
        entry = _with(entry, "csl-note", to_tex(note, encoding))
    # a @techreport says "Technical report" by itself
    more = not_kept(exact_item(entry, entries), item)
    invented = [name for name in TEXTS if csl_name(name) in more and not getattr(item, name)]
    return _with(entry, NOT_SAID, ", ".join(sorted(map(csl_name, invented))))


def _own(name: str, value: Any, encoding: str) -> str:
    if name in TEXTS:
        return to_tex(value, encoding)
    return title_tex(value, encoding) if name in TITLES else ""


def _with(entry: Entry, name: str, tex: str) -> Entry:
    """Return the entry with one field more, or in place of what it said before; as it is where there is no value."""
    others = tuple(field for field in entry.fields if field[0] != name)
    return Entry(entry.key, entry.type, (*others, (name, tex)), entry.line) if tex else entry


class _Writer:
    """One item on its way into fields."""

    def __init__(self, item: Item, dialect: Dialect, encoding: str) -> None:
        self.item, self.dialect, self.encoding = item, dialect, encoding
        self.latex = dialect is Dialect.BIBLATEX
        self.kind = KINDS.get(item.type, ("misc", "misc"))[self.latex]
        if not self.latex and self.kind == "phdthesis":
            self.kind = _GENRES_OF_KINDS.get(item.genre, self.kind)

    def fields(self) -> Iterator[tuple[str, str]]:
        """Yield the fields that say something, each name once."""
        seen = set()
        for name, value in self._all():
            if value and name not in seen:
                seen.add(name)
                yield name, value

    def _all(self) -> Iterator[tuple[str, str]]:
        item = self.item
        for attribute, name in item_fields.NAMES.items():
            yield name, self._names(getattr(item, attribute))
        yield from self._titles()
        for attribute, name in item_fields.RICH.items():
            yield name, title_tex(getattr(item, attribute), self.encoding)
        yield from self._numbers()
        for attribute, name in item_fields.TEXT.items():
            yield name, self._text(getattr(item, attribute))
        yield "pages", PAGES.write(item.page, self.encoding)
        yield "edition", self._text(item.edition if self.latex else edition_word(item.edition))
        yield "version", self._text(item.version)
        yield from self._genre()
        yield _PUBLISHERS.get(self.kind, "publisher"), self._text("" if self._server() else item.publisher)
        yield "location" if self.latex else "address", self._text(item.publisher_place)
        yield from self._issued()
        yield "pubstate", self._text(_STATES.get(item.status, item.status))
        yield "doi", DOI.write(item.doi, self.encoding) if item.doi else ""
        yield "url", ADDRESS.write(item.url, self.encoding) if item.url else ""
        for attribute, name in item_fields.DATES.items():
            yield name, iso_date(getattr(item, attribute))
        yield "langid", self._text(babel_name(item.language))
        for variable, value in item.more:
            if variable != "issued":
                yield self._name_of_other(variable), self._other(value)

    def _text(self, text: str) -> str:
        return to_tex(text, self.encoding)

    def _names(self, names: Names) -> str:
        return write_names(names, self.encoding)

    def _titles(self) -> Iterator[tuple[str, str]]:
        item = self.item
        title, volume = title_tex(item.title, self.encoding), title_tex(item.volume_title, self.encoding)
        if volume and item.type == "book":
            yield from (("maintitle", title), ("title", volume))
        else:
            yield from (("title", title), ("volume-title", volume))
        if self.kind in _JOURNALS:
            name = "journaltitle" if self.latex else "journal"
        elif item.type == "webpage":
            name = "organization" if self.latex else "howpublished"
        else:
            name = "booktitle"
        yield name, title_tex(item.container_title, self.encoding)

    def _server(self) -> str:
        """Return biblatex's word for the archive of a preprint, where its number tells the rest."""
        item = self.item
        known = item.type == "article" and item.number and item.publisher in _SERVERS
        if not known or (item.publisher == "arXiv") != item.number.startswith("arXiv:"):
            return ""
        return _SERVERS[item.publisher]

    def _numbers(self) -> Iterator[tuple[str, str]]:
        item = self.item
        issue, number = self._text(item.issue), self._text(item.number)
        server = self._server()
        if server:
            yield "eprint", self._text(item.number.removeprefix("arXiv:"))
            yield ("eprinttype", server) if self.latex else ("archiveprefix", item.publisher)
        elif item.type.startswith("article-") or item.type in ("periodical", "review"):
            yield from (("number", issue), ("eid", number))
        elif item.type in ("book", "chapter", "pamphlet", "entry-encyclopedia") or (
            item.type == "paper-conference" and item.collection_title
        ):
            yield from (("number", self._text(item.collection_number)), ("issue", issue), ("eid", number))
        elif item.type == "paper-conference":
            yield from (("number", issue), ("eid", number))
        else:
            yield from (("number", number), ("issue", issue))

    def _genre(self) -> Iterator[tuple[str, str]]:
        genre = self.item.genre
        if self.item.type in ("article-magazine", "article-newspaper"):
            yield "entrysubtype", self.item.type.partition("-")[2]
        if self.latex:
            yield "type", self._text(_WORDS.get(genre, genre))
        elif self.kind == "misc" and not genre:
            yield "type", item_fields.MISC_GENRES.get(self.item.type, "")
        elif _GENRES_OF_KINDS.get(genre) != self.kind:
            yield "type", self._text(genre)

    def _issued(self) -> Iterator[tuple[str, str]]:
        issued = self.item.issued
        if issued is None:
            literal = dict(self.item.more).get("issued")
            yield "year", self._text(literal) if isinstance(literal, str) else ""
        elif self.latex:
            yield "date", iso_date(issued)
        else:
            classic = classic_date(issued)
            yield from classic.items()
            if read_year(classic["year"], classic.get("month"), classic.get("day")) != issued:
                yield "date", iso_date(issued)

    def _name_of_other(self, variable: str) -> str:
        name = item_fields.MORE.get(variable) or variable.lower()
        return item_fields.DATES.get(name.replace("-", "_"), name)

    def _other(self, value: Value) -> str:
        if isinstance(value, str):
            return self._text(value)
        return self._names(value) if isinstance(value, Names) else iso_date(value)


def classic_date(date: EntryDate) -> dict[str, str]:
    """Return a date as the classic fields; what they cannot say is left out.

    >>> classic_date(EntryDate(PartialDate(2009, 6, 20)))
    {'year': '2009', 'month': 'jun', 'day': '20'}
    """
    year = f"{date.start.year:04d}"
    if date.end and date.end.year != date.start.year:
        return {"year": f"{year}--{date.end.year:04d}"}
    found = {"year": f"c. {year}" if date.circa else year}
    month = date.start.month or 0
    if 1 <= month <= 12 and not date.end:
        found["month"] = MONTHS[month - 1]
        if date.start.day:
            found["day"] = str(date.start.day)
    return found


def iso_date(date: EntryDate | None) -> str:
    """Return a date as biblatex writes it: `2009-06-20/2009-06-25`, `2009~`.

    >>> iso_date(EntryDate(PartialDate(2009, 21), circa=True))
    '2009-21~'
    """
    if date is None:
        return ""
    end = f"/{_day(date.end)}" if date.end else ""
    return _day(date.start) + ("~" if date.circa else "") + end


def _day(date: PartialDate) -> str:
    return str(date) if date.year >= 0 else f"-{PartialDate(-date.year, date.month, date.day)!s}"
