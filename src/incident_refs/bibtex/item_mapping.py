"""Entries of BibTeX and BibLaTeX to items: which type, and which field is which variable.

Source of the table: the biblatex manual (chapter 2) and the CSL 1.0.2 appendices; where a `@misc` says by its
fields that it is a preprint, a program, a web page or a data set, it is taken for that.
"""

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

from incident_refs.bibtex import item_fields
from incident_refs.bibtex.dates import accessed_in_words, read_date, read_year
from incident_refs.bibtex.field_values import (
    bare_address,
    bare_doi,
    edition_number,
    is_status,
    page_ranges,
    with_subtitle,
)
from incident_refs.bibtex.inheritance import inherited
from incident_refs.bibtex.markup import from_tex, plain_from_tex, without_commands
from incident_refs.bibtex.names import read_names
from incident_refs.model.dates import EntryDate
from incident_refs.model.entry import Entry
from incident_refs.model.item import NOBODY, Item
from incident_refs.model.names import Group, Name, Names, Person
from incident_refs.model.rich_text import Rich

TYPES = {
    "article": "article-journal", "suppperiodical": "article-journal", "periodical": "periodical",
    "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book", "proceedings": "book",
    "mvproceedings": "book", "reference": "book", "mvreference": "book", "manual": "book", "commentary": "book",
    "booklet": "pamphlet", "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter",
    "incollection": "chapter", "suppcollection": "chapter", "inproceedings": "paper-conference",
    "conference": "paper-conference", "inreference": "entry-encyclopedia", "online": "webpage",
    "electronic": "webpage", "www": "webpage", "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis",
    "report": "report", "techreport": "report", "unpublished": "manuscript", "patent": "patent",
    "dataset": "dataset", "software": "software", "standard": "standard", "audio": "song", "music": "song",
    "video": "motion_picture", "movie": "motion_picture", "image": "graphic", "artwork": "graphic",
    "letter": "personal_communication", "performance": "performance", "review": "review", "misc": "document",
}  # fmt: skip
# Localisation keys of biblatex that stand in `type`
GENRES = {
    "techreport": "Technical report", "resreport": "Research report", "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis", "bathesis": "Bachelor’s thesis", "candthesis": "Candidate thesis",
    "software": "Computer software", "datacd": "Data CD", "audiocd": "Audio CD", "patent": "Patent",
    "patentus": "U.S. patent", "patenteu": "European patent", "patentuk": "British patent", "patentde": "German patent",
}  # fmt: skip
_DEFAULT_GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "techreport": "Technical report"}
STATES = {"inpress": "in press", "inpreparation": "in preparation", "forthcoming": "forthcoming",
          "submitted": "submitted", "prepublished": "prepublished"}  # fmt: skip
ARCHIVES = {"arxiv": "arXiv", "biorxiv": "bioRxiv", "medrxiv": "medRxiv", "ssrn": "SSRN", "psyarxiv": "PsyArXiv",
            "osf": "OSF", "hal": "HAL"}  # fmt: skip
# What one style prints of what an item has in `more`
_ALSO_PRINTED = ("container-title-short", "PMID", "PMCID", "number-of-pages")
# The variables of an item that are plain text, and those that are marked
TEXTS = frozenset(f.name for f in fields(Item) if f.type is str and f.name not in ("key", "type"))
TITLES = frozenset(f.name for f in fields(Item) if f.type == Rich)
# csl-not = {genre}: what an entry's type says by itself and the item that it came from did not
NOT_SAID = "csl-not"
_BOOK_LIKE = frozenset(("book", "chapter", "pamphlet", "entry-encyclopedia"))
_WITH_ARTICLE_NUMBER = _BOOK_LIKE | {"paper-conference", "periodical", "review"}
_EDITOR_ROLES = {"compiler": "compiler", "director": "director", "illustrator": "illustrator"}

