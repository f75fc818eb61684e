"""`attachments.jsonl`: events that link records to entries, one a line, only ever added to.

The state follows from the set of events alone, in whatever order their lines stand and however often: so two branches
merge by union. An event id is made from the event's content and from what was said before about the same string, so
that doing the same again on another branch gives the same line, and that ids sort in the order in which things were
done, where two were done within one second.
"""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from incident_refs import files
from incident_refs.library.origin_lines import without_other_origins
from incident_refs.model.attachment import GONE, Attached, Decided, Detached, Event, Origin, Placed, Undone
from incident_refs.model.patterns import when_used
from incident_refs.model.record import HostItem

VERSION = 1
MAX_LINE = 1 << 20  # bytes
_KINDS: Mapping[str, type[Event]] = {
    "attached": Attached,
    "detached": Detached,
    "decided": Decided,
    "origin": Origin,
    "placed": Placed,
    "undone": Undone,
}
_WORDS: Mapping[type[Any], str] = {kind: word for word, kind in _KINDS.items()}
# what an event is about; `when`, `who` and the work's other name do not make it another one
_ABOUT: Mapping[type[Any], tuple[str, ...]] = {
    Attached: ("record", "raw", "key", "by"),
    Detached: ("record", "ends", "by"),
    Decided: ("record", "raw", "key"),
    Origin: ("key", "field", "source"),
    Placed: ("record", "key", "field", "item", "was"),
    Undone: ("undoes",),
}


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that is no event of ours. It stays in the file as it is."""

    line: int
    reason: str
    raw: str


@dataclass(frozen=True, slots=True)
class Log:
    """The events of a file, each once, in the order of their lines; and the lines that could not be read.

    `lines` is where each event stands, by its id.
    """

    events: tuple[Event, ...] = ()
    broken: tuple[Broken, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, repr=False, compare=False)


_EVENT_ID = re.compile(rb'"event": ?"([^"]*+)"')
_HALF_PAIR = when_used("[\ud800-\udfff]")
Link = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class State:
    """What is in force. A link is (record, string on the page, key).

    `attached` has each link once, in the order in which they were made; a person's answer that names a key is one.
    `decided` has the last answer for a (record, string); `refused` the links that a person took out, which the tool
    does not make again; `origins` the last source of a (key, field); `ends` the events that a detach has to end;
    `placed` what a record's own field was last given for a (record, key).
    """

    attached: tuple[Attached, ...] = ()
    decided: Mapping[tuple[str, str], Decided] = field(default_factory=dict)
    refused: frozenset[Link] = frozenset()
    origins: Mapping[tuple[str, str], Origin] = field(default_factory=dict)
    ends: Mapping[Link, tuple[str, ...]] = field(default_factory=dict)
    placed: Mapping[tuple[str, str], Placed] = field(default_factory=dict)
    _of: Mapping[str, list[Attached]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _placed_in: Mapping[str, list[Placed]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # a thousand records are asked for, each for its own
        of: dict[str, list[Attached]] = {}
        for attached in self.attached:
            of.setdefault(attached.record, []).append(attached)
        placed_in: dict[str, list[Placed]] = {}
        for one in self.placed.values():
            if one.item != GONE:
                placed_in.setdefault(one.record, []).append(one)
        object.__setattr__(self, "_of", of)
        object.__setattr__(self, "_placed_in", placed_in)

    def of(self, record: str) -> tuple[Attached, ...]:
        """Return what is attached to a record."""
        return tuple(self._of.get(record, ()))

    def placed_in(self, record: str) -> tuple[Placed, ...]:
        """Return what a record's own field was last given, for each key."""
        return tuple(self._placed_in.get(record, ()))

    def standing_in(self, record: str) -> list[HostItem]:
        """Return what stands in a record's own field for what is attached now."""
        attached = {one.key for one in self._of.get(record, ())}
        return [one.host_item() for one in self.placed_in(record) if one.key in attached]

    def records_of(self, key: str) -> tuple[str, ...]:
        """Return the records that cite an entry, each once."""
        return tuple(dict.fromkeys(attached.record for attached in self.attached if attached.key == key))

    def allows(self, record: str, raw: str, key: str) -> bool:
        """Return whether the tool may attach this string to this entry: nobody took that out or answered otherwise."""
        answer = self.decided.get((record, raw))
        return (record, raw, key) not in self.refused and (answer is None or answer.key == key)


def read(path: Path, keys: Collection[str] | None = None) -> Log:
    """Return the events in the file; none where there is no file yet. Raises FileError where it cannot be read.

    With `keys` those are left out that only tell where fields of other entries came from, and what cannot be read.
    """
    if not path.exists():
        return Log()
    data = files.read_bytes(path)
    return parse(data) if keys is None else Log(parse(without_other_origins(data, keys)).events)


