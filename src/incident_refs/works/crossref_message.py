"""A Crossref message (one work of its API, of its public data file, or of a JSON lines dump) read as a Work. Pure."""

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

from incident_refs.model.dates import PartialDate
from incident_refs.model.identifiers import normalise_isbn, registered_doi
from incident_refs.model.names import Group, Name, Names, Person
from incident_refs.model.work import Relation, Version, Work, work_id

ARXIV_PREFIX = "10.48550/arxiv."

# Only known tag names go, so that "p < 0.05 and n > 30" stays as it is.
# "Habits of <i>Eleutheronema</i>", "<jats:italic>in vivo</jats:italic>", "<mml:mi mathvariant=\"italic\">x</mml:mi>"
_TAG = re.compile(
    r"""</?
        (?: (?:jats|mml|m):[a-z\-]{1,30}          # JATS and MathML carry their prefix
          | i|b|u|em|strong|sub|sup|scp|sc|tt|it|bold|italic|italics|underline|span|p|br|title|inline-formula|tex-math
          | math|mi|mo|mn|mrow|msub|msup|mtext|mover|munder|mfrac|semantics|annotation
        )
        (?:\s[^<>]{0,200})?/?>""",
    re.VERBOSE | re.IGNORECASE,
)
# These stand for a place in the text, the others only for how it looks: "H <scp>i</scp> Disk", "30<sup>th</sup>"
_BREAK = re.compile(r"<(?:br|p|jats:p|mml:math)\b[^<>]{0,200}>", re.IGNORECASE)
_RELATIONS = {
    "is-preprint-of": Relation.PUBLISHED_AS,
    "has-preprint": Relation.HAS_PREPRINT,
    "is-version-of": Relation.VERSION_OF,
    "has-version": Relation.VERSION_OF,
    "is-same-as": Relation.VERSION_OF,
}
# Where `issued` is [[null]], in the order in which a reader would take them.
_DATES = ("issued", "published-print", "published", "published-online", "posted")


def work_from_message(message: Mapping[str, Any]) -> Work:
    """Return the work that a Crossref message describes; what is missing or malformed is left empty.

    Titles become plain Unicode (JATS, MathML and HTML tags, entities, line breaks), a subtitle follows its title
    after a colon, of two containers the first one is the series (books and proceedings).

    >>> work = work_from_message({"DOI": "10.1109/CVPR.2009.5206848", "title": ["Image<i>Net</i>"],
    ...                           "author": [{"family": "Deng", "given": "Jia"}], "issued": {"date-parts": [[2009]]}})
    >>> work.id, work.title, work.authors.families, work.year
    ('doi:10.1109/cvpr.2009.5206848', 'ImageNet', ('Deng',), 2009)
    """
    doi = registered_doi(_text(message.get("DOI")))
    kind = _text(message.get("type")) or "other"
    container, series = _containers(kind, _texts(message.get("container-title")))
    arxiv = doi.removeprefix(ARXIV_PREFIX) if doi and doi.startswith(ARXIV_PREFIX) else None
    event = message.get("event")
    issued = _date(message)
    return Work(
        id=work_id(doi, arxiv) or _text(message.get("id")) or work_id(url=_text(message.get("URL"))) or "",
        type=kind,
        title=_title(message),
        authors=Names(_names(message.get("author"))),
        editors=_names(message.get("editor")),
        issued=issued,
        container=container,
        series=series,
        event=plain(_text(event.get("name"))) or None if isinstance(event, Mapping) else None,
        volume=_text(message.get("volume")) or None,
        issue=_text(message.get("issue")) or None,
        pages=_text(message.get("page")) or None,
        article_number=_text(message.get("article-number")) or None,
        edition=_text(message.get("edition-number")) or None,
        publisher=plain(_text(message.get("publisher"))) or None,
        place=plain(_text(message.get("publisher-location"))) or None,
        doi=doi,
        arxiv=arxiv,
        isbn=_isbns(message.get("ISBN")),
        issn=tuple(_texts(message.get("ISSN"))),
        pmid=_text(message.get("PMID")) or None,
        url=_own_url(_text(message.get("URL")), doi),
        versions=_versions(message.get("relation")),
    )


