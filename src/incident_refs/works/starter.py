"""The starter works: a packaged shelf of works that AI incident records cite, so that the first run finds something.

Each line of `data/starter_works.jsonl` restates facts that were checked, and names in `evidence` what against.
`docs/decisions/starter-works.md` tells what may stand there.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from math import log
from pathlib import Path
from typing import Any

from incident_refs.model.citation import Citation, Form, Query
from incident_refs.model.dates import PartialDate
from incident_refs.model.identifiers import arxiv_in, normalise_arxiv
from incident_refs.model.names import Group, Name, Names, Person
from incident_refs.model.tokens import words
from incident_refs.model.work import Candidate, Relation, Version, Work, work_id

# The path, not importlib.resources: that alone would cost 12 ms of a 300 ms run.
SHELF = Path(__file__).resolve().parent.parent / "data" / "starter_works.jsonl"
OFFERED_BY_TITLE = 5
ENOUGH_IN_COMMON = 0.6  # of the weight of the words in the shorter title; what is meant is for the judge to say
LONGEST_LINE = 2_000  # characters of a line without a title in which a title is looked for

Row = Mapping[str, Any]


def read_rows(path: Path = SHELF) -> tuple[Row, ...]:
    """Return the lines of a shelf of starter works as they stand there, evidence included.

    >>> read_rows()[0]["doi"]
    '10.1109/cvpr.2009.5206848'
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    return tuple(json.loads(f"[{','.join(line for line in lines if line)}]"))


def work_from_row(row: Row) -> Work:
    """Return the work that one line describes. Absent facts are left out of the line.

    >>> work = work_from_row({"arxiv": "1905.01347", "title": "Auditing ImageNet", "authors": ["Dulhanty, C."]})
    >>> work.id, work.authors.families
    ('arxiv:1905.01347', ('Dulhanty',))
    """
    return Work(
        id=_id_of(row),
        type=row.get("type", "other"),
        title=row["title"],
        authors=Names(tuple(map(name_from_text, row.get("authors", ()))), more=row.get("more", False)),
        issued=PartialDate(row["year"]) if "year" in row else None,
        container=row.get("container"),
        volume=row.get("volume"),
        issue=row.get("issue"),
        pages=row.get("pages"),
        article_number=row.get("article_number"),
        publisher=row.get("publisher"),
        doi=row.get("doi"),
        arxiv=row.get("arxiv"),
        url=row.get("url"),
        versions=tuple(Version(Relation(kind), other) for kind, other in row.get("versions", {}).items()),
    )


def _id_of(row: Row) -> str:
    """Return the work's id: an id of our own only where neither DOI nor address is known (Gender Shades)."""
    return work_id(row.get("doi"), row.get("arxiv"), row.get("url")) or str(row.get("id", ""))


def name_from_text(text: str) -> Name:
    """Return the name in a text: `Family, Given` or `Family, Given, Suffix`; without a comma it is a group.

    Small words before the family are its particle.

    >>> name_from_text("van der Maaten, Laurens")
    Person(family='Maaten', given='Laurens', particle='van der', suffix=None)
    >>> name_from_text("European Commission")
    Group(name='European Commission')
    """
    family, comma, rest = text.partition(", ")
    if not comma:
        return Group(text.rstrip(","))
    given, _, suffix = rest.partition(", ")
    small = family.split()
    count = next((n for n, word in enumerate(small) if not word.islower()), 0)
    return Person(" ".join(small[count:]), given or None, " ".join(small[:count]) or None, suffix or None)


