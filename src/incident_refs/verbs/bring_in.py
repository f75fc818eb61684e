"""References of other people's files into the library: BibTeX, BibLaTeX, CSL-JSON, RIS, lists of DOIs.

What a person brings in counts as theirs: no event says where it came from, so that `refresh` never writes over it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from incident_refs.bibtex.dialects import in_dialect
from incident_refs.bibtex.differences import Difference, dialect_of, differences
from incident_refs.bibtex.exact_item import exact_item
from incident_refs.bibtex.hazards import hazards
from incident_refs.bibtex.inheritance import Parents
from incident_refs.bibtex.item_entry import entry_from_item
from incident_refs.bibtex.keys import key_for
from incident_refs.bibtex.mapping import entry_from_work, work_from_entry
from incident_refs.bibtex.read import other_kind
from incident_refs.bibtex.read import read as read_bibtex
from incident_refs.bibtex.same_work import may_be_one, names_of, title_key
from incident_refs.bibtex.types import Dialect
from incident_refs.errors import ExchangeError, UsageError
from incident_refs.exchange import csl_json, doi_list, ris
from incident_refs.exchange.forms import Form, form_of
from incident_refs.exchange.notes import Note
from incident_refs.files import decode, read_bytes
from incident_refs.library.by_key import ByKey
from incident_refs.library.store import Change, Library
from incident_refs.model.decision import Matched, Pending
from incident_refs.model.entry import Entry
from incident_refs.model.item import Item, not_kept
from incident_refs.model.work import Work
from incident_refs.verbs.keep import Events, Kept, fields_of, write, writing
from incident_refs.verbs.named import look_up_named
from incident_refs.verbs.resolve import announce
from incident_refs.workspace import Workspace

POLICIES = ("ask", "skip", "merge", "new")
# A key that BibTeX can hold, and that somebody chose: no address, no number of a database
_KEY = re.compile(r"(?!\d+$)(?!.*://)[^\s,{}()\"'=#%\\~^&$]{1,200}")
_POINTING = ("crossref", "xdata", "xref", "related", "entryset")


@dataclass(frozen=True, slots=True)
class File:
    """A file to bring in: what messages call it, and what is in it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An entry that comes in, and the one about the same work that is there, in the library or earlier in the files."""

    entry: Entry
    there: Entry
    differences: tuple[Difference, ...]


Ask = Callable[[Duplicate], str]


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one reference: `state` is new, there, merged, skipped, again, unanswered, not found or not asked.

    `key` is the key of its entry in the library, `told` what it was called in the file.
    """

    state: str
    key: str | None
    told: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What became of each reference, what a person should know, and what was written."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    kept: Kept
    lost: int = 0

    @property
    def unanswered(self) -> int:
        """How many duplicates wait for somebody to say what becomes of them."""
        return sum(row.state == "unanswered" for row in self.rows)


def bring_in(
    workspace: Workspace,
    sources: Sequence[Path | File],
    *,
    on_duplicate: str = "ask",
    ask: Ask | None = None,
    online: bool | None = None,
    no_cache: bool = False,
    dry_run: bool = False,
    say: Callable[[str], None] = lambda sentence: None,
) -> BroughtIn:
    """Bring the references of files into the library. All files are read before anything is written.

    `on_duplicate` says what becomes of a work that is there already: `skip` leaves it, `merge` fills the fields that
    its entry lacks, `new` adds it under another key, `ask` asks `ask` (`skip`, `merge` or `new`), and where there is
    nobody to ask, leaves it and says so. Raises FileError, LibraryError or ExchangeError for a file that cannot be
    read; then nothing was changed.
    """
    checked_policy(on_duplicate)
    files = [source if isinstance(source, File) else File(str(source), read_bytes(source)) for source in sources]
    dialect = _dialect(workspace.library())
    read = [_read(file, dialect) for file in files]
    looked_up = _look_up(workspace, read, online=online, no_cache=no_cache, say=say)
    # Somebody who is asked takes their time: then the file is not locked, and a change of it meanwhile is refused
    asking = on_duplicate == "ask" and ask is not None
    with nullcontext() if asking else writing(workspace, dry_run=dry_run):
        library = workspace.library()
        coming = _Coming(workspace, library, on_duplicate, ask)
        for one in read:
            coming.take_file(one, looked_up)
        change = coming.change()
        events = Events(workspace, coming.catalogued)
        for key, name, value in fields_of(change):
            if key in coming.catalogued:
                events.origin(key, name, value, coming.catalogued[key])
        kept = write(workspace, change, events.new, (), dry_run=dry_run)
    notes = [note.at(file.name) for file, one in zip(files, read, strict=True) for note in one.notes]
    lost = sum(note.lost for one in read for note in one.notes)
    return BroughtIn(tuple(coming.rows), (*notes, *coming.notes), kept, lost)


