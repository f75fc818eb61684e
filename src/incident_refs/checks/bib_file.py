"""A `.bib` file as checks see it: its entries with their fields and bytes, and what was asked about them elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from incident_refs.bibtex.blocks import Block
from incident_refs.bibtex.hazards import hazards
from incident_refs.bibtex.inheritance import inherited
from incident_refs.bibtex.mapping import work_from_entry
from incident_refs.bibtex.read import Bibliography, Failed
from incident_refs.bibtex.types import Dialect
from incident_refs.model.attachment import Attached
from incident_refs.model.entry import Entry
from incident_refs.model.record import Mention, Record
from incident_refs.model.verdict import Verdict
from incident_refs.model.work import Work

# Types and fields that only one of the two dialects has: they tell which one a file is written in
_BIBLATEX = frozenset(("date", "journaltitle", "eprinttype", "location", "institution", "subtitle", "urldate"))
_BIBLATEX_TYPES = frozenset(("online", "report", "thesis", "dataset", "software", "collection", "mvbook", "periodical"))
_BIBTEX = frozenset(("journal", "year", "school", "address", "month"))
_BIBTEX_TYPES = frozenset(("phdthesis", "mastersthesis", "techreport", "conference"))


@dataclass(frozen=True, slots=True)
class Item:
    """An entry with its fields by name and its bytes in the file."""

    entry: Entry
    fields: Mapping[str, str]
    block: Block

    @property
    def key(self) -> str:
        """The entry's key, as the file spells it."""
        return self.entry.key


@dataclass(frozen=True, slots=True)
class RecordAtHand:
    """A record that was read, with its reference strings.

    Of those that are neither attached nor decided, `open` need a person, and for so many as `ambiguous` says several
    works fit; `known` are those of which a near source knows the work.
    """

    record: Record
    strings: tuple[Mention, ...] = ()
    open: tuple[Mention, ...] = ()
    known: tuple[Mention, ...] = ()
    ambiguous: int = 0

    @property
    def file(self) -> str:
        """The file that the record stands in."""
        return self.record.path or "standard input"


@dataclass(frozen=True)
class Attachments:
    """What is known of records: the attachments in force, and the records that are at hand.

    `whole` is False where only some records are asked about: nothing is said of others, nor of the library as a whole.
    `file` is the list of attachments, `lines` where an event stands in it, by its id, and `broken` its lines that are
    no event, with the reason.
    """

    attached: tuple[Attached, ...] = ()
    records: tuple[RecordAtHand, ...] = ()
    whole: bool = True
    file: str = "attachments.jsonl"
    lines: Mapping[str, int] = field(default_factory=dict)
    broken: tuple[tuple[int, str], ...] = ()

    def of(self, record: str) -> Sequence[Attached]:
        """Return what is attached to a record."""
        return self._of.get(record, ())

    @cached_property
    def _of(self) -> Mapping[str, Sequence[Attached]]:
        found: dict[str, list[Attached]] = {}
        for one in self.attached:
            found.setdefault(one.record, []).append(one)
        return found

    @cached_property
    def by_id(self) -> Mapping[str, tuple[RecordAtHand, ...]]:
        """The records at hand by their ids; one that is kept in two files twice."""
        found: dict[str, tuple[RecordAtHand, ...]] = {}
        for one in self.records:
            found[one.record.id] = (*found.get(one.record.id, ()), one)
        return found

    @cached_property
    def by_string(self) -> Mapping[tuple[str, str], tuple[RecordAtHand, Mention]]:
        """The first place of each string, by the record's id and the string."""
        found: dict[tuple[str, str], tuple[RecordAtHand, Mention]] = {}
        for one in self.records:
            for string in one.strings:
                found.setdefault((one.record.id, string.raw), (one, string))
        return found


@dataclass(frozen=True)
class BibFile:
    """A `.bib` file that was read, by the name that findings give it.

    `attachments` is None where the file is not the library of a workspace. `verdicts` are what sources say, by key;
    None where none was asked. `today` is the year in which it is looked at, where the caller knows the clock.
    """

    name: str
    bibliography: Bibliography
    attachments: Attachments | None = None
    verdicts: Mapping[str, Sequence[Verdict]] | None = None
    today: int | None = None

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The entries in the file's order. Of a key that is used twice, the first."""
        read = self.bibliography
        return tuple(
            Item(entry, dict(entry.fields), block) for entry, block in zip(read.entries, read.places, strict=True)
        )

    def having(self, field: str) -> Iterator[tuple[Item, str]]:
        """Yield the entries that have a field with something in it, each with its value, in the file's order."""
        for item in self._by_field.get(field, ()):
            yield item, item.fields[field]

    @property
    def field_names(self) -> frozenset[str]:
        """The names of all fields in the file that have something in them."""
        return frozenset(self._by_field)

    @cached_property
    def _by_field(self) -> Mapping[str, Sequence[Item]]:
        """Of a hundred checks most look at one field: entries without it cost them nothing."""
        found: dict[str, list[Item]] = {}
        for item in self.items:
            for name, value in item.fields.items():
                if value and not value.isspace():
                    found.setdefault(name, []).append(item)
        return found

    @cached_property
    def by_key(self) -> Mapping[str, Entry]:
        """The entries by their keys in lower case, as BibTeX compares them."""
        return {entry.key.lower(): entry for entry in self.bibliography.entries}

    @cached_property
    def hazards(self) -> tuple[Failed, ...]:
        """LaTeX in the file that could do more than print."""
        return tuple(hazards(self.bibliography))

    @cached_property
    def dialect(self) -> Dialect | None:
        """What the file is written for, where its fields and types tell."""
        biblatex = bibtex = 0
        for item in self.items:
            biblatex += not _BIBLATEX.isdisjoint(item.fields) or item.entry.type in _BIBLATEX_TYPES
            bibtex += not _BIBTEX.isdisjoint(item.fields) or item.entry.type in _BIBTEX_TYPES
        if biblatex == bibtex:
            return None
        return Dialect.BIBLATEX if biblatex > bibtex else Dialect.BIBTEX

    def inherited(self, item: Item) -> Mapping[str, str]:
        """Return the fields of an entry with those that it takes over from its parents."""
        if "crossref" in item.fields or "xdata" in item.fields:
            return inherited(item.entry, self.by_key)
        return item.fields

    def work(self, item: Item) -> Work:
        """Return the work that an entry tells of."""
        return self._works[item.key]

    @cached_property
    def _works(self) -> "_Works":
        return _Works(self)


_MOST_WORKS = 50_000  # that are kept: a hundred thousand are 150 MiB


class _Works(dict[str, Work]):
    """The works of entries by key, each made when it is first asked for."""

    def __init__(self, file: BibFile) -> None:
        super().__init__()
        self._file = file
        self._entries = {item.key: item.entry for item in file.items}

    def __missing__(self, key: str) -> Work:
        work = work_from_entry(self._entries[key], self._file.by_key)
        if len(self) < _MOST_WORKS:
            self[key] = work
        return work
