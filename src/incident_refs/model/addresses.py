"""Addresses of works: the one that a DOI or arXiv id stands for, and whether two lead to the same work."""

import re
from urllib.parse import quote

from incident_refs.model.identifiers import arxiv_doi, arxiv_in, doi_in_address
from incident_refs.model.patterns import when_used

# what a DOI may hold as it is in an address; "<", "#", "?", "%" and blanks would end it or mean something else
_SAFE = "/:;()._-~!*'@$,=+&[]"
# what a URI is made of, and the "%" of what is escaped already
_URI = "%/:;?#[]@!$&'()*+,=~-._"
_SCHEME = when_used(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:(?=\S)")
_PLACE = when_used(r"(?:https?://)?(?:www\.|m\.)?(?P<place>[^#]*)", re.IGNORECASE)


def address_of(doi: str | None = None, arxiv: str | None = None) -> str | None:
    """Return the address that an identifier stands for, or None without one.

    >>> address_of("10.1002/(sici)1096<1::aid>3.0.co;2-a"), address_of(arxiv="2006.16923")
    ('https://doi.org/10.1002/(sici)1096%3C1::aid%3E3.0.co;2-a', 'https://arxiv.org/abs/2006.16923')
    """
    if doi:
        return f"https://doi.org/{quote(doi, safe=_SAFE)}"
    return f"https://arxiv.org/abs/{arxiv}" if arxiv else None


def uri_of(address: str | None) -> str | None:
    """Return an address as formats take it that want a URI: other letters escaped; None where it has no scheme.

    >>> uri_of("https://example.org/Müller 2"), uri_of("www.example.org")
    ('https://example.org/M%C3%BCller%202', None)
    """
    said = (address or "").strip()
    return quote(said, safe=_URI) if _SCHEME.match(said) else None


def same_address(a: str | None, b: str | None) -> bool:
    """Return whether two addresses lead to the same work, by the identifier in them or to the letter.

    >>> same_address("https://arxiv.org/pdf/2006.16923v2", "https://doi.org/10.48550/arXiv.2006.16923")
    True
    >>> same_address("http://www.example.org/a/", "https://example.org/a"), same_address(None, None)
    (True, False)
    """
    return bool(a and b) and essence_of(a or "") == essence_of(b or "")


def essence_of(address: str) -> str:
    """Return what two addresses have in common that lead to the same work.

    >>> essence_of("https://arxiv.org/pdf/2006.16923v2"), essence_of("HTTP://www.Example.org/a/#top")
    ('10.48550/arxiv.2006.16923', 'example.org/a')
    """
    arxiv = arxiv_in(address)
    if arxiv:
        return arxiv_doi(arxiv)
    doi = doi_in_address(address)
    if doi:
        return doi
    hit = _PLACE.match(address.strip())
    place = hit["place"] if hit else address
    host, slash, rest = place.partition("/")
    return f"{host.lower()}{slash}{rest}".rstrip("/")
