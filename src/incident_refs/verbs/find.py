"""Search the library, or list all of it."""

from dataclasses import dataclass

from incident_refs.bibtex.read import Failed
from incident_refs.bibtex.text import to_unicode
from incident_refs.model.entry import Entry
from incident_refs.model.tokens import fold, words
from incident_refs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Listing:
    """All entries of a library in its order, and what is to be said of some of them."""

    entries: tuple[Entry, ...]
    remarks: tuple[Failed, ...] = ()


def find(workspace: Workspace, text: str) -> list[Entry]:
    """Return the entries in which all words of `text` stand, in the library's order; accents and case do not count."""
    wanted = words(text)
    return [entry for entry in everything(workspace) if _holds(entry, wanted)]


def everything(workspace: Workspace) -> list[Entry]:
    """Return all entries of the library, in its order."""
    return list(workspace.library().entries())


def listing(workspace: Workspace) -> Listing:
    """Return all entries of the library, and what is hardly meant so in them or could run in a paper."""
    library = workspace.library()
    return Listing(library.entries(), library.remarks())


def _holds(entry: Entry, wanted: list[str]) -> bool:
    text = fold(" ".join((entry.key, *(to_unicode(value) for _, value in entry.fields))))
    return bool(wanted) and all(word in text for word in wanted)
