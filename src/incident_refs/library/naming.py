"""Works named by a pattern before they are added."""

from collections.abc import Iterable

from incident_refs.bibtex.keys import key_for
from incident_refs.bibtex.mapping import entry_from_work
from incident_refs.library.store import Library
from incident_refs.model.entry import Entry
from incident_refs.model.key_pattern import DEFAULT, KeyPattern
from incident_refs.model.work import Work


def keyed(
    library: Library, works: Iterable[Work], pattern: KeyPattern, anyway: Iterable[Work] = ()
) -> tuple[tuple[Work | Entry, ...], tuple[Work | Entry, ...]]:
    """Return what to add for each work: the work itself where our default names it, or where it is there already.

    The second part is for those that are added `anyway`, there or not.

    >>> from incident_refs.bibtex.read import read
    >>> from pathlib import Path
    >>> library = Library(Path("library.bib"), read(b""))
    >>> (entry,), _ = keyed(library, [Work("x", title="ImageNet")], KeyPattern.parse("w-{title}"))
    >>> entry.key
    'w-imagenet'
    """
    if pattern == DEFAULT:
        return tuple(works), tuple(anyway)
    taken = _Taken(library)
    named = tuple(work if library.find_same(work) else taken.named(work, pattern) for work in works)
    return named, tuple(taken.named(work, pattern) for work in anyway)


class _Taken:
    """The keys of a library and those given since, without reading all of a large library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.ours: set[str] = set()

    def __contains__(self, key: object) -> bool:
        return key in self.ours or self._library.get(str(key)) is not None

    def named(self, work: Work, pattern: KeyPattern) -> Entry:
        key = key_for(work, self, pattern)
        self.ours.add(key)
        return entry_from_work(work, key)
