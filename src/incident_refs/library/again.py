"""Entries put into the library although it has their work: because a person said so."""

from collections.abc import Iterable
from dataclasses import replace

from incident_refs.bibtex.blocks import splice
from incident_refs.library.adding import at_end
from incident_refs.library.store import Change, Library
from incident_refs.model.entry import Entry


def added_again(library: Library, change: Change, entries: Iterable[Entry]) -> Change:
    r"""Return the change with these entries at the end of the file too; their keys must be free.

    >>> from pathlib import Path
    >>> from incident_refs.bibtex.read import read
    >>> library = Library(Path("library.bib"), read(b"@misc{a,\n  title = {T},\n}\n"))
    >>> added_again(library, library.add([]), [Entry("ab", "misc", (("title", "T"),))]).new.count(b"{T}")
    2
    """
    fresh = list(entries)
    if not fresh:
        return change
    start, end, text = at_end(library.layout, change.new, fresh)
    return replace(change, new=splice(change.new, [(start, end, text)]), added=(*change.added, *fresh))
