"""The whole way, in the order that only this module knows: read, look back, ask, judge."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from incident_refs.citations.reader import read_all
from incident_refs.errors import SourceError
from incident_refs.interfaces import FarSource, WorkSource
from incident_refs.matching.back_reference import from_list
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

    `unasked` says in words which source was left out and why ("Crossref was not asked: offline"), or is None.
    """

    near: tuple[WorkSource, ...] = ()
    far: tuple[FarSource, ...] = ()
    unasked: str | None = None

    def __enter__(self) -> "Sources":
        return self

    def __exit__(self, *error: object) -> None:
        for source in self.far:
            source.close()


Answered = Callable[[Asked, Citation], Decision | None]


def _nobody(asked: Asked, citation: Citation) -> Decision | None:
    return None


def resolve(asked: Iterable[Asked], sources: Sources, answered: Answered = _nobody) -> Iterator[Resolved]:
    """Yield what became of each string, in order, one or more for each (`citation.part`).

    `answered` gives the decision that a person already took, which outlives everything else.
    A source that cannot be asked raises nothing here: its strings are `Pending`, with its sentence as the reason.
    """
    for record, group in groupby(asked, key=lambda item: item.record):
        if record is None:
            for item in group:
                yield from _resolve_list([item], sources, answered)
        else:
            yield from _resolve_list(list(group), sources, answered)


def _resolve_list(asked: Sequence[Asked], sources: Sources, answered: Answered) -> Iterator[Resolved]:
    """Resolve the strings of one record: the full lines first, since they decide what the short ones mean."""
    rows = [(item, citation) for item in asked for citation in read_all(item.raw)]
    decisions: dict[int, Decision] = {}
    listed: list[tuple[Citation, Decision]] = []
    for number, (item, read) in enumerate(rows):
        citation, seen = _seen_again(read, item.context, sources)
        rows[number] = (item, citation)
        if citation.form is not Form.SHORT:
            decisions[number] = answered(item, citation) or seen or _decide(citation, item.context, sources)
            listed.append((citation, decisions[number]))
    for number, (item, citation) in enumerate(rows):
        if citation.form is Form.SHORT:
            decisions[number] = (
                answered(item, citation) or from_list(citation, listed) or _decide(citation, item.context, sources)
            )
    for number, (item, citation) in enumerate(rows):
        yield Resolved(item, citation, decisions[number])


def _seen_again(citation: Citation, context: Context, sources: Sources) -> tuple[Citation, Decision | None]:
    """Return the citation as a full one, with its work, where it reads like no work but one at hand fits clearly."""
    if not is_worth_a_look(citation):
        return citation, None
    full = replace(citation, form=Form.FULL)
    decision = _look_up(full.query(context), Sources(sources.near))
    if isinstance(decision, Matched) and fits_clearly(citation, decision):
        return full, decision
    return citation, None


def _decide(citation: Citation, context: Context, sources: Sources) -> Decision:
    match citation.form:
        case Form.NONE:
            return Unmatched(NOT_A_REFERENCE)
        case Form.WEB if citation.url:
            return Matched(Weighed(work_from_web_item(citation), "self", 1.0), "an address of its own")
        case Form.WEB:
            return Unmatched(WEB_ITEM)
    return _look_up(citation.query(context), sources)


def _look_up(query: Query, sources: Sources) -> Decision:
    """Ask the near sources together, and the far ones only where those did not decide."""
    candidates: list[Candidate] = []
    refusals: list[str] = []
    for source in sources.near:
        candidates += _ask(source, query, refusals)
    decision = _weigh(query, candidates, [source.name for source in sources.near])
    if isinstance(decision, Matched):
        return decision
    for source in sources.far:
        candidates += _ask(source, query, refusals)
    if sources.far:
        decision = _weigh(query, candidates, [source.name for source in (*sources.near, *sources.far)])
    return _unless_unasked(decision, query.citation, refusals, sources.unasked)


def _ask(source: WorkSource, query: Query, refusals: list[str]) -> Sequence[Candidate]:
    try:
        return source.find(query)
    except SourceError as error:
        refusals.append(str(error))
        return ()


def _weigh(query: Query, candidates: Sequence[Candidate], asked: Sequence[str]) -> Decision:
    if not candidates:
        return Unmatched(f"nothing fits in {', '.join(asked)}" if asked else "no source was asked")
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
