"""Take identifiers and addresses out of a line, so that what is left can be read as names, title and place."""

import re
from dataclasses import dataclass

from incident_refs.model.identifiers import arxiv_in, doi_in_address, dois_in, isbn_in, pmid_in
from incident_refs.model.patterns import when_used

_ADDRESS = when_used(
    r"""
    (?P<before> [\s,;:.(\[<]{0,3}
      (?:\b(?:Available\s(?:online\s)?(?:from|at|via)|Available|Retrieved\s(?:\w{1,9}\s\d{1,2},?\s\d{4},?\s)?from|Accessed\s(?:at|from|via)|Online\sat
        |Online|URL|Link|Source|doi|https?)\s?:?\s{0,3})? <?)
    (?P<url> (?:https?://|www\.) [^\s<>"“”«»]{3,1500} )
    >?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "doi:10.1145/3442188.3445922.", "DOI 10.…", "doi.org/10.…" and a DOI by itself
_DOI = when_used(
    r"[\s,;(\[]{0,2}(?:\b(?:doi|digital object identifier)\b\s?[:=]?\s{0,3}|\bDOI\s)?(?:(?:dx\.)?doi\.org/)"
    r"?(?<![\w.])10\.\d{4,9}(?:\.\d{1,9}){0,3}(?:/|%2[Ff])[^\s\"“”]{1,400}",
    re.IGNORECASE,
)
# "arXiv preprint arXiv:2006.16923v2 [cs.CY]", "arXiv:1712.07089"
_ARXIV = when_used(
    r"[\s,;(\[]{0,2}\barxiv\s?:\s?(?:\d{4}\.\d{4,5}|[a-z\-]{2,12}(?:\.[a-z]{2})?/\d{7})(?:v\d{1,2}"
    r")?(?:\s?[(\[][a-z\-]{2,12}(?:\.[a-z\-]{2,12})?[)\]])?\]?",
    re.IGNORECASE,
)
_ISBN = when_used(r"[\s,;.(]{0,3}\bISBN(?:-1[03])?\b:?\s{0,2}[\d\-\sXx]{10,20}", re.IGNORECASE)
_PMID = when_used(r"[\s,;.(\[]{0,3}\b(?:PMID|PMCID|PubMed(?:\sPMID)?)\b:?\s{0,2}(?:PMC)?\d{4,9}[\])]?", re.IGNORECASE)
# "Accessed 3 May 2021.", "[Accessed: 12-Jan-2020]", "(accessed on 5 June 2022)", "last accessed 2020/01/03"
_ACCESSED = when_used(
    r"""[\s,;.(\[]{0,3}\b(?:last\s)?(?:accessed|retrieved|visited|consulted|date\sof\saccess|cited|abgerufen)\b:?\s{0,2}(?:on\s|am\s|:\s)?
        (?:\d{1,2}[.\s\-/]{1,2}(?:\w{3,9}|\d{1,2})[.,\s\-/]{1,2}\d{2,4}|\w{3,9}\.?\s\d{1,2},?\s\d{4}|\w{3,9}\s\d{4}|\d{4}[\-/]\d{1,2}[\-/]\d{1,2}|\d{4}\s\w{3,9}\.?\s\d{1,2})[.)\],]{0,2}""",
    re.VERBOSE | re.IGNORECASE,
)
_IN_TEXT = re.compile(r"pmid|pmcid|pubmed|accessed|retrieved|visited|consulted|date of access|\[cited|abgerufen")
_LABEL_LEFT = when_used(
    r"[\s,;.]{0,3}\b(?:Available\s(?:from|at)|Retrieved\sfrom|URL|doi|DOI|Online)\b:?\s?[.,;]?$", re.IGNORECASE
)
_RESOLVER = when_used(r"(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/10|(?:www\.)?arxiv\.org/(?:abs|pdf))", re.IGNORECASE)
_TAIL = ".,;:!?'\"’”)]}>*"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


@dataclass(frozen=True, slots=True)
class Addresses:
    """What a line says where the work is; `rest` is the line without it."""

    rest: str
    dois: tuple[str, ...] = ()
    arxiv: str | None = None
    isbn: str | None = None
    pmid: str | None = None
    url: str | None = None

    @property
    def doi(self) -> str | None:
        """The DOI, where the line has exactly one."""
        return self.dois[0] if len(self.dois) == 1 else None

    @property
    def own_url(self) -> str | None:
        """The address, unless it says nothing but the DOI or arXiv id."""
        return None if self.url and _RESOLVER.match(self.url) else self.url

    @property
    def identifies(self) -> bool:
        """Whether an identifier names a work."""
        return bool(self.dois or self.arxiv or self.isbn or self.pmid)


def take_addresses(text: str) -> Addresses:
    """Return the identifiers and the first address of a line, and the line without them.

    >>> found = take_addresses("Prabhu (2020). Large image datasets. arXiv:2006.16923v2 [cs.CY]")
    >>> found.rest, found.arxiv
    ('Prabhu (2020). Large image datasets.', '2006.16923')
    """
    lowered = text.lower()
    has_url = "://" in text or "www." in lowered
    has_doi = "10." in text
    if not (has_url or has_doi or "arxiv" in lowered or "isbn" in lowered or _IN_TEXT.search(lowered)):
        return Addresses(text)
    dois = dois_in(text) if has_doi else ()
    arxiv = arxiv_in(text)
    isbn = isbn_in(text) if "isbn" in lowered else None
    pmid = pmid_in(text) if "pmid" in lowered or "pubmed" in lowered else None
    url = None
    if has_url:
        dois, url = _addresses(text, dois)
        text = _ADDRESS.sub(_keep_mark, text)
    if has_doi:
        text = _DOI.sub(_keep_tail, text)
    for word, pattern in (
        ("arxiv", _ARXIV),
        ("isbn", _ISBN),
        ("pm", _PMID),
    ):
        if word in lowered:
            text = pattern.sub("", text)
    if _IN_TEXT.search(lowered):
        text = _ACCESSED.sub("", text)
    return Addresses(_LABEL_LEFT.sub("", text).strip(), dois, arxiv, isbn, pmid, url)


def _addresses(text: str, dois: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """Return the DOIs of the line with those that publishers' addresses hold, and the first address."""
    urls = [trim(hit["url"]) for hit in _ADDRESS.finditer(text)]
    held = (doi_in_address(url) for url in urls)
    every = dict.fromkeys((*dois, *(doi for doi in held if doi)))
    # "https://doi.org/10.1145/3442188" cut from "…3442188.3445922" by nobody: a DOI that another one begins with stays
    return tuple(every), next(iter(urls), None)


def trim(url: str) -> str:
    """Return the address without the sentence's marks at its end.

    >>> trim("https://en.wikipedia.org/wiki/AI_(film)).")
    'https://en.wikipedia.org/wiki/AI_(film)'
    """
    end = len(url)
    while end and url[end - 1] in _TAIL:
        last = url[end - 1]
        if last in _PAIRS and url.count(_PAIRS[last], 0, end) >= url.count(last, 0, end):
            break
        end -= 1
    return url[:end]


def _keep_mark(hit: re.Match[str]) -> str:
    """Leave the stop that stood before an address: "… database. https://…" ends the title."""
    before = hit["before"].strip()
    return f"{before[0]} " if before[:1] in {".", ";"} else " "


def _keep_tail(hit: re.Match[str]) -> str:
    return "." if hit[0].endswith(".") else " "
