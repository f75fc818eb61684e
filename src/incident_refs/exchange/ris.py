r"""RIS, read into items and written from them: what EndNote, Zotero, Mendeley and publishers' sites give out.

A reference is a run of lines from `TY  - JOUR` to `ER  - `, each with a tag of two signs; what a line does not begin
with a tag belongs to the one before it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from incident_refs.errors import ExchangeError
from incident_refs.exchange.dates import SEASONS, checked, date_from
from incident_refs.exchange.notes import Note
from incident_refs.exchange.ris_tags import (
    CSL_TYPES,
    DATES,
    JOURNALS,
    NUMBERED,
    PEOPLE,
    RIS_TYPES,
    TEXTS,
    TITLES,
    WHOLE,
    tags,
)
from incident_refs.exchange.text_markup import from_markup
from incident_refs.model.dates import EntryDate, PartialDate
from incident_refs.model.item import Item, Value
from incident_refs.model.names import Group, Name, Names, Person
from incident_refs.model.rich_text import plain

# "TY  - JOUR", also with one blank, or none behind the dash: "ER  -"
_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9]) {1,2}-(?: (?P<value>.*))?")
_RESOLVER = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
# Where a manuscript is a preprint
_SERVERS = frozenset(
    ("arxiv", "biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "socarxiv", "ssrn", "osf", "hal", "research square")
)
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
        type_ = CSL_TYPES.get(self.type, "document")
        if self.type not in CSL_TYPES:
            self.notes.append(Note(f"'{self.type}' is no type of RIS; taken for a document", self.line, 1))
        known: dict[str, Any] = {}
        more: dict[str, Value] = {}
        people, texts, titles = tags(PEOPLE, type_), tags(TEXTS, type_), tags(TITLES, type_)
        for attribute, own in titles.items():
            known[attribute] = from_markup(_first(values, own))
        for variable, own in people.items():
            _put(known, more, variable, _people([name for tag in own for name in values.get(tag, ())]))
        for variable, own in texts.items():
            _put(known, more, variable, _first(values, own))
        if type_ == "paper-conference":
            _read_conference(values, known)
        if known["publisher"].lower() in _SERVERS and type_ == "manuscript":
            type_ = "article"  # RIS has no type for a preprint
        more |= self._dates(values, known)
        known["doi"] = _RESOLVER.sub("", known["doi"])
        known["page"] = _pages(_first(values, ("SP",)), _first(values, ("EP",)))
        if type_ in WHOLE and known["page"].isdigit():
            more["number-of-pages"], known["page"] = known["page"], ""
        elif type_ in WHOLE and values.get("SP") == values.get("EP"):
            known["page"] = known["page"].partition("–")[0]
        more |= _others(values, known, type_)
        if "JO" in values and values["JO"][0] != plain(known["container_title"]):
            more.setdefault("container-title-short", values["JO"][0])
        self._unread(values, (*people.values(), *texts.values(), *titles.values()))
        return Item(_first(values, ("ID",)), type_, **known, more=tuple(more.items()))

    def _dates(self, values: Mapping[str, list[str]], known: dict[str, Any]) -> dict[str, Value]:
        more: dict[str, Value] = {}
        for attribute, own in DATES.items():
            told = [value for tag in own for value in values.get(tag, ())]
            dates = [date for date in map(_date, told) if date]
            # "PY  - 2009" beside "DA  - 2009/06/20": the one that says more
            known[attribute] = max(dates, key=_closeness, default=None)
            if told and not dates:
                more[attribute.replace("_", "-")] = told[0]
        return more

    def _unread(self, values: Mapping[str, list[str]], groups: Iterable[tuple[str, ...]]) -> None:
        same = {tag: group for group in groups for tag in group}
        read = {"SP", "EP", "ID", "KW", "N1", "SN", *same, *(tag for group in DATES.values() for tag in group)}
        if "C3" in values or "C1" in values:  # read for a conference
            read |= {"C3", "C1"} if self.type in ("CPAPER", "CONF") else set()
        people = {tag for group in PEOPLE.values() for tag in group}
        for tag, value, line in self.lines:
            if value and tag not in read:
                self.notes.append(Note(f"'{tag}' has no place here; left out: {value[:60]}", line, 1))
            elif tag != "JO" and tag in same and tag not in people and value != _first(values, same[tag]):
                self.notes.append(Note(f"a second value of '{tag}' is left out: {value[:60]}", line, 1))


def _put(known: dict[str, Any], more: dict[str, Value], variable: str, value: Value) -> None:
    if variable in _ATTRIBUTES:
        known[variable] = value
    elif value and value != Names():
        more[variable] = value


_ATTRIBUTES = frozenset(f.name for f in fields(Item))


def _read_conference(values: Mapping[str, list[str]], known: dict[str, Any]) -> None:
    """Read a conference beside its proceedings: T2 and CY are the conference's where C3 and C1 are the proceedings'."""
    if "C3" in values:
        known["container_title"], known["event_title"] = from_markup(_first(values, ("C3",))), known["container_title"]
    if "C1" in values:
        known["publisher_place"], known["event_place"] = _first(values, ("C1",)), known["publisher_place"]


def _first(values: Mapping[str, list[str]], tags: Iterable[str]) -> str:
    return next((" ".join(values[tag][0].split()) for tag in tags if tag in values), "")


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


# "2009/06/20/", "2009///Spring", "2015/06/29/to 2015-07-01", "2009///circa": behind the third slash stands a word
_DATE = re.compile(r"(?P<year>-?\d{4})(?:/(?P<month>\d{0,2})(?:/(?P<day>\d{0,2})(?:/(?P<word>.*))?)?)?")
_END = re.compile(r"to (?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


def _date(text: str) -> EntryDate | None:
    hit = _DATE.fullmatch(text.strip())
    if not hit:
        return date_from(text)
    date = checked(int(hit["year"]), int(hit["month"] or 0), int(hit["day"] or 0))
    for word in filter(None, map(str.strip, (hit["word"] or "").lower().split(";"))):
        date = date and _with_word(date, word)
    return date


def _with_word(date: EntryDate, word: str) -> EntryDate | None:
    """Return a date with what a word says of it; None for somebody's own word, and then the year is in PY."""
    if word in SEASONS and date.start.month is None:
        return replace(date, start=PartialDate(date.start.year, SEASONS[word]))
    if word == "circa":
        return replace(date, circa=True)
    end = _END.fullmatch(word)
    until = checked(int(end["year"]), int(end["month"] or 0), int(end["day"] or 0)) if end else None
    return replace(date, end=until.start) if until else None


