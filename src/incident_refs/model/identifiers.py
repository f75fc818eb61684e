"""DOIs, arXiv ids, ISBNs, PMIDs and work ids: found in text and brought to one spelling.

A DOI is kept lower-case and bare (`10.1109/cvpr.2009.5206848`), since DOIs are compared without case;
an arXiv id is kept bare and without version (`2006.16923`).
"""

import re
from urllib.parse import unquote

from incident_refs.model.dates import PartialDate
from incident_refs.model.patterns import when_used

MAX_DOI = 400  # characters; the longest registered ones stay below
_DOI = when_used(r"(?<![\w.])10\.\d{4,9}(?:\.\d{1,9}){0,3}/[^\s\x00-\x1f\"“”„«»<>{}|\\^`]{1,400}")
# A SICI holds angle brackets: 10.1002/(SICI)1099-0771(199806)11:2<107::AID-BDM292>3.0.CO;2-Y
_SICI = when_used(
    r"(?<![\w.])10\.\d{4,9}/(?:\(sici\))?\d{4}-\d{3}[\dxX]\(\d{4,8}\)[^\s\"<>]{0,40}<[^\s\"<>]{1,40}>[^\s\"<>;]{1,20};[0-9]-[A-Za-z0-9]",
    re.IGNORECASE,
)
_WHOLE_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_RESOLVER = when_used(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s?)", re.IGNORECASE)
_TAIL = ".,;:!?'’‘\"…*_"
_PAIRS = {")": "(", "]": "[", "}": "{"}
# An address has a slash or a dot before the name: https://arxiv.org/abs/1905.01347, www.arxiv.org/pdf/1905.01347v2
_ARXIV = when_used(
    r"""(?<!\w)(?:arxiv\s{0,2}[:\s]\s{0,2}|arxiv\.org/(?:abs|pdf|html|ps)/|ar5iv\.(?:labs\.arxiv\.)?org/(?:abs|html)/|10\.48550/arxiv\.)
        (?P<id>\d{4}\.\d{4,5}|[a-z\-]{2,12}(?:\.[a-z]{2})?/\d{7})(?:v\d{1,2})?(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_ARXIV_BARE = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z\-]{2,12}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?")
_ISBN = when_used(
    r"\bISBN(?:-1[03])?:?\s{0,2}(?P<isbn>97[89][-\s]?(?:\d[-\s]?){9}\d|(?:\d[-\s]?){9}[\dXx])\b", re.IGNORECASE
)
_PMID = when_used(
    r"(?:\bPMID:?\s{0,2}|pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)(?P<pmid>\d{4,8})\b", re.IGNORECASE
)


def dois_in(text: str) -> tuple[str, ...]:
    """Return every DOI written in `text`, in order, normalised, each once.

    >>> dois_in("see doi:10.1145/3442188.3445922. and https://doi.org/10.1109/CVPR.2009.5206848)")
    ('10.1145/3442188.3445922', '10.1109/cvpr.2009.5206848')
    """
    if "10." not in text and "10%2" not in text:
        return ()
    if "%2" in text:  # https://doi.org/10.1109%2FCVPR.2009.5206848
        text = re.sub(r"10\.\d{4,9}%2[fF]\S{1,400}", lambda m: unquote(m[0]), text)
    found: dict[str, None] = {}
    spans: list[tuple[int, int]] = []
    hits = list(_SICI.finditer(text)) if "<" in text else []
    hits += _DOI.finditer(text)
    for hit in sorted(hits, key=lambda h: (h.start(), -h.end())):
        if spans and hit.start() < spans[-1][1]:
            continue
        spans.append(hit.span())
        doi = normalise_doi(_AFTER_DOI.sub("", hit[0]) if _in_address(text, hit.start()) else hit[0])
        if doi:
            found[doi] = None
    return tuple(found)


def _in_address(text: str, start: int) -> bool:
    """Return whether the DOI at `start` is a part of a publisher's address, whose own words may follow it."""
    blank = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start))
    return "://" in text[max(blank, start - 200, 0) : start] or "www." in text[max(blank, start - 200, 0) : start]


# Publishers whose addresses hold the DOI itself are found by `dois_in`; these hold a part of it.
_NATURE = when_used(
    r"nature\.com/articles/(?P<id>(?:s\d{5}-\d{3}-\d{4,5}-[\dxyz]|(?:nature|n[a-z]{2,9}|srep|sdata|ncomms)[\d.]{3,12}|d41586-\d{3}-\d{5}-[\dxyz]|\d{3,6}[a-z]\d))(?![\w-])",
    re.IGNORECASE,
)
_AFTER_DOI = when_used(
    r"/(?:full(?:text)?|abstract|pdf|epdf|meta|html|epub|references|summary)(?:/.*)?$|[?#].*$|\.pdf$", re.IGNORECASE
)


def doi_in_address(url: str) -> str | None:
    """Return the DOI that a publisher's address stands for, or None.

    >>> doi_in_address("https://www.nature.com/articles/s41586-021-03819-2")
    '10.1038/s41586-021-03819-2'
    >>> doi_in_address("https://onlinelibrary.wiley.com/doi/full/10.1002/aaai.12345?af=R")
    '10.1002/aaai.12345'
    """
    if "10." in url or "10%2" in url:
        found = dois_in(url)
        return found[0] if found else None
    hit = _NATURE.search(url) if "nature.com/" in url.lower() else None
    return f"10.1038/{hit['id'].lower()}" if hit else None


