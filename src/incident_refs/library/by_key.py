"""Entries found by their keys, as BibTeX compares them."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from incident_refs.model.entry import Entry


class ByKey:
    """The positions of entries by key. To the letter first; else the only one that differs in case.

    >>> found = ByKey([Entry("Raw", "book"), Entry("a", "misc"), Entry("A", "misc")])
    >>> found.position("raw"), found.position("A"), found.get("raw").type
    (0, 2, 'book')
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries

    def position(self, key: str) -> int | None:
        """Return the position of the entry with this key, to the letter, or else of the only one that differs in case.

        Where there is none, or are two that differ in case, None.
        """
        found = self._exact.get(key)
        return self._folded.get(key.lower()) if found is None else found

    def get(self, key: str) -> Entry | None:
        """Return the entry with this key, found in the same way, or None."""
        position = self.position(key)
        return None if position is None else self._entries[position]

    @cached_property
    def _exact(self) -> dict[str, int]:
        return {entry.key: position for position, entry in enumerate(self._entries)}

    @cached_property
    def _folded(self) -> dict[str, int]:
        """Keys in lower case that are those of one entry only."""
        keys = [entry.key.lower() for entry in self._entries]
        often = Counter(keys)
        return {key: position for position, key in enumerate(keys) if often[key] == 1}
