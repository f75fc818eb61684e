"""What removing, renaming and merging have in common: entries by key, their bytes, and those that point to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from incident_refs.bibtex import grammar
from incident_refs.bibtex.blocks import Block, splice
from incident_refs.bibtex.read import read
from incident_refs.errors import LibraryError
from incident_refs.library.store import Change, Library
from incident_refs.model.entry import Entry
from incident_refs.model.place import BOM

INHERITS = ("crossref", "xdata")  # an entry without these parents has lost fields
POINTS = (*INHERITS, "xref", "related", "entryset")
_KEY = re.compile(r'[^\s,{}"]+')

Piece = tuple[int, int, bytes]


@dataclass(frozen=True, slots=True)
class Edited(Change):
    """A change that is more than an addition: any bytes of the file may be others, or gone.

    `entries` are those of the file as it will be, where they were read.
    """

    entries: tuple[Entry, ...] = field(default=(), repr=False, compare=False)

    def __bool__(self) -> bool:
        return self.new != (self.old or b"")


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry and its bytes."""

    entry: Entry
    block: Block


def placed(library: Library, key: str) -> Placed:
    """Return the entry of that key with its bytes. Raises LibraryError where there is none."""
    entry = library.get(key)
    if entry is None:
        raise LibraryError(f"{library.path} has no entry '{key}'; 'incident-refs list' shows the keys")
    position = next(number for number, one in enumerate(library.entries()) if one.key == entry.key)
    return Placed(entry, library.block_of(position))


def pointing(library: Library, key: str, fields: Sequence[str] = POINTS) -> Iterator[Placed]:
    """Yield the entries that name this one in such a field. BibTeX compares keys without case."""
    for position, entry in enumerate(library.entries()):
        if any(name in fields and key.lower() in _keys(value) for name, value in entry.fields):
            yield Placed(entry, library.block_of(position))


def _keys(value: str) -> list[str]:
    return _KEY.findall(value.lower())


def repointed(library: Library, child: Placed, old: str, new: str) -> list[Piece]:
    """Return the edits after which an entry names `new` where it names `old`: only the bytes of the key.

    Raises LibraryError where the key does not stand there as text (a macro).
    """
    pieces: list[Piece] = []
    block = child.block
    for named in grammar.FIELD.finditer(library.data, block.start, block.end):
        if named["name"].decode().lower() in POINTS and grammar.is_one_text(named["value"]):
            text = named["value"].decode()
            for hit in _KEY.finditer(text):
                if hit[0].lower() == old.lower():
                    # bytes, not characters: a key may be "müller"
                    start = named.start("value") + len(text[: hit.start()].encode())
                    pieces.append((start, start + len(hit[0].encode()), new.encode()))
    if not pieces:
        raise LibraryError(
            f"'{child.entry.key}' names '{old}' in a way that cannot be changed here (a macro?); do it by hand first"
        )
    return pieces


def pointed(entry: Entry, old: str, new: str) -> Entry:
    """Return an entry with `new` in the place of `old` where it points to other entries.

    >>> pointed(Entry("a", "inbook", (("crossref", "Raw"), ("xdata", "mit,raw"))), "raw", "cooked").fields
    (('crossref', 'cooked'), ('xdata', 'mit,cooked'))
    """

    if not any(name in POINTS for name, _ in entry.fields):
        return entry

    def other(hit: "re.Match[str]") -> str:
        return new if hit[0].lower() == old.lower() else hit[0]

    return replace(entry, fields=tuple((n, _KEY.sub(other, v) if n in POINTS else v) for n, v in entry.fields))


def without(data: bytes, block: Block) -> Piece:
    r"""Return the edit that takes an entry out, and the blank space on one side of it.

    >>> from incident_refs.bibtex.blocks import split
    >>> data = b"@misc{a}\n\n@misc{b}\n\n@misc{c}\n"
    >>> splice(data, [without(data, split(data)[2])])
    b'@misc{a}\n\n@misc{c}\n'
    """
    before = len(data[: block.start].rstrip())
    after = len(data) - len(data[block.end :].lstrip())
    if not data[:before].removeprefix(BOM):
        return block.start, after, b""
    if after == len(data):  # the last one: the file ends as it did
        return before, block.end, b""
    # of the two blank spaces the larger one stays: "% my note\n@misc{gone}\n\n@misc{next}" keeps them apart
    if _lines(data[block.end : after]) > _lines(data[before : block.start]):
        return before, block.end, b""
    return block.start, after, b""


def _lines(blank: bytes) -> int:
    return len(re.findall(rb"\r\n|\n|\r", blank))


def edited(library: Library, pieces: Sequence[Piece], expected: Sequence[Entry]) -> Edited:
    """Return the change that the edits make. Raises LibraryError where it would be read as anything but `expected`."""
    new = splice(library.data, pieces)
    found = read(new, str(library.path)).entries
    if len(found) != len(expected) or not all(map(_alike, found, expected)):
        raise LibraryError(
            f"{library.path} cannot be changed so without a change to other entries (a key that stands twice?);"
            " nothing was changed"
        )
    return Edited(library.path, library.data, new, written=library.written, entries=found)


def _alike(one: Entry, other: Entry) -> bool:
    """Return whether two entries say the same, wherever they stand and in whatever order."""
    if (one.key, one.type) != (other.key, other.type):
        return False
    return one.fields == other.fields or _values(one) == _values(other)


def _values(entry: Entry) -> dict[str, str]:
    return {name: " ".join(value.split()) for name, value in entry.fields}
