"""A formatted bibliography of records, of keys, of a .bib file or of CSL-JSON, in one of our styles or any CSL file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from incident_refs.bibtex.exact_item import exact_item
from incident_refs.bibtex.incident_item import incident_item
from incident_refs.bibtex.read import entries as read_entries
from incident_refs.errors import FormatError, LibraryError, UsageError
from incident_refs.exchange import csl_json as csl
from incident_refs.files import read_bytes
from incident_refs.formats.bibliography import (
    Formatted,
    InText,
    arranged_by,
    as_citations,
    as_list,
    items_of,
    styles,
)
from incident_refs.formats.style import ReferenceList
from incident_refs.model.entry import Entry
from incident_refs.model.item import Item
from incident_refs.verbs.select import entries_named, records_named
from incident_refs.workspace import Workspace

NO_PAGES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Section:
    """One bibliography: of a record, under its title, or of everything that was named.

    `cited` says how each work is cited in the text, and all at once; it is empty where nobody asked for it.
    """

    formatted: tuple[Formatted, ...]
    cited: tuple[InText, ...] = ()
    items: tuple[Item, ...] = ()
    record: str = ""
    title: str = ""
    notes: tuple[str, ...] = ()


def format(
    workspace: Workspace,
    names: Sequence[str] = (),
    *,
    style: str | None = None,
    to: str = "text",
    bib: Path | None = None,
    csl_json: Path | None = None,
    incident: bool = False,
) -> tuple[Formatted, ...]:
    """Return the bibliography of the records and keys named (all of the library where none is), in the style's order.

    With `bib` or `csl_json`, the works are those of that file and `names` are keys in it; with `incident`, they are
    the records themselves. `style` is one of ours or the path of a CSL file. Raises FormatError for a style or target
    that we do not know, LibraryError for a key that is not there.
    """
    made = sections(workspace, names, style=style, to=to, bib=bib, csl_json=csl_json, incident=incident)
    return tuple(one for section in made for one in section.formatted)


def sections(
    workspace: Workspace,
    names: Sequence[str] = (),
    *,
    style: str | None = None,
    to: str = "text",
    bib: Path | None = None,
    csl_json: Path | None = None,
    incident: bool = False,
    by_record: bool = False,
    in_text: bool = False,
    pages: Mapping[str, str] = NO_PAGES,
) -> tuple[Section, ...]:
    """Return one bibliography of all that is named, or with `by_record` one for each record, as `format` does.

    With `in_text`, how the works are cited; `pages` are the pages that are meant, by keys.
    """
    named = style or workspace.settings.style
    csl_file = _csl_file(named)
    print_in = _Printer(named, csl_file, to, in_text, pages)
    if sum((bib is not None, csl_json is not None, incident)) > 1:
        raise UsageError("--bib, --csl-json and --incident each say what to print; give one of them")
    if by_record and (bib or csl_json or incident):
        raise UsageError("--by-record groups what is attached to records; it takes no --bib, --csl-json or --incident")
    if csl_json:
        return (_of_csl_json(csl_json, names, print_in),)
    if incident:
        items = {item.key: item for item in map(incident_item, records_named(workspace, names, "--incident"))}
        return (print_in(tuple(items.values())),)
    everything = read_entries(read_bytes(bib), str(bib))[0] if bib else workspace.library().entries()
    items_from = _items_from(everything, exact=csl_file is not None)
    if by_record:
        return tuple(_by_record(workspace, names, items_from, print_in))
    return (print_in(items_from(_chosen(everything, names, bib) if bib else entries_named(workspace, names))),)


@dataclass(frozen=True, slots=True)
class _Printer:
    """How works are printed, once that was said: style, target, and what of them."""

    style: str
    csl_file: Path | None
    to: str
    in_text: bool
    pages: Mapping[str, str]

    def __call__(self, items: tuple[Item, ...]) -> Section:
        arranged, said = self._arranged(items)
        if not self.in_text:
            return Section(as_list(arranged, self.to), (), arranged.items, notes=said)
        cited = as_citations(arranged, [item.key for item in items], self.to, self.pages)
        if self.pages and not arranged.cites_pages:
            said = (f"the style {self.style} cites no pages",)
        return Section((), cited, arranged.items, notes=said)

    def _arranged(self, items: tuple[Item, ...]) -> tuple[ReferenceList, tuple[str, ...]]:
        if self.csl_file is None:
            return arranged_by(self.style, items), ()
        from incident_refs import pandoc

        made = pandoc.arranged(items, self.csl_file, self.pages, in_sentences=self.in_text)
        return made, made.notes


def _csl_file(style: str) -> Path | None:
    """Return the CSL file that a style names; None for one of ours. Raises FormatError where it is neither."""
    if style.lower() in styles():
        return None
    if style.lower().endswith(".csl") or Path(style).is_file():
        return Path(style)
    raise FormatError(f"'{style}' is not a style; the styles are {', '.join(styles())}, or the path of a CSL file")


def _items_from(everything: Sequence[Entry], *, exact: bool) -> Callable[[Sequence[Entry]], tuple[Item, ...]]:
    """Return how entries become items: to the letter for programs that format, as print wants them for our styles."""
    if not exact:
        return lambda entries: items_of(entries, everything)
    folded = {entry.key.lower(): entry for entry in everything}
    return lambda entries: tuple(
        {entry.key: exact_item(entry, folded) for entry in entries if entry.type != "xdata"}.values()
    )


def _of_csl_json(path: Path, names: Sequence[str], print_in: _Printer) -> Section:
    found = csl.read(read_bytes(path).decode("utf-8-sig", "replace"), str(path))
    items: dict[str, Item] = {}
    for number, item in enumerate(found.items, 1):
        key = item.key or f"item-{number}"
        items.setdefault(key, replace(item, key=key))
    for name in names:
        if name not in items:
            raise LibraryError(
                f"{path} has no item '{name}'; 'incident-refs format --csl-json {path}' prints all of it"
            )
    section = print_in(tuple(items[name] for name in dict.fromkeys(names)) if names else tuple(items.values()))
    return replace(section, notes=(*section.notes, *(note.at(str(path)) for note in found.notes)))


def _by_record(
    workspace: Workspace,
    names: Sequence[str],
    items_from: Callable[[Sequence[Entry]], tuple[Item, ...]],
    print_in: _Printer,
) -> list[Section]:
    state, library = workspace.state(), workspace.library()
    made = []
    for record in records_named(workspace, names, "--by-record"):
        keys = dict.fromkeys(event.key for event in state.of(record.id))
        entries = [entry for key in keys if (entry := library.get(key))]
        section = print_in(items_from(entries))
        said = () if entries else (f"{record.id}: nothing is attached to it",)
        made.append(replace(section, record=record.id, title=record.title, notes=(*section.notes, *said)))
    return made


def _chosen(entries: Sequence[Entry], keys: Sequence[str], bib: Path) -> Sequence[Entry]:
    if not keys:
        return entries
    by_key = {entry.key: entry for entry in entries}
    for key in keys:
        if key not in by_key:
            raise LibraryError(f"{bib} has no entry '{key}'; 'incident-refs format --bib {bib}' prints all of it")
    return [by_key[key] for key in keys]
