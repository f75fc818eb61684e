"""The work as a style sees it: the variables of CSL 1.0.2, with titles as marked text and names as people.

Every entry becomes one of these first; a style asks for `item.container_title` and never for a BibTeX field. CSL-JSON
and RIS are read into items and written from them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from itertools import groupby
from operator import itemgetter

from incident_refs.model.dates import EntryDate
from incident_refs.model.names import Names
from incident_refs.model.rich_text import PROTECTED, Rich

NOBODY = Names()
Value = str | Names | EntryDate

# Variables of CSL that hardly a style of ours prints: they travel in `more`, under CSL's own names.
OTHER_NAMES = frozenset(
    """
    chair composer contributor curator editorial-director executive-producer guest host interviewer organizer
    original-author performer producer recipient reviewed-author script-writer series-creator
    """.split()  # noqa: SIM905 - a list of quoted words reads worse
)
OTHER_DATES = frozenset(("available-date", "submitted"))
OTHER_TEXTS = frozenset(
    """
    abstract annote archive archive-place archive_collection archive_location call-number citation-key citation-label
    container-title-short dimensions division ISBN ISSN jurisdiction keyword note number-of-pages
    original-publisher-place page-first PMCID PMID printing references reviewed-genre reviewed-title scale section
    source supplement year-suffix
    """.split()  # noqa: SIM905
)
OTHERS = OTHER_NAMES | OTHER_DATES | OTHER_TEXTS


@dataclass(frozen=True, slots=True)
class Item:
    """One work. `type` is a type of CSL; what is not known is empty or None, never a placeholder.

    `more` has what hardly a style prints: the other variables of CSL, and fields that only the file's owner knows.

    >>> Item("deng2009imagenet", "paper-conference").issued is None
    True
    """

    key: str
    type: str
    title: Rich = ()
    title_short: Rich = ()
    container_title: Rich = ()
    collection_title: Rich = ()
    volume_title: Rich = ()
    part_title: Rich = ()
    event_title: Rich = ()
    original_title: Rich = ()
    author: Names = NOBODY
    editor: Names = NOBODY
    translator: Names = NOBODY
    container_author: Names = NOBODY
    collection_editor: Names = NOBODY
    compiler: Names = NOBODY
    director: Names = NOBODY
    illustrator: Names = NOBODY
    narrator: Names = NOBODY
    issued: EntryDate | None = None
    accessed: EntryDate | None = None
    original_date: EntryDate | None = None
    event_date: EntryDate | None = None
    status: str = ""
    volume: str = ""
    number_of_volumes: str = ""
    issue: str = ""
    number: str = ""
    collection_number: str = ""
    chapter_number: str = ""
    part_number: str = ""
    page: str = ""
    edition: str = ""
    version: str = ""
    genre: str = ""
    medium: str = ""
    publisher: str = ""
    publisher_place: str = ""
    original_publisher: str = ""
    event_place: str = ""
    authority: str = ""
    doi: str = ""
    url: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()
    more: tuple[tuple[str, Value], ...] = ()


def not_kept(item: Item, back: Item) -> tuple[str, ...]:
    """Return what of an item is missing in what was read back from another format, as CSL names it.

    Braces that protect capitals are not compared, and neither are the keys.

    >>> not_kept(Item("a", "book", doi="10.1/x", more=(("ISBN", "978-0-553-41881-1"),)), Item("b", "book"))
    ('DOI', 'ISBN')
    """
    names = [f.name for f in fields(Item) if f.name not in ("key", "notes", "more")]
    there = ((name, _printed(getattr(item, name))) for name in names)
    named = [csl_name(name) for name, value in there if value and value != _printed(getattr(back, name))]
    found = dict(back.more)
    return (*named, *(name for name, value in item.more if found.get(name) != value))


def _printed(value: object) -> object:
    """Return a value without what prints nothing: marks of braces and blanks, and where a particle ends."""
    if isinstance(value, Names):
        people = [(name.cited_as, getattr(name, "given", None), getattr(name, "suffix", None)) for name in value.listed]
        return (people, value.more) if people or value.more else None
    if not isinstance(value, tuple):
        return value or None
    spans = ((char, 0 if char.isspace() else marks & ~PROTECTED) for text, marks in value for char in text)
    return [("".join(char for char, _ in run), marks) for marks, run in groupby(spans, key=itemgetter(1))]


def csl_name(attribute: str) -> str:
    """Return what CSL calls an attribute of an item.

    >>> csl_name("container_title"), csl_name("doi")
    ('container-title', 'DOI')
    """
    return _OWN_NAMES.get(attribute) or attribute.replace("_", "-")


_OWN_NAMES: Mapping[str, str] = {"doi": "DOI", "url": "URL"}
