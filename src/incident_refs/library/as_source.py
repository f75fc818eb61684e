"""The library as the first catalogue that is asked."""

from collections.abc import Iterable, Sequence

from incident_refs.library.lookup import Lookup
from incident_refs.library.store import Library
from incident_refs.model.citation import Citation, Form, Query
from incident_refs.model.work import Candidate, Work

_MOST = 20  # candidates


class LibrarySource:
    """Offers the works of a library for a citation: by identifier, by title, by first author and year."""

    name = "library"

    def __init__(self, library: Library) -> None:
        self._library = library

    def find(self, query: Query) -> Sequence[Candidate]:
        """Return the works that a citation may mean, those with its identifier first."""

        def works(lookup: Lookup) -> list[Work]:
            positions = list(dict.fromkeys(_positions(lookup, query.citation)))[:_MOST]
            return [lookup.works[position] for position in positions]

        found = self._library.look_up(works)
        return tuple(Candidate(work, self.name, rank) for rank, work in enumerate(found, 1))


def _positions(lookup: Lookup, citation: Citation) -> Iterable[int]:
    for doi in dict.fromkeys((citation.doi, *citation.dois)):
        yield from lookup.by_identifier(doi=doi)
    yield from lookup.by_identifier(arxiv=citation.arxiv, isbn=citation.isbn, pmid=citation.pmid, url=citation.url)
    if citation.title:
        yield from lookup.by_title(citation.title)
    if citation.authors and (citation.year or citation.form is Form.SHORT):
        yield from lookup.by_family(citation.authors.families[0], citation.year)