def parse(data: bytes) -> Log:
    r"""Return the events in the lines of a file.

    >>> log = parse(b'{"v": 1, "event": "e1", "kind": "detached", "when": "", "who": "", "record": "R", "ends": "e0"}')
    >>> log.events[0].ends, parse(b"{").broken[0].reason
    ('e0', 'the line is not JSON')
    """
    events: dict[str, Event] = {}
    broken: list[Broken] = []
    lines: dict[str, int] = {}
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not raw.strip():
            continue
        event = _event(raw)
        if isinstance(event, str):
            broken.append(Broken(number, event, raw.decode("utf-8", "backslashreplace")))
        else:
            earlier = events.get(event.event)
            # the same event from two branches, with two dates: the first one counts, whichever line comes first
            if earlier is None or (event.when, event.who) < (earlier.when, earlier.who):
                events[event.event] = event
                lines[event.event] = number
    return Log(tuple(events.values()), tuple(broken), lines)


def unknown(events: Sequence[Event], data: bytes) -> list[Event]:
    """Return those of the events that are not in the file yet."""
    # an event that is there already tells of the same key
    data = without_other_origins(data, {event.key for event in events if isinstance(event, Origin)})
    # read only where an id stands somewhere: a line that a crash cut short may hold one, and is no event
    names = set(_EVENT_ID.findall(data))
    if names.isdisjoint(event.event.encode() for event in events):
        return list(events)
    known = {event.event for event in parse(data).events}
    return [event for event in events if event.event not in known]


def line(event: Event) -> str:
    """Return an event as a line of the file, without its end.

    >>> line(Detached("e1", "2026-11-23T20:00:00Z", "curator", "AIAAIC0276", "e0"))[:45]
    '{"v": 1, "event": "e1", "kind": "detached", "'
    """
    content = asdict(event)
    values = {"v": VERSION, "event": content.pop("event"), "kind": _WORDS[type(event)], **content}
    said = {name: value for name, value in values.items() if value is not None or name == "key"}
    text = json.dumps(said, ensure_ascii=False)
    # JSON can hold half a surrogate pair ("\\ud800"), UTF-8 cannot
    return json.dumps(said) if _HALF_PAIR.search(text) else text


