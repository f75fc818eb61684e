"""Entries found by what names a work: identifiers, title with first author and year, family with year.

Building it for 10,000 entries takes a fraction of reading them: titles and names are looked at only when asked for.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from incident_refs.bibtex.inheritance import Parents
from incident_refs.bibtex.mapping import work_from_entry
from incident_refs.bibtex.same_work import folded, may_be_one, names_of, spelled, title_key
from incident_refs.errors import IncidentRefsError
from incident_refs.library.by_key import ByKey
from incident_refs.model.entry import Entry
from incident_refs.model.work import Work


class Doubtful(IncidentRefsError):
    """What was kept of a library cannot be relied on; whoever asked reads the library itself."""


class Places(Protocol):
    """Where entries are found by a sign of their work. `kind` is one of SIGNS."""

    def at(self, kind: str, *signs: str) -> Sequence[int]:
        """Return the positions of the entries with one of these signs, in the file's order."""


class Entries(Protocol):
    """Entries by position."""

    def __getitem__(self, position: int, /) -> Entry:
        """Return the entry at a position."""


class Works:
    """The works that entries are about, with what they take over from `parents`, each made when it is asked for."""

    def __init__(self, entries: Entries, parents: Parents) -> None:
        self._entries, self._parents = entries, parents
        self._made: dict[int, Work] = {}

    def __getitem__(self, position: int) -> Work:
        """Return the work at a position."""
        work = self._made.get(position)
        if work is None:
            work = self._made[position] = work_from_entry(self._entries[position], self._parents)
        return work


class Lookup:
    """Positions of entries by what names their works. `parents` are those that entries take over from by key."""

    def __init__(self, entries: Sequence[Entry], parents: Parents | None = None) -> None:
        self.works = Works(entries, ByKey(entries) if parents is None else parents)
        self._places: Places = _Counted(self.works, len(entries))

    @classmethod
    def kept(cls, works: Works, places: Places) -> "Lookup":
        """Return one whose places were found out before."""
        lookup = cls(())
        lookup.works, lookup._places = works, places
        return lookup

    def same(self, work: Work) -> int | None:
        """Return the position of the entry about this very work, or None.

        Identifiers decide where both sides have one of a kind. Where they do not, title, first author and year decide,
        unless one is a preprint and the other was published: those are two works.

        >>> from incident_refs.model.entry import Entry
        >>> from incident_refs.model.work import Work
        >>> lookup = Lookup([Entry("a", "article", (("doi", "10.1109/CVPR.2009.5206848"),))])
        >>> lookup.same(Work("x", doi="10.1109/cvpr.2009.5206848")), lookup.same(Work("x", doi="10.1/y"))
        (0, None)

        An entry that leaves its year to its parent is found by it:

        >>> said = (("title", "ImageNet"), ("author", "Deng, Jia"))
        >>> paper = Entry("a", "inproceedings", (*said, ("crossref", "cvpr")))
        >>> lookup = Lookup([paper, Entry("cvpr", "proceedings", (("year", "2009"),))])
        >>> from incident_refs.bibtex.mapping import work_from_entry
        >>> lookup.same(work_from_entry(Entry("b", "inproceedings", (*said, ("year", "2009")))))
        0
        """
        for name in names_of(work):
            for position in self._places.at("name", name):
                return position
        alike = self._places.at("title", title_key(work))
        return next((position for position in alike if may_be_one(work, self.works[position])), None)

    def by_identifier(self, **identifiers: str | None) -> tuple[int, ...]:
        """Return entries with one of these identifiers (`doi`, `arxiv`, `isbn`, `pmid`, `url`)."""
        return tuple(
            position
            for kind, value in identifiers.items()
            if value
            for position in self._places.at("any name", f"{kind}:{spelled(kind, value)}")
        )

    def by_title(self, title: str) -> tuple[int, ...]:
        """Return entries with this title, letter for letter but for case, accents and signs, or with its main part."""
        found = dict.fromkeys(self._places.at("words", folded(title)))
        found.update(dict.fromkeys(self._places.at("main words", folded(_main(title)))))
        return tuple(found)

    def by_family(self, family: str, year: int | None) -> tuple[int, ...]:
        """Return entries whose first author has this family name; and this year, where one is given."""
        if year is None:
            return tuple(self._places.at("family", folded(family)))
        return tuple(self._places.at("family and year", f"{folded(family)} {year}", f"{folded(family)} "))


class _Counted:
    """Places found out by looking at all works, for each kind of sign when it is first asked for."""

    def __init__(self, works: Works, size: int) -> None:
        self._works, self._size = works, size
        self._tables: dict[str, dict[str, list[int]]] = {}

    def at(self, kind: str, *signs: str) -> Sequence[int]:
        table = self._tables.get(kind)
        if table is None:
            of = SIGNS[kind]
            positions = range(self._size)
            table = self._tables[kind] = _grouped((sign, n) for n in positions for sign in of(self._works[n]))
        if len(signs) == 1:
            return table.get(signs[0], ())
        return sorted({position for sign in signs for position in table.get(sign, ())})


def _all_names(work: Work) -> Iterable[str]:
    for kind, value in (("doi", work.doi), ("arxiv", work.arxiv), ("pmid", work.pmid), ("url", work.url)):
        if value:
            yield f"{kind}:{spelled(kind, value)}"
    for isbn in work.isbn:
        yield f"isbn:{isbn}"


def _main(title: str) -> str:
    """Return a title without its subtitle, which pages often leave out."""
    main = title.partition(": ")[0]
    return main if len(main) > 15 else title


def _families(work: Work) -> frozenset[str]:
    if not work.authors:
        return frozenset()
    return frozenset({folded(work.authors.families[0]), folded(work.authors.listed[0].cited_as)})


# By what a work is found. "name": one is enough to say that two works are one; "any name": an article that names its
# preprint is found by that too; a work without a year is found under any.
SIGNS: Mapping[str, Callable[[Work], Iterable[str]]] = {
    "name": names_of,
    "any name": _all_names,
    "title": lambda work: (title_key(work),),
    "words": lambda work: (folded(work.title),) if work.title else (),
    "main words": lambda work: (folded(_main(work.title)),) if work.title else (),
    "family": _families,
    "family and year": lambda work: (f"{family} {work.year or ''}" for family in _families(work)),
}


def _grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    grouped: dict[str, list[int]] = {}
    for name, position in pairs:
        grouped.setdefault(name, []).append(position)
    return grouped
