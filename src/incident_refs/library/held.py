"""What a library is asked for, be it read whole or found entry by entry."""

from collections.abc import Sequence
from typing import Protocol

from incident_refs.bibtex.blocks import Block
from incident_refs.bibtex.layout import Layout
from incident_refs.bibtex.read import Failed
from incident_refs.library.lookup import Lookup
from incident_refs.model.entry import Entry


class Held(Protocol):
    """What a library is asked for. Positions are whatever the one who is asked gives, and takes, for an entry."""

    @property
    def lookup(self) -> Lookup:
        """Where works are found by identifier, title and names."""

    @property
    def layout(self) -> Layout:
        """How the file's entries are written."""

    @property
    def failed(self) -> tuple[Failed, ...]:
        """What could not be read as it stands."""

    @property
    def ordered(self) -> bool:
        """Whether there are two entries at least, and their keys are sorted."""

    def keys(self) -> Sequence[str]:
        """Return all keys, in the file's order."""

    def strings(self) -> Sequence[Block]:
        """Return the `@string` blocks, in order."""

    def with_key(self, key: str) -> int | None:
        """Return the entry with this key, to the letter, or else the only one that differs in case, or None."""

    def get(self, key: str, /) -> Entry | None:
        """Return the entry with this key, found in the same way, or None."""

    def has(self, folded: str) -> bool:
        """Return whether an entry has this key in lower case."""

    def behind(self, folded: str) -> int | None:
        """Return the entry before which a new one goes, where keys are sorted; None for the end."""

    def entry(self, position: int) -> Entry:
        """Return an entry."""

    def block(self, position: int) -> Block:
        """Return the bytes of an entry."""
