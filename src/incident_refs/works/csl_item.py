"""A CSL-JSON item, of a works file or of DataCite's answers, brought into the shape of a Crossref message. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from incident_refs.citations.group_name import is_group
from incident_refs.works.crossref_message import WHOLE_BOOKS

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
    "manuscript": "posted-content",
    "pamphlet": "book",
    "paper-conference": "proceedings-article",
    "periodical": "journal",
    "post": "web",
    "post-weblog": "web",
    "report": "report",
    "review": "peer-review",
    "software": "software",
    "standard": "standard",
    "thesis": "dissertation",
    "webpage": "web",
    # DataCite's words for what Zenodo and figshare hold beside papers, programs and data
    **dict.fromkeys(("collection", "figure", "graphic", "map", "motion_picture", "song", "speech"), "other"),
}
# CSL's names of fields -> Crossref's
_FIELDS = {"edition": "edition-number", "genre": "degree", "publisher-place": "publisher-location"}
_VERSIONED = frozenset(("software", "dataset"))
_YEAR = re.compile(r"\b\d{4}(?:-\d{1,2}){0,2}\b")
# "Prabhu, Vinay Uday" as one literal is a person; "Institute of Data, University of Tides" is not
_PERSON = re.compile(r"(?P<family>[^\s,]+(?:\s[^\s,]+){0,2}),\s(?P<given>[^\W\d_][^\s,]*(?:\s[^\s,]+){0,2})")


def is_csl(item: Mapping[str, Any]) -> bool:
    """Return whether a JSON object is a CSL-JSON item: its title is a text, where Crossref has a list.

    >>> is_csl({"title": "ImageNet"}), is_csl({"title": ["ImageNet"]})
    (True, False)
    """
    return isinstance(item.get("title"), str) or item.get("type") in ("article-journal", "paper-conference", "webpage")


def message_from_csl(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the item with Crossref's names of types and fields, and its dates.

    >>> message_from_csl({"type": "paper-conference", "issued": {"raw": "June 2009"}})
    {'type': 'proceedings-article', 'issued': {'date-parts': [['2009']]}}
    """
    type_ = item.get("type")
    kind = TYPES.get(type_, type_) if isinstance(type_, str) else "other"
    message = {**item, "type": kind}
    for name, crossref_name in _FIELDS.items():
        if name in item:
            message.setdefault(crossref_name, item[name])
    if kind in _VERSIONED and item.get("version"):
        message["edition-number"] = item["version"]
    for name in ("author", "editor"):
        if isinstance(item.get(name), list):
            message[name] = [_person(person) for person in item[name]]
    event = item.get("event-title") or item.get("event")
    if isinstance(event, str):
        message["event"] = {"name": event}
    series = item.get("collection-title")
    if isinstance(series, str) and series:
        message["container-title"] = (
            [series] if kind in WHOLE_BOOKS else [series, *_listed(item.get("container-title"))]
        )
    issued = item.get("issued")
    if isinstance(issued, Mapping) and not issued.get("date-parts"):
        text = str(issued.get("raw") or issued.get("literal") or "")
        year = _YEAR.search(text)
        message["issued"] = {"date-parts": [year[0].split("-") if year else []]}
    return message


def _listed(value: object) -> list[str]:
    return [value] if isinstance(value, str) else [text for text in value if text] if isinstance(value, list) else []


def _person(person: Any) -> Any:
    """Return a literal name that is plainly a person's, taken apart: `{"literal": "Wightman, Ross"}`."""
    literal = person.get("literal") if isinstance(person, Mapping) and not person.get("family") else None
    hit = _PERSON.fullmatch(literal.strip()) if isinstance(literal, str) else None
    if hit is None or is_group(hit[0]) or is_group(hit["family"]) or is_group(hit["given"]):
        return person
    return {"family": hit["family"], "given": hit["given"]}
