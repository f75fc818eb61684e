"""What a catalogue says exists."""

from dataclasses import dataclass, field
from enum import StrEnum

from incident_refs.model.dates import PartialDate
from incident_refs.model.identifiers import arxiv_doi
from incident_refs.model.names import Name, Names


class Relation(StrEnum):
    """What another work is to this one: its published version, its preprint, or another version of it."""

    PUBLISHED_AS = "published-as"
    HAS_PREPRINT = "has-preprint"
    VERSION_OF = "version-of"


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of a work, by its work id (`doi:10.1109/wacv48630.2021.00158`)."""

    relation: Relation
    work_id: str


class NoticeKind(StrEnum):
    """What a publisher said about a work after it was out."""

    RETRACTION = "retraction"
    CORRECTION = "correction"
    CONCERN = "concern"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice about a work. `doi` is the notice's own, or where a work is itself a notice, that of the work meant.

    None stands for what the catalogue does not say: a title that begins with "RETRACTED:" names no notice.
    """

    kind: NoticeKind
    doi: str | None = None
    date: PartialDate | None = None


class Degree(StrEnum):
    """The degree that a dissertation was written for, where it is not a doctorate."""

    MASTER = "master"
    BACHELOR = "bachelor"


@dataclass(frozen=True, slots=True)
class Work:
    """One work of a catalogue. `type` is a Crossref type name, or `web` or `software`, also for works from elsewhere.

    `id` names the work where there is no DOI too: `doi:10.…`, `arxiv:2006.16923`, `url:https://…`,
    or the id that the works file gave. Titles are plain Unicode, without markup; `marked_title` has the title once
    more where some of it is emphasised, raised or lowered (`model/marked_title.py`).

    `issued` is the date of the printed volume where there is one, `also_issued` that of going online in another year.
    `notices` says what was said about the work later, `notice_of` which works it is itself a notice about, and `void`
    why a catalogue's record stands for no work at all: nobody may be given it as a reference.

    >>> Work("doi:10.1109/cvpr.2009.5206848", title="ImageNet", issued=PartialDate(2009)).year
    2009
    """

    id: str
    type: str = "other"
    title: str = ""
    authors: Names = field(default_factory=Names)
    editors: tuple[Name, ...] = ()
    issued: PartialDate | None = None
    container: str | None = None
    series: str | None = None
    event: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    article_number: str | None = None
    edition: str | None = None
    publisher: str | None = None
    place: str | None = None
    doi: str | None = None
    arxiv: str | None = None
    isbn: tuple[str, ...] = ()
    issn: tuple[str, ...] = ()
    pmid: str | None = None
    url: str | None = None
    versions: tuple[Version, ...] = ()
    degree: Degree | None = None
    also_issued: PartialDate | None = None
    marked_title: str | None = None
    other_titles: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    notice_of: tuple[Notice, ...] = ()
    void: str | None = None

    @property
    def year(self) -> int | None:
        """The year it was issued, where the catalogue knows it."""
        return self.issued.year if self.issued else None

    @property
    def is_retracted(self) -> bool:
        """Whether a retraction of it is known."""
        return any(notice.kind is NoticeKind.RETRACTION for notice in self.notices)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work offered by a source for a citation; `rank` counts from 1 in that source's own order.

    `alias` is another DOI that the source states to be this work's (a renamed DOI was asked for, and redirected).
    `instead_of` is the DOI that was asked for, where the source answered with a record of another DOI and does not
    say that the two are one: nobody may take it for the work of that DOI.
    """

    work: Work
    source: str
    rank: int = 1
    alias: str | None = None
    instead_of: str | None = None


def work_id(doi: str | None = None, arxiv: str | None = None, url: str | None = None) -> str | None:
    """Return the id that names a work, from the best identifier there is.

    An arXiv preprint is `arxiv:…` whether it came with its DataCite DOI or not.

    >>> work_id(doi="10.48550/arxiv.2006.16923"), work_id(doi="10.1109/cvpr.2009.5206848")
    ('arxiv:2006.16923', 'doi:10.1109/cvpr.2009.5206848')
    """
    prefix = arxiv_doi("")
    if doi and doi.startswith(prefix):
        return f"arxiv:{doi[len(prefix) :]}"
    if doi:
        return f"doi:{doi}"
    if arxiv:
        return f"arxiv:{arxiv}"
    return f"url:{url}" if url else None
