"""A formatted bibliography of records, of keys, or of a .bib file."""

from collections.abc import Sequence
from pathlib import Path

from incident_refs.bibtex.read import entries as read_entries
from incident_refs.errors import LibraryError
from incident_refs.files import read_bytes
from incident_refs.formats.bibliography import Formatted, bibliography
from incident_refs.model.entry import Entry
from incident_refs.verbs.select import entries_named
from incident_refs.workspace import Workspace


def format(
    workspace: Workspace,
    names: Sequence[str] = (),
    *,
    style: str | None = None,
    to: str = "text",
    bib: Path | None = None,
) -> tuple[Formatted, ...]:
    """Return the bibliography of the records and keys named (all of the library where none is), in the style's order.

    With `bib`, the entries are those of that file and `names` are keys in it. Raises FormatError for a style or target
    that we do not know, LibraryError for a key that is not there.
    """
    everything = read_entries(read_bytes(bib), str(bib))[0] if bib else workspace.library().entries()
    entries = _chosen(everything, names, bib) if bib else entries_named(workspace, names)
    return bibliography(entries, style or workspace.settings.style, to, related=everything)


def _chosen(entries: Sequence[Entry], keys: Sequence[str], bib: Path) -> Sequence[Entry]:
    if not keys:
        return entries
    by_key = {entry.key: entry for entry in entries}
    for key in keys:
        if key not in by_key:
            raise LibraryError(f"{bib} has no entry '{key}'; 'incident-refs format --bib {bib}' prints all of it")
    return [by_key[key] for key in keys]
