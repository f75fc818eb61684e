"""Work to entry and entry to work, by one table read in both directions.

Nothing is invented: an arXiv preprint has the DOI that its source said, or none. What the source did not say is absent.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from incident_refs.bibtex.names import read_names, write_names
from incident_refs.bibtex.read import MONTHS
from incident_refs.bibtex.text import clean, to_tex, to_unicode
from incident_refs.bibtex.title import protect
from incident_refs.bibtex.types import entry_type, work_type
from incident_refs.model.dates import PartialDate
from incident_refs.model.entry import Entry
from incident_refs.model.identifiers import arxiv_in, normalise_arxiv, normalise_doi, normalise_isbn
from incident_refs.model.names import Names
from incident_refs.model.tokens import words
from incident_refs.model.work import Work, work_id

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ISO_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?!\d)")
_DAY = re.compile(r"(?<!\d)[0-3]?\d(?!\d)")
_PAGE_RANGE = re.compile(r"(?<=[\w)])\s*[-‐‑–—]{1,3}\s*(?=[\w(])")
# what would end a field or begin an order; a DOI may hold < and > (10.1002/(sici)…2<107::aid-bdm292>3.0.co;2-y)
_UNSAFE_IN_DOI = re.compile(r"[\s{}\\\"^`|]")
_UNSAFE_IN_ADDRESS = re.compile(r"[\s{}\\\"<>^`|]")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one kind of value is written into a field, and read from it."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


def _percent(hit: "re.Match[str]") -> str:
    return "".join(f"%{byte:02X}" for byte in hit[0].encode())


def _write_doi(doi: str) -> str:
    return _UNSAFE_IN_DOI.sub(_percent, clean(doi))


def _write_address(url: str) -> str:
    """Return an address as browsers write it; what is no web address (`javascript:…`) is not kept."""
    url = clean(url)
    return _UNSAFE_IN_ADDRESS.sub(_percent, url) if re.match(r"https?://|ftp://", url, re.IGNORECASE) else ""


def _read_address(tex: str) -> str | None:
    bare = re.sub(r"^\\url\{(.*)\}$", r"\1", tex.strip())
    return re.sub(r"\\([%_#&~])", r"\1", bare) or None


def _write_pages(pages: str) -> str:
    return "--".join(to_tex(page) for page in _PAGE_RANGE.split(pages))


def _read_doi(tex: str) -> str | None:
    return normalise_doi(tex.replace(r"\_", "_").replace(r"\%", "%").replace(r"\#", "#").replace(r"\&", "&"))


def _read_isbns(tex: str) -> tuple[str, ...]:
    found = (normalise_isbn(part) for part in re.split(r"[,;]|\s(?=97[89])", tex))
    return tuple(dict.fromkeys(isbn for isbn in found if isbn))


TEXT = Spelling(to_tex, to_unicode)
TITLE = Spelling(protect, to_unicode)
PAGES = Spelling(_write_pages, lambda tex: to_unicode(tex).replace("–", "-"))
NAMES = Spelling(write_names, read_names)
EDITORS = Spelling(lambda names: write_names(Names(names)), lambda tex: read_names(tex).listed)
DOI = Spelling(_write_doi, _read_doi)
ARXIV = Spelling(_write_doi, normalise_arxiv)
ADDRESS = Spelling(_write_address, _read_address)
ISBN = Spelling(", ".join, _read_isbns)
CODES = Spelling(lambda codes: to_tex(", ".join(codes)), lambda tex: tuple(re.findall(r"[\w-]{8,9}", tex)))

_CONTAINER = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}
_PUBLISHER = {"techreport": "institution", "phdthesis": "school"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a field of Work, the field of an entry, and how its value is spelled.

    `by_type` names the field for some entry types; `also` are other spellings that are read.
    """

    work: str
    entry: str
    spelling: Spelling
    by_type: Mapping[str, str] | None = None
    also: tuple[str, ...] = ()

    def field(self, kind: str) -> str:
        """Return the field's name in an entry of this type."""
        return (self.by_type or {}).get(kind, self.entry)


TABLE = (
    Row("authors", "author", NAMES),
    Row("editors", "editor", EDITORS),
    Row("title", "title", TITLE),
    Row("container", "howpublished", TITLE, _CONTAINER, also=("journal", "journaltitle", "booktitle", "organization")),
    Row("series", "series", TEXT),
    Row("event", "eventtitle", TEXT),
    Row("volume", "volume", TEXT),
    Row("issue", "number", TEXT, also=("issue",)),
    Row("pages", "pages", PAGES),
    Row("article_number", "eid", TEXT, also=("articleno",)),
    Row("edition", "edition", TEXT),
    Row("publisher", "publisher", TEXT, _PUBLISHER, also=("institution", "school")),
    Row("place", "address", TEXT, also=("location",)),
    Row("doi", "doi", DOI),
    Row("arxiv", "eprint", ARXIV),
    Row("isbn", "isbn", ISBN),
    Row("issn", "issn", CODES),
    Row("pmid", "pmid", TEXT),
    Row("url", "url", ADDRESS),
)


