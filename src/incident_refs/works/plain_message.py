"""The short way from a Crossref message to its card, for the many messages that have nothing unusual in them. Pure.

Building an index is reading millions of messages. Nine of ten need none of the care of `crossref_message`: no markup,
no subtitle, no editors. `plain_card` handles those, and hands back None for everything else; a test holds the two ways
against each other.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from json.encoder import encode_basestring as quoted
from operator import itemgetter
from typing import Any

import msgspec.json

from incident_refs.model.card import FIELD, NAME, PART
from incident_refs.works.crossref_message import WHOLE_BOOKS, has_words
from incident_refs.works.crossref_notices import RETRACTED_TITLE
from incident_refs.works.index_terms import MAX_TEXT, last_word, spelled

# What makes a message unusual, where it is not empty.
_UNUSUAL = frozenset(
    """
    subtitle editor event article-number edition-number publisher-location PMID ISBN relation degree institution
    group-title original-title update-to updated-by
    """.split()  # noqa: SIM905
)
_UNUSUAL_NAME = frozenset(("name", "literal", "suffix", "non-dropping-particle", "dropping-particle"))
_TOLD_MORE = frozenset(("published-print", "published-online", "resource"))
_NONE = ("",)
_HEADS = frozenset("DRrWw[(*")  # how "DELETED" and "[Retracted]" begin
_family_and_given = itemgetter("family", "given")
_DOI = re.compile(
    r"""  # "10.1109/cvpr.2009.5206848"
    10\. (?! (?: 48550 | 32614 | 5555 )/ )  # those of arXiv, CRAN and tests want more care
    [0-9]{4,9} /
    [!-~]*[0-9a-z]
    """,
    re.VERBOSE,
)
_YEARS = {year: str(year) for year in range(1000, 3000)}
_RESOLVERS = ("https://doi.org/", "http://dx.doi.org/")

Filed = tuple[str, list[str], str]


def plain_card(message: Mapping[str, Any]) -> Filed | None:
    """Return card, ids and the words to file it under; None where the message needs more care.

    >>> plain_card({"id": "x:1", "type": "book", "title": ["Net"], "issued": {"date-parts": [[2009]]}})[1:]
    (['x:1'], 'Net 2009')
    >>> plain_card({"id": "x:1", "type": "book", "title": ["<i>Net</i>"], "issued": {"date-parts": [[2009]]}}) is None
    True
    """
    get = message.get
    if not _UNUSUAL.isdisjoint(message) and any(map(get, _UNUSUAL)):
        return None
    try:
        (title,) = message["title"]
        date = _date(message["issued"]["date-parts"][0])
        (container,) = get("container-title") or _NONE
        people = get("author") or ()
        names = list(map(_family_and_given, people))
        doi = _doi(get("DOI"))
        numbers = (get("volume") or "", get("issue") or "", get("page") or "")
        publisher = get("publisher") or ""
        id_ = f"doi:{doi}" if doi else message["id"]
        type_ = message["type"]
        if title[0] in _HEADS and (title == "DELETED" or RETRACTED_TITLE.match(title)):
            return None
        if type_ in WHOLE_BOOKS and container:  # which is the series that it stands in
            return None
        if not _TOLD_MORE.isdisjoint(message) and _says_more(get, date):
            return None
        authors = NAME.join(map(PART.join, names))
        rest = _rest(message, doi, publisher)
        card = FIELD.join((title, authors, container, date, *numbers, publisher, id_, type_, doi, "", rest))
    except (KeyError, ValueError, TypeError, IndexError, AttributeError):
        return None
    families, givens = zip(*names, strict=True) if names else ((), ())
    if not "".join(families).isalpha() and not all(map(has_words, families)):
        return None
    if not (title and type_ and id_) or "" in families:
        return None
    filed = _filed_under(title, families, container, publisher, date[:4], numbers)
    # With one blank between, whatever is empty or has a blank at its head or its end shows as two blanks.
    spoken = " ".join(("", filed, *givens, *(get("ISSN") or ()), id_, type_, ""))
    if "  " in spoken or "<" in spoken or "&" in spoken or len(spoken) > MAX_TEXT or not spoken.isprintable():
        return None
    if not all(map(_UNUSUAL_NAME.isdisjoint, people)):
        return None
    return card, [id_], spelled(filed)


def _says_more(get: Callable[[str], Any], date: str) -> bool:
    """Return whether a work was printed and put online in two years, or its record was deleted.

    Raises KeyError, IndexError or TypeError for dates that are not plain.
    """
    printed, online, resource = get("published-print"), get("published-online"), get("resource")
    return bool(
        (printed and printed["date-parts"][0][0] != int(date[:4]))
        or (online and online["date-parts"][0][0] != int(date[:4]))
        or (resource and "deleted_" in resource["primary"]["URL"].lower())
    )


def _rest(message: Mapping[str, Any], doi: str, publisher: str) -> str:
    """Return what stands at the end of a card: JSON, put together by hand since the encoder would take longer."""
    url, issn = message.get("URL"), message.get("ISSN")
    told = f'"publisher":{quoted(publisher)}' if publisher else ""
    if url and not (doi and _is_address_of(url.lower(), doi)):
        if not url.isprintable() or " " in url or '"' in url or "\\" in url:
            raise ValueError(url)
        told = f'{told},"url":"{url}"' if told else f'"url":"{url}"'
    if issn:
        told = f'{told}{"," if told else ""}"issn":{msgspec.json.encode(issn).decode()}'
    return f"{{{told}}}" if told else ""


def _is_address_of(url: str, doi: str) -> bool:
    return url.endswith(doi) and url[: -len(doi)] in _RESOLVERS


def _date(parts: Any) -> str:
    """Return the date as a card has it. Raises ValueError or KeyError for one that is not plain."""
    if len(parts) == 1 and type(parts[0]) is int:
        return _YEARS[parts[0]]
    year, *others = parts
    if type(year) is not int or not 1000 <= year <= 2999:
        raise ValueError(parts)
    if not 1 <= len(others) <= 2 or not all(type(part) is int for part in others):
        raise ValueError(parts)
    if not 1 <= others[0] <= 12 or not 1 <= others[-1] <= 31:
        raise ValueError(parts)
    return "-".join([str(year), *(f"{part:02d}" for part in others)])


def _doi(text: Any) -> str:
    """Return the DOI in its one spelling, or no text. Raises ValueError for one that is not plain."""
    if not text:
        return ""
    doi: str = text.lower()
    if not _DOI.fullmatch(doi):
        raise ValueError(text)
    return doi


def _filed_under(
    title: str, families: Sequence[str], container: str, publisher: str, year: str, numbers: tuple[str, str, str]
) -> str:
    """Return what `index_terms.filed_under` gives for the card, not yet spelled."""
    volume, _, pages = numbers
    parts = [title, *families, container, publisher, year, *numbers]
    if families:
        first = families[0]
        parts.append((first if first.isalpha() else last_word(first)) + year)
    if pages:
        page = pages.partition("-")[0].partition("–")[0]
        if page:
            if volume:
                parts.append(f"{volume}p{page}")
            parts.append(f"{year}p{page}")
    return " ".join(filter(None, parts))
