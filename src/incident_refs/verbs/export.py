"""References as data: BibTeX, BibLaTeX, CSL-JSON or RIS, from the library or any `.bib` file; and the incidents."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from incident_refs.bibtex.blocks import Kind
from incident_refs.bibtex.exact_item import exact_item
from incident_refs.bibtex.incident_item import incident_entry, incident_item, incident_key
from incident_refs.bibtex.layout import layout_of
from incident_refs.bibtex.read import Bibliography, read
from incident_refs.bibtex.rich_tex import held_by_itself
from incident_refs.bibtex.types import Dialect
from incident_refs.errors import FormatError, LibraryError, UsageError
from incident_refs.exchange import csl_json, ris
from incident_refs.files import read_bytes
from incident_refs.latex.subset import listed, subset
from incident_refs.library.by_key import ByKey
from incident_refs.model.entry import Entry
from incident_refs.model.item import Item, not_kept
from incident_refs.model.record import Record
from incident_refs.verbs.select import keys_named, records_named
from incident_refs.workspace import Workspace

FORMS = ("bibtex", "biblatex", "csl-json", "ris")
ENCODINGS = ("utf8", "latex")


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
    incident: bool = False,
) -> Exported:
    """Return the entries that the records and keys name (all where none is).

    To BibTeX and BibLaTeX, an entry goes to the letter as it stands in the file where nothing has to change. With
    `bib`, the entries are those of that file and `names` are keys in it; with `incident`, they are the records
    themselves. Raises FormatError for a form or an encoding
    that we do not know, RecordError for a name that is neither record nor key.
    """
    if to not in FORMS:
        raise FormatError(f"'{to}' is not a form to export to; known are {', '.join(FORMS)}")
    if encoding not in (None, *ENCODINGS):
        raise FormatError(f"'{encoding}' is not an encoding; known are {', '.join(ENCODINGS)}")
    if incident and bib:
        raise UsageError("--bib and --incident each say what to export; give one of them")
    if incident:
        return _of_incidents(records_named(workspace, names, "--incident"), to, encoding)
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
    return _written([exact_item(entry, folded) for entry in entries], to)


def _written(items: Sequence[Item], to: str) -> Exported:
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
        yield f"{form} does not hold '{name}' as it is: {listed(keys)}"


def _as_bib(source: Bibliography, entries: Sequence[Entry], dialect: Dialect, encoding: str | None) -> Exported:
    made = subset(entries, _Shelf(source), dialect=dialect, encoding=encoding, by_key=False)
    return Exported(_with_plain_line_ends(made.text), made.notes)


def _of_incidents(records: Sequence[Record], to: str, encoding: str | None) -> Exported:
    """Return the incidents themselves, each once, as if they were entries."""
    items = list({item.key: item for item in map(incident_item, records)}.values())
    if to in ("bibtex", "biblatex"):
        made = {incident_key(one): incident_entry(one, Dialect(to), encoding or "utf8") for one in records}
        entries = list(made.values())
        text = subset((), _Shelf(read(b"")), made=entries, encoding=encoding, by_key=False).text
        return Exported(text, found=len(items))
    return replace(_written(items, to), found=len(items))


class _Shelf:
    """A file that was read, asked as a library is."""

    def __init__(self, source: Bibliography) -> None:
        self._source, self._by_key = source, ByKey(source.entries)
        self.layout = layout_of(source.data, source.blocks)

    def get(self, key: str, /) -> Entry | None:
        return self._by_key.get(key)

    def text_of(self, key: str, /) -> str | None:
        position = self._by_key.position(key)
        if position is None:
            return None
        place = self._source.places[position]
        return self._source.data[place.start : place.end].decode()

    def strings(self) -> Sequence[bytes]:
        blocks = (block for block in self._source.blocks if block.kind is Kind.STRING)
        return [self._source.data[block.start : block.end] for block in blocks]


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _folded(source: Bibliography) -> dict[str, Entry]:
    return {entry.key.lower(): entry for entry in source.entries}