class Starter:
    """The starter works as a source. Nothing is read before the first question, and nothing but the one file.

    >>> from incident_refs.model.citation import Citation, Form
    >>> citation = Citation("arXiv:2006.16923v2", Form.IDENTIFIER, arxiv="2006.16923")
    >>> [candidate.work.year for candidate in Starter().find(citation.query())]
    [2020]
    """

    name = "starter"

    def __init__(self, path: Path = SHELF) -> None:
        self._path = path

    def find(self, query: Query) -> Sequence[Candidate]:
        """Return the works with an identifier of the citation, then those with its title, then its author and year.

        A short form is given every work whose first author and year fit: which one is meant, others say.
        """
        citation = query.citation
        found: dict[int, None] = dict.fromkeys(self._with_identifier(citation))
        if citation.form is not Form.SHORT:
            found.update(dict.fromkeys(self._with_title(citation)))
        if citation.form is Form.SHORT or not citation.title:
            found.update(dict.fromkeys(self._of_author_and_year(citation)))
        return tuple(Candidate(work_from_row(self._rows[n]), self.name, rank) for rank, n in enumerate(found, 1))

    def _with_identifier(self, citation: Citation) -> Iterator[int]:
        for doi in (citation.doi, *citation.dois):
            if doi:
                # A DataCite DOI of arXiv names the same work as the bare id: 10.48550/arXiv.2006.16923
                yield from self._by_id.get(work_id(doi) or "", ())
        if citation.arxiv:
            yield from self._by_id.get(f"arxiv:{normalise_arxiv(citation.arxiv)}", ())
        if citation.url:
            yield from self._by_id.get(work_id(arxiv=arxiv_in(citation.url), url=citation.url) or "", ())

    def _with_title(self, citation: Citation) -> list[int]:
        said = set(words(citation.title or citation.raw[:LONGEST_LINE]))
        shared: dict[int, float] = defaultdict(float)
        whole, by_word, weights, of_others = 0.0, self._by_word, self._weights, self._weight("")
        for word in said:
            weight = weights.get(word, of_others)
            whole += weight
            for n in by_word.get(word, ()):
                shared[n] += weight
        titles = self._title_weights
        fit = [n for n, weight in shared.items() if weight >= ENOUGH_IN_COMMON * (min(whole, titles[n]) or 1)]
        return sorted(fit, key=lambda n: (-shared[n], n))[:OFFERED_BY_TITLE]

    def _of_author_and_year(self, citation: Citation) -> Iterator[int]:
        if citation.authors and citation.year:
            for family in _spellings(citation.authors.listed[0]):
                yield from self._by_author_year.get((family, citation.year), ())

    def _weight(self, word: str) -> float:
        return log((len(self._rows) + 1) / (len(self._by_word.get(word, ())) + 1)) + 0.1

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        return read_rows(self._path)

    @cached_property
    def _by_id(self) -> Mapping[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for n, row in enumerate(self._rows):
            ids = (work_id(row.get("doi")), work_id(arxiv=row.get("arxiv")), work_id(url=row.get("url")))
            for name in filter(None, dict.fromkeys(ids)):
                index[name].append(n)
        return index

    @cached_property
    def _by_word(self) -> Mapping[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for n, row in enumerate(self._rows):
            for word in set(words(row["title"])):
                index[word].append(n)
        return index

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        return {word: self._weight(word) for word in self._by_word}

    @cached_property
    def _title_weights(self) -> Mapping[int, float]:
        weights: dict[int, float] = defaultdict(float)
        for word, rows in self._by_word.items():
            for n in rows:
                weights[n] += self._weight(word)
        return weights

    @cached_property
    def _by_author_year(self) -> Mapping[tuple[str, int], list[int]]:
        index: dict[tuple[str, int], list[int]] = defaultdict(list)
        for n, row in enumerate(self._rows):
            if row.get("authors") and "year" in row:
                for family in _spellings(name_from_text(row["authors"][0])):
                    index[family, row["year"]].append(n)
        return index


def _spellings(name: Name) -> tuple[str, ...]:
    """Return the ways in which a short citation may say a name: `van der Maaten`, `Maaten`."""
    return tuple(dict.fromkeys(" ".join(words(text)) for text in (name.cited_as, name.family)))