def digest(value: str) -> str:
    """Return what an Origin keeps of a value: enough to see whether somebody has changed it since.

    >>> digest("{ImageNet}: A database") == digest("{ImageNet}:  A\\ndatabase"), len(digest(""))
    (True, 16)
    """
    import hashlib  # only where something is written or compared

    return hashlib.sha256(" ".join(value.split()).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def numbered(event: Event, earlier: Iterable[Event]) -> Event:
    """Return the event with its id: made from its content, and from what `earlier` events there are about the same.

    The first word about a string has a plain id; a later one begins with its number: `x0001-…` sorts behind it.

    >>> one = numbered(Attached("", "2026", "me", "R", "Deng et al. 2009", "deng2009imagenet"), ())
    >>> numbered(one, ()).event == one.event, numbered(one, [one]).event[:6], one.event < "x0001-"
    (True, 'x0001-', True)
    """
    return Numbers(earlier).numbered(event)


class Numbers:
    """Gives ids to new events; what was said before is counted once, however many follow."""

    def __init__(self, earlier: Iterable[Event]) -> None:
        self._equal: Counter[tuple[str | None, ...]] = Counter()
        self._alike: Counter[tuple[str, ...]] = Counter()
        for event in earlier:
            self._count(event)

    def numbered(self, event: Event) -> Event:
        """Return the event with its id, and count it."""
        import hashlib  # only where something is written

        content = json.dumps([VERSION, *_about(event), self._equal[_about(event)]])
        name = hashlib.sha256(content.encode()).hexdigest()[:16]
        before = self._alike[_subject(event)]
        self._count(event)
        return replace(event, event=f"x{before:04d}-{name}" if before else name)

    def _count(self, event: Event) -> None:
        self._equal[_about(event)] += 1
        self._alike[_subject(event)] += 1


def current(events: Iterable[Event]) -> State:
    """Return what is in force after these events, which does not depend on the order of their lines.

    An attachment that the tool made gives way to a person's answer for the same string; one that a person made gives
    way to a later answer.
    """
    ordered = sorted(in_force(events), key=lambda event: (event.when, event.event))
    ended = {event.ends for event in ordered if isinstance(event, Detached)}
    by_person = {event.ends for event in ordered if isinstance(event, Detached) and event.by == "person"}
    decided = {(e.record, e.raw): e for e in ordered if isinstance(e, Decided) and e.event not in ended}
    made = [attached for attached in map(_as_attached, ordered) if attached]
    refused = frozenset(_link(attached) for attached in made if attached.event in by_person)
    links: dict[Link, Attached] = {}
    ends: dict[Link, tuple[str, ...]] = {}
    for attached in made:
        link = _link(attached)
        # on another branch the tool may have attached it once more, not knowing that somebody took it out
        again = attached.by == "tool" and link in refused
        if attached.event not in ended and not again and _stands(attached, decided.get(link[:2])):
            links.setdefault(link, attached)
            ends[link] = (*ends.get(link, ()), attached.event)
    origins = {(e.key, e.field): e for e in ordered if isinstance(e, Origin)}
    placed = {(e.record, e.key): e for e in ordered if isinstance(e, Placed)}
    return State(tuple(links.values()), decided, refused - links.keys(), origins, ends, placed)


def in_force(events: Iterable[Event]) -> list[Event]:
    """Return the events that nobody took back, in their order. What took others back is not among them.

    >>> one = Detached("e1", "2026", "me", "R", "e0")
    >>> back, again = Undone("e2", "2026", "me", "e1"), Undone("e3", "2026", "me", "e2")
    >>> in_force([one, back]), in_force([one, back, again]) == [one]
    ([], True)
    """
    said = list(events)
    undone_by: dict[str, list[str]] = {}
    for event in said:
        if isinstance(event, Undone):
            undone_by.setdefault(event.undoes, []).append(event.event)
    counts: dict[str, bool] = {}
    for event in said:
        if undone_by:
            _count(event.event, undone_by, counts)
    return [event for event in said if not isinstance(event, Undone) and counts.get(event.event, True)]


def _count(name: str, undone_by: Mapping[str, list[str]], counts: dict[str, bool]) -> None:
    """Find out whether an event counts: none of those that take it back does. Undoing goes back and forth for long."""
    waiting = [name]
    begun: set[str] = set()
    while waiting:
        one = waiting[-1]
        missing = [other for other in undone_by.get(one, ()) if other not in counts and other not in begun]
        if missing:
            begun.update(missing)
            waiting += missing
            continue
        waiting.pop()
        counts.setdefault(one, not any(counts.get(other, False) for other in undone_by.get(one, ())))


def _link(attached: Attached) -> Link:
    return attached.record, attached.raw, attached.key


def _as_attached(event: Event) -> Attached | None:
    """Return an attachment, or a person's answer that names a key as the attachment that it is."""
    if isinstance(event, Decided) and event.key is not None:
        return Attached(event.event, event.when, event.who, event.record, event.raw, event.key, by="person")
    return event if isinstance(event, Attached) else None


def _stands(attached: Attached, answer: Decided | None) -> bool:
    if answer is None or answer.key == attached.key:
        return True
    return attached.by == "person" and (attached.when, attached.event) > (answer.when, answer.event)


def _about(event: Event) -> tuple[str | None, ...]:
    return (_WORDS[type(event)], *(getattr(event, name) for name in _ABOUT[type(event)]))


def _subject(event: Event) -> tuple[str, ...]:
    """Return what an event speaks of: a string of a record, a field of an entry, or another event."""
    match event:
        case Attached() | Decided():
            return ("string", event.record, event.raw)
        case Origin():
            return ("field", event.key, event.field)
        case Detached():
            return ("event", event.record, event.ends)
        case Placed():
            return ("placed", event.record, event.key)
        case Undone():
            return ("taken back", event.undoes)


def _event(raw: bytes) -> Event | str:
    """Return the event in a line, or why there is none."""
    if len(raw) > MAX_LINE:
        return "the line is longer than 1 MiB"
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError):
        return "the line is not JSON"
    if not isinstance(content, dict):
        return "the line is no JSON object"
    if content.get("v") != VERSION:
        return f"version {str(content.get('v'))[:20]} is not known here; a newer incident-refs may have written it"
    kind = _KINDS.get(str(content.get("kind")))
    if kind is None:
        return f"'{str(content.get('kind'))[:40]}' is no kind of event"
    return _built(kind, content)


def _built(kind: type[Event], content: Mapping[str, Any]) -> Event | str:
    values: dict[str, Any] = {}
    for name, optional in _FIELDS[kind]:
        value = content.get(name)
        if value is None and name == "by":
            continue
        if not isinstance(value, str) and not (value is None and optional):
            return f"'{name}' is missing or is no text"
        values[name] = value
    return kind(**values)


def _optional(kind: type[Event], name: str) -> bool:
    return name in ("work_id", "written", "was") or (kind is Decided and name == "key")


_FIELDS = {kind: tuple((known.name, _optional(kind, known.name)) for known in fields(kind)) for kind in _KINDS.values()}
