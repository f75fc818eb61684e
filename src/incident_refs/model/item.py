"""The work as a style sees it: the variables of CSL 1.0.2, with titles as marked text and names as people.

Every entry becomes one of these first; a style asks for `item.container_title` and never for a BibTeX field.
"""

from dataclasses import dataclass

from incident_refs.model.dates import EntryDate
from incident_refs.model.names import Names
from incident_refs.model.rich_text import Rich

NOBODY = Names()


@dataclass(frozen=True, slots=True)
class Item:
    """One work. `type` is a type of CSL; what is not known is empty or None, never a placeholder.

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
