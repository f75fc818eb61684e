"""What numeric styles share: numbers in the order given, and citations of several works in one bracket.

The order is that of the file or of the command line; a style decides how a number looks and which stand together.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from incident_refs.formats.locators import NOWHERE
from incident_refs.formats.name_list import whole_family
from incident_refs.model.item import Item
from incident_refs.model.rich_text import Rich, joined, plain, quoted, rich


@dataclass(frozen=True, slots=True)
class NumericRules:
    """What one numeric style decides: `label` of a reference, `cited` of numbers, `gap` between a name and them.

    `located` is one number with the pages that are meant, in a style that prints them.
    """

    entry: Callable[[Item], Rich]
    label: Callable[[int], str]
    cited: Callable[[Sequence[int]], Rich]
    gap: str = " "
    located: Callable[[int, str], Rich] | None = None


class NumericList:
    """A reference list in the order given."""

    numbered = True

    def __init__(self, items: Sequence[Item], rules: NumericRules) -> None:
        self._rules = rules
        self.cites_pages = rules.located is not None
        self.items = tuple(items)
        self._numbers = {item.key: number for number, item in enumerate(self.items, 1)}

    def reference(self, item: Item) -> Rich:
        """Return the item as the list prints it, with its number."""
        return joined((rich(self._rules.label(self._numbers[item.key])), self.without_number(item)), " ")

    def without_number(self, item: Item) -> Rich:
        """Return the item alone, for hosts that number it themselves."""
        return self._rules.entry(item)

    def citation(
        self, cited: Sequence[Item], *, narrative: bool = False, locators: Mapping[str, str] = NOWHERE
    ) -> Rich:
        """Return one citation of one or several items; in a narrative one each number follows its authors.

        `locators` are pages, by the items' keys; a style that prints none leaves them out.
        """
        if narrative:
            return _enumerated([self._in_sentence(item, locators) for item in cited])
        return self._cited(cited, locators)

    def _cited(self, cited: Sequence[Item], locators: Mapping[str, str]) -> Rich:
        places = {self._numbers[item.key]: locators.get(item.key, "") for item in cited}
        located = self._rules.located
        if located is None or not any(places.values()):
            return self._rules.cited(sorted(places))
        return joined((located(number, places[number]) for number in sorted(places)), ", ")

    def _in_sentence(self, item: Item, locators: Mapping[str, str]) -> Rich:
        named, number = _named(item), self._cited((item,), locators)
        return (*named, *rich(self._rules.gap), *number) if named else number


def collapsed(numbers: Sequence[int]) -> str:
    """Return ascending numbers with three or more in a row as a range.

    >>> collapsed([1, 2, 3, 5, 7, 8])
    '1–3,5,7,8'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ",".join(map(str, run)) for run in runs)


def _named(item: Item) -> Rich:
    """Return who is named in the sentence: authors, where there are none editors, else the title."""
    for people in (item.author, item.editor, item.translator, item.director):
        if people:
            families = [whole_family(name) for name in people.listed]
            if len(families) > 2 or people.more:
                return rich(f"{families[0]} et al.")
            return rich(" and ".join(families))
    return quoted(item.title_short or item.title) or rich(item.publisher) or rich(plain(item.container_title))


def _enumerated(parts: list[Rich]) -> Rich:
    """Return "A [1], B [2], and C [3]"."""
    if len(parts) < 3:
        return joined(parts, " and ")
    return joined((joined(parts[:-1], ", "), parts[-1]), ", and ")


def short_journal(item: Item) -> Rich:
    """Return the journal as the entry abbreviates it, else in full: abbreviations are not made up.

    >>> plain(short_journal(Item("a", "article-journal", container_title=rich("Nature Machine Intelligence"))))
    'Nature Machine Intelligence'
    """
    return rich(also_said(item, "container-title-short")) or item.container_title


def is_derived(item: Item) -> bool:
    """Return whether the address of a preprint is only what its number says: "arXiv:1412.6980".

    >>> is_derived(Item("a", "article", number="arXiv:1412.6980", url="https://arxiv.org/abs/1412.6980"))
    True
    """
    if item.type != "article" or item.accessed:
        return False
    return item.url == f"https://arxiv.org/abs/{item.number.removeprefix('arXiv:')}"


def also_said(item: Item, variable: str) -> str:
    """Return a text that only some styles print, by its name in CSL; empty where the item does not say it."""
    if not item.more:
        return ""
    value = dict(item.more).get(variable, "")
    return value if isinstance(value, str) else ""
