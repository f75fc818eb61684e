"""APA, 7th edition: author, date, title, source; and the citations in the text.

Source of the rules: the Publication Manual (2020), chapters 8 to 10, as the CSL style `apa` spells them out; the
numbers in comments are the manual's sections. Titles are printed with the capitals that the entry gives them.
"""

from collections.abc import Sequence

from incident_refs.formats.author_date import AuthorDateList, AuthorDateRules
from incident_refs.formats.case import capitalised, title_case
from incident_refs.formats.english_dates import full_date, full_dates, to_the_day, years
from incident_refs.formats.kinds import REVIEWS, SERIAL, SERIAL_OR_BOOK, WEB, is_edited, is_published, is_serial
from incident_refs.formats.name_list import family_first
from incident_refs.formats.styles.apa_titles import (
    DESCRIBED_BY_SOURCE,
    edition_and_volume,
    form,
    genre_and_number,
    identifier,
    listed,
    people,
    review,
    role_label,
    title_and_descriptions,
    titled,
    untitled,
    volume_titled,
)
from incident_refs.model.item import Item
from incident_refs.model.names import Names
from incident_refs.model.rich_text import ITALIC, LINK, Rich, followed, joined, plain, quoted, rich, toggled, wrapped

name = "apa"
title = "APA 7"

_DATED_TO_THE_DAY = frozenset(
    ("article-magazine", "article-newspaper", "broadcast", "document", "event", "motion_picture", "pamphlet",
     "performance", "personal_communication", "post", "post-weblog", "song", "speech", "webpage")
)  # fmt: skip
_ENTRIES = ("entry-dictionary", "entry-encyclopedia")


def entry(item: Item, suffix: str = "") -> Rich:
    """Return the reference of an item; `suffix` is the letter that tells works of one year apart."""
    leading = _leading(item)
    head = followed(
        joined(
            (
                _author(item, leading),
                _date(item, suffix),
                title_and_descriptions(item, leading),
                _source(item, leading),
            ),
            ". ",
        ),
        ".",
    )
    return joined((head, _address(item), _history(item)), " ")


# 1. Author (9.7-9.12)


def _leading(item: Item) -> str:
    """Return what stands in the author's place."""
    for role in ("author", "illustrator", "director"):
        if getattr(item, role):
            return role
    if item.type in _ENTRIES and item.publisher:
        return "publisher"
    if item.container_title and item.title and item.type in ("book", *_ENTRIES):
        return "title"
    for role in ("editor", "compiler", "collection_editor"):
        if getattr(item, role):
            return role
    if item.type in ("software", "webpage") and item.publisher:
        return "publisher"
    return "authority" if item.type == "standard" and item.authority else "title"


def _author(item: Item, leading: str) -> Rich:
    if leading == "title" and item.type in REVIEWS and item.title:
        return review(item)
    if leading == "title":
        return joined((titled(item), identifier(item, leading)), " ") if item.title else untitled(item, leading)
    if leading in ("publisher", "authority"):
        return rich(getattr(item, leading))
    names: Names = getattr(item, leading)
    everybody = listed([family_first(n) for n in names.listed], more=names.more, inverted=True)
    label = role_label(leading, names)
    return rich(f"{everybody} ({label})" if label else everybody)


# 2. Date (9.13-9.17)


def _date(item: Item, suffix: str) -> Rich:
    return rich(f"({_dated(item, suffix)})")


def _dated(item: Item, suffix: str) -> str:
    issued = item.issued
    if issued is None:
        return "-".join(part for part in ((item.status.lower() or "n.d."), suffix) if part)
    if item.type in _DATED_TO_THE_DAY or (item.type in SERIAL_OR_BOOK and not is_published(item)):
        return to_the_day(issued, suffix)
    return years(issued) + suffix


# 4. Source (9.23-9.37)


def _source(item: Item, leading: str) -> Rich:
    parts: list[Rich] = []
    if item.type not in WEB:
        parts.append(_serial_source(item) if is_serial(item) else _book_source(item, leading))
    parts += [_publisher(item, leading), _event(item)]
    if item.type in WEB:
        parts.append(title_case(item.container_title, item.language))
    return joined(parts, ". ")


def _serial_source(item: Item) -> Rich:
    journal = toggled(
        joined(
            (title_case(item.container_title, item.language), title_case(item.collection_title, item.language)), ", "
        ),
        ITALIC,
    )
    volume = (*rich(item.volume, ITALIC), *rich(f"({item.issue.replace('-', '–')})" if item.issue else ""))
    place = rich(f"Article {item.number}") if item.number else rich(item.page)
    source = joined((journal, volume, place), ", ")
    if (
        item.status
        and item.issued
        and not (item.collection_title or item.issue or item.number or item.page or item.volume)
    ):
        return joined((source, rich(capitalised(item.status))), ". ")
    return source


def _book_source(item: Item, leading: str) -> Rich:
    if not item.container_title:
        return ()
    whole = toggled(joined((item.container_title, volume_titled(item)), ": "), ITALIC)
    number = "" if item.type in ("broadcast", "graphic", "map", "motion_picture") else genre_and_number(item)
    own = wrapped("(", joined((rich(number), edition_and_volume(item)), "; "), ")")
    where = joined(
        (rich("On" if item.type == "song" else "In"), joined((_book_people(item, leading), whole), ", ")), " "
    )
    return joined((where, own, _source_description(item)), " ")


