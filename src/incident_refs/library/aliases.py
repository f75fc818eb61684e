"""Aliases in the library: more of them for an entry, and the entry that one leads to."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from incident_refs.bibtex import grammar
from incident_refs.bibtex.aliases import IDS, aliases
from incident_refs.bibtex.blocks import Block
from incident_refs.bibtex.layout import Layout, with_fields, with_value
from incident_refs.errors import LibraryError
from incident_refs.library.store import Library
from incident_refs.model.entry import Entry

_FIELD = re.compile(rb"[,\s]ids\s*=", re.IGNORECASE)
_MOST_SIGNS = 50  # @ between the head of an entry and its field


def also_called(data: bytes, block: Block, entry: Entry, keys: Sequence[str], layout: Layout) -> tuple[bytes, Entry]:
    r"""Return the bytes of an entry, and the entry, with more aliases: only those of its field `ids` are others.

    Raises LibraryError where that field does not stand there as plain text.

    >>> from incident_refs.bibtex.blocks import split
    >>> data = b"@misc{a, title = {T}}"
    >>> also_called(data, split(data)[0], Entry("a", "misc", (("title", "T"),)), ["old"], Layout())[0]
    b'@misc{a, title = {T}, ids = {old}}'
    """
    had = aliases(entry)
    names = tuple(dict.fromkeys(key for key in (*had, *keys) if key != entry.key))
    if names == had:
        return data[block.start : block.end], entry
    value = ", ".join(names)
    if entry.get(IDS) is None:
        new = with_fields(data, block, [(IDS, value)], layout)
        return new, replace(entry, fields=(*entry.fields, (IDS, value)))
    changed = with_value(data, block, IDS, value)
    if changed is None:
        raise LibraryError(
            f"'{IDS}' of '{entry.key}' does not stand there as plain text (a macro, or a sum); change it by hand first"
        )
    return changed, replace(entry, fields=tuple((n, value if n == IDS else v) for n, v in entry.fields))


def called(library: Library, keys: Iterable[str]) -> dict[str, Entry]:
    """Return the entry of each key that is an alias of one entry of the library, and of no other.

    The file is searched for the field: of a hundred thousand entries only those that have it are taken apart.
    """
    found: dict[str, list[Entry]] = {}
    for field in _FIELD.finditer(library.data):
        entry = _around(library, field.start())
        for name in aliases(entry) if entry else ():
            if entry not in found.setdefault(name, []):
                found[name].append(entry)  # type: ignore[arg-type]
    return {key: found[key][0] for key in keys if len(found.get(key, ())) == 1}


def _around(library: Library, place: int) -> Entry | None:
    """Return the entry with aliases in which a place of the file stands; an @ before it may be that of an address."""
    at = place
    for _ in range(_MOST_SIGNS):
        at = library.data.rfind(b"@", 0, at)
        head = grammar.HEAD.match(library.data, at) if at >= 0 else None
        entry = library.get(head["key"].decode()) if head else None
        if at < 0 or (entry and aliases(entry)):
            return entry
    return None
