"""A reference string together with the address it leads to: by a link on the page, or by the record's own field."""

import re
from dataclasses import replace

from incident_refs.citations.addresses import take_addresses
from incident_refs.citations.cleaning import clean
from incident_refs.citations.reader import read_all
from incident_refs.model.citation import Citation, Form
from incident_refs.model.patterns import when_used


def read_linked(raw: str, address: str | None, *, title_only: bool = False) -> tuple[Citation, ...]:
    """Return the references of a string, where the one that it holds is known by its address too.

    What the string itself says goes before the address. A title of no other form is a web item, or is identified by the
    address alone: `{"label": "BOLD paper", "url": "https://arxiv.org/abs/2101.11718"}`. An address beside several
    references says nothing of either. `title_only` says that the string stands where a reference does: a title then.

    >>> [(c.form.value, c.arxiv) for c in read_linked("BOLD paper", "https://arxiv.org/abs/2101.11718")]
    [('identifier', '2101.11718')]
    >>> [(c.form.value, c.title) for c in read_linked("Degas source code", "https://example.org/degas")]
    [('web', 'Degas source code')]
    """
    citations = read_all(raw)
    if len(citations) > 1 and (one_line := on_one_line(raw)) != raw:
        citations = tuple(replace(citation, raw=raw) for citation in read_all(one_line))
    if len(citations) != 1:
        return citations
    citation = _at(citations[0], address) if address else citations[0]
    return (_as_title(citation) if title_only and citation.form is Form.NONE else citation,)


# One reference, whatever its second line looks like: "Deng J. (2009). ImageNet\n  In Computer Vision, 2009"
_HANGING = when_used(r"\S[^\r\n]*(?:(?:\r\n|\n|\r)(?:[ ]{2,}|\t)[^\r\n]+)+")


def on_one_line(raw: str) -> str:
    """Return an item of a list that goes on below, indented, on one line; any other string as it is.

    >>> on_one_line("Deng J. (2009). ImageNet: A\\n  Database"), on_one_line("Deng 2009\\nO'Neil 2016")
    ('Deng J. (2009). ImageNet: A Database', "Deng 2009\\nO'Neil 2016")
    """
    return " ".join(raw.split()) if "\n" in raw and _HANGING.fullmatch(raw) else raw


def _at(citation: Citation, address: str) -> Citation:
    found = take_addresses(address)
    if found.identifies and not (citation.dois or citation.arxiv or citation.isbn or citation.pmid):
        form = Form.FULL if citation.form in (Form.FULL, Form.SHORT) else Form.IDENTIFIER
        citation = replace(
            citation, form=form, doi=found.doi, dois=found.dois, arxiv=found.arxiv, isbn=found.isbn, pmid=found.pmid
        )
    elif citation.form is Form.NONE and found.url:
        citation = _as_title(citation)
    return _without_site(replace(citation, url=citation.url or found.own_url), address)


# "Working Anything but 9 to 5. nytimes.com", with its address there
_SITE_BEHIND = when_used(r"(?P<title>.+)\. (?P<site>(?:[a-z0-9-]+\.)+[a-z]{2,})", re.DOTALL)


def _without_site(citation: Citation, address: str) -> Citation:
    hit = _SITE_BEHIND.fullmatch(citation.title or "") if citation.container is None else None
    if hit and hit["site"] in address:
        return replace(citation, title=hit["title"], container=hit["site"])
    return citation


def _as_title(citation: Citation) -> Citation:
    return replace(citation, form=Form.WEB, title=clean(citation.raw).text or None)