def _book_people(item: Item, leading: str) -> Rich:
    if item.container_author:
        return rich(people(item.container_author))
    for role in ("editor", "compiler", "collection_editor"):
        names: Names = getattr(item, role)
        if names and role != leading:
            label = role_label(role, names)
            return rich(f"{people(names)} ({label})")
    return ()


def _source_description(item: Item) -> Rich:
    if item.type in DESCRIBED_BY_SOURCE:
        return wrapped("[", rich(form(item)), "]")
    if item.type in ("paper-conference", "speech", "performance", "event") and not is_published(item):
        return wrapped("[", rich(form(item)), "]")
    return ()


def _publisher(item: Item, leading: str) -> Rich:
    if leading == "publisher" or item.type in SERIAL:
        return ()
    if item.type == "thesis":
        return () if item.doi or item.url else rich(item.publisher)
    if item.type == "paper-conference" and not is_edited(item):
        return ()
    return rich(item.publisher)


def _event(item: Item) -> Rich:
    if not item.event_title or (item.type == "paper-conference" and is_published(item)):
        return ()
    title = ((capitalised(item.event_title[0][0]), item.event_title[0][1]), *item.event_title[1:])
    date = rich(full_dates(item.event_date)) if item.event_date else ()
    return joined((title, rich(item.event_place), date), ", ")


def _address(item: Item) -> Rich:
    if item.doi:
        return rich(f"https://doi.org/{item.doi}", LINK)
    if not item.url:
        return ()
    link = rich(item.url, LINK)
    if item.issued or item.status:
        return link
    seen = f"Retrieved {full_date(item.accessed)}, from" if item.accessed else "Retrieved"
    return joined((rich(seen), link), " ")


def _history(item: Item) -> Rich:
    """Return what became of the work: "(Original work published 1886)" (9.39-9.41)."""
    parts: list[Rich] = []
    if item.status and item.issued and (item.collection_title or item.issue or item.number or item.page or item.volume):
        parts.append(rich(capitalised(item.status)))
    original = joined(
        (
            joined((rich("as"), toggled(item.original_title, ITALIC)), " ") if item.original_title else (),
            rich(years(item.original_date)) if item.original_date else (),
            rich(item.original_publisher),
        ),
        ", ",
    )
    if original:
        parts.append(joined((rich("Original work published"), original), " "))
    return wrapped("(", joined(parts, "; "), ")")


# Citations in the text (chapter 8) and the order of the list (9.43-9.48)


def _people_cited(item: Item) -> Names:
    leading = _leading(item)
    names: Names = (
        Names() if leading in ("title", "publisher", "authority") or _is_private(item) else getattr(item, leading)
    )
    return names


def _is_private(item: Item) -> bool:
    """Return whether only the writer of the paper can have seen it (8.9)."""
    found = item.container_title or item.doi or item.number or item.publisher or item.url
    return item.type in ("interview", "personal_communication") and bool(item.author) and not found


def _cited_instead(item: Item) -> Rich:
    """Return what is cited where there is no author: the publisher, or the title in title case."""
    if _is_private(item):
        return rich(people(item.author))
    if (leading := _leading(item)) in ("publisher", "authority"):
        return rich(getattr(item, leading))
    if item.type in REVIEWS and item.title:
        reviewed = toggled(title_case(item.title_short or item.title, item.language), ITALIC)
        return wrapped("[", joined((rich("Review of"), reviewed), " "), "]")
    if not item.title:
        return wrapped("[", rich(form(item)), "]") or rich(genre_and_number(item)) or rich("Untitled")
    short = item.title_short or item.title
    if item.type == "report":
        return title_case(short, item.language)
    if item.container_title and item.type not in WEB:
        return quoted(title_case(short, item.language))
    return toggled(title_case(short, item.language), ITALIC)


def _sorted_as(item: Item) -> str:
    return plain(_author(item, _leading(item)))


def _date_key(item: Item) -> tuple[object, ...]:
    if item.issued is None:
        return (2, item.status) if item.status else (0,)
    start = item.issued.start
    daily = item.type in _DATED_TO_THE_DAY or (item.type in SERIAL_OR_BOOK and not is_published(item))
    month, day = (start.month or 0, start.day or 0) if daily else (0, 0)
    return 1, start.year, month, day, bool(item.issued.end), not item.status, item.status


def _titled_as(item: Item) -> str:
    return f"{plain(item.title)} {plain(item.volume_title)}"


def _cited_year(item: Item, suffix: str) -> str:
    if _is_private(item):
        return f"personal communication, {full_date(item.issued)}" if item.issued else "personal communication"
    if item.issued is None:
        return _dated(item, suffix)
    original = f"{years(item.original_date)}/" if item.original_date else ""
    return f"{original}{years(item.issued)}{suffix}"


_RULES = AuthorDateRules(
    people=_people_cited,
    label=_cited_instead,
    sorted_as=_sorted_as,
    date_key=_date_key,
    year=_cited_year,
    reference=entry,
    titled=_titled_as,
)


def arrange(items: Sequence[Item]) -> AuthorDateList:
    """Return the items as a reference list in APA style."""
    return AuthorDateList(items, _RULES)
