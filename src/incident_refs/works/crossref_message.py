"""A Crossref message (one work of its API, of its public data file, or of a JSON lines dump) read as a Work. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from incident_refs.model.dates import PartialDate
from incident_refs.model.identifiers import normalise_isbn, registered_doi
from incident_refs.model.names import Group, Name, Names, Person
from incident_refs.model.work import Degree, Relation, Version, Work, work_id
from incident_refs.works.crossref_notices import notices_in
from incident_refs.works.date_parts import date_of
from incident_refs.works.title_markup import marked_from_html, plain, visible

ARXIV_PREFIX = "10.48550/arxiv."
CRAN_PREFIX = "10.32614/cran.package."
TEST_PREFIX = "10.5555/"
# Their container is the series that they stand in: ["Lecture Notes in Computer Science"]
WHOLE_BOOKS = frozenset(("book", "monograph", "edited-book", "reference-book", "book-set", "proceedings"))
# Behind these stands the institution that wrote it; `publisher` is who lists it: OSTI, openRxiv
_OF_INSTITUTIONS = frozenset(("report", "report-component", "report-series", "dissertation"))
_RELATIONS = {
    "is-preprint-of": Relation.PUBLISHED_AS,
    "has-preprint": Relation.HAS_PREPRINT,
    "is-version-of": Relation.VERSION_OF,
    "has-version": Relation.VERSION_OF,
    "is-same-as": Relation.VERSION_OF,
}
# Where `issued` is [[null]], in the order in which a reader would take them.
_DATES = ("issued", "published-print", "published", "published-online", "posted")
_DEGREES = (
    (re.compile(r"\bmaster|\bM\.?\s?(?:Sc|A|S|Phil|Eng|Ed|BA)\b", re.IGNORECASE), Degree.MASTER),
    (re.compile(r"\bbachelor|\bB\.?\s?(?:Sc|A|S|Eng)\b", re.IGNORECASE), Degree.BACHELOR),
)


def work_from_message(message: Mapping[str, Any]) -> Work:
    """Return the work that a Crossref message describes; what is missing or malformed is left empty.

    Titles become plain Unicode (JATS, MathML and HTML tags, entities, line breaks), a subtitle follows its title
    after a colon, of two containers the first one is the series (books and proceedings).

    >>> work = work_from_message({"DOI": "10.1109/CVPR.2009.5206848", "title": ["Image<i>Net</i>"],
    ...                           "author": [{"family": "Deng", "given": "Jia"}], "issued": {"date-parts": [[2009]]}})
    >>> work.id, work.title, work.marked_title, work.authors.families, work.year
    ('doi:10.1109/cvpr.2009.5206848', 'ImageNet', 'Image<i>Net</i>', ('Deng',), 2009)
    """
    doi = _doi(message.get("DOI"))
    arxiv = doi.removeprefix(ARXIV_PREFIX) if doi and doi.startswith(ARXIV_PREFIX) else None
    kind = "software" if doi and doi.startswith(CRAN_PREFIX) else _text(message.get("type")) or "other"
    raw_title = _raw_title(message)
    title = plain(raw_title)
    authors = _names(message.get("author"))
    container, series = _containers(kind, message)
    publisher = _publisher(kind, message)
    event = message.get("event")
    pages, article_number = _text(message.get("page")), _text(message.get("article-number"))
    issued, also_issued = _dates(message)
    notices, notice_of = notices_in(message, doi, title)
    return Work(
        id=work_id(doi, arxiv) or _text(message.get("id")) or work_id(url=_text(message.get("URL"))) or "",
        type=kind,
        title=title,
        authors=Names(authors),
        editors=_names(message.get("editor")),
        issued=issued,
        container=None if arxiv and is_arxiv(container) else container,
        series=series,
        event=plain(_text(event.get("name"))) or None if isinstance(event, dict) else None,
        volume=_text(message.get("volume")) or None,
        issue=_text(message.get("issue")) or None,
        pages=pages if pages and pages != article_number else None,
        article_number=article_number or None,
        edition=_text(message.get("edition-number")) or None,
        publisher=None if arxiv and is_arxiv(publisher) else publisher or None,
        place=plain(_text(message.get("publisher-location"))) or None,
        doi=doi,
        arxiv=arxiv,
        isbn=_isbns(message.get("ISBN")),
        issn=tuple(_texts(message.get("ISSN"))),
        pmid=_text(message.get("PMID")) or None,
        url=_own_url(_text(message.get("URL")), doi, arxiv),
        versions=_versions(message.get("relation")),
        degree=_degree(message.get("degree")),
        also_issued=also_issued,
        marked_title=marked_from_html(raw_title),
        other_titles=_other_titles(message, title),
        notices=notices,
        notice_of=notice_of,
        void=void_reason(doi, title, publisher, authors, message),
    )


def void_reason(
    doi: str | None, title: str, publisher: str, authors: tuple[Name, ...], message: Mapping[str, Any]
) -> str | None:
    """Return why a record stands for no work, or None where it stands for one.

    The prefix 10.5555 alone says little: publishers of real works have used it.

    >>> void_reason("10.5555/12345678", "Toward a Unified Theory", "Test accounts", (), {})
    'a test record of Crossref'
    """
    if title == "DELETED" or "crossref.org/deleted_doi" in _resource(message).lower():
        return "the catalogue deleted this record"
    if doi and doi.startswith(TEST_PREFIX):
        of_test = "test account" in publisher.lower() or "crossref" in publisher.lower()
        if of_test or any(name == Person("Carberry", "Josiah") for name in authors):
            return "a test record of Crossref"
    return None


def _resource(message: Mapping[str, Any]) -> str:
    resource = message.get("resource")
    primary = resource.get("primary") if isinstance(resource, dict) else None
    return _text(primary.get("URL")) if isinstance(primary, dict) else ""


def is_arxiv(name: str | None) -> bool:
    """Return whether a container or publisher says only what an arXiv id says already: "arXiv"."""
    return bool(name) and str(name).lower().startswith("arxiv")


def _own_url(url: str, doi: str | None, arxiv: str | None) -> str | None:
    """Return the address of a work, unless it only repeats the DOI, as all of Crossref's do, or the arXiv id."""
    repeats = doi is not None and url.lower() in (f"https://doi.org/{doi}", f"http://dx.doi.org/{doi}")
    if arxiv and re.fullmatch(r"https?://arxiv\.org/abs/(?P<id>[^?#]+?)(?:v\d+)?", url.lower()):
        repeats = repeats or f"/{arxiv}" in url.lower()
    return None if repeats else url or None