def normalise_doi(text: str) -> str | None:
    """Return the DOI in `text` lower-case and bare, or None where it is none.

    A closing bracket stays only where the DOI opened it, sentence stops at its end go.

    >>> normalise_doi("https://doi.org/10.1016/S0140-6736(05)71146-6).")
    '10.1016/s0140-6736(05)71146-6'
    """
    text = text.strip()
    start = text.find("10.")
    if start < 0 or len(text) - start > MAX_DOI + 20:
        return None
    doi = text[start:]
    if "/" not in doi or doi.endswith("/"):
        doi = doi.rstrip("/")
    while doi and (doi[-1] in _TAIL or (doi[-1] in _PAIRS and doi.count(doi[-1]) > doi.count(_PAIRS[doi[-1]]))):
        doi = doi[:-1]
    if not _WHOLE_DOI.fullmatch(doi):
        return None
    return doi.lower()


def registered_doi(text: str) -> str | None:
    """Return a DOI as a catalogue gives it, lower-case and bare: it is whole, so every character counts.

    >>> registered_doi("10.21297/BALLAK.2017.124."), normalise_doi("10.21297/BALLAK.2017.124.")
    ('10.21297/ballak.2017.124.', '10.21297/ballak.2017.124')
    """
    doi = _RESOLVER.sub("", text.strip()).lower()
    return doi if _WHOLE_DOI.fullmatch(doi) and len(doi) <= MAX_DOI + 20 else None


def arxiv_in(text: str) -> str | None:
    """Return the first arXiv id that `text` names as such, bare and without version.

    >>> arxiv_in("arXiv:2006.16923v2 [cs.CY]"), arxiv_in("pages 2006.16923")
    ('2006.16923', None)
    >>> arxiv_in("https://arxiv.org/abs/1905.01347")
    '1905.01347'
    """
    lowered = text.lower()
    if "arxiv" not in lowered and "ar5iv" not in lowered:
        return None
    hit = _ARXIV.search(text)
    return hit["id"].lower() if hit else None


def normalise_arxiv(text: str) -> str | None:
    """Return a bare arXiv id from any of its spellings, or None.

    >>> normalise_arxiv("arXiv:2006.16923v2"), normalise_arxiv("1905.01347")
    ('2006.16923', '1905.01347')
    """
    text = text.strip()
    if _ARXIV_BARE.fullmatch(text):
        return re.sub(r"v\d+$", "", text).lower()
    return arxiv_in(text)


def arxiv_month(arxiv: str) -> PartialDate | None:
    """Return the month in which arXiv gave a bare id; None where it gave no such id.

    Numbers had four digits until 2014, and have five since; before April 2007 an id began with the archive.

    >>> str(arxiv_month("2006.16923")), str(arxiv_month("hep-th/9901001"))
    ('2020-06', '1999-01')
    >>> arxiv_month("2013.16923"), arxiv_month("1412.12345"), arxiv_month("hep-th/0801001")
    (None, None, None)
    """
    _, old, digits = arxiv.rpartition("/")
    yymm = int(digits[:4])
    year, month = yymm // 100, yymm % 100
    if not 1 <= month <= 12:
        return None
    if old:
        return PartialDate(1900 + year if year > 90 else 2000 + year, month) if yymm > 9106 or yymm < 704 else None
    fits = yymm >= 704 and (len(digits) == 9 if yymm <= 1412 else len(digits) == 10)
    return PartialDate(2000 + year, month) if fits else None


def arxiv_doi(arxiv: str) -> str:
    """Return the DataCite DOI that arXiv registers for one of its ids.

    >>> arxiv_doi("2006.16923")
    '10.48550/arxiv.2006.16923'
    """
    return f"10.48550/arxiv.{arxiv.lower()}"


def isbn_in(text: str) -> str | None:
    """Return the first ISBN that `text` names as such and whose check digit is right, as 13 digits.

    >>> isbn_in("Crown, ISBN 978-0-553-41881-1"), isbn_in("ISBN 978-0-553-41881-2")
    ('9780553418811', None)
    """
    for hit in _ISBN.finditer(text):
        isbn = normalise_isbn(hit["isbn"])
        if isbn:
            return isbn
    return None


def normalise_isbn(text: str) -> str | None:
    """Return an ISBN as 13 bare digits, or None where the check digit is wrong.

    >>> normalise_isbn("0-262-03384-4")
    '9780262033848'
    """
    digits = re.sub(r"[-\s]", "", text).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        total = sum((10 - i) * (10 if c == "X" else int(c)) for i, c in enumerate(digits))
        if total % 11:
            return None
        stem = "978" + digits[:9]
        return stem + str(-sum(int(c) * (1 + 2 * (i % 2)) for i, c in enumerate(stem)) % 10)
    if re.fullmatch(r"97[89]\d{10}", digits):
        good = sum(int(c) * (1 + 2 * (i % 2)) for i, c in enumerate(digits)) % 10 == 0
        return digits if good else None
    return None


def normalise_issn(text: str) -> str | None:
    """Return an ISSN with its hyphen, or None where the check digit is wrong.

    >>> normalise_issn("1057-7149"), normalise_issn("10577148")
    ('1057-7149', None)
    """
    digits = text.strip().replace("-", "").upper()
    if not re.fullmatch(r"[0-9]{7}[0-9X]", digits):
        return None
    total = sum((8 - i) * (10 if c == "X" else int(c)) for i, c in enumerate(digits))
    return None if total % 11 else f"{digits[:4]}-{digits[4:]}"


def pmid_in(text: str) -> str | None:
    """Return the first PubMed id that `text` names as such.

    >>> pmid_in("PMID: 31649194")
    '31649194'
    """
    hit = _PMID.search(text)
    return hit["pmid"] if hit else None
