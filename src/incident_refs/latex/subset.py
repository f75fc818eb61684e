"""The entries that a paper needs, with what they take over from others, as a `.bib` file of their own.

An entry goes to the letter as it stands in its file, unless a dialect or an encoding is asked for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from incident_refs.bibtex.dialects import in_dialect
from incident_refs.bibtex.encoding import encoded
from incident_refs.bibtex.hazards import has_hazards, hazards
from incident_refs.bibtex.inheritance import parents_of
from incident_refs.bibtex.layout import Layout, write
from incident_refs.bibtex.macros import used
from incident_refs.bibtex.read import read
from incident_refs.bibtex.text import beyond_latex, to_unicode
from incident_refs.bibtex.types import Dialect
from incident_refs.model.entry import Entry

_MOST_KEYS = 8
_MOST_LEVELS = 16  # of parents above each other
# What biber looks for beside the parents: the members of a set, and what an entry is said to be related to.
_BIBER_LOOKS_FOR = ("entryset", "related", "xref")


class Shelf(Protocol):
    """Where entries come from: a library, or a file that was read."""

    def get(self, key: str, /) -> Entry | None:
        """Return the entry with this key, to the letter, or else the only one that differs in case, or None."""

    def text_of(self, key: str, /) -> str | None:
        """Return the entry with this key as it stands in the file, or None."""

    def strings(self) -> Sequence[bytes]:
        """Return the `@string` definitions as they stand in the file."""

    @property
    def layout(self) -> Layout:
        """How the file's entries are written."""


@dataclass(frozen=True, slots=True)
class Subset:
    """The file's text, its entries in their order, and what a person should know of it."""

    text: str
    entries: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()


def subset(
    entries: Sequence[Entry],
    shelf: Shelf,
    *,
    made: Sequence[Entry] = (),
    dialect: Dialect | None = None,
    encoding: str | None = None,
    biblatex: bool = False,
    by_key: bool = True,
) -> Subset:
    """Return the file that holds these entries of the shelf and what they need, and `made`, which are in no file.

    The order is that of the keys, and parents stand behind their children, where BibTeX wants them: it changes only
    with what is in the file. Without `by_key`, it is the one given, and behind it what else is needed. `biblatex` says
    that biber reads the file, and looks for more than BibTeX does.
    """
    raw, lost = _with_needed({entry.key: entry for entry in entries}, shelf, biblatex=biblatex)
    types: dict[str, list[str]] = {}
    converted = raw
    if dialect:
        parents = {key.lower(): entry for key, entry in raw.items()}
        done = {key: in_dialect(entry, dialect, parents) for key, entry in raw.items()}
        for key, one in done.items():
            if one.unknown_type:
                types.setdefault(one.unknown_type, []).append(key)
        # BibTeX knows no xdata: what stood there is in the entries by now, and nobody asks for it any more
        converted = _still_named({key: one.entry for key, one in done.items()}, entries, biblatex=biblatex)
    together = [*converted.values(), *made]
    if encoding:
        for_biber = biblatex or dialect is Dialect.BIBLATEX
        together = [encoded(entry, encoding, for_biber=for_biber) for entry in together]
    ordered = in_order(together) if by_key else together
    texts = [_text(entry, raw.get(entry.key), shelf) for entry in ordered]
    macros = [block.decode() for block in used(shelf.strings(), [text.encode() for text in texts])]
    blocks = [shelf.layout.newline.join(macros), *texts] if macros else texts
    newline = shelf.layout.newline
    text = (2 * newline).join(blocks) + newline if blocks else ""
    return Subset(text, tuple(ordered), (*lost, *_said(types, ordered if encoding == "latex" else ()), *_hazards(text)))


