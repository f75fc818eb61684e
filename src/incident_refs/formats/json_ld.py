"""Works as schema.org says them, in JSON-LD: what search engines and reference managers read from a page."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from incident_refs.bibtex.languages import language_code
from incident_refs.formats.targets import clean, html_id, is_address
from incident_refs.model.dates import EntryDate, PartialDate
from incident_refs.model.item import Item
from incident_refs.model.names import Group, Name, Names
from incident_refs.model.rich_text import plain

_TYPES = {
    "article": "ScholarlyArticle", "article-journal": "ScholarlyArticle", "article-magazine": "Article",
    "article-newspaper": "NewsArticle", "book": "Book", "broadcast": "Episode", "chapter": "Chapter",
    "dataset": "Dataset", "entry-dictionary": "Article", "entry-encyclopedia": "Article", "graphic": "VisualArtwork",
    "legislation": "Legislation", "map": "Map", "motion_picture": "Movie", "paper-conference": "ScholarlyArticle",
    "post": "SocialMediaPosting", "post-weblog": "BlogPosting", "report": "Report", "review": "Review",
    "software": "SoftwareSourceCode", "song": "MusicRecording", "thesis": "Thesis", "webpage": "WebPage",
}  # fmt: skip
_IN_PERIODICAL = frozenset(("article-journal", "article-magazine", "article-newspaper", "review"))
# What would end the script, or a line of it
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def json_ld(items: Sequence[Item]) -> str:
    """Return a script element with the works; nothing in a field can end it.

    >>> print(json_ld([Item("d", "book", title=(("</script>", 0),))]), end="")
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@graph": [{"@type": "Book", "@id": "#ref-d", "name": "\\u003c/script\\u003e"}]}
    </script>
    """
    if not items:
        return ""
    graph = {"@context": "https://schema.org", "@graph": [_work(item) for item in items]}
    return (
        f'<script type="application/ld+json">\n{json.dumps(graph, ensure_ascii=False).translate(_UNSAFE)}\n</script>\n'
    )


def _work(item: Item) -> dict[str, Any]:
    doi = f"https://doi.org/{item.doi}" if item.doi else ""
    found = {
        "@type": _TYPES.get(item.type, "CreativeWork"),
        "@id": f"#{html_id(item.key)}",
        "name": plain(item.title),
        "author": _people(item.author),
        "editor": _people(item.editor),
        "translator": _people(item.translator),
        "datePublished": _date(item.issued),
        "isPartOf": _whole(item),
        "volumeNumber": item.volume if item.type in _IN_PERIODICAL else "",
        "issueNumber": item.issue if item.type in _IN_PERIODICAL else "",
        "pagination": item.page,
        "bookEdition": item.edition,
        "version": item.version,
        "identifier": item.number,
        "publisher": {"@type": "Organization", "name": item.publisher} if item.publisher else None,
        "inLanguage": language_code(item.language) if item.language else "",
        "sameAs": doi,
        "url": item.url if is_address(item.url) else "",
    }
    return {name: _cleaned(value) for name, value in found.items() if value}


def _whole(item: Item) -> dict[str, Any] | None:
    if not item.container_title:
        return None
    return {
        "@type": "Periodical" if item.type in _IN_PERIODICAL else "CreativeWork",
        "name": plain(item.container_title),
    }


def _people(names: Names) -> list[dict[str, str]]:
    return [_person(name) for name in names.listed]


def _person(name: Name) -> dict[str, str]:
    if isinstance(name, Group):
        return {"@type": "Organization", "name": name.name}
    family = " ".join(part for part in (name.particle, name.family) if part)
    found = {"@type": "Person", "familyName": family, "givenName": name.given, "honorificSuffix": name.suffix}
    return {key: value for key, value in found.items() if value}


def _date(date: EntryDate | None) -> str:
    if date is None:
        return ""
    return "/".join(_day(day) for day in (date.start, date.end) if day)


def _day(day: PartialDate) -> str:
    parts: Iterable[int] = (part for part in (day.month, day.day) if part)
    return (
        "-".join((f"{day.year:04}", *(f"{part:02}" for part in parts))) if (day.month or 0) <= 12 else f"{day.year:04}"
    )


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return clean(value)
        case list():
            return [_cleaned(one) for one in value]
        case Mapping():
            return {key: _cleaned(one) for key, one in value.items()}
    return value
