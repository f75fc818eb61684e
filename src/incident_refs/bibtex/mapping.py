"""Work to entry and entry to work, by one table read in both directions.

Nothing is invented: an arXiv preprint has the DOI that its source said, or none. What the source did not say is absent.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from incident_refs.bibtex.field_values import bare_address, doi_without_tex
from incident_refs.bibtex.inheritance import Parents, inherited
from incident_refs.bibtex.names import read_names, write_names
from incident_refs.bibtex.read import MONTHS
from incident_refs.bibtex.text import clean, to_tex, to_unicode
from incident_refs.bibtex.title import protect, protect_marked, read_marked
from incident_refs.bibtex.types import Dialect, Kind, degree_of, kind_of, work_type
from incident_refs.model.dates import PartialDate, date_from_text
from incident_refs.model.entry import Entry
from incident_refs.model.identifiers import arxiv_in, normalise_arxiv, normalise_doi, normalise_isbn
from incident_refs.model.names import Names
from incident_refs.model.patterns import when_used
from incident_refs.model.tokens import words
from incident_refs.model.work import Notice, NoticeKind, Work, work_id

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ISO_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?!\d)")
_DAY = re.compile(r"(?<!\d)[0-3]?\d(?!\d)")
_PAGE_RANGE = when_used(r"(?<=[\w)])\s*[-‐‑–—]{1,3}\s*(?=[\w(])")
# what would end a field or begin an order; a DOI may hold < and > (10.1002/(sici)…2<107::aid-bdm292>3.0.co;2-y)
_UNSAFE_IN_DOI = re.compile(r"[\s{}\\\"^`|]")
_UNSAFE_IN_ADDRESS = re.compile(r"[\s{}\\\"<>^`|]")


# "10.1371/journal.pbio.0060304 (2008-11-25), yes": what was said of it, by the notice's DOI where it is known
_NOTICE = re.compile(r"(?P<doi>[^\s,]\S*?)(?:\s+\((?P<date>\d{4}(?:-\d\d){0,2})\))?(?:,\s+|,?\s*$)")
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
_ORDINALS_READ = tuple(map(str.lower, _ORDINALS))


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one kind of value is written into a field, and read from it."""

    write: Callable[[Any, str], str]
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
    return bare_address(bare) or None


def _write_pages(pages: str, encoding: str) -> str:
    return "--".join(to_tex(page, encoding) for page in _PAGE_RANGE.split(pages))


def _read_doi(tex: str) -> str | None:
    return normalise_doi(doi_without_tex(tex))


def _read_isbns(tex: str) -> tuple[str, ...]:
    found = (normalise_isbn(part) for part in re.split(r"[,;]|\s(?=97[89])", tex))
    return tuple(dict.fromkeys(isbn for isbn in found if isbn))


def _isbns(isbns: Iterable[str]) -> list[str]:
    """Return what may stand for an ISBN: digits, the X of a check digit, hyphens."""
    return [isbn for isbn in isbns if re.fullmatch(r"[\dXx -]+", isbn, re.ASCII)]


def _write_notices(notices: tuple[Notice, ...]) -> str:
    return ", ".join(_write_notice(notice) for notice in notices)


def _write_notice(notice: Notice) -> str:
    doi = _write_doi(notice.doi) if notice.doi else "yes"
    return f"{doi} ({notice.date})" if notice.date else doi


def _read_notices(tex: str, kind: NoticeKind) -> Iterator[Notice]:
    """Yield the notices of a field; words that are neither a DOI nor a yes are somebody's own remark."""
    for hit in _NOTICE.finditer(tex):
        doi = _read_doi(hit["doi"])
        if doi or hit["doi"].lower() in ("yes", "true"):
            yield Notice(kind, doi, date_from_text(hit["date"] or ""))


