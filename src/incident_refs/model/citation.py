"""What a page says: one reference string and what was read from it; and the question asked of the sources."""

from dataclasses import dataclass, field
from enum import StrEnum

from incident_refs.model.names import Name, Names


class Form(StrEnum):
    """How a citation stands on the page (the `form` of the JSON)."""

    FULL = "full"
    SHORT = "short"
    IDENTIFIER = "identifier"
    WEB = "web"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference string, read. `raw` is what the page said, to the letter, from beginning to end.

    Absent text is None; `doi`, `arxiv`, `isbn` and `pmid` are in the spelling of `identifiers`.
    `part` numbers the references of a line that holds several, from 1; None where there is one.
    `dois` has every DOI of the string: two different ones are a question, never the first one silently.
    `notes` says what a careful reader would add ("letters of two scripts in one word: Dеng").

    >>> Citation("Deng et al. 2009", Form.SHORT, year=2009).year
    2009
    """

    raw: str
    form: Form
    authors: Names = field(default_factory=Names)
    year: int | None = None
    year_suffix: str | None = None
    title: str | None = None
    container: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    editors: tuple[Name, ...] = ()
    doi: str | None = None
    arxiv: str | None = None
    isbn: str | None = None
    pmid: str | None = None
    url: str | None = None
    dois: tuple[str, ...] = ()
    part: int | None = None
    notes: tuple[str, ...] = ()

    def query(self, context: "Context | None" = None) -> "Query":
        """Return the question that a source is asked for this citation."""
        return Query(self, context or Context())


@dataclass(frozen=True, slots=True)
class Context:
    """Where a citation stands: the record's title and the text around it. Short citations need it."""

    record_title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """One question to a source. Hashable: equal questions are asked once, and cached under one name."""

    citation: Citation
    context: Context = field(default_factory=Context)
