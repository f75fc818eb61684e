"""A CSL-JSON item, brought into the shape of a Crossref message. Pure."""

import re
from collections.abc import Mapping
from typing import Any

TYPES = {
    "article": "posted-content",
    "article-journal": "journal-article",
    "article-magazine": "journal-article",
    "article-newspaper": "journal-article",
    "book": "book",
    "chapter": "book-chapter",
    "dataset": "dataset",
    "entry": "reference-entry",
    "entry-dictionary": "reference-entry",
    "entry-encyclopedia": "reference-entry",
    "paper-conference": "proceedings-article",
    "report": "report",
    "standard": "standard",
    "thesis": "dissertation",
    "review": "peer-review",
    "webpage": "web",
}
_YEAR = re.compile(r"\b\d{4}(?:-\d{1,2}){0,2}\b")


def is_csl(item: Mapping[str, Any]) -> bool:
    """Return whether a JSON object is a CSL-JSON item: its title is a text, where Crossref has a list.

    >>> is_csl({"title": "ImageNet"}), is_csl({"title": ["ImageNet"]})
    (True, False)
    """
    return isinstance(item.get("title"), str) or item.get("type") in ("article-journal", "paper-conference", "webpage")


def message_from_csl(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the item with Crossref's type names and dates.

    >>> message_from_csl({"type": "paper-conference", "issued": {"raw": "June 2009"}})
    {'type': 'proceedings-article', 'issued': {'date-parts': [['2009']]}}
    """
    type_ = item.get("type")
    message = {**item, "type": TYPES.get(type_, type_) if isinstance(type_, str) else "other"}
    issued = item.get("issued")
    if isinstance(issued, Mapping) and not issued.get("date-parts"):
        text = str(issued.get("raw") or issued.get("literal") or "")
        year = _YEAR.search(text)
        message["issued"] = {"date-parts": [year[0].split("-") if year else []]}
    return message
