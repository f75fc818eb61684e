"""What a Crossref message says about retractions, corrections and expressions of concern. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from incident_refs.model.identifiers import registered_doi
from incident_refs.model.work import Notice, NoticeKind
from incident_refs.works.date_parts import date_of

# Crossref's own names, with _ or -; a new version or edition is no notice
KINDS = {
    "retraction": NoticeKind.RETRACTION,
    "partial-retraction": NoticeKind.RETRACTION,
    "removal": NoticeKind.RETRACTION,
    "withdrawal": NoticeKind.RETRACTION,
    "correction": NoticeKind.CORRECTION,
    "corrigendum": NoticeKind.CORRECTION,
    "erratum": NoticeKind.CORRECTION,
    "clarification": NoticeKind.CORRECTION,
    "addendum": NoticeKind.CORRECTION,
    "expression-of-concern": NoticeKind.CONCERN,
    "concern": NoticeKind.CONCERN,
}
# PLOS says it once more as a relation, with the names of JATS
_LATER = {
    "correction": NoticeKind.CORRECTION,
    "corrected-by": NoticeKind.CORRECTION,
    "is-corrected-by": NoticeKind.CORRECTION,
    "corrigendum": NoticeKind.CORRECTION,
    "erratum": NoticeKind.CORRECTION,
    "retraction": NoticeKind.RETRACTION,
    "is-retracted-by": NoticeKind.RETRACTION,
    "is-withdrawn-by": NoticeKind.RETRACTION,
    "expression-of-concern": NoticeKind.CONCERN,
}
_EARLIER = {
    "corrected-article": NoticeKind.CORRECTION,
    "corrects": NoticeKind.CORRECTION,
    "is-correction-of": NoticeKind.CORRECTION,
    "is-erratum-of": NoticeKind.CORRECTION,
    "retracted-article": NoticeKind.RETRACTION,
    "retracts": NoticeKind.RETRACTION,
    "is-retraction-of": NoticeKind.RETRACTION,
    "object-of-concern": NoticeKind.CONCERN,
}
# "RETRACTED: …", "Retracted Article: …", "[Retracted] …", "WITHDRAWN - …", "REMOVED: …"
RETRACTED_TITLE = re.compile(
    r"""[\[(*]?\s?
        (?:retracted|withdrawn|removed)
        (?:\s(?:article|chapter|paper|preprint|publication))?
        (?: \s?[\])*]\s?[:.\-–—]? | \s?: | \s[\-–—]\s )""",
    re.VERBOSE | re.IGNORECASE,
)

Notices = tuple[Notice, ...]


def notices_in(message: Mapping[str, Any], doi: str | None, title: str) -> tuple[Notices, Notices]:
    """Return what was said later about the work of a message, and about which works it is itself a notice.

    A notice that publisher and Retraction Watch both report is one notice.

    >>> told = [{"type": "erratum", "DOI": "10.1371/E", "source": who} for who in ("publisher", "retraction-watch")]
    >>> notices_in({"updated-by": told}, "10.1371/x", "ImageNet")
    ((Notice(kind=<NoticeKind.CORRECTION: 'correction'>, doi='10.1371/e', date=None),), ())
    """
    updates = [*_updates(message.get("update-to"))]
    # An update that names the record's own DOI was made in place: it is about itself.
    later = [*_updates(message.get("updated-by")), *(notice for notice in updates if doi and notice.doi == doi)]
    earlier = [notice for notice in updates if not doi or notice.doi != doi]
    relation = message.get("relation")
    if relation and isinstance(relation, dict):
        later += _related(relation, _LATER)
        earlier += _related(relation, _EARLIER)
    if RETRACTED_TITLE.match(title) and not any(notice.kind is NoticeKind.RETRACTION for notice in later):
        later.append(Notice(NoticeKind.RETRACTION))
    return _once(later), _once(earlier)


def _updates(value: object) -> Iterator[Notice]:
    for update in value if isinstance(value, list | tuple) else ():
        if isinstance(update, dict):
            kind = KINDS.get(str(update.get("type")).strip().lower().replace("_", "-").replace(" ", "-"))
            if kind:
                yield Notice(kind, _doi(update.get("DOI")), date_of(update.get("updated")))


def _related(relation: Mapping[str, Any], kinds: Mapping[str, NoticeKind]) -> Iterator[Notice]:
    for name, kind in kinds.items():
        others = relation.get(name)
        for other in others if isinstance(others, list | tuple) else ():
            doi = _doi(other.get("id")) if isinstance(other, dict) and other.get("id-type") == "doi" else None
            if doi:
                yield Notice(kind, doi)


def _once(notices: list[Notice]) -> Notices:
    """Return each notice once, with its date where one of its sources has it."""
    found: dict[tuple[NoticeKind, str | None], Notice] = {}
    for notice in notices:
        known = found.get((notice.kind, notice.doi))
        if known is None or (notice.date and not known.date):
            found[notice.kind, notice.doi] = notice
    return tuple(found.values())


def _doi(value: object) -> str | None:
    return registered_doi(value) if isinstance(value, str) else None
