"""Which works are the same work under two records, and which are versions of one."""

from collections.abc import Iterable

from incident_refs.matching.profile import Profile, profile_of_card
from incident_refs.model.card import FIELD

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
        "".join(work.title),
        work.surnames[0] if work.surnames else "",
        work.year,
        "".join(work.container),
    )


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
    one, other = "".join(a.title), "".join(b.title)
    return bool(one) and (one == other or (len(one) > 20 and len(other) > 20 and (one in other or other in one)))


def best_record(cards: Iterable[str]) -> str:
    """Return the card with the best metadata of equivalent ones: with a DOI, then with the most fields."""
    return max(cards, key=lambda card: (bool(card.split(FIELD)[10]), sum(map(bool, card.split(FIELD))), -len(card)))
