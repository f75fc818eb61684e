"""Retraction Watch's list of retractions, corrections and concerns, as Crossref gives it out: CSV, a row a notice."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from incident_refs.model.dates import PartialDate
from incident_refs.model.identifiers import normalise_doi
from incident_refs.model.names import Name, Names, Person
from incident_refs.model.work import Notice, NoticeKind, Work

# What tells such a file from any other table
_TELLING = ("OriginalPaperDOI", "RetractionNature")
_KINDS = {
    "retraction": NoticeKind.RETRACTION,
    "correction": NoticeKind.CORRECTION,
    "expression of concern": NoticeKind.CONCERN,
}
_REINSTATED = "reinstatement"
# "1/31/2023 0:00", also "31/01/2023 00:00" in some years' files; "2023-01-31"
_DATE = re.compile(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4})|(?P<iso>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_MAX_FIELD = 1 << 20


def is_retraction_list(head: str) -> bool:
    """Return whether a file is such a list, by its first line.

    >>> is_retraction_list("Record ID,Title,OriginalPaperDOI,RetractionNature"), is_retraction_list("Title,DOI")
    (True, False)
    """
    first = head.partition("\n")[0]
    return all(name in first for name in _TELLING)


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row says of a paper, as far as we keep it."""

    doi: str | None
    title: str
    authors: str
    journal: str
    publisher: str
    issued: PartialDate | None
    pmid: str
    kind: NoticeKind | None
    reinstated: bool
    notice: str | None
    when: PartialDate | None


def works_of_list(lines: Iterable[str]) -> Iterator[Work]:
    """Yield each paper of the list once, with all that was said of it; what was reinstated later is not retracted.

    Raises csv.Error where the file is no sound CSV.

    >>> text = "Title,OriginalPaperDOI,RetractionNature,RetractionDOI\\nMasks,10.5072/a,Retraction,10.5072/b\\n"
    >>> [(work.title, work.notices[0].doi) for work in works_of_list(text.splitlines())]
    [('Masks', '10.5072/b')]
    """
    csv.field_size_limit(_MAX_FIELD)
    papers: dict[str, list[_Row]] = {}
    for number, row in enumerate(csv.DictReader(lines)):
        read = _row({name: value for name, value in row.items() if isinstance(name, str) and isinstance(value, str)})
        if read.doi or read.title:
            papers.setdefault(read.doi or f"row {number}", []).append(read)
    for rows in papers.values():
        yield _work(rows)


def _row(said: dict[str, str]) -> _Row:
    nature = said.get("RetractionNature", "").strip().lower()
    pmid = said.get("OriginalPaperPubMedID", "").strip()
    return _Row(
        normalise_doi(said.get("OriginalPaperDOI", "")),
        " ".join(said.get("Title", "").split()),
        said.get("Author", ""),
        said.get("Journal", "").strip(),
        said.get("Publisher", "").strip(),
        _date(said.get("OriginalPaperDate", "")),
        pmid if pmid.isdecimal() and pmid != "0" else "",
        _KINDS.get(nature),
        nature == _REINSTATED,
        normalise_doi(said.get("RetractionDOI", "")),
        _date(said.get("RetractionDate", "")),
    )


def _work(rows: list[_Row]) -> Work:
    first = rows[0]
    reinstated = max((row.when or PartialDate(9999) for row in rows if row.reinstated), default=None)
    notices = (
        Notice(row.kind, row.notice if row.notice != first.doi else None, row.when)
        for row in rows
        if row.kind
        and not (row.kind is NoticeKind.RETRACTION and reinstated and (row.when or reinstated) <= reinstated)
    )
    return Work(
        id=f"doi:{first.doi}" if first.doi else f"pmid:{first.pmid}" if first.pmid else f"title:{first.title}",
        type="journal-article",
        title=first.title,
        authors=Names(tuple(_name(text) for text in first.authors.split(";") if text.strip())),
        issued=first.issued,
        container=first.journal or None,
        publisher=first.publisher or None,
        doi=first.doi,
        pmid=first.pmid or None,
        notices=tuple(dict.fromkeys(notices)),
    )


def _name(text: str) -> Name:
    given, _, family = text.strip().rpartition(" ")
    return Person(family, given or None)


def _date(text: str) -> PartialDate | None:
    hit = _DATE.match(text.strip())
    if not hit:
        return None
    if hit["iso"]:
        return PartialDate(int(hit["iso"]), int(hit["month"]), int(hit["day"]))
    month, day = int(hit["a"]), int(hit["b"])
    if month > 12:
        month, day = day, month
    return PartialDate(int(hit["year"]), month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
