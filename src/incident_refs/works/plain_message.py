"""The short way from a Crossref message to its card, for the many messages that have nothing unusual in them. Pure.

Building an index is reading millions of messages. Nine of ten need none of the care of `crossref_message`: no markup,
no subtitle, no editors. `plain_card` handles those, and hands back None for everything else; a test holds the two ways
against each other.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from incident_refs.model.card import FIELD, NAME, PART
from incident_refs.model.tokens import words
from incident_refs.works.index_terms import MAX_TEXT, last_word

# What makes a message unusual, where it is not empty.
_UNUSUAL = frozenset(
    "subtitle editor event article-number edition-number publisher-location PMID ISBN relation".split()  # noqa: SIM905
)
_UNUSUAL_NAME = frozenset(("name", "literal", "suffix", "non-dropping-particle", "dropping-particle"))
_CARE = ("<", "&", "  ", " |", "| ")  # markup, and blanks at the wrong places
_NONE = ("",)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

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
        people = message.get("author") or ()
        families = [person["family"] for person in people]
        givens = [person["given"] for person in people]
        doi = _doi(get("DOI"))
        numbers = (get("volume") or "", get("issue") or "", get("page") or "")
        publisher = get("publisher") or ""
        id_ = f"doi:{doi}" if doi else message["id"]
        type_ = message["type"]
        rest = _rest(message, doi, publisher)
        spoken = "|".join((title, container, publisher, id_, type_, *families, *givens, *numbers))
    except (KeyError, ValueError, TypeError, IndexError):
        return None
    if not (title and type_ and id_ and all(families) and all(givens) and len(spoken) < MAX_TEXT):
        return None
    if not spoken.isprintable() or any(map(spoken.__contains__, _CARE)) or " " in (spoken[0], spoken[-1]):
        return None
    for person in people:
        if not _UNUSUAL_NAME.isdisjoint(person):
            return None
    authors = NAME.join(map(PART.join, zip(families, givens, strict=True)))
    card = FIELD.join((title, authors, container, date, *numbers, publisher, id_, type_, doi, "", rest))
    return card, [id_], _filed_under(title, families, container, publisher, date[:4], numbers)


def _rest(message: Mapping[str, Any], doi: str, publisher: str) -> str:
    """Return what stands at the end of a card: JSON, put together by hand since the encoder would take longer."""
    url, issn = message.get("URL"), message.get("ISSN")
    told = []
    if publisher:
        told.append(f'"publisher":{_quoted(publisher)}')
    if url and not (doi and url.lower() in (f"https://doi.org/{doi}", f"http://dx.doi.org/{doi}")):
        if not url.isprintable() or " " in url or '"' in url or "\\" in url:
            raise ValueError(url)
        told.append(f'"url":"{url}"')
    if issn:
        told.append(f'"issn":{_encode(issn)}')
    return f"{{{','.join(told)}}}" if told else ""


@lru_cache(maxsize=4096)
def _quoted(publisher: str) -> str:
    return _encode(publisher)


def _date(parts: Any) -> str:
    """Return the date as a card has it. Raises ValueError for one that is not plain."""
    year, *others = parts
    if type(year) is not int or not 1000 <= year <= 2999:
        raise ValueError(parts)
    if not others:
        return str(year)
    if len(others) > 2 or not all(type(part) is int for part in others):
        raise ValueError(parts)
    if not 1 <= others[0] <= 12 or not 1 <= others[-1] <= 31:
        raise ValueError(parts)
    return "-".join([str(year), *(f"{part:02d}" for part in others)])


def _doi(text: Any) -> str:
    """Return the DOI in its one spelling, or no text. Raises ValueError for one that is not plain."""
    if not text:
        return ""
    doi: str = text.lower()
    registrant, slash, item = doi.partition("/")
    if not (slash and doi.isascii() and doi.isprintable() and item[-1:].isalnum() and " " not in doi):
        raise ValueError(text)
    if registrant[:3] != "10." or not registrant[3:].isdigit() or not 4 <= len(registrant) - 3 <= 9:
        raise ValueError(text)
    if registrant == "10.48550":  # arXiv's
        raise ValueError(text)
    return doi


def _filed_under(
    title: str, families: list[str], container: str, publisher: str, year: str, numbers: tuple[str, str, str]
) -> str:
    """Return what `index_terms.filed_under` gives for the card."""
    volume, _, pages = numbers
    parts = [title, *families, container, publisher, year, *numbers]
    if families:
        parts.append(last_word(families[0]) + year)
    page = pages.partition("-")[0].partition("–")[0]
    if page:
        if volume:
            parts.append(f"{volume}p{page}")
        parts.append(f"{year}p{page}")
    text = " ".join(filter(None, parts))
    return text if text.isascii() else " ".join(words(text))
