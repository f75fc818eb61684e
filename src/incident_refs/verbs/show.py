"""One entry: as it stands in the file, where its fields came from, and the records that cite it."""

from dataclasses import dataclass, replace

from incident_refs.bibtex.doubts import doubts
from incident_refs.bibtex.hazards import hazards
from incident_refs.bibtex.read import Failed, read
from incident_refs.errors import LibraryError
from incident_refs.model.attachment import Attached, Origin
from incident_refs.model.entry import Entry
from incident_refs.verbs.select import text_of
from incident_refs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is to say of an entry. `text` is the entry as it stands in the file, to the letter."""

    entry: Entry
    text: str
    origins: tuple[tuple[str, Origin], ...]
    cited: tuple[Attached, ...]
    remarks: tuple[Failed, ...] = ()


def show(workspace: Workspace, key: str) -> Shown:
    """Return the entry of that key. Raises LibraryError where there is none."""
    library = workspace.library()
    entry = library.get(key)
    if entry is None:
        raise LibraryError(f"{workspace.library_path} has no entry '{key}'; 'incident-refs list' shows the keys")
    state = workspace.state([entry.key])
    origins = tuple((name, origin) for name, _ in entry.fields if (origin := state.origins.get((entry.key, name))))
    cited = tuple(event for event in state.attached if event.key == entry.key)
    text = text_of(library, entry.key)
    return Shown(entry, text, origins, cited, _remarks(entry, text))


def _remarks(entry: Entry, text: str) -> tuple[Failed, ...]:
    """Return what is to be said of the entry, with its lines in the file."""
    alone, above = read(text.encode()), (entry.line or 1) - 1
    return tuple(replace(one, line=one.line + above) for one in (*doubts(alone), *hazards(alone)))