def _own_url(url: str, doi: str | None) -> str | None:
    """Return the address of a work, unless it only repeats the DOI, as all of Crossref's do."""
    repeats = doi is not None and url.lower() in (f"https://doi.org/{doi}", f"http://dx.doi.org/{doi}")
    return None if repeats else url or None


def plain(text: str) -> str:
    """Return `text` without tags and entities, on one line.

    >>> plain("Ecology &amp;amp; life of <i>Meta\\n   bourneti</i>, p < 0.05 and n > 30")
    'Ecology & life of Meta bourneti, p < 0.05 and n > 30'
    """
    if "&" in text:  # Crossref holds "&amp;amp;" too
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub(" ", text))
    return " ".join(text.split())


def _title(message: Mapping[str, Any]) -> str:
    titles = [plain(title) for title in _texts(message.get("title"))]
    title = titles[0] if titles else ""
    subtitles = [plain(subtitle) for subtitle in _texts(message.get("subtitle"))]
    if title and subtitles and subtitles[0] and subtitles[0].lower() not in title.lower():
        return f"{title}{' ' if title[-1] in ':?!' else ': '}{subtitles[0]}"
    return title


def _containers(kind: str, titles: list[str]) -> tuple[str | None, str | None]:
    """Return (container, series). ["Lecture Notes in Computer Science", "ECCV 2014"] has the series first."""
    plain_titles = [title for title in map(plain, titles) if title]
    if not plain_titles:
        return None, None
    if len(plain_titles) > 1 and not kind.startswith("journal"):
        return plain_titles[-1], plain_titles[0]
    return plain_titles[0], None


def _names(people: object) -> tuple[Name, ...]:
    if not isinstance(people, list | tuple):
        return ()
    return tuple(name for person in people if isinstance(person, Mapping) and (name := _name(person)) is not None)


def _name(person: Mapping[str, Any]) -> Name | None:
    group = plain(_text(person.get("name")) or _text(person.get("literal")))
    family, given = plain(_text(person.get("family"))), plain(_text(person.get("given")))
    if not family:
        return Group(group or given) if group or given else None
    particle = _text(person.get("non-dropping-particle")) or _text(person.get("dropping-particle"))
    return Person(family, given or None, particle or None, _text(person.get("suffix")) or None)


def _date(message: Mapping[str, Any]) -> PartialDate | None:
    for field in _DATES:
        date = message.get(field)
        parts = date.get("date-parts") if isinstance(date, Mapping) else None
        first = parts[0] if isinstance(parts, list | tuple) and parts else None
        if isinstance(first, list | tuple) and first and (found := _partial(first)):
            return found
    return None


def _partial(parts: Iterable[object]) -> PartialDate | None:
    numbers: list[int] = []
    for part in parts:
        text = str(part).strip()
        if not (text.isascii() and text.isdigit()) or len(text) > 4:  # CSL-JSON may hold "2009"
            break
        numbers.append(int(text))
    if not numbers or not 1 <= numbers[0] <= 9999:
        return None
    month = numbers[1] if len(numbers) > 1 and 1 <= numbers[1] <= 12 else None
    day = numbers[2] if month and len(numbers) > 2 and 1 <= numbers[2] <= 31 else None
    return PartialDate(numbers[0], month, day)


def _isbns(value: object) -> tuple[str, ...]:
    # Older messages hold "http://id.crossref.org/isbn/9780199284214".
    found = (normalise_isbn(text.rpartition("/")[2]) for text in _texts(value))
    return tuple(dict.fromkeys(isbn for isbn in found if isbn))


def _versions(relation: object) -> tuple[Version, ...]:
    if not isinstance(relation, Mapping):
        return ()
    found: dict[Version, None] = {}
    for name, relations in relation.items():
        kind = _RELATIONS.get(name)
        for related in relations if kind and isinstance(relations, list) else ():
            if isinstance(related, Mapping) and related.get("id-type") == "doi":
                other = work_id(registered_doi(_text(related.get("id"))))
                if kind and other:
                    found[Version(kind, other)] = None
    return tuple(found)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _texts(value: object) -> list[str]:
    """Return a list of texts: Crossref has lists where CSL-JSON has one text."""
    if isinstance(value, list | tuple):
        return [text for item in value if (text := _text(item))]
    text = _text(value)
    return [text] if text else []
