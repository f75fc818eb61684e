"""Where a finding stands: line and column of a field's name in its entry, or of the entry."""

import re
from functools import lru_cache

from incident_refs.bibtex import grammar
from incident_refs.bibtex.blocks import Block
from incident_refs.bibtex.read import place_in
from incident_refs.checks.bib_file import BibFile, Item


def place_of(file: BibFile, item: Item, field: str | None) -> tuple[int, int]:
    r"""Return line and column, from 1, of the field's name; of the entry where it has none, or none of that name.

    >>> from incident_refs.bibtex.read import read
    >>> file = BibFile("refs.bib", read(b"@misc{a,\n  title = {T},\n  year = {x}}"))
    >>> place_of(file, file.items[0], "year"), place_of(file, file.items[0], "crossref")
    ((3, 3), (1, 1))
    """
    data, block = file.bibliography.data, item.block
    at = block.start if field is None else start_of(data, block, field)
    return place_in(data, block, at)


def start_of(data: bytes, block: Block, field: str) -> int:
    """Return the byte where the name of a field stands; that of the entry where it is not found."""
    named = field_at(data, block, field)
    return named.start("name") if named else block.start


def field_at(data: bytes, block: Block, field: str) -> "re.Match[bytes] | None":
    """Return the field of this name as it stands there (groups `name` and `value`): of two the first, which counts."""
    return _fields(data, block.start, block.end).get(field)


@lru_cache(maxsize=4)  # an entry may have ten thousand fields, and a finding in each
def _fields(data: bytes, start: int, end: int) -> "dict[str, re.Match[bytes]]":
    found: dict[str, re.Match[bytes]] = {}
    for named in grammar.FIELD.finditer(data, start, end):
        found.setdefault(named["name"].decode().lower(), named)
    return found
