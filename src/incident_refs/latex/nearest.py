"""Which key may have been meant by one that is not there: `deng09` -> `deng2009imagenet`."""

import re
from collections.abc import Iterable, Sequence

MOST = 3
# Deng:2009, deng_et_al_09, deng2009imagenet: a name, and the year as four digits or two
_NAME_AND_YEAR = re.compile(
    r"[^a-z0-9]*(?P<name>[a-z][a-z'-]*?)(?:[^a-z0-9]*et[^a-z0-9]*al)?[^a-z0-9]*(?P<year>(?:1[5-9]|20)\d\d|\d\d)(?!\d)"
)


class Keys:
    """The keys of a library, to look for those that are like another one."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = tuple(keys)
        self._by_case: dict[str, list[str]] = {}
        self._by_name: dict[tuple[str, int], list[str]] = {}
        for key in self._keys:
            self._by_case.setdefault(key.lower(), []).append(key)
            if sign := name_and_year(key):
                self._by_name.setdefault(sign, []).append(key)

    def nearest(self, key: str) -> tuple[str, ...]:
        """Return the keys that may have been meant, the likeliest first: in another case, of that name and year, alike.

        >>> Keys(["deng2009imagenet", "dong2008", "li2022"]).nearest("deng09")
        ('deng2009imagenet',)
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA, JaroWinkler

        folded = key.lower()
        sign = name_and_year(key)
        named = self._by_name.get(sign, []) if sign else []
        named = sorted(named, key=lambda one: (-JaroWinkler.similarity(folded, one.lower()), one))
        allowed = max(1, len(key) // 6)
        every = list(self._by_case) if len(key) > 3 else []
        alike = process.extract(folded, every, scorer=OSA.distance, score_cutoff=allowed, limit=MOST)
        found: Sequence[str] = (
            *self._by_case.get(folded, ()),
            *named[:MOST],
            *(one for folded_one, _, _ in alike for one in self._by_case[folded_one]),
        )
        return tuple(dict.fromkeys(found))[:MOST]


def name_and_year(key: str) -> tuple[str, int] | None:
    """Return the name and the last two digits of the year that a key begins with, or None.

    >>> name_and_year("Deng:2009"), name_and_year("deng_et_al_09"), name_and_year("imagenet")
    (('deng', 9), ('deng', 9), None)
    """
    found = _NAME_AND_YEAR.match(key.lower())
    return (found["name"].replace("'", "").replace("-", ""), int(found["year"][-2:])) if found else None
