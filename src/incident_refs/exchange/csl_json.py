"""CSL-JSON, read into items and written from them: what Zotero, pandoc, Quarto and citeproc speak."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from incident_refs.errors import ExchangeError
from incident_refs.exchange.dates import checked, date_from
from incident_refs.exchange.notes import Note
from incident_refs.exchange.text_markup import from_markup, to_markup
from incident_refs.model.dates import EntryDate, PartialDate
from incident_refs.model.item import OTHER_DATES, OTHER_NAMES, OTHERS, Item, Value, csl_name
from incident_refs.model.names import Group, Name, Names, Person
from incident_refs.model.rich_text import Rich

_KINDS = {f.name: f.type for f in fields(Item) if f.name not in ("key", "type", "notes", "more")}
_ATTRIBUTES = {csl_name(name): name for name in _KINDS}
_RICH = frozenset(name for name, kind in _KINDS.items() if kind == Rich)
_NAMES = frozenset(name for name, kind in _KINDS.items() if kind is Names)
_DATES = frozenset(name for name in _KINDS if name in ("issued", "accessed", "original_date", "event_date"))
# Names of CSL 1.0.1, of Zotero and of citeproc-js
_OLD_NAMES = {"event": "event-title", "shortTitle": "title-short", "journalAbbreviation": "container-title-short",
              "collection": "archive_collection", "PMCID": "PMCID"}  # fmt: skip
_MAX_DEPTH = 20
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
# A line that Zotero people write into "Extra", and older exporters into `note`: "DOI: 10.1109/CVPR.2009.5206848"
_NOTE_LINE = re.compile(r"(?P<name>[A-Za-z][A-Za-z_\- ]{1,30}):\s+(?P<value>\S.*)")
_IN_NOTES = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "isbn": "ISBN", "issn": "ISSN", "url": "URL",
             "original date": "original-date", "original-date": "original-date", "place": "publisher-place",
             "publisher place": "publisher-place", "publisher-place": "publisher-place", "status": "status",
             "event-place": "event-place", "event place": "event-place", "genre": "genre", "medium": "medium",
             "number-of-pages": "number-of-pages", "collection-title": "collection-title",
             "container-title": "container-title", "edition": "edition", "volume": "volume",
             "version": "version"}  # fmt: skip
# "Jean de" and "La Fontaine": what stands in small letters behind the given names
_DROPPED = frozenset(
    "de du des von van der den la le las los ter ten zu zum zur di da dos das do del della y e af av al ibn bin".split()  # noqa: SIM905
)
_OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Read:
    """The items of a file, and what a person should know of what was not read."""

    items: tuple[Item, ...]
    notes: tuple[Note, ...] = ()


def read(text: str, name: str) -> Read:
    """Return the items of a CSL-JSON text; `name` is what an error calls the file.

    Taken for items: a list of objects, one object, `{"items": […]}` and JSON lines. Raises ExchangeError where it is
    no JSON, or no list of such objects.

    >>> read('[{"id": "a", "type": "book", "title": "T", "volume": 3}]', "x.json").items[0].volume
    '3'
    """
    items: list[Item] = []
    notes: list[Note] = []
    for number, value in enumerate(_objects(text, name), 1):
        if not isinstance(value, Mapping):
            notes.append(Note(f"item {number} is no object; left out", lost=True))
            continue
        reader = _Reader(value)
        items.append(reader.item())
        label = reader.key or f"item {number}"
        notes += (Note(f"{label}: {sentence}") for sentence in reader.notes)
    return Read(tuple(items), tuple(notes))


def write(items: Iterable[Item], held_by_itself: Callable[[str], list[int]] = lambda title: [0] * len(title)) -> str:
    """Return items as CSL-JSON; `held_by_itself` says of a plain title what needs no tag to be protected.

    >>> print(write([Item("a", "book", title=(("T", 0),))]), end="")
    [
      {
        "id": "a",
        "type": "book",
        "title": "T"
      }
    ]
    """
    written = [_written(item, held_by_itself) for item in items]
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def _objects(text: str, name: str) -> Sequence[Any]:
    try:
        value = json.loads(text, parse_constant=lambda word: word)
    except json.JSONDecodeError as error:
        lines = _json_lines(text)
        if lines is None:
            raise ExchangeError(
                f"{name}:{error.lineno}:{error.colno}: this is no JSON ({error.msg}); nothing was read"
            ) from error
        value = lines
    except RecursionError as error:
        raise ExchangeError(f"{name}: the JSON is nested too deep to be references; nothing was read") from error
    except ValueError as error:  # a number of thousands of figures
        raise ExchangeError(f"{name}: the JSON holds a number that cannot be read; nothing was read") from error
    if isinstance(value, Mapping):
        inner = value.get("items", value.get("references"))
        value = inner if isinstance(inner, list) else [value]
    like_items = isinstance(value, list) and (not value or any(_is_item(one) for one in value))
    if not like_items:
        raise ExchangeError(f"{name}: this is JSON, but no list of CSL items (objects with a type); nothing was read")
    return list(value)


def _json_lines(text: str) -> list[Any] | None:
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2:
        return None
    try:
        return [json.loads(line) for line in lines]
    except (ValueError, RecursionError):
        return None


def _is_item(value: object) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("type"), str)


@dataclass(slots=True)
class _Reader:
    """One object on its way into an item; says in `notes` what was no value."""

    value: Mapping[str, Any]
    notes: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The item's id, as text."""
        found = self.value.get("id", "")
        return str(found) if isinstance(found, str | int) else ""

    def item(self) -> Item:
        """Return the item."""
        type_ = self.value.get("type")
        known: dict[str, Any] = {}
        more: dict[str, Value] = {}
        custom: dict[str, Value] = {}
        for name, value in (*self.value.items(), *self._from_note()):
            name = _OLD_NAMES.get(name, name)
            if name in ("id", "type", "note") or value is None or value in ("", [], {}):
                continue
            attribute = _ATTRIBUTES.get(name)
            if attribute:
                self._take(known, more, attribute, name, value)
            elif name == "custom" and isinstance(value, Mapping):
                custom |= {key: text for key, given in value.items() if (text := self._text(f"custom.{key}", given))}
            else:
                self._take_other(more, name, value)
        note = self._left_note()
        if note:
            more["note"] = note
        more = {**more, **{name: value for name, value in custom.items() if name not in more}}
        if not isinstance(type_, str):
            self.notes.append("it has no type; taken for a document")
        return Item(
            self.key, type_ if isinstance(type_, str) and type_ else "document", **known, more=tuple(more.items())
        )

    def _take(self, known: dict[str, Any], more: dict[str, Value], attribute: str, name: str, value: Any) -> None:
        if attribute in _NAMES:
            known.setdefault(attribute, self._names(name, value))
        elif attribute in _DATES:
            date = self._date(name, value)
            if isinstance(date, EntryDate):
                known.setdefault(attribute, date)
            elif date and attribute == "issued" and _is_state(date) and "status" not in self.value:
                known["status"] = date.lower()
            elif date:
                more.setdefault(name, date)
        else:
            text = self._text(name, value)
            if text:
                known.setdefault(attribute, from_markup(text) if attribute in _RICH else _typed(attribute, text))

    def _take_other(self, more: dict[str, Value], name: str, value: Any) -> None:
        taken: Value | None
        if name in OTHER_NAMES:
            taken = self._names(name, value)
        elif name in OTHER_DATES:
            taken = self._date(name, value)
        else:
            taken = self._text(name, value)
        if taken:
            more.setdefault(name, taken)

    def _from_note(self) -> list[tuple[str, Any]]:
        """Return the variables that lines of the note name."""
        return [(name, value) for name, value, _ in self._note_lines() if name]

    def _left_note(self) -> str:
        return " ".join(line for name, _, line in self._note_lines() if not name and line.strip())

    def _note_lines(self) -> list[tuple[str, str, str]]:
        note = self.value.get("note")
        if not isinstance(note, str):
            return []
        found = []
        for line in note.splitlines():
            hit = _NOTE_LINE.fullmatch(line.strip())
            name = _IN_NOTES.get(hit["name"].lower(), "") if hit else ""
            found.append((name if name not in self.value else "", hit["value"] if hit else "", line))
        return found

    def _text(self, name: str, value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            self.notes.append(f"the value of '{name}' is no text; left out")
            return ""
        return " ".join(str(value).split())

    def _names(self, name: str, value: Any) -> Names:
        if not isinstance(value, list):
            self.notes.append(f"the value of '{name}' is no list of names; left out")
            return Names()
        listed: list[Name] = []
        more = False
        for one in value:
            found = _name(one) if isinstance(one, Mapping) else None
            if found is None:
                self.notes.append(f"a name in '{name}' cannot be read; left out")
            elif isinstance(found, Group) and found.name == _OTHERS:
                more = True
            else:
                listed.append(found)
        return Names(tuple(listed), more)

    def _date(self, name: str, value: Any) -> EntryDate | str | None:
        if isinstance(value, str | int):
            return date_from(str(value)) or str(value)
        if not isinstance(value, Mapping):
            self.notes.append(f"the value of '{name}' is no date; left out")
            return None
        date = _from_parts(value)
        if date is None:
            text = next((str(value[kind]) for kind in ("literal", "raw") if value.get(kind)), "")
            if not text:
                self.notes.append(f"the value of '{name}' is no date; left out")
            return (date_from(text) or " ".join(text.split())) if text else None
        return date


def _typed(attribute: str, text: str) -> str:
    return re.sub(r"\s*[-‐‑–—]+\s*", "–", text) if attribute == "page" else text


def _is_state(text: str) -> bool:
    return text.lower() in ("in press", "forthcoming", "to appear", "submitted", "in preparation", "prepublished")


def _name(value: Mapping[str, Any]) -> Name | None:
    parts = {k: " ".join(v.split()) for k, v in value.items() if isinstance(v, str) and v.strip()}
    if "literal" in parts:
        return Group(parts["literal"])
    given = " ".join(parts[k] for k in ("given", "dropping-particle") if k in parts)
    if "family" not in parts:
        return Group(given) if given else None
    return Person(parts["family"], given or None, parts.get("non-dropping-particle"), parts.get("suffix"))


def _from_parts(value: Mapping[str, Any]) -> EntryDate | None:
    parts = value.get("date-parts")
    if not isinstance(parts, list) or not parts or len(parts) > 2:
        return None
    days = [_day(part) for part in parts]
    start = days[0]
    if start is None or None in days[1:]:
        return None
    season = _season(value.get("season"))
    if season and start.month is None:
        start = PartialDate(start.year, 20 + season)
    end = days[1] if len(days) > 1 and days[1] != start else None
    return EntryDate(start, end, value.get("circa") not in (None, False, 0, "", "0", "false"))


def _day(part: Any) -> PartialDate | None:
    if not isinstance(part, list) or not 1 <= len(part) <= 3:
        return None
    numbers = [int(n) for n in part if re.fullmatch(r"-?\d{1,4}", str(n))]
    date = checked(*numbers) if len(numbers) == len(part) else None
    return date.start if date else None


def _season(value: Any) -> int:
    text = str(value or "").strip().lower()
    number = int(text) % 20 if text.isascii() and text.isdigit() and len(text) < 3 else _SEASONS.get(text, 0)
    return number if 1 <= number <= 4 else 0


def _written(item: Item, held_by_itself: Callable[[str], list[int]]) -> dict[str, Any]:
    found: dict[str, Any] = {"id": item.key, "type": item.type}
    for attribute in _KINDS:
        value = getattr(item, attribute)
        if value:
            found[csl_name(attribute)] = _of(attribute, value, held_by_itself)
        elif isinstance(value, Names) and value.more:
            found[csl_name(attribute)] = _names_of(value)
    custom: dict[str, str] = {}
    for name, other in item.more:
        if name in OTHERS or name in _ATTRIBUTES:
            found.setdefault(name, _other(name, other))
        else:
            custom[name] = str(_other(name, other))
    return {**found, "custom": custom} if custom else found


def _of(attribute: str, value: Any, held_by_itself: Callable[[str], list[int]]) -> Any:
    if attribute in _RICH:
        return to_markup(value, held_by_itself)
    if attribute in _NAMES:
        return _names_of(value)
    if attribute in _DATES:
        return _date_of(value)
    return value.replace("–", "-") if attribute == "page" else value


def _other(name: str, value: Value) -> Any:
    if isinstance(value, Names):
        return _names_of(value)
    if isinstance(value, EntryDate):
        return _date_of(value)
    return {"literal": value} if name in OTHER_DATES or _ATTRIBUTES.get(name) in _DATES else value


def _names_of(names: Names) -> list[dict[str, str]]:
    return [*map(_name_of, names.listed), *([{"literal": _OTHERS}] if names.more else [])]


def _name_of(name: Name) -> dict[str, str]:
    if isinstance(name, Group):
        return {"literal": name.name}
    given, dropped = _dropped(name.given or "")
    parts = {
        "family": name.family,
        "given": given,
        "dropping-particle": dropped,
        "non-dropping-particle": name.particle or "",
        "suffix": name.suffix or "",
    }
    return {key: value for key, value in parts.items() if value}


def _dropped(given: str) -> tuple[str, str]:
    words = given.split()
    count = len(words)
    while count > 1 and words[count - 1] in _DROPPED:
        count -= 1
    return (" ".join(words[:count]), " ".join(words[count:])) if count < len(words) else (given, "")


def _date_of(date: EntryDate) -> dict[str, Any]:
    found: dict[str, Any] = {"date-parts": [_parts(day) for day in (date.start, date.end) if day]}
    if date.start.month and date.start.month > 20:
        found["season"] = date.start.month - 20
    if date.circa:
        found["circa"] = True
    return found


def _parts(day: PartialDate) -> list[int]:
    month = day.month if day.month and day.month <= 12 else None
    return [part for part in (day.year, month, day.day if month else None) if part is not None]