def in_order(entries: Sequence[Entry]) -> list[Entry]:
    """Return entries by their keys, parents behind their children.

    >>> book = Entry("anthology", "book")
    >>> [entry.key for entry in in_order([book, Entry("part", "inbook", (("crossref", "Anthology"),))])]
    ['part', 'anthology']
    """
    level = {entry.key.lower(): 0 for entry in entries}
    parents = {entry.key.lower(): parents_of(dict(entry.fields)) for entry in entries}
    for _ in range(_MOST_LEVELS):  # two that name each other would go on for ever
        moved = False
        for key, named in parents.items():
            for parent in named:
                if parent in level and parent != key and level[parent] <= level[key]:
                    level[parent], moved = level[key] + 1, True
        if not moved:
            break
    return sorted(entries, key=lambda entry: (level[entry.key.lower()], entry.key.lower(), entry.key))


def _with_needed(found: dict[str, Entry], shelf: Shelf, *, biblatex: bool) -> tuple[dict[str, Entry], list[str]]:
    """Return the entries with those that they name, and a sentence for each one that is named and not there."""
    waiting, lost, asked = list(found.values()), [], set()
    while waiting:
        entry = waiting.pop(0)
        for name in _named(entry, biblatex=biblatex):
            if name.lower() in asked:
                continue
            asked.add(name.lower())
            other = shelf.get(name)
            if other is None:
                lost.append(f"'{entry.key}' names '{name}', which is not in the library")
            elif other.key not in found:
                found[other.key] = other
                waiting.append(other)
    return found, lost


def _still_named(found: Mapping[str, Entry], asked: Iterable[Entry], *, biblatex: bool) -> dict[str, Entry]:
    """Return the entries that were asked for, and of the others those that they name by now."""
    by_key = {key.lower(): entry for key, entry in found.items()}
    kept = {entry.key: found[entry.key] for entry in asked}
    waiting = list(kept.values())
    while waiting:
        for name in _named(waiting.pop(), biblatex=biblatex):
            other = by_key.get(name.lower())
            if other and other.key not in kept:
                kept[other.key] = other
                waiting.append(other)
    return kept


def _named(entry: Entry, *, biblatex: bool) -> Iterator[str]:
    fields = dict(entry.fields)
    yield from parents_of(fields)
    if biblatex:
        for name in _BIBER_LOOKS_FOR:
            yield from (key.strip() for key in fields.get(name, "").split(",") if key.strip())


def _text(entry: Entry, as_kept: Entry | None, shelf: Shelf) -> str:
    """Return an entry as it stands in its file where it is as it was; else as we write it."""
    # biber reads no file in which "@misc{a}" stands
    if as_kept and entry.fields and (entry.type, dict(entry.fields)) == (as_kept.type, dict(as_kept.fields)):
        text = shelf.text_of(entry.key)
        if text is not None:
            return text
    return write(entry, shelf.layout).decode()


def _said(types: Mapping[str, list[str]], in_latex: Sequence[Entry]) -> Iterator[str]:
    for name, keys in types.items():
        yield f"BibTeX has no @{name}; written as @misc: {listed(keys)}"
    letters: dict[str, list[str]] = {}
    for entry in in_latex:
        for letter in beyond_latex(" ".join(to_unicode(value) for _, value in entry.fields if not value.isascii())):
            letters.setdefault(letter, []).append(entry.key)
    if letters:
        keys = list(dict.fromkeys(key for found in letters.values() for key in found))
        yield (
            f"plain pdfLaTeX has no letters for '{''.join(list(letters)[:20])}', which stay as they are"
            f" (XeLaTeX and LuaLaTeX print them): {listed(keys)}"
        )


def listed(keys: Sequence[str]) -> str:
    """Return keys as a sentence has them, the first few of many.

    >>> listed(["a", "b"])
    'a, b'
    """
    more = f" and {len(keys) - _MOST_KEYS} more" if len(keys) > _MOST_KEYS else ""
    return ", ".join(keys[:_MOST_KEYS]) + more


def _hazards(text: str) -> Iterator[str]:
    """Say what could do more than print; it goes as it stands, for it may be its owner's own."""
    data = text.encode()
    if has_hazards(data):
        for one in hazards(read(data)):
            yield f"{f'entry {one.key!r}' if one.key else 'an @string'}: {one.reason}"
