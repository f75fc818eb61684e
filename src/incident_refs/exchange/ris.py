r"""RIS, read into items and written from them: what EndNote, Zotero, Mendeley and publishers' sites give out.

A reference is a run of lines from `TY  - JOUR` to `ER  - `, each with a tag of two signs; what a line does not begin
with a tag belongs to the one before it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from incident_refs.errors import ExchangeError
from incident_refs.exchange.dates import date_from
from incident_refs.exchange.notes import Note
from incident_refs.model.dates import EntryDate, PartialDate
from incident_refs.model.item import Item, Value
from incident_refs.model.names import Group, Name, Names, Person
from incident_refs.model.rich_text import Rich, plain

# RIS: CSL. The first line with a type of CSL is the one that is written for it.
_TYPES = (
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
_CSL_TYPES = dict(_TYPES)
_RIS_TYPES = {csl: ris for ris, csl in reversed(_TYPES)} | {"article": "UNPB"}
_JOURNALS = frozenset(("article-journal", "article-magazine", "article-newspaper"))
# Tags of texts, and those that say the same; the first is written
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "volume": ("VL",), "issue": ("IS", "CP"), "publisher": ("PB",), "publisher_place": ("CY", "PP"), "edition": ("ET",),
    "doi": ("DO", "DI"), "url": ("UR",), "language": ("LA",), "genre": ("M3",), "number": ("M1",),
    "number_of_volumes": ("NV",), "chapter_number": ("SE",), "version": ("C6",),
}  # fmt: skip
_TITLES: Mapping[str, tuple[str, ...]] = {
    "title": ("TI", "T1", "CT"), "title_short": ("ST",), "container_title": ("T2", "JF", "JO", "BT"),
    "collection_title": ("T3",),
}  # fmt: skip
_PEOPLE: Mapping[str, tuple[str, ...]] = {
    "author": ("AU", "A1"), "editor": ("A2", "ED"), "collection_editor": ("A3",), "translator": ("A4",)
}  # fmt: skip
_DATES: Mapping[str, tuple[str, ...]] = {"issued": ("DA", "PY", "Y1"), "accessed": ("Y2",)}
_MORE = {"AB": "abstract", "N2": "abstract", "CN": "call-number", "DB": "source", "AN": "archive_location",
         "J2": "container-title-short", "JA": "container-title-short", "RN": "annote"}  # fmt: skip
_WRITTEN_MORE = {"abstract": "AB", "call-number": "CN", "source": "DB", "archive_location": "AN",
                 "container-title-short": "J2", "annote": "RN"}  # fmt: skip
# "TY  - JOUR", also with one blank, or none behind the dash: "ER  -"
_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9]) {1,2}-(?: (?P<value>.*))?")
_RESOLVER = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_MAX_VALUE = 100_000  # characters


@dataclass(frozen=True, slots=True)
class Read:
    """The items of a file, and what a person should know of what was not read."""

    items: tuple[Item, ...]
    notes: tuple[Note, ...] = ()


def looks_like(text: str) -> bool:
    r"""Return whether a text begins as RIS does.

    >>> looks_like("\n\nTY  - JOUR\nER  - \n"), looks_like("@misc{a}")
    (True, False)
    """
    return bool(re.match(r"(?:\s*\d+\.)?\s*TY {1,2}- ?", text))


def read(text: str, name: str) -> Read:
    r"""Return the items of a RIS text; `name` is what an error calls the file. Raises ExchangeError where it has none.

    >>> read("TY  - JOUR\nAU  - Deng, Jia\nPY  - 2009\nID  - deng\nER  - \n", "x.ris").items[0].author.families
    ('Deng',)
    """
    items: list[Item] = []
    notes: list[Note] = []
    for reference in _references(text, notes):
        items.append(reference.item())
        notes += reference.notes
    if not items:
        raise ExchangeError(f"{name}: this is no RIS (no line 'TY  - …' begins a reference); nothing was read")
    return Read(tuple(items), tuple(notes))


def write(items: Iterable[Item]) -> str:
    r"""Return items as RIS, with LF at the end of each line.

    >>> write([Item("deng", "article-journal", title=(("ImageNet", 0),), page="248–255")])
    'TY  - JOUR\nTI  - ImageNet\nSP  - 248\nEP  - 255\nID  - deng\nER  - \n'
    """
    return "\n".join("".join(f"{tag}  - {' '.join(text.split())}\n" for tag, text in _lines(item)) for item in items)


def _references(text: str, notes: list[Note]) -> Iterator["_Reference"]:
    current: _Reference | None = None
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        hit = _LINE.fullmatch(line.strip())
        tag, value = (hit["tag"], (hit["value"] or "").strip()) if hit else ("", line.strip())
        if tag == "TY":
            if current:
                notes.append(Note("the reference before this line has no 'ER  - ' at its end; it ends here", number, 1))
                yield current
            current = _Reference(number, value)
        elif tag == "ER":
            if current:
                yield current
            current = None
        elif current is None:
            if tag:
                notes.append(Note(f"'{tag}' stands outside of a reference; left out", number, 1))
        elif tag:
            current.lines.append((tag, value, number))
        elif value and current.lines:  # a long abstract goes on in the next line
            before, said, at = current.lines[-1]
            if len(said) < _MAX_VALUE:
                current.lines[-1] = before, f"{said} {value}".strip(), at
    if current:
        notes.append(Note("the last reference has no 'ER  - ' at its end; read as far as it goes", current.line, 1))
        yield current


@dataclass(slots=True)
class _Reference:
    """The lines of one reference, and what of them was not read."""

    line: int
    type: str
    lines: list[tuple[str, str, int]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def item(self) -> Item:
        """Return the item."""
        values: dict[str, list[str]] = {}
        for tag, value, _ in self.lines:
            if value:
                values.setdefault(tag, []).append(value)
        type_ = _CSL_TYPES.get(self.type, "document")
        if self.type not in _CSL_TYPES:
            self.notes.append(Note(f"'{self.type}' is no type of RIS; taken for a document", self.line, 1))
        known: dict[str, Any] = {}
        read = {"SP", "EP", "ID", "KW", "N1", "SN", *_MORE}
        for attribute, tags in _TITLES.items():
            known[attribute] = _rich(_first(values, tags))
            read.update(tags)
        for attribute, tags in _PEOPLE.items():
            known[attribute] = _people([name for tag in tags for name in values.get(tag, ())])
            read.update(tags)
        for attribute, tags in _TEXTS.items():
            known[attribute] = _first(values, tags)
            read.update(tags)
        if known["number"].startswith("arXiv:") and type_ == "manuscript" and known["publisher"] == "arXiv":
            type_ = "article"  # RIS has no type for a preprint
        more = self._dates(values, known, read)
        known["doi"] = _RESOLVER.sub("", known["doi"])
        known["page"] = _pages(_first(values, ("SP",)), _first(values, ("EP",)))
        more |= _others(values, type_)
        if "JO" in values and values["JO"][0] != plain(known["container_title"]):
            more.setdefault("container-title-short", values["JO"][0])
        self._unread(values, known, read)
        return Item(_first(values, ("ID",)), type_, **known, more=tuple(more.items()))

    def _dates(self, values: Mapping[str, list[str]], known: dict[str, Any], read: set[str]) -> dict[str, Value]:
        more: dict[str, Value] = {}
        for attribute, tags in _DATES.items():
            told = [value for tag in tags for value in values.get(tag, ())]
            dates = [date for date in map(_date, told) if date]
            read.update(tags)
            # "PY  - 2009" beside "DA  - 2009/06/20": the one that says more
            known[attribute] = max(dates, key=lambda d: (bool(d.start.month), bool(d.start.day)), default=None)
            if told and not dates:
                more[attribute] = told[0]
        return more

    def _unread(self, values: Mapping[str, list[str]], known: Mapping[str, Any], read: set[str]) -> None:
        same = {tag: tags for tags in (*_TITLES.values(), *_TEXTS.values()) for tag in tags}
        for tag, value, line in self.lines:
            if value and tag not in read:
                self.notes.append(Note(f"'{tag}' has no place here; left out: {value[:60]}", line, 1))
            elif tag != "JO" and tag in same and value != _first(values, same[tag]):
                self.notes.append(Note(f"a second value of '{tag}' is left out: {value[:60]}", line, 1))


def _first(values: Mapping[str, list[str]], tags: Iterable[str]) -> str:
    return next((" ".join(values[tag][0].split()) for tag in tags if tag in values), "")


def _rich(text: str) -> Rich:
    return ((text, 0),) if text else ()


def _people(told: Iterable[str]) -> Names:
    listed: list[Name] = []
    more = False
    for text in told:
        if text.lower().strip(". ") in ("et al", "others"):
            more = True
        elif text.strip(", "):
            listed.append(_person(text))
    return Names(tuple(listed), more)


def _person(text: str) -> Name:
    """Return a name of RIS: `Brooks, Frederick P., Jr.`; without a comma it is a group's."""
    parts = [" ".join(part.split()) for part in text.split(",", 2)]
    if len(parts) == 1 or not parts[0]:
        return Group(" ".join(part for part in parts if part))
    words = parts[0].split()
    count = 0
    while count < len(words) - 1 and words[count].islower():
        count += 1
    suffix = parts[2] if len(parts) > 2 else ""
    return Person(" ".join(words[count:]), parts[1] or None, " ".join(words[:count]) or None, suffix or None)


