"""The local works index: a folder that answers which works a string may mean, without a network.

A folder holds `index.json` (what is in it, who built it) and one or more shards, each a tantivy index of its own.
A build goes to a new shard beside the old ones, in committed batches; only when it is complete does `index.json` name
it. So an old index answers until the new one is there, and a build that was killed goes on where it stopped.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incident_refs.errors import SourceError
from incident_refs.matching.likelihood import likelihood, read_printed
from incident_refs.matching.said_title import TitleFit, title_fit
from incident_refs.model.card import FIELD, Carded
from incident_refs.model.citation import Citation, Form, Query
from incident_refs.model.work import Candidate, work_id
from incident_refs.works.index_terms import looked_up, repaired
from incident_refs.works.name_lookup import filed_under_names, topic_words

FORMAT = 1
MANIFEST = "index.json"
QUICK_TERMS, QUICK_POSTINGS, QUICK_CANDIDATES = 9, 3_000, 3
WIDE_TERMS, WIDE_POSTINGS, WIDE_CANDIDATES = 60, 400_000, 10
TITLED_CANDIDATES = 6  # records of one title: a preprint, what it became, and their twins
SHORT_CANDIDATES = 300  # of one name and year: "Wang 2023" begins more than a thousand among half a million
RIVAL = 0.55  # of the first one's BM25
SURE = 0.5  # the quick question is enough where its best candidate is at least this probable


@dataclass(frozen=True, slots=True)
class Info:
    """What an index folder holds."""

    folder: str
    works: int
    shards: tuple[str, ...]
    files: tuple[str, ...]
    bytes: int
    format: int


def info(folder: Path) -> Info:
    """Return what the index in `folder` holds. Raises SourceError where there is none that this version reads."""
    manifest = read_manifest(folder)
    size = sum(path.stat().st_size for shard in manifest["shards"] for path in (folder / shard["name"]).iterdir())
    return Info(
        folder=str(folder),
        works=sum(shard["works"] for shard in manifest["shards"]),
        shards=tuple(shard["name"] for shard in manifest["shards"]),
        files=tuple(file for shard in manifest["shards"] for file in shard["files"]),
        bytes=size,
        format=manifest["format"],
    )


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the list of shards of an index folder. Raises SourceError with what to do next."""
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        if not all(shard.keys() >= {"name", "works", "files"} for shard in manifest["shards"]):
            raise KeyError("a shard says too little")
    except FileNotFoundError as error:
        what = "is not finished yet" if any(folder.glob("shard-*")) else "is no works index"
        raise SourceError(f"{folder}: {what}; build it with 'incident-refs index build {folder} FILE…'") from error
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror or error})") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(f"{path}: is damaged; build the index again with 'incident-refs index build'") from error
    if manifest.get("format") != FORMAT:
        raise SourceError(
            f"{folder}: this index was built by another version of incident-refs (format {manifest.get('format')},"
            f" this one reads {FORMAT}); build it again with 'incident-refs index build {folder} FILE…'"
        )
    return dict(manifest)


