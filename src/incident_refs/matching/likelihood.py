"""How probable it is that a reference string means a work: features, weighed by the trained weights."""

from functools import lru_cache
from math import exp

from incident_refs.matching.features import NAMES, compare
from incident_refs.matching.printed import printed
from incident_refs.matching.profile import profile_of_card

read_printed = lru_cache(maxsize=64)(printed)


@lru_cache(maxsize=512)
def likelihood(raw: str, card: str) -> float:
    """Return the probability, 0 to 1, that the string `raw` means the work on the card.

    Sources and the judge ask for the same pairs, so the latest are kept.
    """
    return weigh(compare(read_printed(raw), profile_of_card(card)))


# Hand-set, until there are trained weights: per feature a weight on (value - offset).
_BY_HAND = {
    "title_repaired": 5.0,
    "explained_repaired": 5.0,
    "first_author": 0.6,
    "initial": 0.7,
    "authors_share": 1.5,
    "container_share": 1.0,
    "year": 0.7,
    "volume": 0.8,
    "first_page": 1.2,
    "last_page": 0.4,
    "issue": 0.3,
    "numbers_agree": 0.3,
    "number_strangers": 0.5,
    "stranger_run": 0.12,
    "head_strangers": 0.7,
    "title_in_order": 1.0,
}
_BIAS = -15.5


def weigh(features: tuple[float, ...]) -> float:
    """Return the probability that features speak for."""
    total = _BIAS + sum(_BY_HAND.get(name, 0.0) * value for name, value in zip(NAMES, features, strict=True))
    return 1 / (1 + exp(-total)) if total > -50 else 0.0
