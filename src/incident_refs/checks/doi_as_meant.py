r"""A DOI as it is meant: without the resolver before it, and without what TeX, HTML or an address made of its signs."""

import re

from incident_refs.bibtex.field_values import bare_address
from incident_refs.model.identifiers import normalise_doi

# "https://doi.org/", "http://dx.doi.org/", "doi:", "DOI ", "https://www.doi.org/doi:"
_RESOLVER = re.compile(
    r"(?:(?:https?:)?/{0,2}(?:www\.|dx\.)?doi\.org/\s*+)*+(?:doi(?:\s*+[:=]\s*+|\s++))?+(?=10\.)", re.IGNORECASE
)
_MACRO = re.compile(r"\\(?:url|nolinkurl|path|texttt|doi)\s*+\{(?P<inside>[^{}]++)\}")
# what a SICI has and an address may not: 10.1002/(SICI)1096%3C1::AID%3E3.0.CO;2-A
_CODED = re.compile(r"%(?P<hex>2[fF]|3[aAbBcCeE]|28|29|5[bBdD])")
_NAMED = (
    (r"{\textless}", "<"), (r"{\textgreater}", ">"), (r"\textless{}", "<"), (r"\textgreater{}", ">"),
    (r"{\textunderscore}", "_"), (r"\textunderscore{}", "_"), ("{_}", "_"),
    ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"),
)  # fmt: skip
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


def unescaped(value: str) -> str:
    r"""Return a DOI with its signs as they are; other text as it is.

    >>> unescaped(r"10.1162/daed{\_}a\_01902"), unescaped("10.1109%2FCVPR.2009.5206848")
    ('10.1162/daed_a_01902', '10.1109/CVPR.2009.5206848')
    """
    text = value.strip()
    if "\\" in text or "{" in text or "&" in text:
        whole = _MACRO.fullmatch(text)
        text = whole["inside"] if whole else text
        for written, sign in _NAMED:
            text = text.replace(written, sign)
        text = bare_address(text)
        if text[:1] == "{" and text[-1:] == "}" and text.count("{") == 1:
            text = text[1:-1].strip()
    return _CODED.sub(lambda hit: chr(int(hit["hex"], 16)), text) if "%" in text else text


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
        found = normalise_doi(unescaped(_MORE.sub("", rest)))
        return None if found and found.startswith("10.5555/") else found
    address = address.replace("10%2f", "10/").replace("10%2F", "10/")
    bare = without_resolver(address)
    return normalise_doi(unescaped(bare)) if bare != address and "doi.org/" in address.lower() else None
