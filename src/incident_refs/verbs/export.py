"""References as data: BibTeX, BibLaTeX, CSL-JSON or RIS, from the library or any `.bib` file."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from incident_refs.bibtex.dialects import in_dialect
from incident_refs.bibtex.encoding import encoded
from incident_refs.bibtex.exact_item import exact_item
from incident_refs.bibtex.layout import layout_of, write
from incident_refs.bibtex.macros import definitions
from incident_refs.bibtex.read import Bibliography, read
from incident_refs.bibtex.rich_tex import held_by_itself
from incident_refs.bibtex.text import beyond_latex, to_unicode
from incident_refs.bibtex.types import Dialect
from incident_refs.errors import FormatError, LibraryError
from incident_refs.exchange import csl_json, ris
from incident_refs.files import read_bytes
from incident_refs.model.entry import Entry
from incident_refs.model.item import Item, not_kept
from incident_refs.verbs.select import keys_named
from incident_refs.workspace import Workspace

FORMS = ("bibtex", "biblatex", "csl-json", "ris")
ENCODINGS = ("utf8", "latex")
_MOST_KEYS = 8
# A parent has to stand behind those that name it, and goes with them
_PARENTS = ("crossref", "xdata")


@dataclass(frozen=True, slots=True)
class Exported:
    """The data as text, and in `notes` what the form cannot hold: a sentence for each field, with the keys.

    `found` is how many entries were meant; of none, CSL-JSON says `[]`.
    """

    text: str
    notes: tuple[str, ...] = ()
    found: int = 0


def export(
    workspace: Workspace,
    names: Sequence[str] = (),
    *,
    to: str = "bibtex",
    encoding: str | None = None,
    bib: Path | None = None,
) -> Exported:
    """Return the entries that the records and keys name (all where none is).

    To BibTeX and BibLaTeX, an entry goes to the letter as it stands in the file where nothing has to change. With
    `bib`, the entries are those of that file and `names` are keys in it. Raises FormatError for a form or an encoding
    that we do not know, RecordError for a name that is neither record nor key.
    """
    if to not in FORMS:
        raise FormatError(f"'{to}' is not a form to export to; known are {', '.join(FORMS)}")
    if encoding not in (None, *ENCODINGS):
        raise FormatError(f"'{encoding}' is not an encoding; known are {', '.join(ENCODINGS)}")
    source, path = _source(workspace, bib)
    by_key = {entry.key: entry for entry in source.entries}
    keys = _keys(names, by_key, bib) if bib else keys_named(workspace, names)
    entries = [by_key[key] for key in keys if key in by_key]
    unread = [f"{path}:{one.line}:{one.column}: {one.reason}" for one in source.failed] if bib else []
    made = as_data(source, entries, to, encoding)
    return replace(made, notes=(*unread, *made.notes), found=len(entries))


def as_data(source: Bibliography, entries: Sequence[Entry], to: str, encoding: str | None = None) -> Exported:
    """Return these entries of a file that was read, in a form of FORMS."""
    if to in ("bibtex", "biblatex"):
        return _as_bib(source, entries, Dialect(to), encoding)
    return _as_items(source, entries, to)


def _source(workspace: Workspace, bib: Path | None) -> tuple[Bibliography, Path]:
    if bib:
        return read(read_bytes(bib), str(bib)), bib
    library = workspace.library()
    return read(library.data, str(library.path)), library.path


def _keys(names: Sequence[str], by_key: Mapping[str, Entry], bib: Path) -> Sequence[str]:
    for name in names:
        if name not in by_key:
            raise LibraryError(f"{bib} has no entry '{name}'; 'incident-refs export --bib {bib}' prints all of it")
    return list(dict.fromkeys(names)) if names else list(by_key)


def _as_items(source: Bibliography, entries: Sequence[Entry], to: str) -> Exported:
    folded = _folded(source)
    items = [exact_item(entry, folded) for entry in entries]
    if to == "ris":
        text, again = ris.write(items), lambda item: ris.read(ris.write([item]), "").items[0]
    else:
        text = csl_json.write(items, held_by_itself)
        again = lambda item: csl_json.read(csl_json.write([item], held_by_itself), "").items[0]  # noqa: E731
    return Exported(text, tuple(_missing(items, again, "RIS" if to == "ris" else "CSL-JSON")))


def _missing(items: Iterable[Item], again: Callable[[Item], Item], form: str) -> Iterator[str]:
    """Yield what a form does not hold, found by reading back what was written."""
    lost: dict[str, list[str]] = {}
    for item in items:
        for name in not_kept(item, again(item)):
            lost.setdefault(name, []).append(item.key)
    for name, keys in lost.items():
        yield f"{form} does not hold '{name}' as it is: {_listed(keys)}"


def _as_bib(source: Bibliography, entries: Sequence[Entry], dialect: Dialect, encoding: str | None) -> Exported:
    places = {entry.key: place for entry, place in zip(source.entries, source.places, strict=True)}
    folded = _folded(source)
    layout = replace(layout_of(source.data, source.blocks), newline="\n")
    texts: list[str] = []
    raw: list[bytes] = []
    types: dict[str, list[str]] = {}
    letters: dict[str, list[str]] = {}
    for entry in _with_parents(entries, folded):
        converted = in_dialect(entry, dialect, folded)
        new = encoded(converted.entry, encoding) if encoding else converted.entry
        if converted.unknown_type:
            types.setdefault(converted.unknown_type, []).append(entry.key)
        if encoding == "latex":
            for letter in beyond_latex(" ".join(to_unicode(value) for _, value in new.fields if not value.isascii())):
                letters.setdefault(letter, []).append(entry.key)
        if new.type == entry.type and dict(new.fields) == dict(entry.fields):
            place = places[entry.key]
            raw.append(source.data[place.start : place.end])
            texts.append(raw[-1].decode())
        else:
            texts.append(write(new, layout).decode())
    macros = [text.decode() for text in definitions(source, raw)]
    body = "\n\n".join((*(["\n".join(macros)] if macros else []), *texts))
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    return Exported(f"{text}\n" if text else "", tuple(_said(types, letters)))


def _said(types: Mapping[str, list[str]], letters: Mapping[str, list[str]]) -> Iterator[str]:
    for name, keys in types.items():
        yield f"BibTeX has no @{name}; written as @misc: {_listed(keys)}"
    if letters:
        keys = list(dict.fromkeys(key for found in letters.values() for key in found))
        yield (
            f"plain pdfLaTeX has no letters for '{''.join(list(letters)[:20])}', which stay as they are"
            f" (XeLaTeX and LuaLaTeX print them): {_listed(keys)}"
        )


def _with_parents(entries: Sequence[Entry], folded: Mapping[str, Entry]) -> list[Entry]:
    """Return the entries, and behind them the parents that they name and that are not among them."""
    found = {entry.key: entry for entry in entries}
    waiting = list(entries)
    while waiting:
        entry = waiting.pop(0)
        for name in _PARENTS:
            for key in (entry.get(name) or "").lower().split(","):
                parent = folded.get(key.strip())
                if parent and parent.key not in found:
                    found[parent.key] = parent
                    waiting.append(parent)
    return list(found.values())


def _folded(source: Bibliography) -> dict[str, Entry]:
    return {entry.key.lower(): entry for entry in source.entries}


def _listed(keys: Sequence[str]) -> str:
    more = f" and {len(keys) - _MOST_KEYS} more" if len(keys) > _MOST_KEYS else ""
    return ", ".join(keys[:_MOST_KEYS]) + more
