"""Works that somebody names by an identifier: a DOI, an arXiv id, or an address that stands for one."""

import re
from collections.abc import Callable, Sequence

from incident_refs.errors import UsageError
from incident_refs.interfaces import Plan
from incident_refs.model.citation import Citation, Form
from incident_refs.model.decision import Matched, Weighed
from incident_refs.model.identifiers import doi_in_address, normalise_arxiv, normalise_doi
from incident_refs.model.resolution import Asked, Resolved
from incident_refs.pipeline import Sources, expect, look_up, work_from_web_item

_ADDRESS = re.compile(r"https?://[^\s<>\"{}\\^`|]{1,2000}", re.IGNORECASE)


def read_name(name: str) -> Citation:
    """Return what a name means. Raises UsageError where it is neither a DOI, an arXiv id nor an address.

    >>> read_name("https://arxiv.org/abs/2006.16923v2").arxiv, read_name("doi:10.1109/CVPR.2009.5206848").doi
    ('2006.16923', '10.1109/cvpr.2009.5206848')
    """
    name = name.strip()
    arxiv = normalise_arxiv(name)
    if arxiv:
        return Citation(name, Form.IDENTIFIER, arxiv=arxiv)
    address = _ADDRESS.fullmatch(name)
    doi = doi_in_address(name) if address and "doi.org/" not in name.lower() else normalise_doi(name)
    if doi:
        return Citation(name, Form.IDENTIFIER, doi=doi, dois=(doi,))
    if address:
        return Citation(name, Form.WEB, url=name)
    raise UsageError(
        f"'{name[:80]}' is neither a DOI (10.1109/cvpr.2009.5206848), an arXiv id (2006.16923) nor an address (https://…)"
    )


def look_up_named(
    names: Sequence[str], sources: Sources, told: Callable[[Plan], None] = lambda plan: None
) -> list[Resolved]:
    """Return what became of each name, in order: far sources are asked for all of them together.

    Raises UsageError as `read_name` does.
    """
    citations = [read_name(name) for name in names]
    queries = [citation.query() for citation in citations]
    near = Sources(sources.near)
    far = [q for q in queries if q.citation.form is Form.IDENTIFIER and not isinstance(look_up(q, near), Matched)]
    expect(far, sources, told)
    return [_resolved(citation, sources) for citation in citations]


def _resolved(citation: Citation, sources: Sources) -> Resolved:
    if citation.form is Form.WEB:
        kept = Weighed(work_from_web_item(citation), "self", 1.0)
        return Resolved(Asked(citation.raw), citation, Matched(kept, "an address of its own"))
    return Resolved(Asked(citation.raw), citation, look_up(citation.query(), sources))
