"""Where a work appeared, in Chicago style: journal or book, series, publisher, day and address.

The second half of `chicago.py`'s rules; the numbers in comments are the manual's sections.
"""

from incident_refs.formats.case import capitalised, title_case
from incident_refs.formats.english_dates import full_dates, without_year
from incident_refs.formats.kinds import (
    ENTRIES,
    PRESS,
    REVIEWS,
    WEB,
    is_published,
    is_serial,
    numbered,
    of_whole,
    volume_and_part,
)
from incident_refs.formats.numbers import chicago_ranges, is_numeric
from incident_refs.formats.styles.chicago_titles import (
    AUDIOVISUAL,
    DESCRIBED_BY_SOURCE,
    ITALIC_ALWAYS,
    PRESENTED,
    Parts,
    credited,
    edition_label,
    event,
    genre_and_number,
    is_multivolume,
    italic,
    version,
    whole_volumes,
)
from incident_refs.model.dates import EntryDate
from incident_refs.model.item import Item
from incident_refs.model.rich_text import LINK, Rich, joined, rich

_DATED_TO_THE_DAY = frozenset(
    ("article", "broadcast", "collection", "dataset", "document", "event", "graphic", "manuscript", "map", "patent",
     "performance", "personal_communication", "post", "software", "song", "speech", "standard", "webpage")
)  # fmt: skip
_REPRINTED = ITALIC_ALWAYS | {"chapter", "interview", "musical_score", "pamphlet", "paper-conference", "report"}
_CONTAINER_ROLES = ("editor", "translator", "illustrator", "narrator", "compiler", "director")


def source(item: Item, leading: str) -> Parts:
    """Return the journal, or the book with its series and event; pages and publishers' sites have none."""
    if item.type in WEB or item.type == "patent":
        return []
    if is_serial(item):
        return [_serial_source(item, leading)]
    return _book_source(item, leading)


def _serial_source(item: Item, leading: str) -> Rich:
    """Return journal, volume, issue, month and pages: "Daedalus 151 (2): 85–99" (14.67-14.102)."""
    journal = _serial_title(item, leading)
    if item.type in PRESS:  # the day, and no volume
        edition = rich(capitalised(edition_label(item)))
        when = joined((joined((item.collection_title, rich(_status_and_day(item))), ", "), edition), ". ")
        return joined((journal, when, rich(item.number)), ", ")
    place = rich(item.number or chicago_ranges(item.page))
    if not (item.volume or item.issue):
        return joined((journal, item.collection_title, rich(_status_and_day(item)), place), ", ")
    volume = joined((item.collection_title, rich(_volume_and_issue(item, leading))), ", ")
    gap = " " if item.volume and not item.collection_title and leading not in ("title", "container_title") else ", "
    if item.volume and not item.collection_title:
        gap = " "
    return joined((journal, joined((volume, place), ": ")), gap)


def _volume_and_issue(item: Item, leading: str) -> str:
    credited = leading not in ("title", "container_title")
    month = _day(item)
    if item.type in REVIEWS and not credited and item.volume and not item.issue:
        return ", ".join(p for p in (month, capitalised(numbered(item.volume, "vol.", "vols."))) if p)
    if item.volume:
        labelled = item.collection_title or (item.type in REVIEWS and not credited)
        volume = numbered(item.volume, "vol.", "vols.") if labelled else item.volume
        within = item.issue.replace("-", "–") if item.issue else month
        return f"{volume} ({within})" if within else volume
    issue = numbered(item.issue, "no.", "nos.") if is_numeric(item.issue) else f"no. {item.issue}"
    return f"{issue} ({month})" if month and credited else issue


def _serial_title(item: Item, leading: str) -> Rich:
    if leading == "container_title":
        return ()
    special = rich("Special issue") if item.type == "periodical" and item.title and item.container_title else ()
    located = item.collection_title or item.issue or item.number or item.page or item.volume
    ahead = item.type == "article-journal" and item.doi and item.issued and not located and not item.status
    return joined((special, serial_name(item), rich("ahead of print" if ahead else "")), ", ")


def serial_name(item: Item) -> Rich:
    """Return the name of a journal or newspaper, with its place where the entry has one."""
    place = "" if item.event_date or item.event_title else item.publisher_place
    return joined((italic(item.container_title, item), rich(f"({place})" if place else "")), " ")


def _book_source(item: Item, leading: str) -> Parts:
    """Return the book that a chapter is in, its series and the event it records."""
    parts: Parts = []
    if item.container_title:
        described = item.type in DESCRIBED_BY_SOURCE or (item.type in PRESENTED and not is_published(item))
        inner = joined(
            (
                _whole(item, leading),
                rich("" if item.number or not described else item.genre),
                rich("" if item.type in AUDIOVISUAL or item.type == "song" else genre_and_number(item)),
                rich(version(item)),
                rich("" if item.issued and item.original_date and not item.original_title else edition_label(item)),
                *map(rich, _book_credits(item, leading)),
                _volume_of_container(item, leading),
                rich("" if item.page else whole_volumes(item)),
            ),
            ", ",
        )
        parts.append(inner)
        if item.container_author:  # 14.12
            parts += [rich(capitalised(credit)) for credit in credited(item, leading, _CONTAINER_ROLES)]
    parts.append(_series(item, leading))
    if event_stands_by_itself(item):
        parts.append(event(item))
    return parts


def _book_credits(item: Item, leading: str) -> list[str]:
    return credited(item, leading, ("container_author",) if item.container_author else _CONTAINER_ROLES)


def _whole(item: Item, leading: str) -> Rich:
    if item.part_title or item.volume_title:
        whole = italic(item.part_title or item.volume_title, item)
    else:
        whole = () if leading == "container_title" else italic(item.container_title, item)
    return joined((rich(_preposition(item)), whole), " ")