def _pages(start: str, end: str) -> str:
    if start and end:
        return f"{start}–{end}"
    return re.sub(r"\s*[-‐‑–—]+\s*", "–", start or end)


def _date(text: str) -> EntryDate | None:
    """Return a date of RIS: `2009/06/20/`, where what is behind the third slash is somebody's own word."""
    hit = re.fullmatch(r"(?P<date>\d{4}(?:/\d{0,2}){0,2})(?:/(?P<word>.*))?", text)
    if not hit:
        return date_from(text)
    return date_from(hit["date"].rstrip("/")) if not (hit["word"] or "").strip() else None


def _others(values: Mapping[str, list[str]], type_: str) -> dict[str, Value]:
    more: dict[str, Value] = {}
    for tag, variable in _MORE.items():
        if tag in values:
            more.setdefault(variable, " ".join(values[tag][0].split()))
    if "KW" in values:
        more["keyword"] = ", ".join(values["KW"])
    if "N1" in values:
        more["note"] = " ".join(" ".join(values["N1"]).split())
    numbers = [part.strip() for value in values.get("SN", ()) for part in re.split(r"[;,]", value) if part.strip()]
    for number in numbers:
        name = "ISSN" if _ISSN.fullmatch(number) or (type_ in _JOURNALS and len(number) < 10) else "ISBN"
        more[name] = f"{more[name]}, {number}" if name in more else number
    return more


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _RIS_TYPES.get(item.type, "GEN")
    for attribute, tags in _PEOPLE.items():
        names: Names = getattr(item, attribute)
        yield from ((tags[0], _written(name)) for name in names.listed)
        if names.more:
            yield tags[0], "et al."
    for attribute, tags in _TITLES.items():
        yield from _line(tags[0], plain(getattr(item, attribute)))
    if item.issued:
        yield "PY", f"{item.issued.start.year:04d}"
        if item.issued.start.month:
            yield "DA", _day(item.issued.start)
    if item.accessed:
        yield "Y2", _day(item.accessed.start)
    start, _, end = item.page.partition("–")
    one_range = bool(end) and not re.search(r"[,–\s]", end) and not re.search(r"[,\s]", start)
    yield from (("SP", start), ("EP", end)) if one_range else _line("SP", item.page.replace("–", "-"))
    for attribute, tags in _TEXTS.items():
        yield from _line(tags[0], getattr(item, attribute))
    yield from _lines_of_others(dict(item.more))
    yield from _line("ID", item.key)
    yield "ER", ""


