"""A work on one line of text, like the card of a catalogue: how the works index keeps works, and how they are compared.

Reading a card back costs a tenth of reading JSON, and comparing needs only a part of it: so a candidate from the index
carries its card, and becomes a whole Work when somebody asks for one.
"""

import json
from typing import Any

from incident_refs.model.dates import PartialDate, date_from_text
from incident_refs.model.names import Group, Name, Names, Person
from incident_refs.model.work import Candidate, Degree, Notice, NoticeKind, Relation, Version, Work

# The separators of ASCII: `str.split` takes them for blanks, so that no text that was brought on one line holds them.
FIELD, NAME, PART = "\x1e", "\x1d", "\x1f"
_SPECIAL = str.maketrans({FIELD: " ", NAME: " ", PART: " ", "\x1c": " "})
# The order of the fields on a card. What is seldom needed stands in `rest` as JSON.
FIELDS = (
    "title",
    "authors",
    "container",
    "date",
    "volume",
    "issue",
    "pages",
    "also",
    "id",
    "type",
    "doi",
    "arxiv",
    "rest",
)
_NOTICES = ("notices", "notice_of")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_REST = ("series", "event", "article_number", "edition", "publisher", "place", "pmid", "url", "marked_title", "void")


def card_of(work: Work) -> str:
    """Return the card of a work; `work_from_card` gives the same work back.

    `also` repeats the words of a reference that stand in no field that is compared (publisher, series, editors).

    >>> card_of(Work("doi:10.1/x", title="ImageNet", authors=Names((Person("Deng", "Jia"),)))).split(FIELD)[:2]
    ['ImageNet', 'Deng\\x1fJia']
    """
    rest: dict[str, Any] = {name: value for name in _REST if (value := getattr(work, name))}
    if work.editors:
        rest["editors"] = NAME.join(map(_name_text, work.editors))
    if work.authors.more:
        rest["more"] = True
    if work.isbn:
        rest["isbn"] = work.isbn
    if work.issn:
        rest["issn"] = work.issn
    if work.versions:
        rest["versions"] = [(version.relation, version.work_id) for version in work.versions]
    if work.degree:
        rest["degree"] = work.degree
    if work.also_issued:
        rest["also_issued"] = str(work.also_issued)
    if work.other_titles:
        rest["other_titles"] = work.other_titles
    for name in _NOTICES:
        if notices := getattr(work, name):
            rest[name] = [(notice.kind, notice.doi, str(notice.date or "")) for notice in notices]
    return FIELD.join(
        (
            clean(work.title),
            NAME.join(map(_name_text, work.authors.listed)),
            clean(work.container or ""),
            str(work.issued or ""),
            clean(work.volume or ""),
            clean(work.issue or ""),
            clean(work.pages or work.article_number or ""),
            clean(" ".join(filter(None, (work.publisher, work.series, work.event, *(n.family for n in work.editors))))),
            clean(work.id),
            work.type,
            work.doi or "",
            work.arxiv or "",
            _encode(rest) if rest else "",
        )
    )


def work_from_card(card: str) -> Work:
    """Return the work that a card was written for.

    >>> work_from_card(card_of(Work("x:1", title="A", issued=PartialDate(2009, 6)))).issued
    PartialDate(year=2009, month=6, day=None)
    """
    title, authors, container, date, volume, issue, pages, _, id_, type_, doi, arxiv, rest_text = card.split(FIELD)
    rest: dict[str, Any] = json.loads(rest_text) if rest_text else {}
    article_number = rest.get("article_number")
    return Work(
        id=id_,
        type=type_,
        title=title,
        authors=Names(_names(authors), more=bool(rest.get("more"))),
        editors=_names(rest.get("editors", "")),
        issued=PartialDate(*map(int, date.split("-"))) if date else None,
        container=container or None,
        volume=volume or None,
        issue=issue or None,
        pages=pages if pages and pages != article_number else None,
        doi=doi or None,
        arxiv=arxiv or None,
        isbn=tuple(rest.get("isbn", ())),
        issn=tuple(rest.get("issn", ())),
        versions=tuple(Version(Relation(relation), other) for relation, other in rest.get("versions", ())),
        **_rest(rest),
    )


def _rest(rest: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that stand in `rest`; what few works have, only where the card has it."""
    found: dict[str, Any] = {name: rest.get(name) for name in _REST}
    for name in _NOTICES:
        if name in rest:
            found[name] = tuple(Notice(NoticeKind(kind), doi, date_from_text(date)) for kind, doi, date in rest[name])
    if "degree" in rest:
        found["degree"] = Degree(rest["degree"])
    if "also_issued" in rest:
        found["also_issued"] = date_from_text(rest["also_issued"])
    if "other_titles" in rest:
        found["other_titles"] = tuple(rest["other_titles"])
    return found


def clean(text: str) -> str:
    """Return `text` without the characters that separate the parts of a card.

    >>> clean("a\\x1eb")
    'a b'
    """
    return text if text.isprintable() else text.translate(_SPECIAL)


def _name_text(name: Name) -> str:
    """Return a name as text: a group has no given part at all, a person has one even where it is empty."""
    if isinstance(name, Group):
        return clean(name.name)
    parts = [name.family, name.given or "", name.particle or "", name.suffix or ""]
    while len(parts) > 2 and not parts[-1]:
        parts.pop()
    return PART.join(map(clean, parts))


def _names(text: str) -> tuple[Name, ...]:
    return tuple(map(_name, text.split(NAME))) if text else ()


def _name(text: str) -> Name:
    family, *others = text.split(PART)
    if not others:
        return Group(family)
    given, particle, suffix = (*others, "", "")[:3]
    return Person(family, given or None, particle or None, suffix or None)


class Carded(Candidate):
    """A candidate that is still on its card: the work is read from it when it is first asked for.

    >>> Carded(card_of(Work("x:1", title="ImageNet")), "index", 1).work.title
    'ImageNet'
    """

    __slots__ = ("_read", "card")
    card: str
    _read: Work | None

    def __init__(self, card: str, source: str, rank: int) -> None:
        object.__setattr__(self, "card", card)
        object.__setattr__(self, "source", source)
        object.__setattr__(self, "rank", rank)
        object.__setattr__(self, "alias", None)
        object.__setattr__(self, "instead_of", None)
        object.__setattr__(self, "_read", None)

    @property
    def work(self) -> Work:
        """The whole work."""
        if self._read is None:
            object.__setattr__(self, "_read", work_from_card(self.card))
        assert self._read is not None  # noqa: S101 - for the type checker
        return self._read
