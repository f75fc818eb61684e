"""Entries held against sources, in the order that only this module knows: near ones, far ones, the verdict."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, runtime_checkable

from incident_refs.errors import NotAsked, PartlyAsked, SourceError
from incident_refs.interfaces import Plan, WorkSource
from incident_refs.matching.entry_evidence import Circumstances
from incident_refs.matching.entry_verdict import compared, needs_authors, verdict
from incident_refs.matching.said_title import TitleFit
from incident_refs.model.citation import Citation, Form, Query
from incident_refs.model.verdict import Verdict, VerdictWord
from incident_refs.model.work import Candidate, Work
from incident_refs.pipeline import Sources, expect

Verdicts = tuple[Verdict, ...]
_Door = tuple[str, Callable[[Query], Sequence[Candidate]]]  # what a source is called, and how it is asked
_DECIDED = (VerdictWord.CONFIRMED, VerdictWord.RETRACTED, VerdictWord.CONCERN, VerdictWord.CORRECTED)


@runtime_checkable
class Titled(Protocol):
    """A source that finds works by a title that is known to the letter, and knows whose DOIs it holds."""

    def titled(self, query: Query) -> Sequence[Candidate]:
        """Return the works of that title."""

    def holds_publisher(self, doi: str) -> bool:
        """Return whether it holds any DOI of that one's publisher."""


def validate(
    works: Iterable[tuple[str, Work]],
    sources: Sources,
    *,
    today: int | None = None,
    told: Callable[[Plan], None] = lambda plan: None,
) -> Iterator[tuple[str, Verdicts]]:
    """Yield the verdicts on each entry, given as its key and the work that it tells of, in order.

    Near sources are asked about all, far ones where these do not confirm an entry. `today` is the year, for years yet
    to come; `told` hears what the far sources will be asked. A source that cannot be asked raises nothing here: what
    it might have known is `could-not-look`, with its sentence as the reason.

    >>> work = Work("", title="ImageNet", type="other")
    >>> [(key, found[0].word.value) for key, found in validate([("a", work)], Sources())]
    [('a', 'could-not-look')]
    """
    asking = _Asking(sources, today, _doors(sources.near), _doors(sources.far))
    if not sources.far:
        for key, work in works:
            yield key, asking.about(work, asking.near(work))
        return
    rows = [(key, work, asking.near(work)) for key, work in works]
    first = [(key, work, near, asking.about(work, near)) for key, work, near in rows]
    expect([query_far(work) for _, work, _, found in first if not _is_decided(found)], sources, told)
    for key, work, near, found in first:
        yield key, found if _is_decided(found) else asking.about(work, asking.far(work, near))


def _is_decided(found: Verdicts) -> bool:
    return any(one.word in _DECIDED for one in found)


@dataclass(frozen=True, slots=True)
class _Offered:
    """What sources offered, who answered, and why others did not. `far` says that one who knows every DOI did."""

    candidates: tuple[Candidate, ...] = ()
    asked: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    far: bool = False


