"""A DOI as it is meant: without the resolver before it, and the one that the address of a page stands for."""

import re

from incident_refs.bibtex.field_values import unescaped_doi
from incident_refs.model.identifiers import normalise_doi

# "https://doi.org/", "http://dx.doi.org/", "doi:", "DOI ", "https://www.doi.org/doi:"
_RESOLVER = re.compile(
    r"(?:(?:https?:)?/{0,2}(?:www\.|dx\.)?doi\.org/\s*+)*+(?:doi(?:\s*+[:=]\s*+|\s++))?+(?=10\.)", re.IGNORECASE
)
# Hosts whose addresses hold the DOI of the very thing that they show
_PUBLISHERS = re.compile(
    r"""https?://(?:www\.|dl\.)?(?:
        (?:acm|pnas|science|annualreviews|ascelibrary|royalsocietypublishing)\.org/doi/
      | (?:[a-z-]+\.)?onlinelibrary\.wiley\.com/doi/
      | (?:tandfonline|liebertpub)\.com/doi/
      | (?:journals\.sagepub|worldscientific)\.com/doi/
      | pubs\.(?:acs|informs|aip)\.org/doi/
      | epubs\.siam\.org/doi/
      | link\.springer\.com/(?:article|chapter)/
      | journals\.plos\.org/[a-z]+/article\?id=
    )(?:(?:abs|full|pdf|epdf|epub|pdfplus|reader)/)?(?=10\.)""",
    re.VERBOSE | re.IGNORECASE,
)
_NATURE = re.compile(r"https?://(?:www\.)?nature\.com/articles/", re.IGNORECASE)
_MORE = re.compile(r"(?:/(?:full|abstract|pdf|epdf|meta|html|epub|references|summary))?/?(?:[?#].*)?$", re.DOTALL)


def without_resolver(text: str) -> str:
    """Return a DOI without the address or the word before it.

    >>> without_resolver("https://dx.doi.org/10.1109/CVPR.2009"), without_resolver("DOI: 10.1109/CVPR.2009")
    ('10.1109/CVPR.2009', '10.1109/CVPR.2009')
    """
    hit = _RESOLVER.match(text)
    return text[hit.end() :] if hit else text


def doi_of_page(address: str) -> str | None:
    """Return the DOI, lower-case, that an address surely stands for: doi.org's, and publishers' pages of one work.

    >>> doi_of_page("https://dl.acm.org/doi/abs/10.1145/3442188.3445922"), doi_of_page("http://x.org/?q=10.1145/34421")
    ('10.1145/3442188.3445922', None)
    """
    if len(address) > 1000:
        return None
    if _NATURE.match(address):
        from incident_refs.model.identifiers import doi_in_address

        return doi_in_address(address)
    if "10." not in address and "10%2" not in address:
        return None
    page = _PUBLISHERS.match(address)
    if page:
        rest = address[page.end() :].partition("&")[0]
        found = normalise_doi(unescaped_doi(_MORE.sub("", rest)))
        return None if found and found.startswith("10.5555/") else found
    address = address.replace("10%2f", "10/").replace("10%2F", "10/")
    bare = without_resolver(address)
    return normalise_doi(unescaped_doi(bare)) if bare != address and "doi.org/" in address.lower() else None
