"""Entries put into the library although it has their work: because a person said so."""

from collections.abc import Iterable
from dataclasses import replace

from incident_refs.bibtex.layout import write
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
    fresh = tuple(entries)
    layout = library.layout
    newline = layout.newline.encode()
    new = change.new
    for entry in fresh:
        if new.strip():
            blank = len(new) - len(new.rstrip(b"\r\n"))
            there = new[len(new) - blank :].count(newline)
            new += newline * max(0, layout.blank_lines + 1 - there)
        new += write(entry, layout) + newline
    return replace(change, new=new, added=(*change.added, *fresh))
