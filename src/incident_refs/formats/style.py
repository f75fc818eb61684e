"""The socket of a style, and the styles that there are. A style is one module in `styles/` and one line here."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Protocol, cast

from incident_refs.errors import FormatError
from incident_refs.formats.locators import NOWHERE
from incident_refs.model.item import Item
from incident_refs.model.rich_text import Rich


class ReferenceList(Protocol):
    """Items arranged by a style: its order is fixed, and what tells works of one year apart is known."""

    @property
    def items(self) -> tuple[Item, ...]:
        """The items in the order of the list."""
        ...

    @property
    def numbered(self) -> bool:
        """Whether each reference begins with its number."""
        ...

    @property
    def cites_pages(self) -> bool:
        """Whether a citation says the pages that are meant."""
        ...

    def reference(self, item: Item) -> Rich:
        """Return the item as the list prints it."""
        ...

    def citation(
        self, cited: Sequence[Item], *, narrative: bool = False, locators: Mapping[str, str] = NOWHERE
    ) -> Rich:
        """Return one citation in the text of one or several of the items; `locators` are pages, by the items' keys."""
        ...


class Style(Protocol):
    """What the module of a style offers."""

    name: str
    title: str

    def arrange(self, items: Sequence[Item]) -> ReferenceList:
        """Return the items as the style's list."""
        ...


_STYLES = {
    "apa": "incident_refs.formats.styles.apa",
    "chicago": "incident_refs.formats.styles.chicago",
    "harvard": "incident_refs.formats.styles.harvard",
    "ieee": "incident_refs.formats.styles.ieee",
    "mla": "incident_refs.formats.styles.mla",
    "nature": "incident_refs.formats.styles.nature",
    "vancouver": "incident_refs.formats.styles.vancouver",
}


def styles() -> tuple[str, ...]:
    """Return the names of the styles.

    >>> "apa" in styles()
    True
    """
    return tuple(_STYLES)


def style_named(name: str) -> Style:
    """Return a style by its name. Raises FormatError, which lists the known ones."""
    module = _STYLES.get(name.lower())
    if module is None:
        raise FormatError(f"'{name}' is not a style; the styles are {', '.join(_STYLES)}")
    return cast(Style, import_module(module))
