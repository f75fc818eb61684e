"""An entry beside a work, field by field: what the entry says, what the catalogue has, whether they agree."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from incident_refs.matching.said_container import container_fit
from incident_refs.matching.said_people import PeopleFit, people_fit
from incident_refs.matching.said_title import TitleFit, title_fit
from incident_refs.model.card import FIELD, Carded
from incident_refs.model.decision import Evidence
from incident_refs.model.identifiers import arxiv_doi
from incident_refs.model.names import Names
from incident_refs.model.work import Candidate, Work

MOST_NAMES = 4
_NUMBER = re.compile(r"[^\W_]+")
_PREPRINT = arxiv_doi("")
_OTHER_TITLES = '"other_titles"'


@dataclass(frozen=True)
class Compared:
    """An entry's work beside a candidate."""

    entry: Work
    candidate: Candidate

    @property
    def work(self) -> Work:
        """The candidate's work."""
        return self.candidate.work

    @cached_property
    def title(self) -> TitleFit:
        """How the entry's title stands to those of the work."""
        titles: tuple[str, ...]
        if isinstance(self.candidate, Carded) and _OTHER_TITLES not in self.candidate.card:
            titles = (self.candidate.card.partition(FIELD)[0],)  # most have another one: the work is not even read
        else:
            titles = (self.work.title, *self.work.other_titles)
        fits = [title_fit(self.entry.title, title) for title in titles]
        return next((fit for fit in (TitleFit.SAME, TitleFit.NEAR) if fit in fits), TitleFit.OTHER)

    @cached_property
    def is_by_identifier(self) -> bool:
        """Whether the entry's own identifier is the work's."""
        entry = self.entry
        if not entry.doi and not entry.arxiv:
            return False
        if isinstance(self.candidate, Carded):
            card = self.candidate.card
            if not (
                (entry.doi and entry.doi in card)
                or (entry.arxiv and entry.arxiv in card)
                or _PREPRINT in (entry.doi or "")
            ):
                return False
        work = self.work
        if entry.doi and entry.doi in (work.doi, arxiv_doi(work.arxiv) if work.arxiv else None):
            return True
        return bool(entry.arxiv and entry.arxiv == work.arxiv)

    def work_has(self, doi: str) -> bool:
        """Return whether the work is the one of that DOI."""
        return self.is_by_identifier and self.work.doi == doi

    @property
    def is_void(self) -> bool:
        """Whether the catalogue's record stands for no work; looked at only where the entry may mean it."""
        meant = self.title is not TitleFit.OTHER or self.is_by_identifier
        return meant and self.work.void is not None

    @cached_property
    def people(self) -> PeopleFit:
        """How the entry's authors stand to those of the work."""
        return people_fit(self.entry.authors, self.work.authors)

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """Each field that one of the two has."""
        entry, work = self.entry, self.work
        found = (
            self._title(),
            self._authors(),
            _year(entry, work),
            _container(entry, work),
            _number("volume", entry.volume, work.volume),
            _number("issue", entry.issue, work.issue),
            _pages(entry, work),
            _doi(entry, work),
        )
        return tuple(one for one in found if one)

    @property
    def contradictions(self) -> tuple[Evidence, ...]:
        """The fields in which the two differ."""
        return tuple(one for one in self.evidence if one.agrees is False)

    def _title(self) -> Evidence | None:
        if not self.entry.title or not self.work.title:
            return None
        return Evidence("title", self.title is TitleFit.SAME, self.entry.title, self.work.title)

    def _authors(self) -> Evidence | None:
        if self.people is PeopleFit.UNKNOWN:
            return None
        agrees = self.people in (PeopleFit.SAME, PeopleFit.SHORTER)
        return Evidence("authors", agrees, listed(self.entry.authors), listed(self.work.authors))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known beside the works: who was asked, the year that it is (None: no clock), and of the entry's DOI.

    `strange_doi` says that no source holds the DOI, nor any other one of its publisher.
    """

    asked: tuple[str, ...] = ()
    today: int | None = None
    strange_doi: bool = False


def contradictions(one: Compared, known: Circumstances, all_of_them: Sequence[Compared] = ()) -> tuple[Evidence, ...]:
    """Return the fields in which a work differs from the entry; the DOI too where that is another's or nobody's."""
    wrong = one.contradictions
    doi = one.entry.doi
    if not doi or doi == one.work.doi:
        return wrong
    other = next((c.work for c in all_of_them if c.work_has(doi) and c.title is TitleFit.OTHER), None)
    if other:
        wrong = tuple(item for item in wrong if item.field != "doi")
        return (*wrong, Evidence("doi", False, doi, f"that of '{other.title}'"))
    if known.strange_doi and not one.work.doi:
        return (*wrong, Evidence("doi", False, doi, None))
    return wrong


def listed(names: Names) -> str:
    """Return names as a sentence has them, the first few of many.

    >>> from incident_refs.model.names import Person
    >>> listed(Names((Person("Deng"), Person("Li")), more=True))
    'Deng, Li et al.'
    """
    text = ", ".join(names.families[:MOST_NAMES])
    return f"{text} et al." if names.more or len(names.listed) > MOST_NAMES else text


def _year(entry: Work, work: Work) -> Evidence | None:
    years = [date.year for date in (work.issued, work.also_issued) if date]
    if entry.year is None or not years:
        return None
    return Evidence("year", entry.year in years, str(entry.year), " or ".join(map(str, dict.fromkeys(years))))


def _container(entry: Work, work: Work) -> Evidence | None:
    said = entry.container or entry.event
    agrees = container_fit(said, work)
    if agrees is None:
        return None
    return Evidence("container", agrees, said, work.container or work.event or work.series)


def _number(field: str, said: str | None, found: str | None) -> Evidence | None:
    if not said or not found:
        return None
    ours, theirs = _NUMBER.findall(said.lower()), _NUMBER.findall(found.lower())
    if not ours or not theirs:
        return None
    return Evidence(field, bool(set(ours) & set(theirs)), said, found)


def _pages(entry: Work, work: Work) -> Evidence | None:
    """Compare first pages: catalogues write "248-55", and an article number stands where pages do elsewhere."""
    said, found = entry.pages or entry.article_number, work.pages or work.article_number
    if not said or not found:
        return None
    ours, theirs = _NUMBER.findall(said.lower()), _NUMBER.findall(found.lower())
    if not ours or not theirs:
        return None
    # "1:1-1:15", "e0123", "1-12" of a paper that counts its own pages
    own_count = "1" in (ours[0], theirs[0]) and ours[0] != theirs[0]
    agrees = True if ours[0].lstrip("0e") == theirs[0].lstrip("0e") else None if own_count else False
    return Evidence("pages", agrees, said, found)


def _doi(entry: Work, work: Work) -> Evidence | None:
    if not entry.doi or not work.doi:
        return None
    if entry.doi == work.doi:
        return Evidence("doi", True, entry.doi, work.doi)
    # a preprint's DOI beside the venue where it came out is what many entries have
    preprint = _PREPRINT in (entry.doi[: len(_PREPRINT)], work.doi[: len(_PREPRINT)])
    return Evidence("doi", None if preprint else False, entry.doi, work.doi)
