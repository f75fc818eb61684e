"""The decision: which candidate a citation means, or why none is chosen. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from incident_refs.matching.edition import names_this_version
from incident_refs.matching.equivalence import are_equivalent, are_versions, best_record
from incident_refs.matching.evidence import weigh_fields
from incident_refs.matching.features import NAMES, fits_better
from incident_refs.matching.likelihood import compared, likelihood, read_printed
from incident_refs.matching.other_title import other_title
from incident_refs.model.card import Carded, card_of
from incident_refs.model.citation import Citation, Query
from incident_refs.model.decision import Ambiguous, Decision, Evidence, Matched, Unmatched, Weighed
from incident_refs.model.identifiers import arxiv_doi
from incident_refs.model.work import Candidate, Work

PROBABLE = 0.5  # from here on a work is taken, where no other fits as well
IMPROBABLE = 0.05  # below it nobody looks which records are equivalent
POSSIBLE = 0.3  # from here on a person is asked
RIVAL = 0.25  # another work that fits this well makes it a question,
CLEARLY = 2.0  # unless the odds of the first are this many times better
SHOWN = 5
_AT = {name: place for place, name in enumerate(NAMES)}


@dataclass(frozen=True, slots=True)
class _Group:
    """Equivalent candidates: one work under several records."""

    candidates: tuple[Candidate, ...]
    cards: tuple[str, ...]
    probability: float

    @property
    def best(self) -> tuple[Candidate, str]:
        if len(self.cards) == 1:
            return self.candidates[0], self.cards[0]
        card = best_record(self.cards)
        return self.candidates[self.cards.index(card)], card


def judge(query: Query, candidates: Sequence[Candidate]) -> Decision:
    """Return which of the candidates the citation means; Ambiguous or Unmatched where that cannot be said.

    An identifier in the string goes first, and is checked against title, authors and year. Records with the same
    title, first author, year and container count as one work.

    >>> from incident_refs.model.citation import Form
    >>> from incident_refs.model.work import Work
    >>> judge(Citation("Deng 2009. ImageNet", Form.FULL).query(), [])
    Unmatched(reason='nothing fits', candidates=())
    """
    citation = query.citation
    others = [candidate for candidate in candidates if candidate.instead_of]
    groups = _groups(citation.raw, [c for c in candidates if not c.instead_of] if others else candidates)
    decision = _by_identifier(citation, groups)
    if decision is None and others:
        return _instead(citation, others)
    return _unless_void(decision if decision is not None else _by_likelihood(citation, groups))


def _instead(citation: Citation, others: Sequence[Candidate]) -> Decision:
    """Return the question that a record of another DOI is: a renamed DOI, or two answers mixed up."""
    shown = tuple(_weighed(citation, group) for group in _groups(citation.raw, others)[:SHOWN])
    own, asked = others[0].work.doi or "no DOI", others[0].instead_of
    return Ambiguous(shown, f"{others[0].source} answered with the record of {own} when asked for {asked}")


def _unless_void(decision: Decision) -> Decision:
    """Return a match only for a work: some records stand for none ("DELETED", Crossref's own tests)."""
    if isinstance(decision, Matched) and decision.work.void:
        return Unmatched(f"{decision.work.id}: {decision.work.void}", (decision.best,))
    return decision


def _groups(raw: str, candidates: Sequence[Candidate]) -> list[_Group]:
    """Return the candidates by work, the most probable first."""
    weighed = []
    for candidate in candidates:
        card = candidate.card if isinstance(candidate, Carded) else card_of(candidate.work)
        weighed.append((likelihood(raw, card), candidate, card))
    weighed.sort(key=lambda item: -item[0])
    groups: list[list[tuple[float, Candidate, str]]] = []
    for item in weighed:
        if item[0] >= IMPROBABLE:
            for group in groups:
                if group[0][2] == item[2] or are_equivalent(group[0][2], item[2]):
                    group.append(item)
                    break
            else:
                groups.append([item])
        else:
            groups.append([item])
    return [_group(members) for members in groups]


def _group(members: list[tuple[float, Candidate, str]]) -> _Group:
    probabilities, candidates, cards = zip(*members, strict=True)
    return _Group(candidates, cards, probabilities[0])


def _by_likelihood(citation: Citation, weighed: list[_Group]) -> Decision:
    groups, contradiction = _without_other_titles(citation, weighed)
    if not groups and contradiction:
        return Unmatched(f"near, but {contradiction}", tuple(_weighed(citation, group) for group in weighed[:SHOWN]))
    if not groups or groups[0].probability < POSSIBLE:
        return Unmatched("nothing fits", tuple(_weighed(citation, group) for group in groups[:SHOWN]))
    best = groups[0]
    rivals = [group for group in groups[1:] if not _clear(best.probability, group.probability)]
    if rivals:
        best, rivals = _named(citation.raw, [best, *rivals])
    if rivals:
        versions = all(are_versions(best.cards[0], group.cards[0]) for group in rivals)
        reason = "versions of one work fit alike" if versions else "more than one work fits"
        return Ambiguous(tuple(_weighed(citation, group) for group in [best, *rivals][:SHOWN]), reason)
    if best.probability < PROBABLE:
        return Ambiguous((_weighed(citation, best),), "fits only in part")
    if not names_this_version(citation, best.cards[0]):
        best_of_it = [g for g in groups if g.probability >= PROBABLE and are_versions(g.cards[0], best.cards[0])]
        named = [group for group in best_of_it if names_this_version(citation, group.cards[0])]
        if len(named) != 1:
            return Ambiguous((_weighed(citation, best),), "another version of what the string names")
        best = named[0]
    chosen = _weighed(citation, best)
    others = tuple(
        _weighed(citation, group)
        for group in groups[:SHOWN]
        if group is not best and group.probability >= IMPROBABLE and are_versions(best.cards[0], group.cards[0])
    )
    return Matched(chosen, _reason(chosen.evidence), others)


def _without_other_titles(citation: Citation, groups: list[_Group]) -> tuple[list[_Group], str | None]:
    """Return the groups without those whose title contradicts the string, and what the first of those has."""
    kept, contradiction = [], None
    for group in groups:
        why = other_title(citation, group.best[0].work) if group.probability >= POSSIBLE else None
        contradiction = contradiction or why
        if why is None:
            kept.append(group)
    return kept, contradiction


def _named(raw: str, alike: list[_Group]) -> tuple[_Group, list[_Group]]:
    """Return the one that the string names by year, venue, order of names or numbers, and who is still alike to it."""
    rows = [compared(raw, group.cards[0]) for group in alike]
    for at, group in enumerate(alike):
        others = [other for place, other in enumerate(alike) if place != at and not fits_better(rows[at], rows[place])]
        if not others:
            return group, []
    return alike[0], [other for other, row in zip(alike[1:], rows[1:], strict=True) if not fits_better(rows[0], row)]


def _clear(best: float, other: float) -> bool:
    """Return whether the first probability leaves no question beside the second."""
    return other < RIVAL or best * (1 - other) >= CLEARLY * other * (1 - best + 1e-9)


def _reason(evidence: Sequence[Evidence]) -> str:
    agreeing = [item.field for item in evidence if item.agrees]
    return ", ".join(agreeing) if agreeing else "its words"


def _weighed(citation: Citation, group: _Group, score: float | None = None) -> Weighed:
    candidate, card = group.best
    others = [other for other in group.candidates if other is not candidate]
    same = [other.work.id for other in others if other.work.id != candidate.work.id]
    return Weighed(
        candidate.work,
        candidate.source,
        round(group.probability if score is None else score, 4),
        (*weigh_fields(citation, candidate.work, card), *_notices(candidate.work)),
        tuple(dict.fromkeys(same)),
    )


def _notices(work: Work) -> Iterator[Evidence]:
    """Yield what was said of a work since: it speaks neither for nor against a match, but everybody must see it."""
    for notice in work.notices:
        told = " ".join(filter(None, (notice.doi, f"({notice.date})" if notice.date else ""))) or "yes"
        yield Evidence(notice.kind.value, None, None, told)
    for notice in work.notice_of:
        yield Evidence(f"{notice.kind.value} of", None, None, notice.doi or "another work")


def _by_identifier(citation: Citation, groups: list[_Group]) -> Decision | None:
    """Return the decision that an identifier in the string forces, or None where there is none or nobody holds it."""
    dois = tuple(dict.fromkeys(filter(None, (citation.doi, *citation.dois))))
    if not (dois or citation.arxiv or citation.isbn or citation.pmid):
        return None
    named = [group for group in groups if any(_has(citation, dois, candidate) for candidate in group.candidates)]
    if len(set(dois)) > 1:
        shown = named or groups
        return Ambiguous(
            tuple(_weighed(citation, group) for group in shown[:SHOWN]), f"names {len(dois)} DOIs: {', '.join(dois)}"
        )
    if not named:
        return _unless_other_doi(citation, groups)
    if len(named) > 1 and not all(are_versions(named[0].cards[0], group.cards[0]) for group in named[1:]):
        return Ambiguous(
            tuple(_weighed(citation, group) for group in named[:SHOWN]), "its identifiers name different works"
        )
    return _checked(citation, named[0], [group for group in groups if group is not named[0]])


def _has(citation: Citation, dois: Sequence[str], candidate: Candidate) -> bool:
    work = candidate.work
    if dois:
        named = work.doi in dois or (work.arxiv is not None and arxiv_doi(work.arxiv) in dois)
        return named or (candidate.alias is not None and candidate.alias in dois)
    return (
        (citation.arxiv is not None and citation.arxiv == work.arxiv)
        or (citation.pmid is not None and citation.pmid == work.pmid)
        or (citation.isbn is not None and citation.isbn in work.isbn)
    )


def _unless_other_doi(citation: Citation, groups: list[_Group]) -> Decision | None:
    """Return a question where the string's DOI is not held here, and what fits by its words has another one."""
    if citation.doi is None or not groups or groups[0].probability < PROBABLE:
        return None
    best = _weighed(citation, groups[0])
    if best.work.doi is None or best.work.doi == citation.doi:
        return None
    conflict = Evidence("conflict", False, f"doi {citation.doi}", f"doi {best.work.doi}")
    return Ambiguous((replace(best, evidence=(*best.evidence, conflict)),), "what fits has another DOI than the string")


def _checked(citation: Citation, named: _Group, others: list[_Group]) -> Decision:
    """Return Matched where the rest of the string does not contradict its identifier."""
    kind = "doi" if citation.doi or citation.dois else "arxiv" if citation.arxiv else "identifier"
    conflict = _conflict(citation, named)
    chosen = _weighed(citation, named, score=None if conflict else max(named.probability, 0.99))
    if conflict is None:
        versions = tuple(_weighed(citation, group) for group in others if are_versions(named.cards[0], group.cards[0]))
        return Matched(
            chosen, ", ".join(dict.fromkeys([kind, *_reason(chosen.evidence).split(", ")])), versions[:SHOWN]
        )
    chosen = replace(chosen, evidence=(*chosen.evidence, conflict))
    better = tuple(_weighed(citation, group) for group in others[: SHOWN - 1] if group.probability >= POSSIBLE)
    return Ambiguous((chosen, *better), f"its {kind} names a work with another {conflict.said}")


def _conflict(citation: Citation, named: _Group) -> Evidence | None:
    """Return what contradicts the identifier: a printed title, first author or year that the work does not have."""
    if named.probability >= PROBABLE or len(read_printed(citation.raw).long) < 2:
        return None
    row = compared(citation.raw, named.cards[0])
    work = named.best[0].work
    if row[_AT["title"]] < 0.5 and row[_AT["explained"]] < 0.6:
        return Evidence("conflict", False, "title", work.title)
    if row[_AT["first_author"]] == 0.0:
        return Evidence("conflict", False, "first author", work.authors.families[0])
    if row[_AT["year"]] <= 1.0:
        return Evidence("conflict", False, "year", str(work.year))
    return None