def _closeness(date: EntryDate) -> tuple[bool, ...]:
    return bool(date.start.month), bool(date.start.day), bool(date.end), date.circa


def _others(values: Mapping[str, list[str]], known: dict[str, Any], type_: str) -> dict[str, Value]:
    more: dict[str, Value] = {}
    if "KW" in values:
        more["keyword"] = ("; " if "," in "".join(values["KW"]) else ", ").join(values["KW"])
    if "N1" in values:
        more["note"] = " ".join(" ".join(values["N1"]).split())
    for value in values.get("SN", ()):
        if type_ in NUMBERED and not _is_of_books(value):
            known["number"] = known["number"] or value
            continue
        for number in filter(None, map(str.strip, re.split(r"[;,]", value))):
            name = "ISSN" if _ISSN.fullmatch(number) or (type_ in JOURNALS and len(number) < 10) else "ISBN"
            more[name] = f"{more[name]}, {number}" if name in more else number
    return more


def _is_of_books(number: str) -> bool:
    """Return whether a number is made as an ISBN or an ISSN is."""
    return bool(re.fullmatch(r"[\dXx ,;-]+", number)) and sum(map(str.isalnum, number)) >= 8


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    more = dict(item.more)
    ris_type = RIS_TYPES.get(item.type, "GEN")
    type_ = CSL_TYPES[ris_type]  # as it is read again: a review goes as an article
    yield "TY", ris_type
    for variable, own in tags(PEOPLE, type_).items():
        names = getattr(item, variable) if variable in _ATTRIBUTES else more.get(variable)
        if isinstance(names, Names) and own:
            yield from ((own[0], _written(name)) for name in names.listed)
            yield from [(own[0], "et al.")] if names.more else []
    conference = type_ == "paper-conference"
    moved = {"container_title": "C3"} if conference and item.container_title and item.event_title else {}
    for attribute, own in tags(TITLES, type_).items():
        yield from _line(moved.get(attribute, own[0]), plain(getattr(item, attribute)))
    yield from _line("T2", plain(item.event_title) if moved else "")
    yield from _lines_of_dates(item, more)
    start, _, end = item.page.partition("–")
    one_range = bool(end) and not re.search(r"[,–\s]", end) and not re.search(r"[,\s]", start)
    yield from (("SP", start), ("EP", end)) if one_range else _line("SP", item.page.replace("–", "-"))
    if type_ in WHOLE and item.page.isdigit():
        yield "EP", item.page  # else it would be the number of pages
    if type_ in WHOLE and not item.page and str(more.get("number-of-pages", "")).isdigit():
        yield "SP", str(more["number-of-pages"])
    places = {"publisher_place": "C1"} if conference and item.publisher_place and item.event_place else {}
    numbers = {"number": "SN"} if type_ in NUMBERED and not _is_of_books(item.number) else {}
    for variable, own in tags(TEXTS, type_).items():
        value = getattr(item, variable) if variable in _ATTRIBUTES else more.get(variable)
        if isinstance(value, str) and own:
            yield from _line({**places, **numbers}.get(variable, own[0]), value)
    yield from _line("CY", item.event_place if places else "")
    yield from _lines_of_others(more)
    yield from _line("ID", item.key)
    yield "ER", ""


def _lines_of_dates(item: Item, more: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    if item.issued:
        yield "PY", _year(item.issued.start)
    for attribute, own in DATES.items():
        date = getattr(item, attribute)
        literal = more.get(attribute.replace("_", "-"))
        if date and (attribute != "issued" or _day(date) != _year(date.start)):
            yield own[0], _day(date)
        elif not date and isinstance(literal, str):
            yield "PY" if attribute == "issued" else own[0], literal


def _line(tag: str, text: str) -> Iterator[tuple[str, str]]:
    if text:
        yield tag, text


def _lines_of_others(more: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    keywords = more.get("keyword")
    if isinstance(keywords, str):
        yield from (("KW", word.strip()) for word in keywords.split(";" if ";" in keywords else ",") if word.strip())
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


def _year(day: PartialDate) -> str:
    return f"{day.year:04d}" if day.year >= 0 else f"-{-day.year:04d}"


def _day(date: EntryDate) -> str:
    """Return a date as RIS writes it, with a word for what is no day: `2009/06/20`, `2009///Spring`."""
    start, end = date.start, date.end
    month = start.month if start.month and start.month <= 12 else None
    season = next((name for name, number in SEASONS.items() if number == start.month), "")
    until = str(end) if end and end.year >= 0 else ""
    words = "; ".join(
        filter(None, (season.capitalize(), "circa" if date.circa else "", f"to {until}" if until else ""))
    )
    parts = [_year(start), f"{month:02d}" if month else "", f"{start.day:02d}" if month and start.day else ""]
    return "/".join((*parts, words)) if words else "/".join(filter(None, parts))