def checked_policy(on_duplicate: str) -> None:
    """Raise UsageError for a word that says nothing about duplicates."""
    if on_duplicate not in POLICIES:
        raise UsageError(f"'{on_duplicate}' is not known for duplicates; known are {', '.join(POLICIES)}")


@dataclass(frozen=True, slots=True)
class _Read:
    """The references of one file: entries, or the names of works (with their lines)."""

    entries: tuple[Entry, ...] = ()
    names: tuple[doi_list.Line, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A work that a name of a list was looked up to, or why there is none."""

    state: str
    why: str
    work: Work | None = None
    source: str = ""


def _read(file: File, dialect: Dialect) -> _Read:
    binary = other_kind(file.data)
    if binary not in (None, "JSON", "RIS"):
        raise ExchangeError(f"{file.name}: this is {binary}, no file of references; nothing was read")
    text = decode(file.data, file.name)
    match form_of(text):
        case Form.BIBTEX:
            return _bibtex(file)
        case Form.CSL_JSON:
            read = csl_json.read(text, file.name)
            return _items(read.items, read.notes, dialect)
        case Form.RIS:
            found = ris.read(text, file.name)
            return _items(found.items, found.notes, dialect)
        case Form.NAMES:
            return _names(text)
    raise ExchangeError(
        f"{file.name}: neither BibTeX, CSL-JSON, RIS nor a list of DOIs; lines of text are read by"
        " 'incident-refs resolve --strings'"
    )


def _bibtex(file: File) -> _Read:
    found = read_bibtex(file.data, file.name)
    told = sorted((*found.failed, *hazards(found)), key=lambda one: (one.line, one.column))
    notes = [Note(one.reason, one.line, one.column, lost=not one.kept) for one in told]
    if not found.entries and not notes:
        notes.append(Note("it holds no entry"))
    return _Read(found.entries, notes=tuple(notes))


def _items(items: Iterable[Item], notes: Iterable[Note], dialect: Dialect) -> _Read:
    entries: list[Entry] = []
    told = list(notes)
    for item in items:
        entry = entry_from_item(item, dialect)
        entries.append(replace(entry, key=entry.key if _KEY.fullmatch(entry.key) else ""))
        lost = not_kept(item, exact_item(entry))
        if lost:
            told.append(Note(f"{item.key or 'an item'}: kept otherwise than the file has it: {', '.join(lost)}"))
    return _Read(tuple(entries), notes=tuple(told))


def _names(text: str) -> _Read:
    lines = doi_list.read(text)
    good = tuple(line for line in lines if doi_list.names_a_work(line.name))
    notes = [
        Note(f"neither a DOI, an arXiv id nor an address; left out: {line.name[:60]}", line.number, 1, lost=True)
        for line in lines
        if line not in good
    ]
    return _Read(names=good, notes=tuple(notes or ([] if lines else [Note("it holds no reference")])))


def _dialect(library: Library) -> Dialect:
    """Return the dialect that most of the library's first entries are written in."""
    found = Counter(dialect_of(entry) for entry in library.entries()[:50])
    return Dialect.BIBLATEX if found[Dialect.BIBLATEX] > found[Dialect.BIBTEX] else Dialect.BIBTEX


def _look_up(
    workspace: Workspace, read: Sequence[_Read], *, online: bool | None, no_cache: bool, say: Callable[[str], None]
) -> dict[str, _Found]:
    names = list(dict.fromkeys(line.name for one in read for line in one.names))
    if not names:
        return {}
    with workspace.sources(online=online, no_cache=no_cache) as sources:
        rows = look_up_named(names, sources, announce(workspace, say))
        for sentence in sources.lost():
            say(sentence)
    found: dict[str, _Found] = {}
    for name, row in zip(names, rows, strict=True):
        match row.decision:
            case Matched(best=best):
                found[name] = _Found("new", "", best.work, best.source)
            case Pending(reason=reason):
                found[name] = _Found("not asked", reason)
            case other:
                found[name] = _Found("not found", other.reason)
    return found


@dataclass(frozen=True, slots=True)
class _Parents:
    """Whom an entry of a file takes over from: another one of that file, or one of the library."""

    file: ByKey
    library: Library

    def get(self, key: str, /) -> Entry | None:
        return self.file.get(key) or self.library.get(key)


@dataclass(slots=True)
class _Coming:
    """The references of one call, one after another, so that the second of two equal ones meets the first."""

    workspace: Workspace
    library: Library
    policy: str
    ask: Ask | None
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    catalogued: dict[str, str] = field(default_factory=dict)
    _fresh: dict[str, Entry] = field(default_factory=dict)
    _offered: list[Entry] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)
    _named: dict[str, str] = field(default_factory=dict)
    _titled: dict[str, list[tuple[Work, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._taken = set(self.library.taken)

    def take_file(self, read: _Read, looked_up: dict[str, _Found]) -> None:
        """Take in what was read of one file; entries that name each other go on doing so under their new keys."""
        renamed: dict[str, str] = {}
        first = len(self._fresh)
        offered = len(self._offered)
        parents = _Parents(ByKey(read.entries), self.library)
        for entry in read.entries:
            key = self._take(entry, entry.key, parents)
            if key and entry.key and key != entry.key:
                renamed[entry.key] = key
        for key in list(self._fresh)[first:]:
            self._fresh[key] = _pointed(self._fresh[key], renamed)
        self._offered[offered:] = [_pointed(entry, renamed) for entry in self._offered[offered:]]
        for line in read.names:
            self._take_name(line.name, looked_up[line.name])

    def change(self) -> Change:
        """Return what all this changes in the library."""
        # what is there already was looked for here, where each file's own parents count
        return self.library.add((), anyway=self._fresh.values(), offered=self._offered)

    def _take_name(self, name: str, found: _Found) -> None:
        if found.work is None:
            self.rows.append(Row(found.state, None, name, found.why))
            return
        if found.source == "library":
            entry = self.library.find_same(found.work)
            self.rows.append(Row("there", entry.key if entry else None, name, found.work.title))
            return
        key = self._take(entry_from_work(found.work, ""), name, self.library)
        if key:
            self.catalogued[key] = found.source

    def _take(self, entry: Entry, told: str, parents: Parents) -> str | None:
        """Take in one entry; return its key in the library, or None where it has none there."""
        work = work_from_entry(entry, parents)
        there = self.library.find_same(work) or self._fresh_twin(work)
        if there is None:
            return self._keep(entry, work, told, "new")
        if dialect_of(entry) is not dialect_of(there):
            entry = in_dialect(entry, dialect_of(there)).entry
        found = Duplicate(entry, there, differences(there, entry))
        if not found.differences:
            self.rows.append(Row("there", there.key, told, work.title))
            return there.key
        match self._answer(found):
            case "new":
                return self._keep(entry, work, told, "again")
            case "merge":
                self._merge(found, told, work)
            case "skip":
                self.rows.append(Row("skipped", there.key, told, work.title))
            case _:
                self.rows.append(Row("unanswered", there.key, told, work.title))
        return there.key

    def _answer(self, found: Duplicate) -> str:
        if self.policy != "ask":
            return self.policy
        return self.ask(found) if self.ask else ""

    def _fresh_twin(self, work: Work) -> Entry | None:
        key = next((self._named[name] for name in names_of(work) if name in self._named), None)
        if key is None:
            alike = self._titled.get(title_key(work), ())
            key = next((key for other, key in alike if may_be_one(work, other)), None)
        return None if key is None else self._fresh.get(key)

    def _keep(self, entry: Entry, work: Work, told: str, state: str) -> str:
        key = entry.key
        if not key or key.lower() in self._taken:
            key = key_for(work, self._taken, self.workspace.settings.key_pattern)
            if entry.key:
                self.notes.append(f"The key '{entry.key}' is taken; {told} is kept as '{key}'.")
        self._taken.add(key.lower())
        self._fresh[key] = replace(entry, key=key)
        self._named |= {name: key for name in names_of(work) if name not in self._named}
        self._titled.setdefault(title_key(work), []).append((work, key))
        self.rows.append(Row(state, key, told, work.title))
        return key

    def _merge(self, found: Duplicate, told: str, work: Work) -> None:
        key = found.there.key
        gaps = tuple((d.field, d.now) for d in found.differences if d.was is None)
        if key in self._fresh:
            self._fresh[key] = replace(self._fresh[key], fields=(*self._fresh[key].fields, *gaps))
        else:
            self._offered.append(replace(found.entry, key=key))
        for difference in found.differences:
            if difference.was is not None:
                self.notes.append(f"{key}: '{difference.field}' stays '{difference.was}', not '{difference.now}'.")
        self.rows.append(Row("merged", key, told, work.title))


def _pointed(entry: Entry, renamed: dict[str, str]) -> Entry:
    """Return an entry whose parents and relatives are named by their new keys."""
    return replace(entry, fields=tuple(_pointed_fields(entry.fields, renamed)))


def _pointed_fields(fields: Iterable[tuple[str, str]], renamed: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in fields:
        if name in _POINTING:
            keys = (key.strip() for key in value.split(","))
            value = ",".join(renamed.get(key, key) for key in keys)
        yield name, value
