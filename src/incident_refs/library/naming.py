"""Works named by a pattern before they are added."""

from collections.abc import Iterable, Iterator

from incident_refs.bibtex.keys import key_for
from incident_refs.bibtex.mapping import entry_from_work
from incident_refs.library.store import Library
from incident_refs.model.entry import Entry
from incident_refs.model.key_pattern import DEFAULT, KeyPattern
from incident_refs.model.work import Work


def keyed(library: Library, works: Iterable[Work], pattern: KeyPattern) -> Iterator[Work | Entry]:
    """Yield what to add for each work: the work itself where our default names it, or where it is there already.

    >>> from incident_refs.bibtex.read import read
    >>> from pathlib import Path
    >>> library = Library(Path("library.bib"), read(b""))
    >>> next(keyed(library, [Work("x", title="ImageNet")], KeyPattern.parse("w-{title}"))).key
    'w-imagenet'
    """
    if pattern == DEFAULT:
        yield from works
        return
    taken = _Taken(library)
    for work in works:
        if library.find_same(work):
            yield work
            continue
        key = key_for(work, taken, pattern)
        taken.ours.add(key)
        yield entry_from_work(work, key)


class _Taken:
    """The keys of a library and those given since, without reading all of a large library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.ours: set[str] = set()

    def __contains__(self, key: object) -> bool:
        return key in self.ours or self._library.get(str(key)) is not None
