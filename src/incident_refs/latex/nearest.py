"""Which key may have been meant by one that is not there: `deng09` -> `deng2009imagenet`."""

import re
from collections.abc import Iterable

MOST = 3
_SHORTEST = 4  # letters; `li` is like too many
# Deng:2009, deng_et_al_09, deng2009imagenet: a name, and the year as four digits or two
_NAME_AND_YEAR = re.compile(
    r"[^a-z0-9]*(?P<name>[a-z][a-z'-]*?)(?:[^a-z0-9]*et[^a-z0-9]*al)?[^a-z0-9]*(?P<year>(?:1[5-9]|20)\d\d|\d\d)(?!\d)"
)


class Keys:
    """The keys of a library, to look for those that are like another one."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = tuple(keys)
        self._folded = tuple(key.lower() for key in self._keys)

    def nearest(self, key: str) -> tuple[str, ...]:
        """Return the keys that may have been meant, the likeliest first: in another case, of that name and year, alike.

        >>> Keys(["deng2009imagenet", "dong2008", "li2022"]).nearest("deng09")
        ('deng2009imagenet',)
        """
        found = (*self._in_another_case(key.lower()), *self._by_name(key), *self._alike(key.lower()))
        return tuple(dict.fromkeys(found))[:MOST]

    def _in_another_case(self, folded: str) -> list[str]:
        return [key for key, one in zip(self._keys, self._folded, strict=True) if one == folded]

    def _by_name(self, key: str) -> list[str]:
        from rapidfuzz.distance import JaroWinkler

        sign = name_and_year(key)
        if sign is None:
            return []
        first = sign[0][0]  # of a hundred thousand keys only those are taken apart that may be of that name
        named = [one for one in self._folded if one.startswith(first) and name_and_year(one) == sign]
        named.sort(key=lambda one: (-JaroWinkler.similarity(key.lower(), one), one))
        return [self._keys[self._folded.index(one)] for one in named[:MOST]]

    def _alike(self, folded: str) -> list[str]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(folded) < _SHORTEST:
            return []
        allowed = max(1, len(folded) // 6)
        found = process.extract(folded, self._folded, scorer=OSA.distance, score_cutoff=allowed, limit=MOST)
        return [self._keys[position] for _, _, position in found]


def name_and_year(key: str) -> tuple[str, int] | None:
    """Return the name and the last two digits of the year that a key begins with, or None.

    >>> name_and_year("Deng:2009"), name_and_year("deng_et_al_09"), name_and_year("imagenet")
    (('deng', 9), ('deng', 9), None)
    """
    found = _NAME_AND_YEAR.match(key.lower())
    return (found["name"].replace("'", "").replace("-", ""), int(found["year"][-2:])) if found else None