def entry_from_work(work: Work, key: str) -> Entry:
    """Return the entry that keeps a work under `key`.

    >>> from incident_refs.model.names import Person
    >>> work = Work("doi:10.1109/cvpr.2009.5206848", "proceedings-article", "ImageNet: A database",
    ...     Names((Person("Deng", "Jia"),)), issued=PartialDate(2009, 6), doi="10.1109/cvpr.2009.5206848")
    >>> entry_from_work(work, "deng2009imagenet").fields[1:]
    (('title', '{ImageNet}: A database'), ('doi', '10.1109/cvpr.2009.5206848'), ('year', '2009'), ('month', 'jun'))
    """
    kind = entry_type(work.type)
    fields: list[tuple[str, str]] = []
    for row in TABLE:
        value = getattr(work, row.work)
        if not value or _said_elsewhere(work, row.work):
            continue
        written = row.spelling.write(value)
        if written:
            fields.append((row.field(kind), written))
    if work.arxiv:
        fields.append(("archiveprefix", "arXiv"))
    return Entry(key, kind, (*fields, *_date_fields(work.issued)))


def work_from_entry(entry: Entry) -> Work:
    """Return the work that an entry of a library is about.

    >>> entry = Entry("prabhu2020large", "misc", (("eprint", "2006.16923"), ("archiveprefix", "arXiv")))
    >>> work_from_entry(entry).id, work_from_entry(entry).type
    ('arxiv:2006.16923', 'posted-content')
    """
    fields = dict(reversed(entry.fields))
    values: dict[str, Any] = {}
    for row in TABLE:
        names = dict.fromkeys((row.field(entry.type), row.entry, *row.also))
        raw = next((fields[name] for name in names if fields.get(name)), None)
        value = row.spelling.read(raw) if raw else None
        if value:
            values[row.work] = value
    values["arxiv"] = _arxiv(fields, values.get("doi"))
    identity = work_id(values.get("doi"), values["arxiv"], values.get("url")) or f"key:{entry.key}"
    kind = work_type(entry.type, arxiv=bool(values["arxiv"]))
    return Work(id=identity, type=kind, issued=_date(fields), **values)


def _said_elsewhere(work: Work, name: str) -> bool:
    """Return whether another field says it already: the address of a DOI, "arXiv" as the place of an arXiv id."""
    if name == "url":
        url = (work.url or "").lower()
        of_doi = bool(work.doi) and url.endswith(f"doi.org/{work.doi}")
        return of_doi or (bool(work.arxiv) and url.rstrip("/").endswith(f"arxiv.org/abs/{work.arxiv}"))
    return bool(name == "container" and work.arxiv and words(work.container or "")[:1] == ["arxiv"])


def _date_fields(issued: PartialDate | None) -> tuple[tuple[str, str], ...]:
    if not issued:
        return ()
    fields = [("year", str(issued.year))]
    if issued.month and 1 <= issued.month <= 12:
        fields.append(("month", MONTHS[issued.month - 1]))
        if issued.day:
            fields.append(("day", str(issued.day)))
    return tuple(fields)


def _date(fields: Mapping[str, str]) -> PartialDate | None:
    iso = _ISO_DATE.match(fields.get("date", "").strip())
    if iso:
        return _checked(int(iso["year"]), int(iso["month"] or 0), int(iso["day"] or 0))
    year = _YEAR.search(fields.get("year", ""))
    if not year:
        return None
    month = fields.get("month", "")
    day = _DAY.search(fields.get("day", "")) or (None if month.strip().isdigit() else _DAY.search(month))
    return _checked(int(year[0]), _month(month), int(day[0]) if day else 0)


def _month(text: str) -> int:
    text = text.strip().lower()
    if text.isdigit() and len(text) <= 2:
        return int(text)
    return next((number for number, name in enumerate(MONTHS, 1) if name in text), 0)


def _checked(year: int, month: int, day: int) -> PartialDate:
    if not 1 <= month <= 12:
        return PartialDate(year)
    return PartialDate(year, month, day if 1 <= day <= 31 else None)


def _arxiv(fields: Mapping[str, str], doi: str | None) -> str | None:
    """Return the arXiv id: an `eprint` of arXiv, or where nothing else is said, one in the address, journal or note."""
    system = (fields.get("archiveprefix") or fields.get("eprinttype") or "").strip().lower()
    if fields.get("eprint") and system in ("", "arxiv"):
        found = normalise_arxiv(fields["eprint"])
        if found:
            return found
    if doi:
        return arxiv_in(doi) if doi.startswith("10.48550/") else None
    told = (fields.get(name, "") for name in ("url", "journal", "howpublished", "note", "journaltitle"))
    return next((found for found in map(arxiv_in, told) if found), None)
