"""Whether an entry's authors are those of a work: all of them, in their order; some; or none."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from html import unescape

from incident_refs.matching.author_names import name_key, same_name
from incident_refs.model.names import Group, Name, Names, Person
from incident_refs.model.tokens import words


class PeopleFit(StrEnum):
    """How an entry's authors stand to those of a work. UNKNOWN where one of the two names nobody."""

    SAME = "same"
    SHORTER = "shorter"  # the catalogue names the first ones alone, or the entry does and says "et al."
    SOME = "some"
    NONE = "none"
    UNKNOWN = "unknown"


def people_fit(said: Names, found: Names) -> PeopleFit:
    """Return how the authors that an entry names stand to those that a work has.

    >>> deng, dong, li = Person("Deng", "Jia"), Person("Dong", "W."), Person("Li", "Kai")
    >>> people_fit(Names((Person("Deng", "J."), dong)), Names((deng, dong))).value
    'same'
    >>> people_fit(Names((deng, li)), Names((deng, dong, li))).value, people_fit(Names((li,)), Names((deng,))).value
    ('some', 'none')
    >>> people_fit(Names((deng,), more=True), Names((deng, dong, li))).value
    'shorter'
    """
    if not said or not found:
        return PeopleFit.UNKNOWN
    ours, theirs = said.listed, found.listed
    in_order = all(same_person(one, other) for one, other in zip(ours, theirs, strict=False))
    if in_order:
        if len(ours) == len(theirs):
            return PeopleFit.SAME
        if (said.more and len(ours) < len(theirs)) or (len(ours) > len(theirs) and (found.more or len(theirs) == 1)):
            return PeopleFit.SHORTER
    if said.more and _stand_in_order(ours, theirs):
        return PeopleFit.SHORTER  # "Huseni, Du, Zhu, … Kim": the first six, and the last
    common = in_common(ours, theirs)
    return PeopleFit.SOME if common else PeopleFit.NONE


def _stand_in_order(ours: Sequence[Name], theirs: Sequence[Name]) -> bool:
    """Return whether all of the first names are among the second ones, in this order."""
    left = iter(theirs)
    return all(any(same_person(one, other) for other in left) for one in ours)


def in_common(ours: Sequence[Name], theirs: Sequence[Name]) -> int:
    """Return how many of the first names are among the second."""
    return sum(any(same_person(one, other) for other in theirs) for one in ours)


def share_in_common(said: Names, found: Names) -> float:
    """Return which share of the longer list is in both.

    >>> share_in_common(Names((Person("Deng"),)), Names((Person("Deng"), Person("Li"))))
    0.5
    """
    longest = max(len(said.listed), len(found.listed))
    return in_common(said.listed, found.listed) / longest if longest else 0.0


def same_person(one: Name, other: Name) -> bool:
    """Return whether two names can be one person: one family name, and initials that do not contradict.

    Catalogues turn names around ("Wei Li", "Li Wei"), keep particles anywhere, and spell given names out or not.

    >>> same_person(Person("Zhang", "Wei"), Person("Zhang", "Lei")), same_person(Person("Wei", "Zhang"), Person("Zhang", "W."))
    (False, True)
    >>> same_person(Person("Ghasemipour", "Seyed K. S."), Person("Seyed Ghasemipour", "Kamyar"))
    True
    """  # noqa: E501
    if one.family == other.family and getattr(one, "given", None) == getattr(other, "given", None):
        return True  # nearly all
    return _same_person(one, other)


@lru_cache(maxsize=4096)
def _same_person(one: Name, other: Name) -> bool:
    if isinstance(one, Group) or isinstance(other, Group):
        return same_name(one, other) or _letters(one) == _letters(other)
    family, other_family = name_key(one).replace(" ", ""), name_key(other).replace(" ", "")
    if family == other_family or _one_slip(family, other_family):
        return _initials_fit(one, other)
    a, b = _parts(one), _parts(other)
    if not a or not b:
        return False
    if sorted(a) == sorted(b) or _turned(one, other) or _turned(other, one):
        return True
    # a double name of which one half is a given name elsewhere, or is left out: "Gontijo-Lopes", "Lopes"
    families, other_families = set(words(one.cited_as)), set(words(other.cited_as))
    return bool((families & set(b)) and (other_families & set(a)) and _share_initials(a, b))


def _turned(one: Person, other: Person) -> bool:
    """Return whether one name has as a given name what is the family name of the other: "Wei, Zhang", "Zhang, W."."""
    given, other_given = _given(one), _given(other)
    if not given or not other_given or " ".join(given) != name_key(other):
        return False
    return other_given[0] == name_key(one)[: len(other_given[0])]


def _initials_fit(one: Person, other: Person) -> bool:
    a, b = _given(one), _given(other)
    if not a or not b:
        return True
    if a[0][0] == b[0][0]:
        return not _are_two_names(a[0], b[0])
    # "H. Larochelle" is "Jean Hugo Larochelle"; that "Bob" is "Robert", a person has to say
    ours, theirs = {word[0] for word in a}, {word[0] for word in b}
    return (a[0][0] in theirs and b[0][0] in ours) or _first_in(a, b) or _first_in(b, a)


def _are_two_names(one: str, other: str) -> bool:
    """Return whether two given names with one initial are two: "Patricia", "Pratham"; not "Kate", "Katherine"."""
    return min(len(one), len(other)) > 4 and one[:2] != other[:2]


def _first_in(a: Sequence[str], b: Sequence[str]) -> bool:
    return (len(a[0]) > 1 and a[0] in b) or (len(a) == 1 and len(a[0]) == 1 and a[0] in {word[0] for word in b})


def _share_initials(a: Sequence[str], b: Sequence[str]) -> bool:
    return not {word[0] for word in a}.isdisjoint(word[0] for word in b)


def _given(name: Person) -> list[str]:
    return words(unescape(name.given)) if name.given else []


def _parts(name: Name) -> list[str]:
    given = getattr(name, "given", None) or ""
    return words(unescape(f"{given} {name.cited_as}"))


def _letters(name: Name) -> str:
    return "".join(sorted(_parts(name)))


def _one_slip(one: str, other: str) -> bool:
    """Return whether two family names of some length differ by one letter: "Eliás", "Elijas"; "Schuetze", "Schutze"."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 5:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) <= 1
