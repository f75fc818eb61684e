"""Crossref and the other registration agencies as one source: what is kept first, then in as few requests as it takes.

A DOI is asked of Crossref, and of its agency through doi.org where Crossref does not hold it; a string without one is
searched in Crossref. Every sound answer is kept before anybody uses it.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from incident_refs.errors import NotAsked, PartlyAsked, SourceError
from incident_refs.interfaces import Plan
from incident_refs.model.citation import Citation, Form, Query
from incident_refs.model.identifiers import arxiv_doi
from incident_refs.model.work import Candidate, Work
from incident_refs.works.ahead import Ahead
from incident_refs.works.answers import Answers
from incident_refs.works.crossref import Crossref, listable
from incident_refs.works.crossref_message import work_from_message
from incident_refs.works.csl_item import message_from_csl
from incident_refs.works.doi_org import DoiOrg, is_of_datacite
from incident_refs.works.outcomes import OtherRecord, Unsuited
from incident_refs.works.pace import MARGIN

# Characters; Crossref refuses addresses of more than 8 kB, and the start of a reference says it all.
LONGEST_QUERY = 1_000
ROWS = 5
ROWS_FOR_SHORT = 10
LIST = 50  # DOIs in one request
FEW = 3  # DOIs are asked for one by one


@dataclass(frozen=True, slots=True)
class _Search:
    """A search in Crossref: the string, and how many works it may offer."""

    text: str
    rows: int


class Registries:
    """The far source `crossref`. `offline` says why nobody is asked, or is None; `answers` is what was kept.

    >>> source = Registries(Crossref(), DoiOrg(), Answers(None), offline="Crossref was not asked (offline)")
    >>> source.find(Citation("Deng et al. 2009", Form.SHORT).query())
    Traceback (most recent call last):
    ...
    incident_refs.errors.NotAsked: Crossref was not asked (offline)
    """

    name = "crossref"

    def __init__(self, crossref: Crossref, doi_org: DoiOrg, answers: Answers, *, offline: str | None = None) -> None:
        self._crossref, self._doi_org = crossref, doi_org
        self.answers = answers
        self._offline = offline
        self._others: dict[str, Mapping[str, Any]] = {}
        self._ahead = Ahead(crossref.pool.at_once, lambda: crossref.client.sound)

    @property
    def lost(self) -> str | None:
        """Why answers could not be kept, if they could not."""
        return self.answers.lost

    def close(self) -> None:
        """Let go of threads, connections and the file of answers."""
        self._ahead.close()
        self._crossref.close()
        self._doi_org.close()
        self.answers.close()

    def find(self, query: Query) -> Sequence[Candidate]:
        """Return the works with the citation's DOIs, or else what Crossref's search offers for the string.

        Raises NotAsked offline where nothing that is kept answers, SourceError where nobody could be asked; PartlyAsked
        where a DOI could not be looked up and something else is found.
        """
        found: list[Candidate] = []
        refusal: SourceError | None = None
        for doi in _dois(query.citation):
            try:
                found += self._with_doi(doi)
            except SourceError as error:
                refusal = refusal or error
        search = _search(query)
        if search and not any(candidate.instead_of is None for candidate in found):
            found += self._offered(search)
        if refusal and found:
            raise PartlyAsked(str(refusal), found)
        if refusal:
            raise refusal
        return tuple(found)

    def _offered(self, search: _Search) -> list[Candidate]:
        if self._offline is None and self.answers.get(self._name(search)) is None:
            self._ahead.begin_unless_begun(search, partial(self._searched, search))
        self._ahead.wait(search)
        works = (work_from_message(message) for message in self._searched(search))
        offered = [work for work in works if work.id and not work.void]
        return [Candidate(work, self.name, rank) for rank, work in enumerate(offered, 1)]

    def expect(self, queries: Sequence[Query]) -> Plan:
        """Begin to ask for what is not kept: DOIs of Crossref in lists, the rest singly, each thing once."""
        if self._offline is not None:
            return Plan(0, 0.0)
        dois = dict.fromkeys(doi for query in queries for doi in _dois(query.citation))
        new = [doi for doi in dois if not self._is_answered(doi)]
        lists = _lists([doi for doi in new if listable(doi) and not is_of_datacite(doi)])
        listed = {doi for one in lists for doi in one}
        singly = [doi for doi in new if doi not in listed]
        searches = [search for search in _searches(queries) if self.answers.get(self._name(search)) is None]
        for one in lists:
            self._ahead.begin(one, partial(self._list, one))
        for doi in singly:
            self._ahead.begin([doi], partial(self._of_doi, doi))
        for search in searches:
            self._ahead.begin([search], partial(self._searched, search))
        pool, asked_as_list = self._crossref.pool, len(lists) + len(searches)
        seconds = MARGIN * max(asked_as_list / pool.list, len(singly) / pool.single)
        return Plan(asked_as_list + len(singly), seconds)

    def _with_doi(self, doi: str) -> list[Candidate]:
        if self._offline is None and not self._is_answered(doi):
            self._ahead.begin_unless_begun(doi, partial(self._of_doi, doi))
        self._ahead.wait(doi)
        given = self._of_doi(doi)
        if doi in self._others:
            return [Candidate(_work(self._others[doi]), self.name, instead_of=doi)]
        if given is None:
            return []
        work, source = _work(given[0]), given[1]
        own = work.doi or (arxiv_doi(work.arxiv) if work.arxiv else None)
        return [Candidate(work, source, alias=None if own == doi else doi)]

    def _of_doi(self, doi: str) -> tuple[Mapping[str, Any], str] | None:
        """Return the record of a DOI and who gave it, None where no agency holds it, or gives only another record."""
        if doi in self._others:
            return None
        try:
            if not is_of_datacite(doi):
                record = self._answered(self._name(doi), lambda: self._crossref.work(doi))
                if record is not None:
                    return record, self.name
            record = self._answered(self._name_at_agency(doi), lambda: self._of_agency(doi))
            return None if record is None else (record, "doi.org")
        except OtherRecord as other:  # for this run only: caches in between mix answers up, and may stop to do so
            self._others[doi] = other.record
            return None

    def _of_agency(self, doi: str) -> Mapping[str, Any] | None:
        try:
            return self._doi_org.work(doi)
        except Unsuited as error:
            agency = self._crossref.agency(doi) or "an agency"
            raise SourceError(f"{doi} is registered with {agency}, which gives no data for programs") from error

    def _list(self, dois: Sequence[str]) -> None:
        """Ask for many DOIs at once; those that the answer leaves out, or that come without one, are asked singly."""
        try:
            records = self._crossref.works(dois)
        except SourceError:
            records = {}
        for doi, record in records.items():
            self.answers.put(self._name(doi), _json(record))
        for doi in dois:
            if doi not in records:
                self._ahead.begin([doi], partial(self._of_doi, doi))

    def _searched(self, search: _Search) -> list[Mapping[str, Any]]:
        answer = self._answered(
            self._name(search), lambda: {"items": items} if (items := self._search(search)) else None
        )
        return list(answer["items"]) if answer else []

    def _search(self, search: _Search) -> list[Mapping[str, Any]]:
        return self._crossref.search(search.text, search.rows)

    def _answered(self, name: str, ask: Callable[[], Mapping[str, Any] | None]) -> Mapping[str, Any] | None:
        """Return what is kept under the name, or ask and keep it."""

        def body() -> bytes | None:
            if self._offline is not None:
                raise NotAsked(self._offline)
            answer = ask()
            return None if answer is None else _json(answer)

        found = self.answers.answered(name, body)
        answer: Mapping[str, Any] | None = None if found is None else json.loads(found)
        return answer

    def _is_answered(self, doi: str) -> bool:
        kept = self.answers.get(self._name(doi))
        if kept is None or kept.body is None:
            return self.answers.get(self._name_at_agency(doi)) is not None
        return True

    def _name(self, asked: str | _Search) -> str:
        """Return the name under which an answer of Crossref is kept."""
        if isinstance(asked, str):
            return f"{self._crossref.base_url} work {asked}"
        return f"{self._crossref.base_url} search {asked.rows} {asked.text}"

    def _name_at_agency(self, doi: str) -> str:
        return f"{self._doi_org.base_url} work {doi}"


def _work(record: Mapping[str, Any]) -> Work:
    return work_from_message(message_from_csl(record) if isinstance(record.get("title"), str) else record)


def _json(record: Mapping[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def _dois(citation: Citation) -> list[str]:
    """Return the DOIs to ask for: those of the string, or the one that arXiv registered for its id."""
    dois = dict.fromkeys(filter(None, (citation.doi, *citation.dois)))
    return list(dois) or ([arxiv_doi(citation.arxiv)] if citation.arxiv else [])


def _search(query: Query) -> _Search | None:
    """Return the search for a string: its text, and for a short form the title of its record too; None for an id."""
    citation = query.citation
    if citation.form is Form.IDENTIFIER:
        return None
    text = citation.raw
    if citation.form is Form.SHORT:
        text = f"{text} {query.context.record_title}"
    text = " ".join(text[: 2 * LONGEST_QUERY].split())
    if len(text) > LONGEST_QUERY:
        text = text[:LONGEST_QUERY].rpartition(" ")[0] or text[:LONGEST_QUERY]
    return _Search(text, ROWS_FOR_SHORT if citation.form is Form.SHORT else ROWS) if text else None


def _searches(queries: Iterable[Query]) -> list[_Search]:
    """Return the searches that will be needed whatever the answers are, each once."""
    needed = (_search(query) for query in queries if not _dois(query.citation))
    return list(dict.fromkeys(search for search in needed if search))


def _lists(dois: Sequence[str]) -> list[list[str]]:
    if len(dois) <= FEW:
        return []
    return [list(dois[start : start + LIST]) for start in range(0, len(dois), LIST)]
