"""The reasons for a decision, field by field: what the string says, what the work has, whether they agree."""

from incident_refs.matching.features import NAMES
from incident_refs.matching.likelihood import compared, read_printed
from incident_refs.matching.printed import Printed
from incident_refs.matching.profile import Profile, profile_of_card
from incident_refs.model.citation import Citation
from incident_refs.model.decision import Evidence
from incident_refs.model.names import Names
from incident_refs.model.work import Work

_AT = {name: place for place, name in enumerate(NAMES)}
TITLE_AGREES, TITLE_DIFFERS = 0.85, 0.5
MOST_NAMES = 3


def weigh_fields(citation: Citation, work: Work, card: str) -> tuple[Evidence, ...]:
    """Return the evidence for and against a work, for each field that the string or the work has.

    >>> from incident_refs.matching.likelihood import read_printed
    >>> from incident_refs.model.card import card_of
    >>> from incident_refs.model.citation import Form
    >>> from incident_refs.model.dates import PartialDate
    >>> work = Work("x:1", title="ImageNet", issued=PartialDate(2010))
    >>> weigh_fields(Citation("Deng 2009. ImageNet", Form.FULL, year=2009), work, card_of(work))[1]
    Evidence(field='year', agrees=False, said='2009', found='2010')
    """
    said, profile = read_printed(citation.raw), profile_of_card(card)
    row = compared(citation.raw, card)
    found = (
        _title(citation, work, row),
        _authors(citation, work, said, profile, row),
        _year(citation, work, said),
        _container(citation, work, row),
        _number("volume", citation.volume, work.volume, row[_AT["volume"]]),
        _number("issue", citation.issue, work.issue, row[_AT["issue"]]),
        _number("pages", citation.pages, work.pages or work.article_number, row[_AT["first_page"]]),
        _doi(citation, work),
    )
    return tuple(evidence for evidence in found if evidence is not None)


def _title(citation: Citation, work: Work, row: tuple[float, ...]) -> Evidence | None:
    if not work.title:
        return Evidence("title", None, citation.title, None) if citation.title else None
    share = row[_AT["title"]]
    if share >= TITLE_AGREES:
        return Evidence("title", True, citation.title or work.title, work.title)
    if citation.title is None and share < TITLE_DIFFERS:
        return Evidence("title", None, None, work.title)
    return Evidence("title", False if citation.title or share >= TITLE_DIFFERS else None, citation.title, work.title)


def _authors(
    citation: Citation, work: Work, said: Printed, profile: Profile, row: tuple[float, ...]
) -> Evidence | None:
    if not work.authors and not citation.authors:
        return None
    printed = [name for name in profile.surnames if name in said.known]
    state = row[_AT["first_author"]]
    agrees = None if state == 1.0 else state >= 2.0 and row[_AT["initial"]] > 0.0
    told = _listed(citation.authors) if citation.authors else ", ".join(printed[:MOST_NAMES]) or None
    return Evidence("authors", agrees if told else None, told, _listed(work.authors) if work.authors else None)


def _listed(names: Names) -> str:
    text = ", ".join(names.families[:MOST_NAMES])
    return f"{text} et al." if names.more or len(names.listed) > MOST_NAMES else text


def _year(citation: Citation, work: Work, said: Printed) -> Evidence | None:
    own = [date.year for date in (work.issued, work.also_issued) if date]
    year = citation.year or next((year for year in own if year in said.years), next(iter(said.years), None))
    if year is None and not own:
        return None
    agrees = None if year is None or not own else year in own or any(one in said.years for one in own)
    # "2018" agrees with a paper of the volume of 2019 that went online in 2018
    found = " or ".join(map(str, own if year in own[1:] else own[:1]))
    return Evidence("year", agrees, str(year) if year else None, found or None)


def _container(citation: Citation, work: Work, row: tuple[float, ...]) -> Evidence | None:
    if not citation.container and not work.container:
        return None
    share = row[_AT["container_share"]] if work.container else 0.0
    agrees = True if share >= 0.5 else None if not citation.container or not work.container or share > 0.2 else False
    told = citation.container or (work.container if share >= 0.5 else None)
    return Evidence("container", agrees, told, work.container)


def _number(field: str, told: str | None, found: str | None, state: float) -> Evidence | None:
    if told is None and found is None:
        return None
    if found is not None and state == 2.0:
        return Evidence(field, True, told or found, found)
    agrees = False if told is not None and found is not None and state == 0.0 else None
    return Evidence(field, agrees, told, found)


def _doi(citation: Citation, work: Work) -> Evidence | None:
    if citation.doi is None:
        return Evidence("doi", None, None, work.doi) if work.doi else None
    return Evidence("doi", citation.doi == work.doi if work.doi else None, citation.doi, work.doi)
