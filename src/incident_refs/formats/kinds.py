"""Which items stand in a serial and which in a book: the distinction that APA, Chicago and MLA turn on."""

from incident_refs.formats.numbers import is_numeric, is_several, is_small_number
from incident_refs.model.item import Item
from incident_refs.model.rich_text import Rich, joined, rich

SERIAL = frozenset(
    ("article-journal", "article-magazine", "article-newspaper", "periodical", "post-weblog", "review", "review-book")
)
SERIAL_OR_BOOK = frozenset(("interview", "paper-conference"))
REVIEWS = frozenset(("review", "review-book"))
PRESS = frozenset(("article-magazine", "article-newspaper"))
ENTRIES = frozenset(("entry", "entry-dictionary", "entry-encyclopedia"))
WEB = frozenset(("post", "webpage"))


def is_edited(item: Item) -> bool:
    """Return whether the item, or the book that it is in, has an editor."""
    return bool(item.editor or item.compiler or item.collection_editor)


def is_serial(item: Item) -> bool:
    """Return whether the item stands in a journal, newspaper or series of proceedings.

    >>> is_serial(Item("a", "article-journal")), is_serial(Item("b", "book"))
    (True, False)
    """
    return item.type in SERIAL or (item.type in SERIAL_OR_BOOK and not is_edited(item))


def is_published(item: Item) -> bool:
    """Return whether a conference paper stands in proceedings."""
    return bool(is_edited(item) or item.issue or item.page or item.volume)


def numbered(text: str, label: str, labels: str) -> str:
    """Return a number with its label, or with that of several; what is no number stands alone.

    >>> numbered("33", "vol.", "vols."), numbered("1–3", "vol.", "vols."), numbered("B", "vol.", "vols.")
    ('vol. 33', 'vols. 1–3', 'B')
    """
    if not text or not is_numeric(text):
        return text
    return f"{labels if is_several(text) else label} {text.replace('-', '–')}"


def volumes(text: str) -> str:
    """Return how many volumes there are: "9 vols.".

    >>> volumes("9"), volumes("1"), volumes("several")
    ('9 vols.', '1 vol.', 'several')
    """
    return f"{text} {'vol.' if text == '1' else 'vols.'}" if is_small_number(text) else text


def volume_and_part(item: Item) -> str:
    """Return which volume of a work it is, and which part of the volume.

    >>> volume_and_part(Item("a", "book", volume="12", part_number="2"))
    'vol. 12, pt. 2'
    """
    part = f"pt. {item.part_number}" if is_numeric(item.part_number) else item.part_number
    return ", ".join(p for p in (numbered(item.volume, "vol.", "vols."), part) if p)


def of_whole(item: Item, whole: Rich) -> Rich:
    """Return which volume of the whole it is, and the whole: "vol. 2 of The Art", "vol. 12, pt. 2, of The Art"."""
    number = volume_and_part(item)
    comma = "," if item.volume and item.part_number else ""
    return joined((rich(f"{number}{comma} of" if number else ""), whole), " ")
