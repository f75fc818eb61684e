"""Search the library, or list all of it."""

from incident_refs.bibtex.text import to_unicode
from incident_refs.model.entry import Entry
from incident_refs.model.tokens import fold, words
from incident_refs.workspace import Workspace


def find(workspace: Workspace, text: str) -> list[Entry]:
    """Return the entries in which all words of `text` stand, in the library's order; accents and case do not count."""
    wanted = words(text)
    return [entry for entry in everything(workspace) if _holds(entry, wanted)]


def everything(workspace: Workspace) -> list[Entry]:
    """Return all entries of the library, in its order."""
    return list(workspace.library().entries())


def _holds(entry: Entry, wanted: list[str]) -> bool:
    text = fold(" ".join((entry.key, *(to_unicode(value) for _, value in entry.fields))))
    return bool(wanted) and all(word in text for word in wanted)