# "arXiv preprint arXiv:1412.6980", "CoRR abs/1412.6980"
_ARXIV = re.compile(r"(?:arXiv\s*:\s*|\babs/)(?P<id>\d{4}\.\d{4,5}|[a-z\-]+(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE)
_ACCESSED = re.compile(
    r"(?:last\s+)?(?:accessed|retrieved|visited)(?:\s+on)?:?\s+(?P<date>\d{4}(?:-\d{2}){0,2})\.?", re.IGNORECASE
)
_VERSION = re.compile(r"version\s+(?P<version>v?\d[\w.\-+]*)", re.IGNORECASE)
_URL = re.compile(r"\\(?:url|href)\s*\{(?P<url>[^{}]*)\}")
# Wikipedia, Encyclopædia Britannica, Scholarpedia
_ENCYCLOPEDIA = re.compile(r"\bencyclop(?:e|æ|ae)dia\b|\wpedia\b", re.IGNORECASE)
_CODE_HOST = re.compile(r"\b(?:github|gitlab|bitbucket|cran|source ?forge|codeberg)\b", re.IGNORECASE)
_NUMBER_LIKE = re.compile(r"(?:no\.\s+)?(?P<number>(?=\S*\d)[\w.\-/:]+)", re.IGNORECASE)
_KINDS = {
    "dataset": "dataset", "data set": "dataset", "computer software": "software", "software": "software",
    "computer program": "software",
}  # fmt: skip


def item_from_entry(entry: Entry, entries: Mapping[str, Entry] | None = None) -> Item:
    """Return the entry as an item; `entries` (by lower-case key) are asked for crossref and xdata.

    >>> item_from_entry(Entry("d", "inproceedings", (("title", "ImageNet"), ("date", "2009-06")))).type
    'paper-conference'
    """
    reader = EntryReader(entry, inherited(entry, entries or {}))
    item = reader.item()
    more = tuple(
        (name, reader.text(item_fields.MORE[name])) for name in _ALSO_PRINTED if item_fields.MORE[name] in reader.fields
    )
    return replace(item, more=more) if more else item


class EntryReader:
    """The fields of one entry on their way into an item; what a note says is taken out of the note."""

    def __init__(self, entry: Entry, fields: dict[str, str]) -> None:
        self.entry = entry
        self.fields = {name: value for name, value in fields.items() if value}
        self.left_out: list[str] = []
        self.extra: dict[str, str] = {}
        self.note_left: list[str] = []
        # What an item of another format said and no field of BibTeX tells: csl-type = {musical_score}
        self.own = {
            name[4:].replace("-", "_"): self.fields.pop(name) for name in tuple(self.fields) if name[:4] == "csl-"
        }
        self.archive, self.eprint = self._preprint_server()
        self._read_notes()
        self.type = self._type()

    def item(self) -> Item:
        """Return the item."""
        title, volume_title = self._titles()
        roles = self._roles()
        issued = self._issued()
        number, issue, series_number = self._numbers()
        by_field: dict[str, Any] = {name: self.rich(field) for name, field in item_fields.RICH.items()}
        by_field |= {name: self.text(field) for name, field in item_fields.TEXT.items()}
        by_field |= {name: self._people(name, roles) for name in item_fields.NAMES}
        found = Item(
            self.entry.key,
            self.type,
            title=title,
            container_title=self._container(),
            volume_title=volume_title,
            issued=issued,
            accessed=self._accessed(),
            original_date=self._date("origdate"),
            event_date=self._date("eventdate"),
            status=self._status(issued),
            issue=issue,
            number=number,
            collection_number=series_number,
            page=page_ranges(self.text("pages")),
            edition=edition_number(self.text("edition")),
            version=re.sub(r"^v(?=\d)", "", self.text("version") or self.extra.get("version", "")),
            genre=self._genre(),
            publisher=self._publisher(),
            publisher_place=self.text("location", "address"),
            doi=bare_doi(self.fields.get("doi", "")),
            url=self._url(),
            language=self.text("langid", "language"),
            **by_field,
            notes=tuple(self.left_out),
        )
        own: dict[str, Any] = {n: plain_from_tex(v) for n, v in self.own.items() if n in TEXTS}
        own |= {n: from_tex(v) for n, v in self.own.items() if n in TITLES}
        own |= {n: "" for n in re.split(r"[,\s]+", self.own.get("not", "").replace("-", "_")) if n in TEXTS}
        return replace(found, **own) if own else found

    def text(self, *names: str) -> str:
        """Return the first of these fields that is there, as plain text."""
        for name in names:
            if name in self.fields:
                return plain_from_tex(self.fields[name])
        return ""

    def rich(self, *names: str) -> Rich:
        """Return the first of these fields that is there, as rich text."""
        for name in names:
            if name in self.fields:
                return from_tex(self.fields[name])
        return ()

    def _type(self) -> str:
        fields, type_ = self.fields, self.entry.type
        if "type" in self.own:
            return plain_from_tex(self.own["type"])
        known = TYPES.get(type_)
        if known is None:
            self.left_out.append(f"'@{type_}' is not a known type; printed like '@misc'")
            known = "document"
        if known == "article-journal":
            return self._article_type()
        if known in ("webpage", "document"):
            return self._misc_type(known)
        if known == "manuscript" and "eventtitle" in fields:
            return "speech"
        return known

    def _article_type(self) -> str:
        fields = self.fields
        if self.archive and (
            not self._journal() or _ARXIV.search(self._journal()) or self._journal().lower() in ("corr", "arxiv")
        ):
            return "article"
        subtype = fields.get("entrysubtype", "").lower()
        if subtype in ("magazine", "newspaper"):
            return f"article-{subtype}"
        # Dated to the day and without volume is the press: @article{…, journal = {The Guardian}, date = {2018-07-26}}
        if not any(name in fields for name in ("volume", "number", "doi", "eid")) and self._dated_to_the_day():
            return "article-newspaper"
        return "article-journal"

    def _misc_type(self, known: str) -> str:
        fields = self.fields
        host = self.text("howpublished", "organization", "publisher")
        if self.archive:
            return "article"
        if "kind" in self.extra:
            return self.extra["kind"]
        genre = self._genre().lower()
        if known == "document":  # BibTeX has no type for any of these
            if self.extra.get("version") or "version" in fields or "software" in genre or _CODE_HOST.search(host):
                return "software"
            if self.extra.get("number") or "number" in fields:
                return "dataset" if "record" in genre or "data" in genre else "report"
            if "dataset" in genre or "data set" in genre:
                return "dataset"
        if _ENCYCLOPEDIA.search(host) and not fields.get("author"):
            return "entry-encyclopedia"
        if fields.get("entrysubtype", "").lower() in ("newspaper", "magazine") and host:
            return f"article-{fields['entrysubtype'].lower()}"
        return "webpage" if known == "webpage" or self._url() else known

    def _journal(self) -> str:
        return self.fields.get("journaltitle") or self.fields.get("journal") or ""

    def _dated_to_the_day(self) -> bool:
        fields = self.fields
        return bool(re.match(r"\d{4}-\d\d-\d\d", fields.get("date", ""))) or bool(fields.get("day"))

    def _preprint_server(self) -> tuple[str, str]:
        """Return archive and id of a preprint: from `eprint`, or from what search engines put into `journal`."""
        fields = self.fields
        eprint = fields.get("eprint", "").strip()
        name = (fields.get("eprinttype") or fields.get("archiveprefix") or ("arxiv" if eprint else "")).strip()
        if eprint and name.lower() in ARCHIVES:
            return ARCHIVES[name.lower()], re.sub(r"^arxiv:", "", eprint, flags=re.IGNORECASE)
        if not eprint:
            for field in ("journal", "journaltitle", "volume", "howpublished", "note", "publisher"):
                hit = _ARXIV.search(fields.get(field, ""))
                if hit:
                    return "arXiv", hit["id"]
        return "", ""

    def _read_notes(self) -> None:
        """Read what classic BibTeX can only say in `note`: "Incident record, AIAAIC0276, Accessed 2026-11-23"."""
        for field in ("note", "howpublished"):
            value = self.fields.get(field, "")
            found = _URL.search(value)
            if found:
                self.extra.setdefault("url", found["url"])
                value = _URL.sub("", value)
                if field == "howpublished":
                    self.fields["howpublished"] = value.strip(" ,;.")
            elif field == "howpublished" and re.fullmatch(r"https?://\S+", value.strip()):
                self.extra.setdefault("url", value.strip())
                self.fields["howpublished"] = ""
            if field == "note" and (day := accessed_in_words(value)):
                self.extra["accessed"] = str(day)
            if field == "note" and value:
                self._read_note([part.strip() for part in re.split(r"[,;]\s+", value)])

    def _read_note(self, parts: list[str]) -> None:
        for i, part in enumerate(parts):
            if hit := _ACCESSED.fullmatch(part):
                self.extra["accessed"] = hit["date"]
            elif hit := _VERSION.fullmatch(part):
                self.extra["version"] = hit["version"]
            elif part.lower() in _KINDS:
                self.extra["kind"] = _KINDS[part.lower()]
            elif i and _NUMBER_LIKE.fullmatch(part) and re.fullmatch(r"[A-Za-z][a-z]+(?: [a-z]+){0,3}", parts[i - 1]):
                self.extra["genre"], self.extra["number"] = parts[i - 1], _NUMBER_LIKE.sub(r"\g<number>", part)
                self.note_left = self.note_left[:-1]
            elif part.lower() in ("in press", "forthcoming", "to appear", "accepted"):
                self.extra["status"] = "in press" if part.lower() == "accepted" else part.lower()
            elif part:
                self.note_left.append(part)

    def _titles(self) -> tuple[Rich, Rich]:
        """Return title and volume title: in a multi-volume work the whole is the title."""
        title = with_subtitle(self.rich("title"), self.rich("subtitle"))
        if "titleaddon" in self.fields:
            title = with_subtitle(title, self.rich("titleaddon"), ". ")
        main = with_subtitle(self.rich("maintitle"), self.rich("mainsubtitle"))
        if main and self.type == "book":
            return main, title
        return title, (self._book_title() if main else ())

    def _book_title(self) -> Rich:
        return with_subtitle(self.rich("booktitle"), self.rich("booksubtitle"))

    def _container(self) -> Rich:
        if "maintitle" in self.fields and self.type != "book":
            return with_subtitle(self.rich("maintitle"), self.rich("mainsubtitle"))
        if "booktitle" in self.fields:
            return self._book_title()
        if self.type == "article":
            return ()
        journal = with_subtitle(self.rich("journaltitle", "journal"), self.rich("journalsubtitle"))
        if not journal and self.type in ("webpage", "entry-encyclopedia", "article-newspaper", "article-magazine"):
            return self.rich(
                "organization", "howpublished", "publisher" if self.type == "entry-encyclopedia" else "series"
            )
        return journal

    def _roles(self) -> dict[str, Names]:
        fields = self.fields
        roles: dict[str, Names] = {}
        for suffix in ("", "a", "b", "c"):
            if f"editor{suffix}" in fields:
                role = _EDITOR_ROLES.get(fields.get(f"editor{suffix}type", ""), "editor" if not suffix else "")
                if role and role not in roles:
                    roles[role] = people(fields[f"editor{suffix}"])
        return roles

    def _people(self, role: str, roles: Mapping[str, Names]) -> Names:
        field = item_fields.NAMES[role]
        return people(self.fields[field]) if field in self.fields and role != "editor" else roles.get(role, NOBODY)

    def _issued(self) -> EntryDate | None:
        fields = self.fields
        text = fields.get("date") or ""
        date = read_date(text) if text else None
        if date is None and "year" in fields:
            text = fields["year"]
            date = read_year(text, fields.get("month"), fields.get("day"))
        if date is None and text and not is_status(text):
            self.left_out.append(f"'{text}' is not a date; printed as 'no date'")
        return date

    def _date(self, name: str) -> EntryDate | None:
        text = self.fields.get(name)
        return (read_date(text) or read_year(text)) if text else None

    def _accessed(self) -> EntryDate | None:
        return self._date("urldate") or (read_date(self.extra["accessed"]) if "accessed" in self.extra else None)

    def _status(self, issued: EntryDate | None) -> str:
        state = self.fields.get("pubstate", "")
        year = self.fields.get("year") or self.fields.get("date") or ""
        if not state and issued is None and is_status(year):
            state = year.lower()
        return STATES.get(state, plain_from_tex(state)) if state else self.extra.get("status", "")

    def _numbers(self) -> tuple[str, str, str]:
        """Return number, issue and number in a series: BibTeX calls all three `number`."""
        fields = self.fields
        if self.type == "article" and self.archive:
            return (f"{self.archive}:{self.eprint}" if self.archive == "arXiv" else self.eprint), "", ""
        number = self.text("number")
        if self.type not in _WITH_ARTICLE_NUMBER and not self.type.startswith("article-"):
            return number or self.extra.get("number", ""), self.text("issue"), ""
        article = self.text("eid", "articleno", "article-number")
        if self.type.startswith("article-") or self.type in ("periodical", "review"):
            return article, number or self.text("issue"), ""
        if self.type in _BOOK_LIKE or (self.type == "paper-conference" and "series" in fields):
            return article, self.text("issue"), number
        return article, number or self.text("issue"), ""

    def _genre(self) -> str:
        genre = self.fields.get("type", "")
        if genre:
            return GENRES.get(genre.lower()) or plain_from_tex(genre)
        return self.extra.get("genre") or _DEFAULT_GENRES.get(self.entry.type, "")

    def _publisher(self) -> str:
        if self.type == "article" and self.archive:
            return self.archive
        if self.type in ("webpage", "article-newspaper", "article-magazine"):  # others may be the site or the paper
            return self.text("publisher")
        if self.type == "entry-encyclopedia" and "booktitle" not in self.fields:
            return ""
        return self.text("publisher", "institution", "school", "organization", "howpublished")

    def _url(self) -> str:
        url = self.fields.get("url") or self.extra.get("url", "")
        wrapped = _URL.fullmatch(url.strip())
        url = wrapped["url"] if wrapped else url.strip()
        if not url and self.archive == "arXiv":
            return f"https://arxiv.org/abs/{self.eprint}"
        return bare_address(url)


@lru_cache(maxsize=4096)
def people(value: str) -> Names:
    """Return the names of a field as they are printed.

    >>> people("O'Neil, Cathy").families
    ('O’Neil',)
    """
    names = read_names(without_commands(value)) if value else NOBODY
    return Names(tuple(map(_printed, names.listed)), names.more) if "'" in value else names


def _printed(name: Name) -> Name:
    if isinstance(name, Group):
        return Group(name.name.replace("'", "’"))
    family, given, particle = ((part or "").replace("'", "’") for part in (name.family, name.given, name.particle))
    return Person(family, given or None, particle or None, name.suffix)
