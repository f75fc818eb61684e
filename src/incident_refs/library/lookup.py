"""Entries found by what names a work: identifiers, title with first author and year, family with year.

Building it for 10,000 entries takes a fraction of reading them: titles and names are looked at only when asked for.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from incident_refs.bibtex.mapping import work_from_entry
from incident_refs.model.entry import Entry
from incident_refs.model.names import Name
from incident_refs.model.tokens import words
from incident_refs.model.work import Work

# An ISBN names a whole book: its chapters and papers carry it too.
_WHOLE_BOOKS = frozenset({"book", "monograph", "edited-book", "reference-book", "book-set", "proceedings", "report"})
_PUBLISHED = frozenset({"journal-article", "proceedings-article", "book-chapter", "book"})


class Lookup:
    """Positions of entries by what names their works."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """The works that the entries are about, in their order."""
        return tuple(work_from_entry(entry) for entry in self._entries)

    def same(self, work: Work) -> int | None:
        """Return the position of the entry about this very work, or None.

        Identifiers decide where both sides have one of a kind. Where they do not, title, first author and year decide,
        unless one is a preprint and the other was published: those are two works.

        >>> from incident_refs.model.entry import Entry
        >>> from incident_refs.model.work import Work
        >>> lookup = Lookup([Entry("a", "article", (("doi", "10.1109/CVPR.2009.5206848"),))])
        >>> lookup.same(Work("x", doi="10.1109/cvpr.2009.5206848")), lookup.same(Work("x", doi="10.1/y"))
        (0, None)
        """
        for name in names_of(work):
            if name in self._by_name:
                return self._by_name[name][0]
        return next((i for i in self._by_title.get(title_key(work), ()) if may_be_one(work, self.works[i])), None)

    def by_identifier(self, **identifiers: str | None) -> tuple[int, ...]:
        """Return entries with one of these identifiers (`doi`, `arxiv`, `isbn`, `pmid`, `url`)."""
        return tuple(
            position
            for kind, value in identifiers.items()
            if value
            for position in self._by_any_name.get(f"{kind}:{_spelled(kind, value)}", ())
        )

    def by_title(self, title: str) -> tuple[int, ...]:
        """Return entries with this title, letter for letter but for case, accents and signs, or with its main part."""
        found = dict.fromkeys(self._by_words.get(_folded(title), ()))
        found.update(dict.fromkeys(self._by_main_title.get(_folded(_main(title)), ())))
        return tuple(found)

    def by_family(self, family: str, year: int | None) -> tuple[int, ...]:
        """Return entries whose first author has this family name; and this year, where one is given."""
        return tuple(
            position
            for position in self._by_family.get(_folded(family), ())
            if year is None or self.works[position].year in (year, None)
        )

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        """Names of which one is enough to say that two works are one."""
        return _grouped((name, position) for position, work in enumerate(self.works) for name in names_of(work))

    @cached_property
    def _by_any_name(self) -> dict[str, list[int]]:
        """All identifiers: an article that names its preprint is found by that too."""
        return _grouped((name, position) for position, work in enumerate(self.works) for name in _all_names(work))

    @cached_property
    def _by_title(self) -> dict[str, list[int]]:
        return _grouped((title_key(work), position) for position, work in enumerate(self.works))

    @cached_property
    def _by_words(self) -> dict[str, list[int]]:
        return _grouped((_folded(work.title), position) for position, work in enumerate(self.works) if work.title)

    @cached_property
    def _by_main_title(self) -> dict[str, list[int]]:
        return _grouped(
            (_folded(_main(work.title)), position) for position, work in enumerate(self.works) if work.title
        )

    @cached_property
    def _by_family(self) -> dict[str, list[int]]:
        return _grouped(
            (name, position)
            for position, work in enumerate(self.works)
            if work.authors
            for name in {_folded(work.authors.families[0]), _folded(work.authors.listed[0].cited_as)}
        )


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
    told = [_folded(work.title), first, str(work.year or "")]
    if not told[0]:
        told += [_folded(work.container or ""), work.volume or "", _folded(work.pages or "")]
    return "|".join(told)


def _compared(name: Name) -> str:
    """Return what a name is compared by. A family name without a letter ("\\") is not written, and so not read back."""
    return _folded(name.family) or _folded(getattr(name, "given", None) or "")


def _folded(text: str) -> str:
    return "".join(words(text))


def _main(title: str) -> str:
    """Return a title without its subtitle, which pages often leave out."""
    main = title.partition(": ")[0]
    return main if len(main) > 15 else title


def _grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    grouped: dict[str, list[int]] = {}
    for name, position in pairs:
        grouped.setdefault(name, []).append(position)
    return grouped
