"""An incident record: what it is called, what its texts are, and the reference strings in it."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Text:
    """One decoded text of a record; `field` says where (`references[3]`, `body`), `line` the file's line it begins on.

    `reference` is True where the format itself says that this text is a reference (a `references[]` item);
    `address` is where the format says that it leads (the `url` of that item). `lines` are the file's lines on which
    the lines of the text stand, where they do not follow each other as in the file (HTML). `marker` is how the prose
    of the format points to this reference (`(Citation: Antiquated Mac Malware)`).
    """

    field: str
    text: str
    line: int = 1
    reference: bool = False
    address: str | None = None
    lines: tuple[int, ...] = ()
    marker: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One incident. `id` is as the database shows it; `path` and `shape` say how to find and change it.

    `line` is where it begins in its file; `notes` says what a person should know of how it is kept there. `given` is
    what the file itself has for an id, where `id` is another one; `closed` says why nothing can be put into the
    record's own field, where that is so: attachments.jsonl alone keeps its references then.

    >>> Record("AIAAIC0276", "aiaaic", title="ImageNet - dataset").id
    'AIAAIC0276'
    """

    id: str
    database: str = ""
    title: str = ""
    url: str | None = None
    date: str | None = None
    texts: tuple[Text, ...] = ()
    path: str | None = None
    shape: str = ""
    line: int = 1
    notes: tuple[str, ...] = ()
    given: str | None = None
    closed: str | None = None


class Mention(NamedTuple):
    """One reference string found in a record; `n` numbers them from 1. A tuple, since thousands a second are made.

    `start` and `end` count code points of the field's decoded text; `line` is the file's line, from 1. `address` is
    where the string leads by a link or the format's own field, `means` the number of the full line that a short
    citation in the prose stands for. `title_only` says that the string is a title, and a reference by its place alone.
    """

    record: str
    n: int
    raw: str
    field: str
    start: int
    end: int
    line: int
    address: str | None = None
    means: int | None = None
    title_only: bool = False


@dataclass(frozen=True, slots=True)
class HostReference:
    """What a record's own field is given for one attachment: the key, the string on the page, and what is printed.

    `text` is the whole reference as it is printed, `url` the address of the work (that of its DOI where it has one).
    """

    key: str
    raw: str
    title: str
    url: str | None = None
    bibliography: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class HostItem:
    """What stands in a record's own field because we put it there for a key: `item` as JSON, so that it is found again.

    `was` is how the field was written if it held nothing (`[]`, `null`, and "" where it was not there); None where
    others stand in it.
    """

    key: str
    field: str
    item: str
    was: str | None = None
