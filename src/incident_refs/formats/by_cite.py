"""Which names of a citation tell it apart from others that would look the same, one citation at a time.

Source: CSL 1.0.2, givenname-disambiguation-rule "by-cite": initials first, then given names in full, then more names;
each only where it makes the citation unlike at least one other.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping

from incident_refs.formats.name_list import given_first, given_first_in_full, whole_family
from incident_refs.model.names import Name, Person

FAMILY, INITIALS, GIVEN = 0, 1, 2
Listed = tuple[Name, ...]
Levels = tuple[int, ...]
_MOST_NAMES = 20  # of 5,000 authors, the first twenty


def shown_name(name: Name, level: int) -> str:
    """Return a name as a citation gives it: the family alone, with initials, or with given names in full.

    >>> [shown_name(Person("Doe", "Jane Ann", suffix="Jr."), level) for level in (FAMILY, INITIALS, GIVEN)]
    ['Doe', 'J. A. Doe Jr.', 'Jane Ann Doe Jr.']
    """
    if level == FAMILY or not isinstance(name, Person) or not name.given:
        return whole_family(name)
    return given_first(name) if level == INITIALS else given_first_in_full(name)


def told_apart(lists: Collection[Listed], base: Callable[[Listed], int]) -> dict[Listed, Levels]:
    """Return for lists of names that look alike how much of each is shown: one level for each name.

    `base` is how many names a citation gives of a list anyhow.

    >>> does = [(Person("Doe", "Jane"),), (Person("Doe", "John"),), (Person("Doe", "Ann"),)]
    >>> list(told_apart(does, len).values())
    [(2,), (2,), (1,)]
    """
    best = {listed: (FAMILY,) * base(listed) for listed in lists}
    tried = dict(best)
    alike = _how_many_alike(best, best)
    waiting = list(best)
    for position in range(_MOST_NAMES):
        for level in (FAMILY, INITIALS, GIVEN):
            waiting = [listed for listed in waiting if alike[listed] > 1 and position < len(listed)]
            if not waiting:
                return best
            offers = {listed: (*tried[listed][:position], level, *tried[listed][position + 1 :]) for listed in waiting}
            for listed, left in _how_many_alike(offers, best).items():
                if left < alike[listed]:
                    best[listed] = tried[listed] = offers[listed]
                    alike[listed] = left
                elif level == FAMILY:  # one more name does not help by itself, but the next may
                    tried[listed] = offers[listed]
    return best


def _how_many_alike(offers: Mapping[Listed, Levels], everybody: Collection[Listed]) -> dict[Listed, int]:
    """Return for each list how many look like it when all are shown as it would be."""
    counts = {offer: Counter(_shown(other, offer) for other in everybody) for offer in set(offers.values())}
    return {listed: counts[offer][_shown(listed, offer)] for listed, offer in offers.items()}


def _shown(listed: Listed, levels: Levels) -> tuple[str, ...]:
    names = tuple(map(shown_name, listed, levels))
    return (*names, "et al.") if len(listed) > len(levels) else names
