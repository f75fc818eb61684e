"""Our styles as pybtex plug-ins (`pybtex.style.formatting`), so that pybtex, Sphinx and other hosts can use them.

An adapter only: pybtex reads the file and writes its target, our styles say what stands where.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pybtex.richtext import HRef, Tag, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle

from incident_refs.bibtex.item_mapping import item_from_entry
from incident_refs.formats.numeric import NumericList
from incident_refs.formats.style import ReferenceList, style_named
from incident_refs.formats.targets import clean, is_address
from incident_refs.model.entry import Entry
from incident_refs.model.item import Item
from incident_refs.model.rich_text import BOLD, ITALIC, LINK, SUBSCRIPT, SUPERSCRIPT, Rich

_TAGS = ((SUBSCRIPT, "sub"), (SUPERSCRIPT, "sup"), (BOLD, "strong"), (ITALIC, "em"))


class _Plugin(BaseStyle):  # type: ignore[misc]  # pybtex has no types
    """One of our styles; hosts ask it for one entry at a time, so the list is arranged when it is first needed."""

    style = ""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._file: Mapping[str, Any] = {}
        self._arranged: ReferenceList | None = None
        self._items: dict[str, Item] = {}
        self.sort = self._sort  # after BaseStyle, which sets its own on the instance

    def format_bibliography(self, bib_data: Any, citations: Iterable[str] | None = None) -> Any:
        """Return the bibliography of a file; what is not cited is there to be inherited from."""
        self._file = bib_data.entries
        return super().format_bibliography(bib_data, citations)

    def format_entries(self, entries: Iterable[Any], bib_data: Any = None) -> Iterator[FormattedEntry]:
        """Yield the entries formatted, in the style's order."""
        if bib_data is not None:
            self._file = bib_data.entries
        ordered = self._sort(entries)
        for label, entry in zip(self.format_labels(ordered), ordered, strict=True):
            yield self.format_entry(label, entry, bib_data)

    def format_entry(self, label: str, entry: Any, bib_data: Any = None) -> FormattedEntry:
        """Return one entry formatted; one that was never sorted stands by itself."""
        if self._arranged is None or entry.key not in self._items:
            alone = self._arrange([entry])
            return FormattedEntry(entry.key, as_pybtex(_unnumbered(alone, alone.items[0])), label)
        return FormattedEntry(entry.key, as_pybtex(_unnumbered(self._arranged, self._items[entry.key])), label)

    def _sort(self, entries: Iterable[Any]) -> list[Any]:
        """Return the entries in the style's order; what tells works of one year apart is known from here on."""
        by_key = {entry.key: entry for entry in entries}
        self._arranged = self._arrange(by_key.values())
        self._items = {item.key: item for item in self._arranged.items}
        return [by_key[key] for key in self._items]

    def _arrange(self, entries: Iterable[Any]) -> ReferenceList:
        ours = [entry_from_pybtex(entry) for entry in entries]
        known = {entry.key.lower(): entry for entry in ours}
        if any(entry.get("crossref") or entry.get("xdata") for entry in ours):
            known = {key.lower(): entry_from_pybtex(other) for key, other in self._file.items()} | known
        return style_named(self.style).arrange([item_from_entry(entry, known) for entry in ours])


class Apa(_Plugin):
    """APA, 7th edition."""

    style = "apa"


class Ieee(_Plugin):
    """IEEE."""

    style = "ieee"


class Mla(_Plugin):
    """MLA, 9th edition."""

    style = "mla"


class Nature(_Plugin):
    """Nature."""

    style = "nature"


class Chicago(_Plugin):
    """Chicago, author-date, 18th edition."""

    style = "chicago"


class Harvard(_Plugin):
    """Harvard, Cite Them Right."""

    style = "harvard"


class Vancouver(_Plugin):
    """Vancouver: Citing Medicine, citation sequence."""

    style = "vancouver"


def _unnumbered(arranged: ReferenceList, item: Item) -> Rich:
    """Return the reference without its number, which the host prints itself."""
    return arranged.without_number(item) if isinstance(arranged, NumericList) else arranged.reference(item)


def entry_from_pybtex(entry: Any) -> Entry:
    """Return an entry of pybtex as one of ours.

    >>> from pybtex.database import parse_string
    >>> read = parse_string("@misc{d, author={Deng, Jia and {OpenAI}}, title={{ImageNet}}}", "bibtex")
    >>> entry_from_pybtex(read.entries["d"]).get("author")
    'Deng, Jia and {OpenAI}'
    """
    fields = [(name.lower(), str(value)) for name, value in entry.fields.items()]
    people = [(role.lower(), " and ".join(map(str, persons))) for role, persons in entry.persons.items()]
    return Entry(entry.key, entry.original_type.lower(), (*people, *fields))


def as_pybtex(text: Rich) -> Text:
    """Return rich text as pybtex's own.

    >>> str(as_pybtex((("Daedalus", ITALIC), (", 151", 0))))
    'Daedalus, 151'
    """
    parts: list[Any] = []
    for string, marks in text:
        part: Any = clean(string)
        if marks & LINK and is_address(part):
            part = HRef(part, part)
        for mark, tag in _TAGS:
            if marks & mark:
                part = Tag(tag, part)
        parts.append(part)
    return Text(*parts)