def _line(tag: str, text: str) -> Iterator[tuple[str, str]]:
    if text:
        yield tag, text


def _lines_of_others(more: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    literal = more.get("issued")
    if isinstance(literal, str):
        yield "PY", literal
    for variable, tag in _WRITTEN_MORE.items():
        value = more.get(variable)
        yield from _line(tag, value if isinstance(value, str) else "")
    keywords = more.get("keyword")
    if isinstance(keywords, str):
        yield from (("KW", word.strip()) for word in re.split(r"[,;]", keywords) if word.strip())
    note = more.get("note")
    yield from _line("N1", note if isinstance(note, str) else "")
    for name in ("ISBN", "ISSN"):
        numbers = more.get(name)
        if isinstance(numbers, str):
            yield from (("SN", number.strip()) for number in numbers.split(",") if number.strip())


def _written(name: Name) -> str:
    if isinstance(name, Group):
        return name.name
    return ", ".join(part for part in (name.cited_as, name.given or "", name.suffix or "") if part or name.suffix) + (
        "" if name.given or name.suffix else ","
    )


def _day(day: PartialDate) -> str:
    month = day.month if day.month and day.month <= 12 else None
    parts = [f"{day.year:04d}", f"{month:02d}" if month else "", f"{day.day:02d}" if month and day.day else ""]
    return "/".join(part for part in parts if part)