def _raw_title(message: Mapping[str, Any]) -> str:
    """Return title and subtitle as the message has them, with their tags."""
    title = next(iter(_texts(message.get("title"))), "")
    subtitle = next(iter(_texts(message.get("subtitle"))), "")
    said, more = plain(title), plain(subtitle)
    if said and more and more.lower() not in said.lower():
        return f"{title.rstrip()}{' ' if said[-1] in ':?!.' else ': '}{subtitle}"
    return title


def _other_titles(message: Mapping[str, Any], title: str) -> tuple[str, ...]:
    others = [*_texts(message.get("title"))[1:], *_texts(message.get("original-title"))]
    return tuple(dict.fromkeys(other for other in map(plain, others) if other and other != title))


def _containers(kind: str, message: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Return (container, series). ["Lecture Notes in Computer Science", "ECCV 2014"] has the series first."""
    titles = [title for title in map(plain, _texts(message.get("container-title"))) if title]
    if not titles:
        return (_preprint_server(message) or None) if kind == "posted-content" else None, None
    if kind in WHOLE_BOOKS:
        return None, titles[0]
    if len(titles) > 1 and not kind.startswith("journal"):
        return titles[-1], titles[0]
    return titles[0], None


def _preprint_server(message: Mapping[str, Any]) -> str:
    """Return where something was posted: "bioRxiv" (an institution), "SSRN" (a group), or the name of a blog (a group).

    bioRxiv's own groups are subjects: "Ecology".
    """
    group, institution = plain(_text(message.get("group-title"))), _institution(message)
    return institution or group if message.get("subtype") == "preprint" else group or institution


def _publisher(kind: str, message: Mapping[str, Any]) -> str:
    if kind == "posted-content" and _preprint_server(message):
        return ""  # "bioRxiv" says where it stands; openRxiv and Elsevier only run the servers
    return (_institution(message) if kind in _OF_INSTITUTIONS else "") or plain(_text(message.get("publisher")))


def _institution(message: Mapping[str, Any]) -> str:
    value = message.get("institution")
    first = value[0] if isinstance(value, list | tuple) and value else value
    return plain(_text(first.get("name"))) if isinstance(first, dict) else ""


def _degree(value: object) -> Degree | None:
    told = " ".join(_texts(value))
    return next((degree for pattern, degree in _DEGREES if pattern.search(told)), None) if told else None


def _names(people: object) -> tuple[Name, ...]:
    if not isinstance(people, list | tuple):
        return ()
    return tuple(name for person in people if isinstance(person, dict) and (name := _name(person)) is not None)


def _name(person: Mapping[str, Any]) -> Name | None:
    family, given = plain(_text(person.get("family"))), plain(_text(person.get("given")))
    if not (family.isalpha() or has_words(family)):
        group = plain(_text(person.get("name")) or _text(person.get("literal")))
        said = next(filter(has_words, (group, given)), None)
        return Group(said) if said else None
    particle = person.get("non-dropping-particle") or person.get("dropping-particle")
    suffix = person.get("suffix")
    return Person(
        family,
        given or None,
        plain(_text(particle)) or None if particle else None,
        plain(_text(suffix)) or None if suffix else None,
    )


# {"family": ",", "given": ""} names nobody
has_words = re.compile(r"[^\W_]").search
# Years between print and a later online date: what went online in 2006 and was printed in 1963 is nobody's "2006"
_NEAR = 1


def _dates(message: Mapping[str, Any]) -> tuple[PartialDate | None, PartialDate | None]:
    """Return when it was issued, and the other date where print and online differ (docs/decisions/print-year.md)."""
    issued = next(filter(None, (date_of(message.get(field)) for field in _DATES)), None)
    printed = date_of(message.get("published-print"))
    if issued is None or printed is None:
        return issued, None
    online = date_of(message.get("published-online")) or issued
    if printed.year != issued.year:
        issued, online = printed, (online if online.year != printed.year else issued)
    if online.year == issued.year or online.year > issued.year + _NEAR:
        return issued, None
    return issued, online


def _isbns(value: object) -> tuple[str, ...]:
    # Older messages hold "http://id.crossref.org/isbn/9780199284214".
    found = (normalise_isbn(text.rpartition("/")[2]) for text in _texts(value))
    return tuple(dict.fromkeys(isbn for isbn in found if isbn))


def _versions(relation: object) -> tuple[Version, ...]:
    if not isinstance(relation, dict):
        return ()
    found: dict[Version, None] = {}
    for name, relations in relation.items():
        kind = _RELATIONS.get(name)
        for related in relations if kind and isinstance(relations, list) else ():
            if isinstance(related, dict) and related.get("id-type") == "doi":
                other = work_id(_doi(related.get("id")))
                if kind and other:
                    found[Version(kind, other)] = None
    return tuple(found)


def _doi(value: object) -> str | None:
    """Return a DOI as it stands: without one of its characters it would be another work's."""
    return registered_doi(value) if isinstance(value, str) else None


def _text(value: object) -> str:
    if isinstance(value, str):
        return (value if value.isprintable() else visible(value)).strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _texts(value: object) -> list[str]:
    """Return a list of texts: Crossref has lists where CSL-JSON has one text."""
    if isinstance(value, list | tuple):
        return [text for item in value if (text := _text(item))]
    text = _text(value)
    return [text] if text else []