class LocalIndex:
    """An index folder as a source of candidates. Opened when it is first asked."""

    def __init__(self, folder: Path | str, name: str = "index") -> None:
        self.folder = Path(folder)
        self.name = name
        self._shards: list[_Shard] | None = None

    def find(self, query: Query) -> Sequence[Candidate]:
        """Return the candidates for one query, best first: works with the string's identifiers, then by its words.

        Words never reach a query language. Raises SourceError where there is no index, or one of another version.
        """
        shards = self._opened()
        cards = self._by_identifier(query.citation, shards)
        if query.citation.form is Form.SHORT:
            by_words = self._by_name(query, shards)
        else:
            by_words = self._by_words(query.citation.raw, shards)
        found = dict.fromkeys([*cards, *by_words])
        return [Carded(card, self.name, rank) for rank, card in enumerate(found, 1)]

    def titled(self, query: Query) -> Sequence[Candidate]:
        """Return the works with a citation's identifiers and those whose title may be its own, best first.

        For entries, whose title is known to the letter: a few rare words find it, and only where they do not, nearly
        all are asked for. Raises SourceError as `find` does.
        """
        shards = self._opened()
        citation = query.citation
        title = citation.title or citation.raw
        terms = looked_up(read_printed(citation.raw))
        known = _by_rarity(terms, shards)
        hits = [card for _, card in _hits(shards, _within(known, QUICK_TERMS, QUICK_POSTINGS), TITLED_CANDIDATES)]
        same = [card for card in hits if title_fit(title, card.partition(FIELD)[0]) is TitleFit.SAME]
        if not same:
            hits += _wide(terms, known, shards)
        doi = f"{FIELD}{citation.doi}{FIELD}" if citation.doi else None
        meant = doi is not None and any(doi in card for card in same)  # one record with its title and its DOI is enough
        found = dict.fromkeys([*(() if meant else self._by_identifier(citation, shards)), *hits])
        return [Carded(card, self.name, rank) for rank, card in enumerate(found, 1)]

    def holds_publisher(self, doi: str) -> bool:
        """Return whether any work here has a DOI of the same publisher: "10.1109/…" and "10.1109/…".

        Raises SourceError as `find` does.
        """
        prefix = doi.partition("/")[0]
        return any(shard.has_ids_like(f"doi:{prefix}/") for shard in self._opened())

    def _opened(self) -> "list[_Shard]":
        if self._shards is None:
            manifest = read_manifest(self.folder)
            self._shards = [_Shard(self.folder / shard["name"]) for shard in manifest["shards"]]
        return self._shards

    def _by_identifier(self, citation: Citation, shards: "list[_Shard]") -> list[str]:
        ids = identifiers_of(citation)
        return [card for shard in shards for card in shard.with_ids(ids)] if ids else []

    def offered(self, raw: str) -> list[str]:
        """Return the cards of all candidates for a string, of the quick and of the wide question: for training."""
        shards = self._opened()
        terms = looked_up(read_printed(raw))
        known = _by_rarity(terms, shards)
        quick = [card for _, card in _quick(known, shards)]
        return list(dict.fromkeys([*quick, *_wide(terms, known, shards)]))

    def _by_words(self, raw: str, shards: "list[_Shard]") -> list[str]:
        """Ask for the few rarest words first; only where nothing of that is probable ask for nearly all."""
        terms = looked_up(read_printed(raw))
        known = _by_rarity(terms, shards)
        hits = _quick(known, shards)
        if hits and likelihood(raw, hits[0][1]) >= SURE:
            # A work that shares half of what the first one shares is no rival of it.
            enough = hits[0][0] * RIVAL
            return [card for score, card in hits if score >= enough]
        if any(likelihood(raw, card) >= SURE for _, card in hits):
            return [card for _, card in hits]
        return _wide(terms, known, shards)

    def _by_name(self, query: Query, shards: "list[_Shard]") -> list[str]:
        """Return the works of a short citation's first author and year, those first that the context speaks of."""
        keys, topic = filed_under_names(query.citation), topic_words(query.context)
        hits = sorted(
            (hit for shard in shards for hit in shard.search_under(keys, topic, SHORT_CANDIDATES)), key=_score
        )
        return [card for _, card in hits[:SHORT_CANDIDATES]]


def identifiers_of(citation: Citation) -> list[str]:
    """Return the ids under which the works of a citation's identifiers are filed.

    >>> identifiers_of(Citation("arXiv:2006.16923", Form.IDENTIFIER, arxiv="2006.16923"))
    ['arxiv:2006.16923']
    """
    ids = dict.fromkeys(work_id(doi=doi) for doi in (citation.doi, *citation.dois) if doi)
    if citation.arxiv:
        ids[f"arxiv:{citation.arxiv}"] = None
    if citation.pmid:
        ids[f"pmid:{citation.pmid}"] = None
    if citation.isbn:
        ids[f"isbn:{citation.isbn}"] = None
    return [id_ for id_ in ids if id_]


def _quick(known: list[tuple[int, str]], shards: "list[_Shard]") -> list[tuple[float, str]]:
    return _hits(shards, _within(known, QUICK_TERMS, QUICK_POSTINGS), QUICK_CANDIDATES)


