"""Several `.bib` files as one. A key that stands in two of them, and says different things, is for a person."""

from collections.abc import Sequence

from incident_refs.bibtex import grammar
from incident_refs.bibtex.layout import Layout
from incident_refs.errors import PaperError
from incident_refs.latex.subset import Shelf
from incident_refs.model.entry import Entry


class Shelves:
    """The entries of several files, each with the name by which sentences call it; the first file goes first."""

    def __init__(self, named: Sequence[tuple[str, Shelf]]) -> None:
        self._named = tuple(named)
        self._strings: dict[str, bytes] = {}
        # files whose macros mean something else than those of an earlier one: entries are written without them
        self._expanded: set[str] = set()
        for name, shelf in self._named:
            for block in shelf.strings():
                macro = grammar.macro(block)
                called = macro[0].decode().lower() if macro else ""
                if self._strings.setdefault(called, block) != block:
                    self._expanded.add(name)

    def get(self, key: str, /) -> Entry | None:
        """Return the entry with this key, as one file would. Raises PaperError where two files differ about it."""
        found = self._with(key)
        return found[0][2] if found else None

    def text_of(self, key: str, /) -> str | None:
        """Return the entry as it stands in its file, or None where it cannot stand so in a common one."""
        found = self._with(key)
        if not found or found[0][0] in self._expanded:
            return None
        return found[0][1].text_of(key)

    def strings(self) -> Sequence[bytes]:
        """Return the definitions of all files, each name once."""
        return tuple(self._strings.values())

    @property
    def layout(self) -> Layout:
        """How the first file is written."""
        return self._named[0][1].layout

    def _with(self, key: str) -> list[tuple[str, Shelf, Entry]]:
        found = [(name, shelf, entry) for name, shelf in self._named if (entry := shelf.get(key))]
        exact = [one for one in found if one[2].key == key]
        found = exact or found
        for name, _, entry in found[1:]:
            first, _, other = found[0]
            if (entry.key, entry.type, dict(entry.fields)) != (other.key, other.type, dict(other.fields)):
                raise PaperError(
                    f"{name}:{entry.line}: '{entry.key}' is also in {first}:{other.line}, and the two differ;"
                    " give one of them another key, or name one file only; nothing was written"
                )
        return found
