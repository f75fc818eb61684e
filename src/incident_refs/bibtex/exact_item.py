"""Entries to items for other formats: nothing is added for print, and what no variable holds is in `more`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from incident_refs.bibtex import item_fields, straight_quotes
from incident_refs.bibtex.dates import read_date
from incident_refs.bibtex.differences import dialect_of
from incident_refs.bibtex.field_values import edition_number
from incident_refs.bibtex.inheritance import inherited
from incident_refs.bibtex.item_mapping import EntryReader, people
from incident_refs.bibtex.languages import language_code
from incident_refs.bibtex.markup import plain_from_tex
from incident_refs.bibtex.text import to_unicode
from incident_refs.bibtex.types import Dialect
from incident_refs.model.entry import Entry
from incident_refs.model.item import OTHER_DATES, OTHER_NAMES, OTHERS, Item, Value

_VARIABLES = {field: variable for variable, field in item_fields.MORE.items()}
_CSL_NAMES = {name.lower(): name for name in OTHERS}
_DASHES = re.compile(r"\s*[-‐‑–—]+\s*")


def exact_item(entry: Entry, entries: Mapping[str, Entry] | None = None) -> Item:
    """Return the entry as an item that keeps all it says; `entries` (by lower-case key) are asked for its parents.

    >>> exact_item(Entry("a", "book", (("title", "T"), ("isbn", "978-0-553-41881-1"), ("shelf", "B 12")))).more
    (('ISBN', '978-0-553-41881-1'), ('shelf', 'B 12'))
    """
    fields = inherited(entry, entries or {})
    if entry.get(straight_quotes.FIELD) != straight_quotes.STRAIGHT:
        return _Exact(entry, fields, entries or {}).item()
    hidden = {name: straight_quotes.hidden(value) for name, value in fields.items()}
    return straight_quotes.shown(_Exact(entry, hidden, entries or {}).item())


class _Watched(dict[str, str]):
    """Fields that know which of them were asked for."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(fields)
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.asked.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """Return the field, and remember that it was asked for."""
        self.asked.add(name)
        return super().get(name, default)


class _Exact(EntryReader):
    """Reads for exchange what the other one reads for print, and keeps what is left."""

    def __init__(self, entry: Entry, fields: dict[str, str], entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        if "otherisbn" in fields and "isbn" in fields:  # biblatex's `isbn` holds one
            fields["isbn"] += f", {fields.pop('otherisbn')}"
        super().__init__(entry, fields)
        self._watched = _Watched(self.fields)
        self.fields = self._watched

    def item(self) -> Item:
        """Return the item."""
        found = super().item()
        edition = self.text("edition")
        whole = edition_number(edition)
        # biblatex prints other words than numbers as they stand, BibTeX's styles print "edition" after them
        stands = dialect_of(self.entry) is Dialect.BIBLATEX and not whole.isdigit()
        return replace(
            found,
            page=_DASHES.sub("–", self.text("pages")),
            edition=self._said("edition", edition if stands else whole),
            language=self._said("language", language_code(self.text("langid", "language"))),
            volume_title=found.volume_title or self.rich("volume-title"),
            notes=(),
            more=tuple(self._more(found)),
        )

    def _read_notes(self) -> None:
        if "note" in self.own:  # told whole in a field of our own: "Version 2" in it is no version
            self.fields.pop("note", None)
        super()._read_notes()

    def _said(self, name: str, value: str) -> str:
        return plain_from_tex(self.own[name]) if name in self.own else value

    def _genre(self) -> str:
        genre = super()._genre()
        if self.entry.type == "misc" and item_fields.MISC_GENRES.get(getattr(self, "type", "")) == genre:
            return ""
        return genre

    def _publisher(self) -> str:
        if self.type == "article" and self.archive:
            return self.archive
        names = ["publisher", "institution", "school", "organization", "howpublished"]
        return self.text(*(name for name in names if name not in self._taken_by_container()))

    def _taken_by_container(self) -> tuple[str, ...]:
        if self.type not in ("webpage", "entry-encyclopedia", "article-newspaper", "article-magazine"):
            return ()
        if any(name in self.fields for name in ("booktitle", "journaltitle", "journal", "maintitle")):
            return ()
        for name in ("organization", "howpublished", *(("publisher",) if self.type == "entry-encyclopedia" else ())):
            if name in self.fields:
                return (name,)
        return ()

    def _url(self) -> str:
        given = bool(self.fields.get("url")) or "url" in self.extra
        return super()._url() if given else ""

    def _more(self, found: Item) -> Iterator[tuple[str, Value]]:
        fields = self._watched
        if fields.get("date"):
            fields.asked.update(("year", "month", "day"))
        literal = fields.get("date") or fields.get("year")
        if literal and found.issued is None and not found.status:
            yield "issued", to_unicode(literal)
        suffix = re.fullmatch(r"\d{4}([a-z])", fields.get("year") or "")
        if suffix and not fields.get("date"):  # "2009a"
            yield "year-suffix", suffix[1]
        for attribute, name in item_fields.DATES.items():
            if fields.get(name) and getattr(found, attribute) is None:
                yield attribute.replace("_", "-"), to_unicode(fields[name])
        if found.type == "article" and self.archive:
            fields.asked.update(("eprint", "eprinttype", "archiveprefix"))
        subtype = self.entry.get("entrysubtype")
        (fields.asked.add if subtype == found.type.partition("-")[2] else fields.asked.discard)("entrysubtype")
        all_said = not self.note_left and (self.entry.get("url") is None or "url" not in self.extra)
        (fields.asked.add if all_said else fields.asked.discard)("note")
        fields.asked.update(self._parents())
        if language_code(fields.get("langid") or "") == language_code(self.entry.get("language") or ""):
            fields.asked.add("language")
        if "note" in self.own:
            yield "note", to_unicode(self.own["note"])
        for name, value in fields.items():
            if name not in fields.asked or (name == "doi" and not found.doi):
                yield _other(name, value)

    def _parents(self) -> Iterator[str]:
        """Yield the names of the fields by which everything was taken over that parents have."""
        for name in ("crossref", "xdata"):
            keys = (self.entry.get(name) or "").lower().split(",")
            if all(key.strip() in self._entries for key in keys):
                yield name


def _other(name: str, value: str) -> tuple[str, Value]:
    variable = _VARIABLES.get(name) or _CSL_NAMES.get(name, name)
    if variable in OTHER_NAMES:
        return variable, people(value)
    if variable in OTHER_DATES:
        return variable, read_date(value) or to_unicode(value)
    return variable, to_unicode(value)
