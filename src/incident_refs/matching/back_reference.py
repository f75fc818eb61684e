"""Short citations that a full line of the same record explains: `Deng et al. 2009` below the line of Deng and others.

As courts' citations are resolved: a short form means an earlier full one, and only if exactly one remains.
"""

from collections.abc import Sequence
from dataclasses import replace

from incident_refs.matching.author_names import names_fit
from incident_refs.model.citation import Citation, Form
from incident_refs.model.decision import Ambiguous, Decision, Matched, Pending, Unmatched, Weighed
from incident_refs.model.names import Names

OWN_LIST = "the record's own list"
Line = tuple[Citation, Decision]


def from_list(citation: Citation, listed: Sequence[Line]) -> Decision | None:
    """Return what the full lines of the same record make of a short citation; None where none of them fits.

    One line that fits gives its own decision, whatever that was. Several works that fit are a question.

    >>> from incident_refs.model.decision import Unmatched
    >>> from incident_refs.model.names import Person
    >>> line = Citation("O'Neil C. (2016). Weapons of …", Form.FULL, Names((Person("O'Neil", "C."),)), 2016)
    >>> from_list(Citation("O'Neil (2016)", Form.SHORT, line.authors, 2016), [(line, Unmatched("nothing fits"))])
    Unmatched(reason="the record's own list: nothing fits", candidates=())
    """
    lines = [line for line in listed if line[0].form is not Form.SHORT]
    lines = _best_fitting(citation, lines)
    lines = _with_the_suffix(citation.year_suffix, lines)
    meant = list({_what_is_meant(line): line for line in reversed(lines)}.values())
    if not meant:
        return None
    if len(meant) == 1:
        return _said_by_the_list(meant[0][1])
    works = {found.work.id: found for _, decision in reversed(meant) for found in _works(decision)}
    return Ambiguous(tuple(works.values()), f"{len(meant)} lines of {OWN_LIST} fit")


def from_line(line: Line) -> Decision:
    """Return what a line of the record's list came to, for a mark in the text that names it."""
    return _said_by_the_list(line[1])


def _best_fitting(citation: Citation, lines: Sequence[Line]) -> list[Line]:
    """Return the lines whose authors and year fit; those whose number of authors is unsure only where no other fits."""
    fits = [(names_fit(citation.authors, authors), line) for line in lines if (authors := _authors(citation, line))]
    return [line for fit, line in fits if fit] or [line for fit, line in fits if fit is None]


def _authors(citation: Citation, line: Line) -> Names | None:
    """Return the authors of a line of the right year: as printed, or those of its work where it is a bare address."""
    full, decision = line
    work = decision.work if isinstance(decision, Matched) else None
    year = full.year if full.year or not work else work.year
    if citation.year and year != citation.year:
        return None
    return full.authors if full.authors or not work else work.authors


def _with_the_suffix(suffix: str | None, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of that suffix where the list itself shows suffixes, all of them where it shows none."""
    if suffix is None or not any(full.year_suffix for full, _ in lines):
        return list(lines)
    return [line for line in lines if line[0].year_suffix == suffix]


def _what_is_meant(line: Line) -> str:
    """Return the work's id, so that a work on two lines is one; for a line without a work, the line."""
    full, decision = line
    return decision.work.id if isinstance(decision, Matched) else full.raw


def _said_by_the_list(decision: Decision) -> Decision:
    match decision:
        case Matched():
            return replace(decision, reason=OWN_LIST)
        case Ambiguous(reason=why) | Unmatched(reason=why) | Pending(reason=why):
            return replace(decision, reason=f"{OWN_LIST}: {why}")


def _works(decision: Decision) -> tuple[Weighed, ...]:
    return (decision.best,) if isinstance(decision, Matched) else decision.candidates
