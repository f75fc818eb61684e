"""What bibtexparser makes of an entry that our own grammar cannot prove: the only module that imports it.

It reads deeper nesting and unquoted values (`pages = 12--15`). It is not believed blindly: where it would put the next
field inside a value because a comma is missing, the entry is refused.
"""

import logging
import re
from dataclasses import dataclass, replace

from incident_refs.bibtex import grammar

_BARE = re.compile(r"[^\s{}\"#=,]+")
_PIECE = re.compile(r"[{}\"]|[^{}\"]++")


@dataclass(frozen=True, slots=True)
class Read:
    """An entry as bibtexparser reads it: its text, and names and values with their quotes and braces.

    `remark` is the byte at which a `% remark` stands between the fields, which was passed over.
    """

    raw: str
    type: str
    key: str
    fields: tuple[tuple[str, str], ...]
    remark: int | None = None


def entry_in(region: bytes) -> Read | None:
    r"""Return the one entry that the bytes begin with, with blanks for any remarks in it, or None.

    >>> entry_in(b"@misc{a, % mine\n year = 2009}").fields
    (('year', '2009'),)
    """
    try:
        text = region.decode()
    except UnicodeDecodeError:  # `read` says so for the whole file
        return None
    read = entry(text)
    if read or "%" not in text:
        return read
    # "title = {A}, % why⏎ year = 2009": a field named "% why⏎ year" would be a year that nobody finds
    bare = grammar.without_remarks(region, 0, len(region))
    read = entry(bare.decode())
    if read is None:
        return None
    at = next((at for at, (one, other) in enumerate(zip(region, bare, strict=True)) if one != other), len(region))
    return replace(read, remark=at if at < len(read.raw.encode()) else None)


def entry(text: str) -> Read | None:
    """Return the one entry that `text` begins with, or None where there is no trustworthy one.

    >>> entry("@misc{a, pages = 12--15}").fields
    (('pages', '12--15'),)
    >>> entry("@misc{a, author = {Deng}\\n title = {ImageNet}}") is None
    True
    """
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import Entry

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it writes to stderr by itself
    blocks = parse_string(text, parse_stack=[]).blocks
    first = blocks[0] if blocks else None
    if not isinstance(first, Entry) or not first.raw or not text.startswith(first.raw):
        return None
    fields = tuple((field.key.strip(), str(field.value).strip()) for field in first.fields)
    key = first.key.strip()
    # "@book{my key, …}": BibTeX ends the key at the blank and misses a comma
    if not key or any(sign.isspace() for sign in key) or not first.raw.endswith("}"):
        return None
    if not all(_BARE.fullmatch(name) and "%" not in name and parts_of(value) for name, value in fields):
        return None
    return Read(first.raw, first.entry_type, key, fields)


def parts_of(value: str) -> tuple[str, ...] | None:
    """Return the parts that `#` joins, however deep their braces, or None where they do not add up.

    >>> parts_of('jun # "~" # {12}')
    ('jun', '"~"', '{12}')
    """
    parts: list[str] = []
    position, size = 0, len(value)
    while position < size:
        end = _end_of_part(value, position)
        if end is None:
            return None
        parts.append(value[position:end])
        position = _past_blanks(value, end)
        if position == size:
            return tuple(parts)
        if value[position] != "#":
            return None
        position = _past_blanks(value, position + 1)
    return None


def _end_of_part(value: str, start: int) -> int | None:
    if value[start] not in '{"':
        bare = _BARE.match(value, start)
        return bare.end() if bare else None
    quoted, depth = value[start] == '"', 0
    for piece in _PIECE.finditer(value, start + quoted):
        if piece[0] == '"' and quoted and depth == 0:
            return piece.end()
        # here, as for bibtexparser, "\\{" is a character
        if piece[0] in "{}" and (piece.start() == 0 or value[piece.start() - 1] != "\\"):
            depth += 1 if piece[0] == "{" else -1
            if depth == 0 and not quoted:
                return piece.end()
    return None


def _past_blanks(value: str, position: int) -> int:
    while position < len(value) and value[position].isspace():
        position += 1
    return position
