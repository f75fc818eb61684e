"""The whole way, in the order that only this module knows: read, look back, ask, judge."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from incident_refs.citations.linked import read_linked
from incident_refs.citations.reader import read
from incident_refs.errors import NotAsked, PartlyAsked, SourceError
from incident_refs.interfaces import FarSource, Plan, WorkSource
from incident_refs.matching.back_reference import from_line, from_list
from incident_refs.matching.judge import judge
from incident_refs.matching.short_citation import judge_short
from incident_refs.matching.unread import fits_clearly, is_worth_a_look
from incident_refs.model.citation import Citation, Context, Form, Query
from incident_refs.model.dates import PartialDate
from incident_refs.model.decision import Ambiguous, Decision, Matched, Pending, Unmatched, Weighed
from incident_refs.model.resolution import Asked, Resolved
from incident_refs.model.work import Candidate, Work, work_id

WEB_ITEM = "web item"
NOT_A_REFERENCE = "not a reference"


@dataclass(frozen=True, slots=True)
class Sources:
    """Who is asked. `near` costs nothing; `far` leaves the machine, and is asked only where `near` does not decide.

    `unasked` says in words which source was left out and why ("Crossref was not asked (left out by --source)"), or is
    None.
    """

    near: tuple[WorkSource, ...] = ()
    far: tuple[FarSource, ...] = ()
    unasked: str | None = None

    def lost(self) -> tuple[str, ...]:
        """Return why answers could not be kept, where they could not."""
        return tuple(source.lost for source in self.far if source.lost)

    def __enter__(self) -> "Sources":
        return self

    def __exit__(self, *error: object) -> None:
        for source in self.far:
            source.close()


Answered = Callable[[Asked, Citation], Decision | None]


def _nobody(asked: Asked, citation: Citation) -> Decision | None:
    return None


def _unheard(plan: Plan) -> None:
    return None


def resolve(
    asked: Iterable[Asked], sources: Sources, answered: Answered = _nobody, told: Callable[[Plan], None] = _unheard
) -> Iterator[Resolved]:
    """Yield what became of each string, in order, one or more for each (`citation.part`).

    `answered` gives the decision that a person already took, which outlives everything else. `told` hears what the far
    sources will be asked, before they are. A source that cannot be asked raises nothing here: its strings are
    `Pending`, with its sentence as the reason.
    """
    lists: Iterable[list[_Row]] = (_begun(strings, sources, answered) for strings in _lists(asked))
    if sources.far:
        lists = list(lists)
        expect([query for rows in lists for query in _open_queries(rows)], sources, told)
    for rows in lists:
        yield from (Resolved(row.asked, row.citation, decision) for row, decision in _finished(rows, sources))


@dataclass(frozen=True, slots=True)
class _Offered:
    """What the near sources offered, who they are, what that comes to, and who of them could not be asked."""

    candidates: tuple[Candidate, ...]
    asked: tuple[str, ...]
    decision: Decision
    refusals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """One reference on its way: decided, or a full one with what is offered near by, or a short one not looked for."""

    asked: Asked
    citation: Citation
    decision: Decision | None = None
    offered: _Offered | None = None

    @property
    def query(self) -> Query:
        return self.citation.query(self.asked.context)

    @property
    def so_far(self) -> Decision | None:
        return self.decision or (self.offered.decision if self.offered else None)


def _lists(asked: Iterable[Asked]) -> Iterator[list[Asked]]:
    """Yield the strings of one record together: its full lines decide what the short ones mean."""
    for record, group in groupby(asked, key=lambda item: item.record):
        if record is None:
            yield from ([item] for item in group)
        else:
            yield list(group)


def _begun(strings: Sequence[Asked], sources: Sources, answered: Answered) -> list[_Row]:
    """Return the references of one record, the full ones as far as the near sources bring them."""
    return [_begin(item, read, sources, answered) for item in strings for read in _read(item)]


def _read(asked: Asked) -> tuple[Citation, ...]:
    if asked.means is not None:
        citation = read(asked.raw)
        return (citation if citation.form is Form.SHORT else Citation(asked.raw, Form.SHORT),)
    return read_linked(asked.raw, asked.address, title_only=asked.title_only)


def _begin(asked: Asked, read: Citation, sources: Sources, answered: Answered) -> _Row:
    citation, seen = _seen_again(read, asked.context, sources)
    decision = answered(asked, citation) or seen
    if decision is None and citation.form is not Form.SHORT:
        decision = _without_looking(citation)
        if decision is None:
            offered = _look_near(citation.query(asked.context), sources)
            return _Row(asked, citation, _only_matched(offered.decision), offered)
    return _Row(asked, citation, decision)


def expect(queries: Sequence[Query], sources: Sources, told: Callable[[Plan], None]) -> None:
    """Tell the far sources what is coming, so that they can ask for many things together."""
    for source in sources.far:
        if plan := source.expect(queries):
            told(plan)


def _open_queries(rows: Sequence[_Row]) -> Iterator[Query]:
    """Yield what the far sources will be asked for: what is open, and no short form that a line of its record fits."""
    decided = [(row, so_far) for row in rows if (so_far := row.so_far)]
    for row in rows:
        if row.decision is None and (row.offered or not _said_by_lines(row, decided)):
            yield row.query


def _finished(rows: Sequence[_Row], sources: Sources) -> Iterator[tuple[_Row, Decision]]:
    """Yield the decision for each reference of a record: the full lines are decided first."""
    decided = {number: decision for number, row in enumerate(rows) if (decision := _decided(row, sources))}
    lines = [(rows[number], decision) for number, decision in decided.items()]
    for number, row in enumerate(rows):
        yield row, decided.get(number) or _said_by_lines(row, lines) or look_up(row.query, sources)


def _decided(row: _Row, sources: Sources) -> Decision | None:
    """Return the decision for a full line, None for a short form that nobody decided yet."""
    if row.decision or not row.offered:
        return row.decision
    decision = _look_far(row.query, row.offered, sources)
    everybody_looked = bool(sources.far) and not sources.unasked
    if everybody_looked and isinstance(decision, Unmatched) and _is_page(row.asked.address, row.citation):
        return Matched(
            Weighed(work_from_web_item(row.citation), "self", 1.0), f"an address of its own; {decision.reason}"
        )
    return decision


def _is_page(address: str | None, citation: Citation) -> bool:
    """Return whether a line tells of a page of the web that it leads to, and not of an article or a book.

    "Thomas Reed. (2017, January 18). New Mac backdoor using antiquated code. Retrieved July 5, 2017." with its link.
    """
    if not address or not citation.url or not citation.title or citation.volume or citation.issue or citation.pages:
        return False
    if citation.doi or citation.arxiv or citation.isbn or citation.pmid or citation.publisher:
        return False
    return citation.container is None or citation.container.lower() in address.lower()  # "nytimes.com"


def _said_by_lines(short: _Row, rows: Sequence[tuple[_Row, Decision]]) -> Decision | None:
    """Return what the record's full lines make of a short citation; None where none of them fits."""
    lines = _lines_for(short, rows)
    if lines and short.asked.means is not None and not short.citation.authors:
        return from_line(lines[0])  # "(Citation: Antiquated Mac Malware)" names its line, whatever that says
    return from_list(short.citation, lines)