def _ordinal(edition: str) -> str:
    """Return an edition as the classic styles want it: they print "second edition" from `Second`."""
    if edition.isascii() and edition.isdigit() and len(edition) < 4 and not edition.startswith("0"):
        number = int(edition)
        return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}{_ending(number)}"
    return edition


def _ending(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _read_edition(tex: str) -> str:
    text = to_unicode(tex)
    if text.lower() in _ORDINALS_READ:
        return str(_ORDINALS_READ.index(text.lower()) + 1)
    number = re.fullmatch(r"([1-9]\d{0,2})(?:st|nd|rd|th)", text)
    return number[1] if number else text


TEXT = Spelling(to_tex, to_unicode)
TITLE = Spelling(protect, to_unicode)
PAGES = Spelling(_write_pages, lambda tex: to_unicode(tex).replace("–", "-"))
EDITION = Spelling(to_tex, _read_edition)
NAMES = Spelling(write_names, read_names)
EDITORS = Spelling(lambda names, encoding: write_names(Names(names), encoding), lambda tex: read_names(tex).listed)
DOI = Spelling(lambda doi, _: _write_doi(doi), _read_doi)
ARXIV = Spelling(lambda arxiv, _: _write_doi(arxiv), normalise_arxiv)
ADDRESS = Spelling(lambda url, _: _write_address(url), _read_address)
ISBN = Spelling(lambda isbns, _: ", ".join(_isbns(isbns)), _read_isbns)
CODES = Spelling(
    lambda codes, encoding: to_tex(", ".join(codes), encoding), lambda tex: tuple(re.findall(r"[\w-]{8,9}", tex))
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a field of Work, the field of an entry, and how its value is spelled.

    `entry` is the field's name in BibTeX, `biblatex` where BibLaTeX has another; `by_type` names the field for some
    entry types of either dialect; `also` are other spellings that are read.
    """

    work: str
    entry: str
    spelling: Spelling
    by_type: Mapping[str, str] = field(default_factory=dict)
    biblatex: str | None = None
    biblatex_by_type: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()

    def name(self, kind: str, dialect: Dialect) -> str:
        """Return the field's name in an entry of this type."""
        if dialect is Dialect.BIBLATEX:
            return self.biblatex_by_type.get(kind) or self.by_type.get(kind) or self.biblatex or self.entry
        return self.by_type.get(kind, self.entry)

    def names(self, kind: str) -> Iterable[str]:
        """Return the names under which the field is looked for, the likeliest first."""
        found = (self.name(kind, Dialect.BIBTEX), self.name(kind, Dialect.BIBLATEX), self.entry, self.biblatex)
        return dict.fromkeys(name for name in (*found, *self.also) if name)


# In a part of a book `number` is that of the series: "number 3 in LNCS"
_PARTS = ("inproceedings", "incollection", "inreference", "book", "proceedings", "collection", "reference")
_ORGANIZATION = dict.fromkeys(("online", "dataset", "software"), "organization")
_BOOKTITLE = dict.fromkeys(("inproceedings", "incollection", "inreference"), "booktitle")
TABLE = (
    Row("authors", "author", NAMES),
    Row("editors", "editor", EDITORS),
    Row("title", "title", TITLE),
    Row(
        "container", "howpublished", TITLE, {"article": "journal", **_BOOKTITLE},
        biblatex_by_type={"article": "journaltitle", **_ORGANIZATION},
        also=("journal", "journaltitle", "booktitle", "organization"),
    ),
    Row("series", "series", TEXT),
    Row("event", "eventtitle", TEXT),
    Row("volume", "volume", TEXT),
    Row("issue", "number", TEXT, dict.fromkeys(_PARTS, "issue"), also=("issue",)),
    Row("pages", "pages", PAGES),
    Row("article_number", "eid", TEXT, also=("articleno",)),
    Row("edition", "edition", EDITION, dict.fromkeys(("misc", "dataset", "software"), "version"), also=("version",)),
    Row(
        "publisher", "publisher", TEXT,
        {"techreport": "institution", "report": "institution", "phdthesis": "school", "mastersthesis": "school",
         "thesis": "institution"},
        also=("institution", "school"),
    ),
    Row("place", "address", TEXT, biblatex="location"),
    Row("doi", "doi", DOI),
    Row("arxiv", "eprint", ARXIV),
    Row("isbn", "isbn", ISBN),
    Row("issn", "issn", CODES),
    Row("pmid", "pmid", TEXT),
    Row("url", "url", ADDRESS),
)  # fmt: skip


def entry_from_work(work: Work, key: str, dialect: Dialect = Dialect.BIBTEX, encoding: str = "utf8") -> Entry:
    """Return the entry that keeps a work under `key`, for BibTeX or for biblatex; `encoding` as in `text.to_tex`.

    >>> from incident_refs.model.names import Person
    >>> work = Work("doi:10.1109/cvpr.2009.5206848", "proceedings-article", "ImageNet: A database",
    ...     Names((Person("Deng", "Jia"),)), issued=PartialDate(2009, 6), doi="10.1109/cvpr.2009.5206848")
    >>> entry_from_work(work, "deng2009imagenet").fields[1:]
    (('title', '{ImageNet}: A database'), ('doi', '10.1109/cvpr.2009.5206848'), ('year', '2009'), ('month', 'jun'))
    >>> entry_from_work(work, "deng2009imagenet", Dialect.BIBLATEX).fields[-1]
    ('date', '2009-06')
    """
    kind = kind_of(work, dialect)
    fields: list[tuple[str, str]] = []
    for row in TABLE:
        value = getattr(work, row.work)
        if not value or _said_elsewhere(work, row.work):
            continue
        written = row.spelling.write(value, encoding)
        if written:
            fields.append((row.name(kind.type, dialect), written))
    if work.marked_title:
        fields = [(name, protect_marked(work.marked_title, encoding) if name == "title" else v) for name, v in fields]
    if kind.says:
        fields.append(("type", kind.says))
    if work.arxiv:
        fields.append(("eprinttype", "arxiv") if dialect is Dialect.BIBLATEX else ("archiveprefix", "arXiv"))
    fields += _date_fields(work.issued, dialect)
    for notice_kind in NoticeKind:
        notices = tuple(notice for notice in work.notices if notice.kind is notice_kind)
        if notices:
            fields.append((notice_kind.value, _write_notices(notices)))
    return Entry(key, kind.type, _fitting(kind.type, fields, work, dialect))


def _fitting(kind: str, fields: list[tuple[str, str]], work: Work, dialect: Dialect) -> tuple[tuple[str, str], ...]:
    """Return the fields with what the styles of a dialect ask for, from what the work has."""
    names = dict(fields)
    if dialect is Dialect.BIBTEX:
        fields = [(name, _ordinal(value) if name == "edition" else value) for name, value in fields]
        if "eid" in names and "pages" not in names:
            fields.append(("pages", names["eid"]))  # the classic styles know no `eid`, and would print no place at all
    elif len(isbns := _isbns(work.isbn)) > 1:  # biber takes a list for one ISBN that is wrong
        fields = [("isbn", isbns[0]) if name == "isbn" else (name, value) for name, value in fields]
        fields.append(("otherisbn", ", ".join(isbns[1:])))
    if kind == "periodical" and work.container:
        # the title of a @periodical is the journal's; an issue of its own title has it in `issuetitle`
        fields = [
            ("issuetitle", v) if n == "title" else ("title", v) if n == "howpublished" else (n, v) for n, v in fields
        ]
    return tuple(fields)


@lru_cache(maxsize=256)  # there are some fifty types; a file may make up others
def _rows_of(kind: str) -> tuple[tuple[str, tuple[str, ...], Callable[[str], Any]], ...]:
    """Return how an entry of this type is read: field of a work, names under which it is looked for, and reader."""
    return tuple((row.work, tuple(row.names(kind)), row.spelling.read) for row in TABLE)


def work_from_entry(entry: Entry, parents: Parents | None = None) -> Work:
    """Return the work that an entry of a library is about, be it of BibTeX or of BibLaTeX.

    `parents` gives the entry of a key in lower case, for what it takes over by `crossref` and `xdata`.

    >>> entry = Entry("prabhu2020large", "misc", (("eprint", "2006.16923"), ("archiveprefix", "arXiv")))
    >>> work_from_entry(entry).id, work_from_entry(entry).type
    ('arxiv:2006.16923', 'posted-content')
    >>> book = Entry("raw", "book", (("title", "Raw data"), ("year", "2013")))
    >>> part = Entry("intro", "incollection", (("title", "Introduction"), ("crossref", "raw")))
    >>> work_from_entry(part, {"raw": book}).container, work_from_entry(part, {"raw": book}).year
    ('Raw data', 2013)
    """
    fields = inherited(entry, parents) if parents is not None else dict(reversed(entry.fields))
    if entry.type == "periodical" and "issuetitle" in fields:
        fields["journaltitle"], fields["title"] = fields.get("title", ""), fields["issuetitle"]
    values: dict[str, Any] = {}
    for field_of_work, names, read in _rows_of(entry.type):
        for name in names:
            raw = fields.get(name)
            if raw:
                value = read(raw)
                if value:
                    values[field_of_work] = value
                break
    if fields.get("otherisbn"):
        values["isbn"] = tuple(dict.fromkeys((*values.get("isbn", ()), *_read_isbns(fields["otherisbn"]))))
    if values.get("pages") and values["pages"] == values.get("article_number"):
        del values["pages"]
    values["arxiv"] = arxiv_of(fields, values.get("doi"))
    values["notices"] = tuple(
        notice for kind in NoticeKind for notice in _read_notices(fields.get(kind.value, ""), kind)
    )
    identity = work_id(values.get("doi"), values["arxiv"], values.get("url")) or f"key:{entry.key}"
    kind = Kind(entry.type, to_unicode(fields.get("type", "")))
    type_ = work_type(kind, arxiv=bool(values["arxiv"]))
    marked = read_marked(fields.get("title", ""))
    return Work(id=identity, type=type_, issued=_date(fields), degree=degree_of(kind), marked_title=marked, **values)


def _said_elsewhere(work: Work, name: str) -> bool:
    """Return whether another field says it already: the address of a DOI, "arXiv" as the place of an arXiv id."""
    if name == "url":
        url = (work.url or "").lower()
        of_doi = bool(work.doi) and url.endswith(f"doi.org/{work.doi}")
        return of_doi or (bool(work.arxiv) and url.rstrip("/").endswith(f"arxiv.org/abs/{work.arxiv}"))
    return bool(name == "container" and work.arxiv and words(work.container or "")[:1] == ["arxiv"])


def _date_fields(issued: PartialDate | None, dialect: Dialect) -> tuple[tuple[str, str], ...]:
    if not issued:
        return ()
    if dialect is Dialect.BIBLATEX:
        return (("date", str(issued)),)
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


def arxiv_of(fields: Mapping[str, str], doi: str | None) -> str | None:
    """Return the arXiv id: an `eprint` of arXiv, or where nothing else is said, one in the address, journal or note.

    >>> arxiv_of({"journal": "arXiv preprint arXiv:2006.16923"}, None)
    '2006.16923'
    """
    system = (fields.get("archiveprefix") or fields.get("eprinttype") or "").strip().lower()
    if fields.get("eprint") and system in ("", "arxiv"):
        found = normalise_arxiv(fields["eprint"])
        if found:
            return found
    if doi:
        return arxiv_in(doi) if doi.startswith("10.48550/") else None
    told = (fields.get(name, "") for name in ("url", "journal", "howpublished", "note", "journaltitle"))
    return next((found for found in map(arxiv_in, told) if found), None)
