"""An entry out of the library, and no byte of its neighbours."""

from incident_refs.errors import LibraryError
from incident_refs.library.editing import INHERITS, Edited, edited, placed, pointing, without
from incident_refs.library.store import Library


def removed(library: Library, key: str) -> Edited:
    """Return what taking an entry out would change. Raises LibraryError where other entries take fields from it."""
    gone = placed(library, key)
    heirs = (child.entry.key for child in pointing(library, gone.entry.key, INHERITS))
    children = [key for key in heirs if key != gone.entry.key]
    if children:
        raise LibraryError(
            f"'{gone.entry.key}' is what {', '.join(children[:5])} {'take' if len(children) > 1 else 'takes'} fields"
            " from (crossref or xdata); change that first"
        )
    left = [entry for entry in library.entries() if entry.key != gone.entry.key]
    return edited(library, [without(library.data, gone.block)], left)