def _wide(terms: list[str], known: list[tuple[int, str]], shards: "list[_Shard]") -> list[str]:
    more = _by_rarity(repaired(terms, {term for _, term in known}), shards)
    return _search(shards, _within(sorted({*known, *more}), WIDE_TERMS, WIDE_POSTINGS), WIDE_CANDIDATES)


def _by_rarity(terms: Iterable[str], shards: "list[_Shard]") -> list[tuple[int, str]]:
    if len(shards) == 1:
        doc_freq = shards[0].doc_freq
        return sorted([(works, term) for term in terms if (works := doc_freq("words", term))])
    return sorted((works, term) for term in terms if (works := sum(shard.count(term) for shard in shards)))


def _within(known: list[tuple[int, str]], most_terms: int, most_postings: int) -> list[str]:
    """Return the rarest words whose works together are few enough to look through."""
    chosen: list[str] = []
    postings = 0
    for works, term in known[:most_terms]:
        postings += works
        if postings > most_postings and len(chosen) >= 3:
            break
        chosen.append(term)
    return chosen


def _search(shards: "list[_Shard]", terms: Sequence[str], limit: int) -> list[str]:
    return [card for _, card in _hits(shards, terms, limit)]


def _hits(shards: "list[_Shard]", terms: Sequence[str], limit: int) -> list[tuple[float, str]]:
    """Return the best cards of all shards with their BM25."""
    if not terms:
        return []
    if len(shards) == 1:
        return shards[0].search(terms, limit)
    return sorted((hit for shard in shards for hit in shard.search(terms, limit)), key=_score)[:limit]


def _score(hit: tuple[float, str]) -> float:
    return -hit[0]


class _Shard:
    """One tantivy index."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        try:
            self._index = tantivy.Index.open(str(folder))
        except (ValueError, OSError) as error:
            raise SourceError(
                f"{folder}: cannot be opened ({error}); build the index again with 'incident-refs index build'"
            ) from error
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        self.doc_freq: Callable[[str, str], int] = self._searcher.doc_freq
        self._query = tantivy.Query
        self._should, self._must = tantivy.Occur.Should, tantivy.Occur.Must

    def count(self, term: str) -> int:
        """Return how many works are filed under the word."""
        return self.doc_freq("words", term)

    def search(self, terms: Sequence[str], limit: int) -> list[tuple[float, str]]:
        """Return the best cards by BM25 with their scores."""
        term_query, schema, should = self._query.term_query, self._schema, self._should
        query = self._query.boolean_query([(should, term_query(schema, "words", term, "freq")) for term in terms])
        return self._cards(query, limit)

    def search_under(self, keys: Sequence[str], terms: Sequence[str], limit: int) -> list[tuple[float, str]]:
        """Return cards that are filed under each of `keys`, those with more and rarer words of `terms` first."""
        if not keys or not all(map(self.count, keys)):
            return []
        clauses = [(self._must, key) for key in keys] + [(self._should, term) for term in terms if self.count(term)]
        term_query, schema = self._query.term_query, self._schema
        query = self._query.boolean_query(
            [(occur, term_query(schema, "words", term, "freq")) for occur, term in clauses]
        )
        return self._cards(query, limit)

    def with_ids(self, ids: Sequence[str]) -> list[str]:
        """Return the cards of the works that have one of the ids."""
        query = self._query.term_set_query(self._schema, "ids", list(ids))
        return [card for _, card in self._cards(query, 10)]

    def has_ids_like(self, beginning: str) -> bool:
        """Return whether the id of any work begins so."""
        query = self._query.regex_query(self._schema, "ids", f"{re.escape(beginning)}.*")
        return bool(self._searcher.search(query, 1, False).hits)

    def _cards(self, query: Any, limit: int) -> list[tuple[float, str]]:
        doc = self._searcher.doc
        hits = self._searcher.search(query, limit, False).hits
        return [(score, bytes(doc(address).get_first("card") or b"").decode("utf-8")) for score, address in hits]
