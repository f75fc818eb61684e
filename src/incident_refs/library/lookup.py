"""Entries found by what names a work: identifiers, title with first author and year, family with year.

Building it for 10,000 entries takes a fraction of reading them: titles and names are looked at only when asked for.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from incident_refs.bibtex.inheritance import Parents
from incident_refs.bibtex.mapping import work_from_entry
from incident_refs.bibtex.text import to_tex, to_unicode
from incident_refs.errors import IncidentRefsError
from incident_refs.library.by_key import ByKey
from incident_refs.model.entry import Entry
from incident_refs.model.names import Name
from incident_refs.model.tokens import words
from incident_refs.model.work import Work

# An ISBN names a whole book: its chapters and papers carry it too.
_WHOLE_BOOKS = frozenset({"book", "monograph", "edited-book", "reference-book", "book-set", "proceedings", "report"})
_PUBLISHED = frozenset({"journal-article", "proceedings-article", "book-chapter", "book"})


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
            for position in self._places.at("any name", f"{kind}:{_spelled(kind, value)}")
        )

    def by_title(self, title: str) -> tuple[int, ...]:
        """Return entries with this title, letter for letter but for case, accents and signs, or with its main part."""
        found = dict.fromkeys(self._places.at("words", _folded(title)))
        found.update(dict.fromkeys(self._places.at("main words", _folded(_main(title)))))
        return tuple(found)

    def by_family(self, family: str, year: int | None) -> tuple[int, ...]:
        """Return entries whose first author has this family name; and this year, where one is given."""
        if year is None:
            return tuple(self._places.at("family", _folded(family)))
        return tuple(self._places.at("family and year", f"{_folded(family)} {year}", f"{_folded(family)} "))


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


def names_of(work: Work) -> tuple[str, ...]:
    """Return the names of a work that no other work has.

    A published work may know its preprint's arXiv id, which is not its own; an address is one only where there is
    no other.
    """
    is_preprint = work.doi is None or work.doi.startswith("10.48550/")
    if work.arxiv and is_preprint:
        return (f"arxiv:{work.arxiv}",)
    if work.doi:
        return (f"doi:{work.doi}",)
    if work.isbn and work.type in _WHOLE_BOOKS:
        return tuple(f"isbn:{isbn}" for isbn in work.isbn)
    if work.pmid:
        return (f"pmid:{work.pmid}",)
    return (f"url:{_spelled('url', work.url)}",) if work.url else ()


def may_be_one(one: Work, other: Work) -> bool:
    """Return whether two works of one title, first author and year may be one: nothing that names them differs."""
    for mine, theirs in ((one.doi, other.doi), (one.arxiv, other.arxiv), (one.pmid, other.pmid)):
        if mine and theirs and mine != theirs:
            return False
    if one.isbn and other.isbn and not set(one.isbn) & set(other.isbn):
        return False
    if not one.authors and one.container and other.container and _folded(one.container) != _folded(other.container):
        return False  # two journals' "Editorial"
    return not (_is_preprint(one) and _is_published(other)) and not (_is_preprint(other) and _is_published(one))


def _is_preprint(work: Work) -> bool:
    return work.type == "posted-content" or bool(work.arxiv and (not work.doi or work.doi.startswith("10.48550/")))


def _is_published(work: Work) -> bool:
    return work.type in _PUBLISHED or bool(work.doi and not work.doi.startswith("10.48550/"))


def _all_names(work: Work) -> Iterable[str]:
    for kind, value in (("doi", work.doi), ("arxiv", work.arxiv), ("pmid", work.pmid), ("url", work.url)):
        if value:
            yield f"{kind}:{_spelled(kind, value)}"
    for isbn in work.isbn:
        yield f"isbn:{isbn}"


def _spelled(kind: str, value: str) -> str:
    """Return an address without what makes no difference: its scheme, `www.` and the last slash."""
    if kind != "url":
        return value
    bare = value.strip().partition("://")[2] or value.strip()
    host, slash, path = bare.partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/")


def title_key(work: Work) -> str:
    """Return title, first author and year, folded; without a title, what else tells works apart."""
    first = next(filter(None, map(_compared, work.authors.listed)), "")
    told = [_folded(work.title) or _signs(work.title), first, str(work.year or "")]
    if not told[0]:
        told += [_folded(work.container or ""), work.volume or "", _folded(work.pages or "")]
    return "|".join(told)


def _signs(title: str) -> str:
    """Return a title of signs alone ("=") as it reads once it was written."""
    return " ".join(to_unicode(to_tex(title)).split())


def _compared(name: Name) -> str:
    """Return what a name is compared by. A family name without a letter ("\\") is not written, and so not read back."""
    return _folded(name.family) or _folded(getattr(name, "given", None) or "")


def _folded(text: str) -> str:
    return "".join(words(text))


def _main(title: str) -> str:
    """Return a title without its subtitle, which pages often leave out."""
    main = title.partition(": ")[0]
    return main if len(main) > 15 else title


def _families(work: Work) -> frozenset[str]:
    if not work.authors:
        return frozenset()
    return frozenset({_folded(work.authors.families[0]), _folded(work.authors.listed[0].cited_as)})


# By what a work is found. "name": one is enough to say that two works are one; "any name": an article that names its
# preprint is found by that too; a work without a year is found under any.
SIGNS: Mapping[str, Callable[[Work], Iterable[str]]] = {
    "name": names_of,
    "any name": _all_names,
    "title": lambda work: (title_key(work),),
    "words": lambda work: (_folded(work.title),) if work.title else (),
    "main words": lambda work: (_folded(_main(work.title)),) if work.title else (),
    "family": _families,
    "family and year": lambda work: (f"{family} {work.year or ''}" for family in _families(work)),
}


def _grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    grouped: dict[str, list[int]] = {}
    for name, position in pairs:
        grouped.setdefault(name, []).append(position)
    return grouped
