"""Whether an entry and the work that is held are two versions of one: preprint and article, talk and article."""

import re
from collections.abc import Sequence

from incident_refs.matching.edition import PREPRINT_PREFIXES
from incident_refs.matching.entry_evidence import Compared
from incident_refs.model.decision import Evidence
from incident_refs.model.work import Work

YEARS_BETWEEN = 4  # a preprint and the article that it becomes
_OF_VERSIONS = frozenset(("container", "year", "volume", "issue", "pages", "doi"))
_SERVERS = re.compile(r"rxiv|ssrn|preprint|research square|\bcorr\b", re.IGNORECASE)


def is_other_version(best: Compared, wrong: Sequence[Evidence]) -> bool:
    """Return whether one of the two is the preprint of the other, and that explains all in which they differ."""
    if not {one.field for one in wrong} <= _OF_VERSIONS or any(_is_no_doi_of_its(one) for one in wrong):
        return False
    apart = abs((best.entry.year or 0) - (best.work.year or 0)) if best.entry.year and best.work.year else 0
    if apart > YEARS_BETWEEN:
        return False
    return is_preprint(best.entry) != is_preprint(best.work) or _is_of_another_venue(best, wrong)


def _is_no_doi_of_its(one: Evidence) -> bool:
    """Return whether the entry has a DOI that is another work's, or nobody's: that is no version."""
    return one.field == "doi" and not (one.found or "").startswith("10.")


def is_preprint(work: Work) -> bool:
    """Return whether a work is a preprint: by its container, or without one by its identifier.

    >>> is_preprint(Work("a", container="CoRR")), is_preprint(Work("b", container="ICML", arxiv="2006.16923"))
    (True, False)
    """
    if work.container:
        return _SERVERS.search(work.container) is not None
    return work.type == "posted-content" or bool(work.arxiv) or (work.doi or "").startswith(PREPRINT_PREFIXES)


def _is_of_another_venue(best: Compared, wrong: Sequence[Evidence]) -> bool:
    """Return whether one of the two is a talk and the other its article, by their types or a DOI of the entry's own."""
    fields = {one.field for one in wrong}
    if not {"container", "year"} <= fields:
        return False
    own_doi = best.entry.doi and best.work.doi and best.entry.doi != best.work.doi
    kinds = {best.entry.type, best.work.type}
    return bool(own_doi) or kinds == {"journal-article", "proceedings-article"}


def what_is_held(best: Compared) -> str:
    """Return which version a source holds, as a part of a sentence."""
    if is_preprint(best.entry):
        return f"published as {best.work.doi or best.work.container or best.work.id}"
    held = best.work.arxiv or best.work.doi or best.work.container or best.work.id
    return f"the source holds {'the preprint ' if is_preprint(best.work) else ''}{held}"
