"""What author-date styles share: the order of the list, letters after the year, citations that tell works apart.

It is a pass over the whole bibliography: whether a work is 2016a, or its author needs an initial, depends on others.
Source: CSL 1.0.2, disambiguation; the Publication Manual of the APA, 8.17 to 8.20.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from incident_refs.formats.by_cite import FAMILY, GIVEN, INITIALS, Levels, shown_name, told_apart
from incident_refs.formats.locators import NOWHERE, labelled
from incident_refs.formats.name_list import initials, is_alphabetic, parted, whole_family
from incident_refs.formats.numbers import is_small_number
from incident_refs.model.item import Item
from incident_refs.model.names import Name, Names, Person
from incident_refs.model.rich_text import Rich, joined, plain, rich, wrapped
from incident_refs.model.tokens import fold

SortKey = tuple[tuple[object, ...], ...]
_NO_QUOTES = str.maketrans("", "", "“”‘’")
_NO_WORD = re.compile(r"[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class AuthorDateRules:
    """What one author-date style decides.

    `people` gives the names that lead a work, empty where its title does; `label` what is cited instead of names.
    `locator` prints the pages that a citation points to.
    `by_cite`: given names only where a citation needs them, not wherever two first authors share a family name.
    `cited_by`: what citations of several works are sorted by, where it is not the order of the list.
    `gap`: what stands between names and year; `place`: what follows the year where no pages do.
    `titled`: what works of one author and year are sorted by; `then` those of one title. `sorted_names`: more names
    than these are sorted by the first `sorted_of_more`.
    """

    people: Callable[[Item], Names]
    label: Callable[[Item], Rich]
    sorted_as: Callable[[Item], str]
    date_key: Callable[[Item], tuple[object, ...]]
    year: Callable[[Item, str], str]
    reference: Callable[[Item, str], Rich]
    locator: Callable[[str], str] = labelled
    et_al_from: int = 3
    ampersand: str = "&"
    serial_comma: bool = True
    et_al_marks: int = 0
    by_cite: bool = False
    cited_by: Callable[[Item], tuple[object, ...]] | None = None
    sorted_names: int | None = None
    sorted_of_more: int = 1
    particles_sorted: bool = True
    given_in_full: bool = False
    cited_as_given: bool = False
    gap: Callable[[Item], str] = lambda _: ", "
    place: Callable[[Item, str], Rich] = lambda _item, _suffix: ()
    titled: Callable[[Item], str] = lambda item: plain(item.title)
    then: Callable[[Item], Sequence[Rich]] = lambda _: ()


@dataclass(frozen=True, slots=True)
class _Label:
    """How a work is cited: its names (in parentheses, in the sentence) and its letter."""

    in_parentheses: Rich
    in_sentence: Rich
    suffix: str
    levels: Levels


class AuthorDateList:
    """A reference list in the order of authors and dates."""

    numbered = False
    cites_pages = True

    def __init__(self, items: Sequence[Item], rules: AuthorDateRules) -> None:
        self._rules = rules
        self._people = {item.key: rules.people(item) for item in items}
        keyed = sorted(((self._sort_key(item), item) for item in items), key=itemgetter(0))
        runs = ([item for _, item in run] for _, run in groupby(keyed, key=itemgetter(0)))
        self.items = tuple(item for run in runs for item in self._of_one_title(run))
        self._labels = self._labelled()

    def reference(self, item: Item) -> Rich:
        """Return the item as the list prints it."""
        return self._rules.reference(item, self._labels[item.key].suffix)

    def citation(
        self, cited: Sequence[Item], *, narrative: bool = False, locators: Mapping[str, str] = NOWHERE
    ) -> Rich:
        """Return one citation of one or several items, in the style's order, years of one author together.

        `locators` are pages, by the items' keys.
        """
        rules = self._rules
        groups: dict[Rich, list[Item]] = {}
        for item in self._in_citing_order(cited):
            groups.setdefault(self.named(item, narrative=narrative), []).append(item)
        parts: list[Rich] = []
        for names, works in groups.items():
            years = joined((self._dated(item, self.suffix(item), locators.get(item.key, "")) for item in works), ", ")
            gap = " " if narrative else rules.gap(works[0])
            parts.append(joined((names, wrapped("(", years, ")") if narrative else years), gap))
        return enumerated(parts) if narrative else wrapped("(", joined(parts, "; "), ")")

    def _in_citing_order(self, cited: Sequence[Item]) -> Sequence[Item]:
        """Return the items in the order of a citation: works of one author as the list has them, 2016a before 2016b."""
        if len(cited) < 2 or self._rules.cited_as_given:
            return cited
        if self._rules.cited_by:
            return sorted(cited, key=self._rules.cited_by)
        position = {item.key: i for i, item in enumerate(self.items)}
        first: dict[Rich, int] = {}
        for i, item in enumerate(sorted(cited, key=self._cited_key)):
            first.setdefault(self.named(item), i)
        date = self._rules.date_key
        return sorted(cited, key=lambda item: (first[self.named(item)], date(item), position[item.key]))

    def _dated(self, item: Item, suffix: str, locator: str) -> Rich:
        rules = self._rules
        pages = rich(rules.locator(locator)) if locator else ()
        return joined((rich(rules.year(item, suffix)), pages or rules.place(item, suffix)), ", ")

    def named(self, item: Item, *, narrative: bool = False) -> Rich:
        """Return the names that a citation of the item gives, or what it gives instead."""
        label = self._labels[item.key]
        return label.in_sentence if narrative else label.in_parentheses

    def suffix(self, item: Item) -> str:
        """Return the letter that tells the item from others of its year; empty where none is needed."""
        return self._labels[item.key].suffix

    def levels(self, item: Item) -> Levels:
        """Return how much of each name is shown where the item is cited."""
        return self._labels[item.key].levels

    def _sort_key(self, item: Item) -> tuple[object, ...]:
        rules = self._rules
        title = _words_key(rules.titled(item))
        lead = self._lead(item, rules.sorted_names, rules.sorted_of_more)
        return lead, rules.date_key(item), (not title, title)

    def _lead(self, item: Item, most: int | None, kept: int) -> tuple[object, ...]:
        """Return what sorts an item by its names; of more than `most` those that are `kept`."""
        rules, listed = self._rules, self._people[item.key].listed
        if not listed:
            return ((_words_key(rules.sorted_as(item)), ""),)
        if most is not None and len(listed) > most:
            listed = listed[:kept]
        return tuple(_name_key(n, rules.particles_sorted, rules.given_in_full) for n in listed)

    def _cited_key(self, item: Item) -> tuple[object, ...]:
        """Return what sorts a citation: an author's works by date, whoever else is not named there."""
        return self._lead(item, self._rules.et_al_from - 1, 1), self._rules.date_key(item)

    def _of_one_title(self, run: list[Item]) -> list[Item]:
        if len(run) == 1:
            return run

        def key(item: Item) -> tuple[object, ...]:
            then = [_words_key(plain(text)) for text in self._rules.then(item)]
            return then, _number_key(item.volume), self._lead(item, None, 0)

        return sorted(run, key=key)

    def _labelled(self) -> dict[str, _Label]:
        """Return how each item is cited, so that no two of different works look alike."""
        levels = {item.key: self._levels_by_themselves(item) for item in self.items}
        if self._rules.by_cite:
            for group in self._alike(levels):
                levels |= self._told_apart(group)
        else:
            people = [self._people[item.key] for item in self.items]
            in_full_or_short = str.strip if self._rules.given_in_full else initials
            initialled = _families_of_several(people, in_full_or_short)
            in_full: frozenset[tuple[str, str]] = (
                _initials_of_several(people) if self._rules.given_in_full else frozenset()
            )
            for item in self.items:
                levels[item.key] = _initialled(self._people[item.key], levels[item.key], initialled, in_full)
            for group in self._alike(levels):
                self._add_names(group, levels)
        suffixes: dict[str, str] = {}
        for group in self._alike(levels):
            for i, item in enumerate(group):
                suffixes[item.key] = _letters(i)
        return {item.key: self._label(item, levels[item.key], suffixes.get(item.key, "")) for item in self.items}

    def _levels_by_themselves(self, item: Item) -> Levels:
        return (FAMILY,) * self._shown(item)

    def _told_apart(self, group: list[Item]) -> dict[str, Levels]:
        lists = {item.key: self._people[item.key].listed for item in group if self._people[item.key]}
        found = told_apart(dict.fromkeys(lists.values()), lambda listed: self._shown_of(Names(listed)))
        return {key: found[listed] for key, listed in lists.items()}

    def _shown(self, item: Item) -> int:
        """Return how many names a citation gives before anything is told apart."""
        return self._shown_of(self._people[item.key])

    def _shown_of(self, names: Names) -> int:
        count = len(names.listed)
        return 1 if count + names.more >= self._rules.et_al_from or names.more else count

    def _alike(self, levels: dict[str, Levels]) -> list[list[Item]]:
        groups: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
        for item in self.items:
            label = plain(self._names(item, levels[item.key], "&")).translate(_NO_QUOTES).casefold()
            groups[label, plain(self._dated(item, "", ""))].append(item)
        return [group for group in groups.values() if len(group) > 1]

    def _add_names(self, group: list[Item], levels: dict[str, Levels]) -> None:
        """Show more names where that tells the works of a group apart; where it cannot, letters will."""
        lists = {tuple(whole_family(n) for n in self._people[item.key].listed) for item in group}
        if len(lists) < 2:
            return
        needed = _names_needed(lists)
        for item in group:
            families = tuple(whole_family(n) for n in self._people[item.key].listed)
            own = levels[item.key]
            levels[item.key] = own + (FAMILY,) * (needed.get(families, 0) - len(own))

    def _label(self, item: Item, levels: Levels, suffix: str) -> _Label:
        parentheses = self._names(item, levels, self._rules.ampersand)
        sentence = self._names(item, levels, "and") if len(levels) > 1 else parentheses
        return _Label(parentheses, sentence, suffix, levels)

    def _names(self, item: Item, levels: Levels, conjunction: str) -> Rich:
        names = self._people[item.key]
        if not names:
            return self._rules.label(item)
        parts = list(map(shown_name, names.listed, levels))
        if len(parts) < len(names.listed) or names.more:
            listed = ", ".join(parts) + ("," if len(parts) > 1 else "")
            if self._rules.et_al_marks:
                return (*rich(f"{listed} "), *rich("et al.", self._rules.et_al_marks))
            return rich(f"{listed} et al.")
        if len(parts) == 2:
            return rich(f"{parts[0]} {conjunction} {parts[1]}")
        comma = "," if self._rules.serial_comma else ""
        return rich(parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])}{comma} {conjunction} {parts[-1]}")


