"""References as data: the entries of the library, as they stand in it."""

from collections.abc import Sequence

from incident_refs.errors import FormatError
from incident_refs.verbs.select import keys_named, text_of
from incident_refs.workspace import Workspace

FORMS = ("bibtex",)


def export(workspace: Workspace, names: Sequence[str] = (), *, to: str = "bibtex") -> str:
    """Return the entries that the records and keys name (all where none is), each to the letter as the library has it.

    Raises FormatError for a form that we do not know, RecordError for a name that is neither record nor key.
    """
    if to not in FORMS:
        raise FormatError(f"'{to}' is not a form to export to; known are {', '.join(FORMS)}")
    library = workspace.library()
    return "\n".join(text_of(library, key) + "\n" for key in keys_named(workspace, names))
