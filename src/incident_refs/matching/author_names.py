"""Whether the names that a short citation says are those of a longer list."""

from functools import lru_cache

from incident_refs.model.names import Group, Name, Names
from incident_refs.model.tokens import words

# Small words before a family name, which catalogues keep in the family, in the particle or nowhere.
_PARTICLES = frozenset(
    words("al da dal de degli dei del della den der di do dos du el la las le los ten ter van vom von y zu zum zur")
)
_GENERATIONS = frozenset(words("jr sr ii iii iv"))  # which catalogues keep in the family too: "D'Agostino Sr"
# What a group's short name leaves out: NIST is the National Institute *of* Standards *and* Technology.
_UNSPOKEN = frozenset(words("a an and for in of on the und der die des für de la du et"))
_SHORTEST_ACRONYM = 2


@lru_cache(maxsize=4096)
def name_key(name: Name) -> str:
    """Return a name for comparing: folded, without particles before it and initials or "Jr" after it.

    >>> from incident_refs.model.names import Person
    >>> name_key(Person("Maaten", particle="van der")), name_key(Person("van Houwelingen, H.C."))
    ('maaten', 'houwelingen')
    """
    parts = words(name.cited_as)
    while len(parts) > 1 and parts[0] in _PARTICLES:
        del parts[0]
    while len(parts) > 1 and (parts[-1] in _GENERATIONS or (len(parts[-1]) == 1 and parts[-1].isalpha())):
        del parts[-1]
    return " ".join(parts)


def same_name(said: Name, found: Name) -> bool:
    """Return whether two names can be one, a group's acronym and its full name included.

    >>> from incident_refs.model.names import Person
    >>> same_name(Person("NIST"), Group("National Institute of Standards and Technology"))
    True
    """
    one, other = name_key(said), name_key(found)
    if not one or not other:
        return False
    return one == other or _is_acronym(said, found) or _is_acronym(found, said)


def names_fit(said: Names, found: Names) -> bool | None:
    """Return whether the names of a short citation are those of a list; None where the list is too short to tell.

    `et al.` means three authors or more, `A & B` exactly two. One name alone is nearly always one author
    (617 of 618 in sixteen books), but a page may say `Deng 2009` for short: None. A catalogue that lists nobody
    but a first author may hold no more of the list: None as well.

    >>> from incident_refs.model.names import Person
    >>> deng, dong, li = Person("Deng"), Person("Dong"), Person("Li")
    >>> names_fit(Names((deng,), more=True), Names((deng, dong, li)))
    True
    >>> names_fit(Names((deng,), more=True), Names((deng, dong)))
    False
    >>> names_fit(Names((deng, dong)), Names((deng,))) is None
    True
    """
    if not said or not found or not all(map(same_name, said.listed, found.listed)):
        return False
    return _count_fits(said, found)


def _count_fits(said: Names, found: Names) -> bool | None:
    saying, holding = len(said.listed), len(found.listed)
    if said.more:
        if holding >= max(3, saying + 1) or (found.more and holding >= saying):
            return True
        return None if holding == 1 or found.more else False
    if found.more:
        return None if saying == 1 or saying > holding else False
    if saying == holding:
        return True
    return None if 1 in (saying, holding) else False


def _is_acronym(short: Name, long: Name) -> bool:
    """Return whether `short` has the initials of the group `long`: WHO, U.S. FTC, NIST."""
    if not isinstance(long, Group):
        return False
    letters = "".join(words(short.cited_as))
    if len(letters) < _SHORTEST_ACRONYM or not short.cited_as.replace(".", "").replace(" ", "").isupper():
        return False
    parts = words(long.name)
    return letters in ("".join(w[0] for w in parts), "".join(w[0] for w in parts if w not in _UNSPOKEN))