@dataclass(frozen=True, slots=True)
class _Asking:
    """The sources, and what was learnt of the publishers whose DOIs they hold."""

    sources: Sources
    today: int | None
    near_doors: tuple[_Door, ...]
    far_doors: tuple[_Door, ...]
    publishers: dict[str, bool] = field(default_factory=dict)

    def near(self, work: Work) -> _Offered:
        return _ask(_Offered(), self.near_doors, query_near(work))

    def far(self, work: Work, near: _Offered) -> _Offered:
        offered = _ask(near, self.far_doors, query_far(work))
        if (
            work.doi
            and work.title
            and not any(one.title is TitleFit.SAME for one in compared(work, offered.candidates))
        ):
            # its DOI leads to another work, or to none: is there one of its title?
            offered = _ask(offered, self.far_doors, query_far(replace(work, doi=None, arxiv=None)))
        return _Offered(offered.candidates, offered.asked, offered.refusals, len(offered.asked) > len(near.asked))

    def about(self, work: Work, offered: _Offered) -> Verdicts:
        """Return the verdicts on an entry's work by what was offered for it."""
        beside = compared(work, offered.candidates)
        authors: tuple[Candidate, ...] = ()
        if needs_authors(beside):
            query = Citation(f"{', '.join(work.authors.families)} ({work.year})", Form.FULL).query()
            authors = _ask(_Offered(), self.near_doors, query).candidates
        strange = bool(work.doi) and not any(one.is_by_identifier for one in beside) and self._is_strange(work, offered)
        found = verdict(work, beside, authors, Circumstances(offered.asked, self.today, strange))
        if found[0].word is VerdictWord.NOT_FOUND and (offered.refusals or not offered.asked):
            reason = "; ".join(offered.refusals) or self.sources.unasked or "no source was asked"
            nearest = found[0]
            return (Verdict(VerdictWord.COULD_NOT_LOOK, reason, nearest.work, nearest.source, asked=offered.asked),)
        return found

    def _is_strange(self, work: Work, offered: _Offered) -> bool:
        """Return whether nobody here holds a DOI, nor any of its publisher; or all registries were asked for it."""
        doi = work.doi or ""
        if offered.far:
            return not offered.refusals
        prefix = doi.partition("/")[0]
        if prefix in _OF_NO_INDEX:
            return False
        if prefix not in self.publishers:
            indexes = [source for source in self.sources.near if isinstance(source, Titled)]
            self.publishers[prefix] = not indexes or any(source.holds_publisher(doi) for source in indexes)
        return not self.publishers[prefix]


# Registered elsewhere: an index of Crossref's works says nothing about arXiv, Zenodo, figshare and Dryad
_OF_NO_INDEX = frozenset(("10.48550", "10.5281", "10.6084", "10.5061", "10.17605", "10.7910"))


def query_near(work: Work) -> Query:
    """Return the question for the sources at hand: an entry's title and first author find its work."""
    first = next(iter(work.authors.families), "")
    return _query(work, f"{first} ({work.year or ''}). {work.title}")


def query_far(work: Work) -> Query:
    """Return the question for Crossref: all that the entry says, as it would be printed."""
    told = (", ".join(work.authors.families[:6]), f"({work.year})" if work.year else "", work.title, work.container)
    return _query(work, ". ".join(part for part in told if part))


def _query(work: Work, raw: str) -> Query:
    form = Form.FULL if work.title else Form.IDENTIFIER
    isbn = next(iter(work.isbn), None)
    return Citation(
        raw, form, authors=work.authors, year=work.year, title=work.title or None, container=work.container,
        volume=work.volume, pages=work.pages, doi=work.doi, arxiv=work.arxiv, isbn=isbn, pmid=work.pmid, url=work.url,
        dois=(work.doi,) if work.doi else (),
    ).query()  # fmt: skip


def _doors(sources: Sequence[WorkSource]) -> tuple[_Door, ...]:
    """Return how each source is asked. Looked up once: to know a protocol takes longer than many an answer."""
    return tuple((one.name, one.titled if isinstance(one, Titled) else one.find) for one in sources)


def _ask(so_far: _Offered, doors: Sequence[_Door], query: Query) -> _Offered:
    """Return what was offered so far with what these sources offer."""
    candidates, asked, refusals = list(so_far.candidates), list(so_far.asked), list(so_far.refusals)
    for name, find in doors:
        try:
            candidates += find(query)
            asked.append(name)
        except NotAsked as left_out:
            refusals.append(str(left_out))
        except PartlyAsked as partly:
            candidates += partly.found
            refusals.append(str(partly))
        except SourceError as error:
            refusals.append(str(error))
    return _Offered(tuple(candidates), tuple(dict.fromkeys(asked)), tuple(dict.fromkeys(refusals)))
