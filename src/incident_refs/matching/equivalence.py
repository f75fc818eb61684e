"""Which works are the same work under two records, and which are versions of one."""

from collections.abc import Iterable

from incident_refs.matching.profile import Profile, profile_of_card
from incident_refs.model.card import FIELD, FIELDS

_DOI = FIELDS.index("doi")
Key = tuple[str, str, int | None, str]


def equivalence_key(card: str) -> Key:
    """Return title, first author, year and container, folded: records that have the same are one work.

    >>> from incident_refs.model.card import card_of
    >>> from incident_refs.model.work import Work
    >>> one, other = Work("x:1", title="Image-Net"), Work("x:2", title="ImageNet")
    >>> equivalence_key(card_of(one)) == equivalence_key(card_of(other))
    True
    """
    work = profile_of_card(card)
    return (
        work.title_squeezed,
        work.surnames[0] if work.surnames else "",
        work.year,
        "".join(work.container),
    )


def are_equivalent(first: str, second: str) -> bool:
    """Return whether two cards hold one work: title and year agree, container and first author do not contradict.

    Catalogues spell containers differently ("Interspeech 2017", "Interspeech 2017, 18th Annual Conference of …"), and
    some turn names around ("Rayyan, M", "M, Rayyan").

    >>> from incident_refs.model.card import card_of
    >>> from incident_refs.model.work import Work
    >>> one = Work("x:1", title="ImageNet", container="CVPR 2009")
    >>> are_equivalent(card_of(one), card_of(Work("x:2", title="ImageNet", container="CVPR")))
    True
    """
    doi = first.split(FIELD)[_DOI]
    if doi and doi == second.split(FIELD)[_DOI]:
        return True
    a, b = profile_of_card(first), profile_of_card(second)
    if not a.title or a.title_squeezed != b.title_squeezed or a.year != b.year:
        return False
    if _differ(a.volume, b.volume) or _differ(a.first_page, b.first_page):
        return False
    return _same_people(a, b) and _same_container(a, b)


def _same_people(a: Profile, b: Profile) -> bool:
    if not a.surnames or not b.surnames:
        return not a.surnames and not b.surnames
    return a.surnames[0] == b.surnames[0] or (a.surnames[0] in b.given and b.surnames[0] in a.given)


def _same_container(a: Profile, b: Profile) -> bool:
    one, other = set(a.container), set(b.container)
    if not one or not other:
        return one == other
    return len(one & other) >= 0.75 * min(len(one), len(other))


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def are_versions(first: str, second: str) -> bool:
    """Return whether two cards hold versions of one work: the same title, and authors in common.

    >>> from incident_refs.model.card import card_of
    >>> from incident_refs.model.names import Names, Person
    >>> from incident_refs.model.work import Work
    >>> one, other = Names((Person("Prabhu"), Person("Birhane"))), Names((Person("Birhane"), Person("Prabhu")))
    >>> preprint, published = Work("x:1", title="A win?", authors=one), Work("x:2", title="A win", authors=other)
    >>> are_versions(card_of(preprint), card_of(published))
    True
    """
    a, b = profile_of_card(first), profile_of_card(second)
    return _titles_agree(a, b) and (not a.surnames or not b.surnames or not set(a.surnames).isdisjoint(b.surnames))


def _titles_agree(a: Profile, b: Profile) -> bool:
    one, other = a.title_squeezed, b.title_squeezed
    return bool(one) and (one == other or (len(one) > 20 and len(other) > 20 and (one in other or other in one)))


def best_record(cards: Iterable[str]) -> str:
    """Return the card with the best metadata of equivalent ones: with a DOI, then with the most fields."""
    return max(cards, key=lambda card: (bool(card.split(FIELD)[_DOI]), sum(map(bool, card.split(FIELD))), -len(card)))
