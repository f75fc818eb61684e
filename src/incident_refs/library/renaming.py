"""Another key for an entry: it, the alias that keeps the old one alive, and the fields in which others name it."""

from dataclasses import replace

from incident_refs.bibtex import grammar
from incident_refs.bibtex.blocks import splice
from incident_refs.errors import LibraryError
from incident_refs.library.aliases import also_called
from incident_refs.library.editing import Edited, Piece, edited, placed, pointed, pointing, repointed
from incident_refs.library.store import Library

_IMPOSSIBLE = ',{}"#%~\\='
_MOST = 200  # characters


def check_key(key: str) -> None:
    """Refuse a key that BibTeX could not read. Keys that people give may be `Deng:2009` or `müller+2020`.

    >>> check_key("deng 2009")
    Traceback (most recent call last):
    ...
    incident_refs.errors.LibraryError: 'deng 2009' cannot be a key: it holds a blank; letters, digits, - and _ are safe
    """
    wrong = next((sign for sign in key if sign in _IMPOSSIBLE), None)
    reason = None
    if not key:
        reason = "it is empty"
    elif any(sign.isspace() for sign in key):
        reason = "it holds a blank"
    elif wrong:
        reason = f"it holds {wrong}"
    elif not key.isprintable():
        reason = "it holds a sign that cannot be seen"
    elif key[0] in "@(" or ")" in key:  # "@misc(a)b," ends at its bracket
        reason = "BibTeX would end it at its bracket" if key[0] != "@" else "it begins with @"
    elif len(key) > _MOST:
        reason = f"it is longer than {_MOST} characters"
    if reason:
        raise LibraryError(f"'{key[:60]}' cannot be a key: {reason}; letters, digits, - and _ are safe")


def renamed(library: Library, old: str, new: str) -> Edited:
    """Return what giving the entry `old` the key `new` would change. The old key stays an alias: papers cite it.

    Raises LibraryError for a key that is taken (BibTeX compares without case) or impossible.
    """
    check_key(new)
    named = placed(library, old)
    old = named.entry.key
    taken = next((e.key for e in library.entries() if e.key.lower() == new.lower() and e.key != old), None)
    if taken:
        raise LibraryError(f"the key '{taken}' is taken; 'incident-refs merge {taken} {old}' makes one entry of two")
    head = grammar.HEAD.match(library.data, named.block.start, named.block.end)
    if head is None or head["key"].decode() != old:
        raise LibraryError(f"the entry '{old}' is written in a way that cannot be renamed here; do it by hand")
    start, end = named.block.start, named.block.end
    own: list[Piece] = [(head.start("key") - start, head.end("key") - start, new.encode())]
    others: list[Piece] = []
    for child in pointing(library, old):
        pieces = repointed(library, child, old, new)
        if child.block.start == start:  # "@book{b, crossref = {b}}"
            own += [(begin - start, stop - start, text) for begin, stop, text in pieces]
        else:
            others += pieces
    data = splice(library.data[start:end], own)
    entry = pointed(replace(named.entry, key=new), old, new)
    if old != new:
        data, entry = also_called(data, replace(named.block, start=0, end=len(data)), entry, [old], library.layout)
    expected = [pointed(e, old, new) if e.key != old else entry for e in library.entries()]
    return edited(library, [(start, end, data), *others], expected)