def _lines_for(short: _Row, rows: Sequence[tuple[_Row, Decision]]) -> list[tuple[Citation, Decision]]:
    """Return the record's full lines with what they came to; only the one that a short citation in prose means."""
    means = short.asked.means
    return [
        (row.citation, decision)
        for row, decision in rows
        if row.citation.form is not Form.SHORT and means in (None, row.asked.n)
    ]


def _seen_again(citation: Citation, context: Context, sources: Sources) -> tuple[Citation, Decision | None]:
    """Return the citation as a full one, with its work, where it reads like no work but one at hand fits clearly."""
    if not is_worth_a_look(citation):
        return citation, None
    full = replace(citation, form=Form.FULL)
    decision = _look_near(full.query(context), sources).decision
    if isinstance(decision, Matched) and fits_clearly(citation, decision):
        return full, decision
    return citation, None


def _without_looking(citation: Citation) -> Decision | None:
    match citation.form:
        case Form.NONE:
            return Unmatched(NOT_A_REFERENCE)
        case Form.WEB if citation.url:
            return Matched(Weighed(work_from_web_item(citation), "self", 1.0), "an address of its own")
        case Form.WEB:
            return Unmatched(WEB_ITEM)
    return None


def _only_matched(decision: Decision) -> Decision | None:
    """Return what the near sources decide for good: where they find no work, the far ones are asked."""
    return decision if isinstance(decision, Matched) else None


