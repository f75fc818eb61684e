"""Two entries made one: the first keeps its bytes and takes over what it lacks, the second goes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from incident_refs.bibtex import grammar
from incident_refs.bibtex.aliases import IDS, aliases
from incident_refs.bibtex.differences import Difference
from incident_refs.bibtex.layout import with_fields, with_value
from incident_refs.bibtex.union import TYPE, union
from incident_refs.errors import LibraryError
from incident_refs.library.aliases import also_called
from incident_refs.library.editing import (
    POINTS,
    Edited,
    Piece,
    Placed,
    edited,
    placed,
    pointed,
    pointing,
    repointed,
    without,
)
from incident_refs.library.store import Library
from incident_refs.model.entry import Entry

FIRST, SECOND = "first", "second"
_PARENT = "crossref"  # the only one that classic BibTeX knows


@dataclass(frozen=True, slots=True)
class Merger:
    """What merging would change, `filled` with (field, value) and `differences` between the two.

    `open` are those differences that nobody has decided: the first entry's value is left there for now.
    `dropped` are the values that go: (field, value).
    """

    keep: str
    other: str
    change: Edited
    filled: tuple[tuple[str, str], ...]
    differences: tuple[Difference, ...]
    open: tuple[Difference, ...]
    dropped: tuple[tuple[str, str], ...]


def merged(
    library: Library, keep: str, other: str, prefer: str | None = None, choices: Mapping[str, str] | None = None
) -> Merger:
    """Return what making one entry of two would change; entries that name `other` as their parent name `keep` then.

    `prefer` says whose value stays where the two differ (`first` or `second`), `choices` for single fields.
    Raises LibraryError where an entry is missing, or one is the other's parent.
    """
    one, two = placed(library, keep), placed(library, other)
    keep, other = one.entry.key, two.entry.key
    if keep == other:
        raise LibraryError(f"'{keep}' is one entry already; name two")
    _refuse_relatives(library, keep, other)
    said = union(_unaliased(one.entry), _unaliased(two.entry))
    # "@book{b, crossref = {b}}": it would be its own parent again
    gaps = tuple(gap for gap in said.gaps if not (gap[0] in POINTS and gap[1].lower() == other.lower()))
    decided = {d.field: (choices or {}).get(d.field, prefer) for d in said.differences}
    taken = [d for d in said.differences if decided[d.field] == SECOND]
    bytes_, entry = _united(library, one, two, gaps, taken)
    block = replace(one.block, start=0, end=len(bytes_))
    bytes_, entry = also_called(bytes_, block, entry, [other, *aliases(two.entry)], library.layout)
    place, gone = _places(library, one, two, entry)
    pieces: list[Piece] = [(place.block.start, place.block.end, bytes_), without(library.data, gone.block)]
    for child in pointing(library, other):
        if child.entry.key != other:
            pieces += repointed(library, child, other, keep)
    expected = [
        pointed(entry if e.key == place.entry.key else e, other, keep)
        for e in library.entries()
        if e.key != gone.entry.key
    ]
    dropped = [(d.field, (d.was or "") if decided[d.field] == SECOND else d.now) for d in said.differences]
    dropped += [gap for gap in said.gaps if gap not in gaps]
    still = tuple(d for d in said.differences if decided[d.field] is None)
    return Merger(keep, other, edited(library, pieces, expected), gaps, said.differences, still, tuple(dropped))


def _unaliased(entry: Entry) -> Entry:
    """Return an entry without its aliases: those of both are kept, and no two of them contradict each other."""
    return replace(entry, fields=tuple(field for field in entry.fields if field[0] != IDS))


def _refuse_relatives(library: Library, keep: str, other: str) -> None:
    for child, parent in ((keep, other), (other, keep)):
        if any(one.entry.key == child for one in pointing(library, parent, POINTS)):
            raise LibraryError(f"'{child}' names '{parent}' as its parent or relative: they are two works; not merged")


def _places(library: Library, one: Placed, two: Placed, united: Entry) -> tuple[Placed, Placed]:
    """Return the one of the two in whose place the united entry stands, and the one whose place is closed.

    Classic BibTeX wants a parent behind its children. What stood so before does afterwards: where the first one's
    place would break that, and the second one's does not, that is taken. Entries of others never move.
    """
    after = [
        child.block.start
        for parent in (one, two)
        for child in pointing(library, parent.entry.key, (_PARENT,))
        if child.block.start < parent.block.start
    ]
    before = [len(library.data)]
    parent = library.get(united.get(_PARENT) or "")
    if parent:
        given_by = one if one.entry.get(_PARENT) == united.get(_PARENT) else two
        start = placed(library, parent.key).block.start
        before += [start] if start > given_by.block.start else []
    fits = [max(after, default=-1) < here.block.start < min(before) for here in (one, two)]
    return (two, one) if fits == [False, True] else (one, two)


def _united(
    library: Library, one: Placed, two: Placed, gaps: tuple[tuple[str, str], ...], taken: list[Difference]
) -> tuple[bytes, Entry]:
    """Return the bytes and the entry with the other one's values in it."""
    entry, block = one.entry, one.block
    new = library.data[block.start : block.end]
    for difference in taken:
        changed = _with_type(new, difference.now) if difference.field == TYPE else None
        if difference.field != TYPE:
            changed = with_value(new, replace(block, start=0, end=len(new)), difference.field, difference.now)
        if changed is None:
            raise LibraryError(
                f"'{difference.field}' of '{entry.key}' does not stand there as plain text (a macro, or a sum);"
                " change it by hand first"
            )
        new = changed
    if gaps:
        alone = replace(block, start=0, end=len(new))
        new = with_fields(new, alone, gaps, library.layout, _as_written(library.data, two, gaps))
    values = {d.field: d.now for d in taken}
    fields = tuple((name, values.get(name, value)) for name, value in entry.fields)
    return new, replace(entry, type=values.get(TYPE, entry.type), fields=(*fields, *gaps))


def _as_written(data: bytes, other: Placed, gaps: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Return the values that can go over to the letter: an abstract keeps its paragraphs, a text its quotes."""
    if not other.block.proven:
        return {}
    fields = grammar.FIELD.finditer(data, other.block.start, other.block.end)
    written = {field["name"].decode().lower(): field["value"] for field in reversed(list(fields))}  # the first counts
    return {
        name: written[name].decode()
        for name, value in gaps
        if other.entry.get(name) == value and name in written and grammar.is_one_text(written[name])
    }


def _with_type(data: bytes, kind: str) -> bytes | None:
    head = grammar.HEAD.match(data)
    return data[: head.start("type")] + kind.encode() + data[head.end("type") :] if head else None