def _preposition(item: Item) -> str:
    if item.type in ("broadcast", "motion_picture"):
        return ""
    if item.type == "chapter" and item.genre:
        return "to"
    if item.type in ENTRIES:
        return "In" if item.author else ""
    if item.chapter_number:
        label = "track" if item.type == "song" else "chap."
        chapter = f"{label} {item.chapter_number}" if is_numeric(item.chapter_number) else item.chapter_number
        return f"{capitalised(chapter)} {'on' if item.type == 'song' else 'in'}"
    return "In"


def _volume_of_container(item: Item, leading: str) -> Rich:
    where = rich(volume_and_part(item))
    if item.part_title or item.volume_title:
        where = of_whole(item, () if leading == "container_title" else italic(item.container_title, item))
    series_editor = credited(item, leading, ("collection_editor",)) if is_multivolume(item) else []
    return joined((where, *map(rich, series_editor)), ", ")


def _series(item: Item, leading: str) -> Rich:
    """Return series and number: "Studies in Science 14" (14.25)."""
    if not (item.collection_title or item.issue):
        return ()
    series, number, issue = title_case(item.collection_title, item.language), item.collection_number, item.issue
    editors = [] if is_multivolume(item) else credited(item, leading, ("collection_editor",))
    if not (editors or issue):
        return joined((series, rich(number)), " " if is_numeric(number) else ", ")
    labelled = (
        numbered(number, "vol.", "vols."),
        numbered(issue, "no.", "nos.") if is_numeric(issue) else f"no. {issue}" if issue else "",
    )
    return joined((series, *map(rich, editors), *map(rich, labelled)), ", ")


def event_stands_by_itself(item: Item) -> bool:
    """Return whether event and publication have dates or publishers of their own (14.167)."""
    return bool(item.event_date or item.original_date or item.original_publisher or item.publisher or item.status)


def publication(item: Item, leading: str, happened: Rich) -> Parts:
    """Return site or publisher, status and day; `happened` is the event that they belong to."""
    if item.type == "patent" or is_serial(item):
        return [happened, _original(item)]
    site = item.container_title if item.type in WEB and leading != "container_title" else ()
    parts = (happened, title_case(site, item.language), _history(item, leading), rich(_status_and_day(item)))
    return [joined(parts, ", "), _original(item)]


def _history(item: Item, leading: str) -> Rich:
    """Return publishers, the first one first: "Lackington. Reprint, Penguin" (14.16)."""
    publisher = joined((rich(_kind_of_publication(item)), rich(_publisher(item, leading))), ", ")
    if item.original_title:
        return publisher
    original = rich(_day_of(item.original_date, item) if item.original_date else "")
    if item.edition or item.original_publisher:
        edition = capitalised(edition_label(item)) if item.issued and item.original_date else ""
        first = joined((rich(capitalised(item.original_publisher)), original), ", ")
        return joined((first, rich(edition), publisher), ". ")
    return joined((original, publisher), "; ")


def _kind_of_publication(item: Item) -> str:
    if item.type == "article":
        return "" if item.genre else "Preprint"
    if item.type == "thesis":
        return capitalised(item.genre)
    reprinted = item.original_publisher and item.issued and item.original_date and item.type in _REPRINTED | ENTRIES
    return "Reprint" if reprinted and not (item.edition or item.original_title) else ""


def _publisher(item: Item, leading: str) -> str:
    catalogued = item.number if item.type == "song" else ""
    if item.publisher:
        publisher = "" if leading == "publisher" else capitalised(item.publisher)
    else:
        publisher = "" if item.event_date or item.event_title else capitalised(item.publisher_place)
    return f"{publisher} {catalogued}".strip()


def _original(item: Item) -> Rich:
    if not item.original_title:
        return ()
    date = _day_of(item.original_date, item) if item.original_date else ""
    where = ", ".join(p for p in (capitalised(item.original_publisher), date) if p)
    parts = (rich("Originally published as"), italic(item.original_title, item), rich(f"({where})" if where else ""))
    return joined(parts, " ")


def _status_and_day(item: Item) -> str:
    return " ".join(p for p in (_status(item), _day(item)) if p)


def _status(item: Item) -> str:
    if not item.issued:
        return ""
    if item.status:
        if item.type == "webpage":
            follows: object = item.container_title or (item.publisher and (item.author or item.translator))
        else:
            follows = item.original_date or item.original_publisher or item.original_title or item.publisher
        return item.status if follows else capitalised(item.status)
    if item.type != "software":  # 14.169
        return ""
    credited = item.author or item.editor or item.translator or item.compiler or item.director or item.illustrator
    return "released" if item.original_date or (item.publisher and credited) else "Released"


def _day(item: Item) -> str:
    return _day_of(item.issued, item) if item.issued else ""


def _day_of(date: EntryDate, item: Item) -> str:
    """Return month and day of what is dated so closely: the press, preprints, pages, data sets, programs."""
    if item.type in ENTRIES:
        return without_year(date) if item.doi or item.url else ""
    if item.type in _DATED_TO_THE_DAY or item.type in PRESS:
        return without_year(date)
    return without_year(date, days=not (item.issue or item.volume)) if is_serial(item) else ""


def address(item: Item) -> Parts:
    """Return DOI or address; when it was seen only where nothing else is dated (14.104)."""
    if item.doi:
        return [rich(f"https://doi.org/{item.doi}", LINK)]
    if not item.url:
        return []
    undated = not (item.event_date or item.issued or item.status)
    seen = rich(f"Accessed {full_dates(item.accessed)}") if undated and item.accessed else ()
    return [seen, rich(item.url, LINK)]
