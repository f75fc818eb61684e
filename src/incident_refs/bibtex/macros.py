"""Which `@string` macros entries need, to stand in a file of their own."""

import re
from collections.abc import Iterable

from incident_refs.bibtex import grammar
from incident_refs.bibtex.blocks import Kind
from incident_refs.bibtex.read import Bibliography

_WORD = re.compile(rb"[^\s,{}()\"#%=@\\]+")


def definitions(source: Bibliography, raw: Iterable[bytes]) -> list[bytes]:
    r"""Return the definitions, as they stand in the file and in its order, of the macros that these entries use.

    >>> from incident_refs.bibtex.read import read
    >>> source = read(b'@string{a = "A"} @string{b = a # "B"} @string{c = "C"} @misc{k, note = b}')
    >>> definitions(source, [b"@misc{k, note = b}"])
    [b'@string{a = "A"}', b'@string{b = a # "B"}']
    """
    return used([source.data[block.start : block.end] for block in source.blocks if block.kind is Kind.STRING], raw)


def used(blocks: Iterable[bytes], raw: Iterable[bytes]) -> list[bytes]:
    """Return those of the definitions, in their order, of the macros that these entries use."""
    named = [(macro[0].lower(), macro[1], block) for block in blocks if (macro := grammar.macro(block))]
    wanted = {word for entry in raw for word in _words(entry)} if named else set()
    found: list[bytes] = []
    for name, value, block in reversed(named):  # a macro may use those above it
        if name in wanted:
            wanted |= _bare_words(value)
            found.append(block)
    return found[::-1]


def _words(entry: bytes) -> set[bytes]:
    """Return the words in an entry's values that stand in neither braces nor quotes."""
    values = [field["value"] for field in grammar.FIELD.finditer(entry)]
    return {word for value in values if not grammar.is_one_text(value) for word in _bare_words(value)}


def _bare_words(value: bytes) -> set[bytes]:
    return {word.lower() for word in _WORD.findall(value)}