def _names_needed(lists: Collection[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """Return how many names of each list make it unlike all others; lists that stay alike are left out.

    >>> needed = _names_needed([("Kim", "Lee", "Ox"), ("Kim", "Lee", "Wu"), ("Kim", "Ray")])
    >>> needed["Kim", "Ray"], needed["Kim", "Lee", "Wu"]
    (2, 3)
    """
    needed: dict[tuple[str, ...], int] = {}
    for count in range(1, max(map(len, lists)) + 1):
        if len(needed) == len(lists):
            break
        alike = Counter(families[:count] for families in lists)
        for families in lists:
            if families not in needed and alike[families[:count]] == 1:
                needed[families] = min(count, len(families))
    return needed


def _initialled(
    names: Names, levels: Levels, initialled: frozenset[str], in_full: frozenset[tuple[str, str]]
) -> Levels:
    first = names.listed[0] if names.listed else None
    if isinstance(first, Person) and first.given and whole_family(first) in initialled:
        return (GIVEN if _with_initials(first) in in_full else INITIALS, *levels[1:])
    return levels


def _families_of_several(lists: Sequence[Names], shortened: Callable[[str], str]) -> frozenset[str]:
    """Return the family names that first authors with different initials share; they are cited with them (8.20)."""
    given: defaultdict[str, set[str]] = defaultdict(set)
    for first in _first_people(lists):
        given[whole_family(first)].add(shortened(first.given or ""))
    return frozenset(family for family, several in given.items() if len(several) > 1)


def _initials_of_several(lists: Sequence[Names]) -> frozenset[tuple[str, str]]:
    """Return the names with initials that first authors of different given names share."""
    given: defaultdict[tuple[str, str], set[str | None]] = defaultdict(set)
    for first in _first_people(lists):
        given[_with_initials(first)].add(first.given)
    return frozenset(name for name, several in given.items() if len(several) > 1)


def _with_initials(name: Person) -> tuple[str, str]:
    return initials(name.given or ""), whole_family(name)


def _first_people(lists: Sequence[Names]) -> Iterator[Person]:
    for names in lists:
        first = names.listed[0] if names else None
        if isinstance(first, Person) and is_alphabetic(first.family):
            yield first


def _letters(number: int) -> str:
    """Return a, b … z, aa, ab.

    >>> _letters(0), _letters(25), _letters(26)
    ('a', 'z', 'aa')
    """
    letters = ""
    while number >= 0:
        letters = chr(ord("a") + number % 26) + letters
        number = number // 26 - 1
    return letters


@lru_cache(maxsize=16384)
def _name_key(name: Name, particles_sorted: bool, in_full: bool) -> tuple[object, str]:  # noqa: FBT001
    if not isinstance(name, Person):
        return _words_key(whole_family(name)), ""
    given, family = name.given or "", whole_family(name)
    if not particles_sorted:
        particle, family = parted(name)
        given = f"{given} {particle}"
    return _words_key(family), fold(f"{given if in_full else initials(given)} {name.suffix or ''}").strip()


def _words_key(text: str) -> str:
    """Return text to sort by: folded, without punctuation."""
    return " ".join(_NO_WORD.sub("", fold(text)).split())


def _number_key(text: str) -> tuple[bool, int, str]:
    return (not text, int(text) if is_small_number(text) else 0, text)


def enumerated(parts: list[Rich]) -> Rich:
    """Return "A, B, and C"."""
    if len(parts) < 3:
        return joined(parts, " and ")
    return joined((joined(parts[:-1], ", "), parts[-1]), ", and ")