def look_up(query: Query, sources: Sources) -> Decision:
    """Return the decision for one citation that somebody read already: near sources first, far ones where those fail.

    >>> look_up(Citation("10.5072/x", Form.IDENTIFIER, doi="10.5072/x").query(), Sources(unasked="nobody was asked"))
    Pending(reason='no source here holds this identifier; nobody was asked', candidates=())
    """
    offered = _look_near(query, sources)
    return _only_matched(offered.decision) or _look_far(query, offered, sources)


def _look_near(query: Query, sources: Sources) -> _Offered:
    """Ask the near sources together."""
    candidates: list[Candidate] = []
    refusals: list[str] = []
    for source in sources.near:
        try:
            candidates += source.find(query)
        except SourceError as error:
            refusals.append(str(error))
    asked = tuple(source.name for source in sources.near)
    return _Offered(tuple(candidates), asked, _weigh(query, candidates, asked), tuple(refusals))


def _look_far(query: Query, offered: _Offered, sources: Sources) -> Decision:
    """Ask the far sources too, since the near ones did not decide."""
    candidates, asked = list(offered.candidates), list(offered.asked)
    refusals, unasked = list(offered.refusals), sources.unasked
    for source in sources.far:
        try:
            candidates += source.find(query)
            asked.append(source.name)
        except NotAsked as left_out:
            unasked = str(left_out)
        except PartlyAsked as partly:
            candidates += partly.found
            asked.append(source.name)
            refusals.append(str(partly))
        except SourceError as error:
            refusals.append(str(error))
    decision = _weigh(query, candidates, asked) if len(asked) > len(offered.asked) else offered.decision
    return _unless_unasked(decision, query.citation, refusals, unasked)


def _weigh(query: Query, candidates: Sequence[Candidate], asked: Sequence[str]) -> Decision:
    if not candidates:
        what = "no work with this identifier" if query.citation.form is Form.IDENTIFIER else "nothing fits"
        return Unmatched(f"{what} in {', '.join(asked)}" if asked else "no source was asked")
    if query.citation.form is Form.SHORT:
        return judge_short(query, candidates)
    return judge(query, candidates)


def _unless_unasked(decision: Decision, citation: Citation, refusals: Sequence[str], unasked: str | None) -> Decision:
    """Turn "nothing fits" into Pending where a source that might know could not be asked."""
    if isinstance(decision, Matched):
        return decision
    seen = decision.candidates
    if refusals:
        return Pending("; ".join(refusals), seen)
    if isinstance(decision, Ambiguous) or not unasked:
        return decision
    # An identifier names one work: that the sources here do not hold it says nothing about the work.
    if citation.doi or citation.arxiv or citation.pmid or citation.isbn:
        return Pending(f"no source here holds this identifier; {unasked}", seen)
    return Unmatched(f"{decision.reason}; {unasked}", seen)


def work_from_web_item(citation: Citation) -> Work:
    """Return the work that a web item is by itself: what the page said, and nothing else.

    >>> from incident_refs.model.citation import Citation, Form
    >>> work_from_web_item(Citation("ImageNet Roulette", Form.WEB, title="ImageNet Roulette")).title
    'ImageNet Roulette'
    """
    title = citation.title or citation.url or citation.raw.strip()
    return Work(
        id=work_id(url=citation.url) or f"title:{title}",
        type="web",
        title=title,
        authors=citation.authors,
        issued=PartialDate(citation.year) if citation.year else None,
        container=citation.container,
        url=citation.url,
    )
