"""Chicago, author-date, 18th edition: author, year, title, source; and the citations in the text.

Source of the rules: the Chicago Manual of Style (2024), chapters 13 and 14, as the CSL style `chicago-author-date`
spells them out; the numbers in comments are the manual's sections. What the manual would cite in the text alone
(entries of printed encyclopedias, letters) is in the list too: whoever asks for it wants to see it.
"""

from collections.abc import Sequence

from incident_refs.formats.author_date import AuthorDateList, AuthorDateRules
from incident_refs.formats.case import capitalised, title_case
from incident_refs.formats.english_dates import era_years, full_dates, without_year
from incident_refs.formats.kinds import (
    ENTRIES,
    PRESS,
    REVIEWS,
    WEB,
    is_edited,
    is_published,
    is_serial,
    numbered,
    volumes,
)
from incident_refs.formats.locators import bare
from incident_refs.formats.name_list import family_first_in_full, given_first_in_full, in_a_row
from incident_refs.formats.numbers import chicago_ranges, is_numeric, is_small_number, ordinal
from incident_refs.model.dates import EntryDate
from incident_refs.model.item import NOBODY, Item
from incident_refs.model.names import Names
from incident_refs.model.rich_text import ITALIC, LINK, Rich, followed, joined, plain, quoted, rich, toggled, wrapped

name = "chicago"
title = "Chicago 18 (author-date)"

_ITALIC_ALWAYS = frozenset(("book", "classic", "graphic", "hearing", "map"))
_UPRIGHT = frozenset(("bill", "collection", "legislation", "regulation", "treaty"))
_QUOTED = frozenset(
    ("article", "dataset", "document", "interview", "manuscript", "paper-conference", "personal_communication",
     "speech", "thesis", "webpage")
)  # fmt: skip
_DATED_TO_THE_DAY = frozenset(
    ("article", "broadcast", "collection", "dataset", "document", "event", "graphic", "manuscript", "map", "patent",
     "performance", "personal_communication", "post", "software", "song", "speech", "standard", "webpage")
)  # fmt: skip
_REPRINTED = _ITALIC_ALWAYS | {"chapter", "interview", "musical_score", "pamphlet", "paper-conference", "report"}
_DESCRIBED_BY_SOURCE = frozenset(("document", "report", "software", "standard"))
_PRESENTED = frozenset(("event", "paper-conference", "performance", "speech"))
_AUDIOVISUAL = frozenset(("broadcast", "graphic", "map", "motion_picture"))
_UNDATED_IN_TEXT = ENTRIES | {"classic", "collection"}
_LABELS = {
    "illustrator": ("ill.", "ills."), "editor": ("ed.", "eds."), "translator": ("trans.", "trans."),
    "collection_editor": ("ed.", "eds."), "director": ("dir.", "dirs."), "compiler": ("comp.", "comps."),
}  # fmt: skip
_VERBS = {
    "container_author": "by", "editor": "edited by", "translator": "translated by", "illustrator": "illustrated by",
    "narrator": "narrated by", "compiler": "compiled by", "director": "directed by", "collection_editor": "edited by",
}  # fmt: skip
_MOST_NAMES, _NAMES_OF_MORE = 6, 3
_Parts = list[Rich]


def entry(item: Item, suffix: str = "", shown: int = 0) -> Rich:
    """Return the reference of an item; `suffix` is the letter that tells works of one year apart.

    `shown` is how many names its citations give: the list gives no fewer.
    """
    leading = _leading(item)
    return followed(
        joined((_author(item, leading, shown), rich(_dated(item, suffix)), *_title_and_source(item, leading)), ". "),
        ".",
    )


# 1. Author (13.74-13.86)


def _leading(item: Item) -> str:
    """Return what stands in the author's place; it is not printed again."""
    if item.author:
        return "author"
    if item.type == "classic":
        return "title"
    if item.type in ("entry-dictionary", "entry-encyclopedia") and item.container_title:
        return "container_title"
    roles = ("illustrator", "editor", "translator", "collection_editor", "director", "compiler")
    for role in roles:
        if getattr(item, role) and not (item.type == "standard" and role in roles[1:4]):
            return role
    if item.publisher and item.type in ("software", "webpage"):
        return "publisher"
    if item.authority and item.type == "standard":
        return "authority"
    named_for_source = item.type in PRESS | REVIEWS | ENTRIES | {"broadcast", "webpage"}
    return "container_title" if item.container_title and named_for_source and not item.volume_title else "title"


def _author(item: Item, leading: str, shown: int) -> Rich:
    match leading:
        case "publisher" | "authority":
            return rich(getattr(item, leading))
        case "container_title":
            return _container_as_author(item)
        case "title":
            return joined(_titled(item) or _described(item, leading), ". ")
    names: Names = getattr(item, leading)
    label = _LABELS.get(leading, ("", ""))[len(names.listed) > 1 or names.more]
    return joined((rich(_inverted(names, shown)), rich(label)), ", ")


def _inverted(names: Names, shown: int) -> str:
    count = max(_NAMES_OF_MORE, shown)
    more = names.more or len(names.listed) > max(_MOST_NAMES, count)
    listed = names.listed[: count if len(names.listed) > _MOST_NAMES else None]
    people = [family_first_in_full(n, True) if i == 0 else given_first_in_full(n) for i, n in enumerate(listed)]
    return in_a_row(people, more=more, comma=True)


def _container_as_author(item: Item) -> Rich:
    """Return the newspaper, encyclopedia or site as the author: "The Economist" (14.87, 14.104, 14.130)."""
    if item.type == "webpage":
        short, whole = _short_container(item), title_case(item.container_title, item.language)
        return joined((title_case(short, item.language), wrapped("(", whole, ")")), " ") if short else whole
    if item.type in ENTRIES or item.type == "broadcast":
        return _italic(item.container_title, item)
    return _serial_name(item)


def _short_container(item: Item) -> Rich:
    short = dict(item.more).get("container-title-short")
    return rich(short) if isinstance(short, str) else ()


# 2. Date (13.102)


def _dated(item: Item, suffix: str) -> str:
    if item.issued:
        original = f"({_year(item.original_date)}) " if item.original_date else ""
        return f"{original}{_year(item.issued)}{suffix}"
    if item.event_date:
        return era_years(item.event_date)
    if item.status:
        return "-".join(p for p in (capitalised(item.status), suffix) if p)
    return "-".join(p for p in (_no_date(item), suffix) if p)


def _year(date: EntryDate) -> str:
    return f"[{era_years(date)}?]" if date.circa else era_years(date)


def _no_date(item: Item) -> str:
    bare = item.type == "manuscript" and not (
        item.container_title or item.event_title or item.event_place or item.genre or item.title or item.publisher
    )
    return "" if bare or item.type == "collection" else "n.d."


# 3. Title and what describes it (13.87-13.101)


def _title_and_source(item: Item, leading: str) -> _Parts:
    whole = _titled_and_described(item, leading)
    source = _source(item, leading)
    if item.type == "chapter" and item.container_title and item.genre:  # "Introduction to The Big Book" (14.12)
        whole = [joined((joined(whole, ". "), joined(source, ". ")), " ")]
    else:
        whole += source
    late_event = () if _event_stands_by_itself(item) or is_serial(item) else _event(item)
    medium = rich(capitalised(item.medium))
    archived = rich(f"({item.number})" if item.type == "thesis" and item.number else "")
    return [*whole, *_publication(item, leading, late_event), medium, archived, *_address(item)]


def _titled_and_described(item: Item, leading: str) -> _Parts:
    titled = _titled(item)
    if leading == "title":  # what has no title has its description in the author's place
        return [*_description(item, leading), *_identifier(item, leading)] if titled else []
    if not item.title:
        return _described(item, leading)
    return [*titled, *_description(item, leading), *_identifier(item, leading)]


def _described(item: Item, leading: str) -> _Parts:
    """Return what an item without a title is called by."""
    if item.type == "report":
        return [rich(_numbered(item)), *_identifier(item, leading), *_description(item, leading)]
    return [*_description(item, leading), *_identifier(item, leading)]


def _titled(item: Item) -> _Parts:
    if not item.title or item.type in REVIEWS:  # the title of a review is that of the book
        return []
    if item.type in WEB or is_serial(item):
        part = ", ".join(p for p in (_part(item),) if p)
        return [_styled(item.title, item), joined((rich(capitalised(part)), _styled(item.part_title, item)), ", ")]
    if item.container_title:
        return [_styled(item.title, item)]
    return [_styled(item.part_title or item.volume_title or item.title, item)]


def _styled(text: Rich, item: Item) -> Rich:
    """Return a title in italics, in quotes or neither, with the capitals of its type."""
    if not text:
        return ()
    if item.type == "patent":
        return _capitalised(text)
    if item.type in _UPRIGHT:
        return title_case(text, item.language)
    if item.type in _ITALIC_ALWAYS:
        return _italic(text, item)
    unsigned = item.type == "entry-dictionary" or (item.type == "entry-encyclopedia" and not item.author)
    if item.type == "post" or (item.container_title and unsigned):
        return quoted(text)
    if item.container_title or item.type in _QUOTED:
        return quoted(title_case(text, item.language))
    return _italic(text, item)


def _italic(text: Rich, item: Item) -> Rich:
    return toggled(title_case(text, item.language), ITALIC) if text else ()


def _capitalised(text: Rich) -> Rich:
    return ((capitalised(text[0][0]), text[0][1]), *text[1:]) if text else ()


def _description(item: Item, leading: str) -> _Parts:
    if item.type in REVIEWS:
        return _reviewed(item, leading)
    if item.type == "thesis":
        return []
    if item.type == "paper-conference":
        return [rich(_format(item)), () if is_edited(item) else _event(item)]
    if not item.container_title or is_serial(item):
        return [rich(_format(item))]
    if item.type in _DESCRIBED_BY_SOURCE or (item.type in _PRESENTED and not is_published(item)):
        return []
    return [rich(_format(item))]


def _reviewed(item: Item, leading: str) -> _Parts:
    """Return what is reviewed; the title of a review is taken for that of the book (14.99-14.102)."""
    unsigned = leading in ("title", "container_title")
    kind = capitalised(item.genre) if item.genre and not item.number else ""
    words = kind or ("Unsigned review of" if unsigned else "Review of")
    return [joined((rich(words), _italic(item.title, item)), " ")]


def _format(item: Item) -> str:
    if item.genre:
        return "" if item.number else capitalised(item.genre)
    if item.container_title or item.doi or item.number or item.publisher or item.url:
        return ""
    return {"manuscript": "Unpublished manuscript", "personal_communication": "Personal communication"}.get(
        item.type, ""
    )


def _identifier(item: Item, leading: str) -> _Parts:
    """Return number, version, edition, contributors and volume."""
    if item.type == "patent":
        kind = f"{capitalised(item.genre) or f'{item.authority} Patent'.strip()} {item.number}".strip()
        issued = f"issued {full_dates(item.issued)}" if item.issued else ""
        return [rich(", ".join(p for p in (kind, issued) if p))]
    if item.container_title and item.type not in WEB:
        number = _numbered(item) if item.type in _AUDIOVISUAL else ""
        return [rich(number), *_contributors(item, leading)]
    number = "" if item.type == "song" or (item.type == "report" and not item.title) else _numbered(item)
    parts = [rich(number), rich(capitalised(_version(item))), rich(_edition(item))]
    if item.type in WEB or is_serial(item):
        return [*parts, *_contributors(item, leading)]
    return [*parts, *_contributors(item, leading), _volume_of_whole(item, leading), rich(_whole_volumes(item))]


def _numbered(item: Item) -> str:
    """Return genre and number: "Technical Report NIST AI 100-1", "Incident Record No. AIAAIC0276"."""
    if not item.number or item.type == "thesis":
        return ""
    genre = plain(title_case(rich(item.genre), item.language))
    number = item.number if item.type == "standard" or not is_numeric(item.number) else f"No. {item.number}"
    return f"{genre} {capitalised(number)}".strip()


def _version(item: Item) -> str:
    return f"{'v.' if item.type == 'software' else 'version'} {item.version}" if item.version else ""


def _edition(item: Item) -> str:
    """Return the edition, where it does not stand with the publisher of a reprint."""
    if item.issued and item.original_date and not item.original_title:
        return ""
    return capitalised(_edition_label(item))


def _edition_label(item: Item) -> str:
    if is_small_number(item.edition):
        return f"{ordinal(int(item.edition))} ed."
    if item.edition and is_serial(item):  # "Late Edition" (14.89)
        return f"{plain(title_case(rich(item.edition.removesuffix(' ed.')), item.language))} Edition"
    return item.edition


def _contributors(item: Item, leading: str) -> _Parts:
    """Return sentences about who else had a part: "Translated by William Weaver"."""
    if is_serial(item):
        roles: tuple[str, ...] = ("translator", "narrator", "compiler", "director")
    elif item.container_title and item.type not in WEB:
        roles = ("illustrator", "narrator")
    else:
        roles = ("container_author", "editor", "translator", "illustrator", "narrator", "compiler", "director")
    return [rich(capitalised(credit)) for credit in _credits(item, leading, roles)]


def _credits(item: Item, leading: str, roles: Sequence[str]) -> list[str]:
    """Return who did what: "edited by Lisa Gitelman"; who edited and translated is named once."""
    found: list[str] = []
    together = bool(item.editor) and item.editor == item.translator and leading not in ("editor", "translator")
    for role in roles:
        names: Names = getattr(item, role)
        if not names or role == leading or (together and role == "translator"):
            continue
        verb = "edited and translated by" if together and role == "editor" else _VERBS[role]
        found.append(f"{verb} {_people(names)}")
    return found


def _people(names: Names) -> str:
    more = len(names.listed) > _MOST_NAMES
    listed = names.listed[: _NAMES_OF_MORE if more else None]
    return in_a_row([given_first_in_full(n) for n in listed], more=more or names.more)


def _volume_of_whole(item: Item, leading: str) -> Rich:
    """Return which volume it is: "Vol. 2 of The Art of Computer Programming" (14.21)."""
    volume = numbered(item.volume, "vol.", "vols.")
    if item.part_title or item.volume_title:
        whole = () if leading == "title" and not item.volume_title else _styled(item.title, item)
        where: Rich = _of(", ".join(p for p in (volume, _part(item)) if p), whole)
    else:
        where = rich(", ".join(p for p in (volume, _part(item)) if p))
    series_editor = _credits(item, leading, ("collection_editor",)) if _is_multivolume(item) else []
    return _capitalised(joined((where, *map(rich, series_editor)), ", "))


def _of(number: str, whole: Rich) -> Rich:
    return joined((rich(f"{number} of" if number else ""), whole), " ")


def _part(item: Item) -> str:
    return f"pt. {item.part_number}" if is_numeric(item.part_number) else item.part_number


def _is_multivolume(item: Item) -> bool:
    return bool(_is_one_volume(item) or item.number_of_volumes)


def _is_one_volume(item: Item) -> bool:
    return bool(item.part_number or item.part_title or item.volume or item.volume_title)


def _whole_volumes(item: Item) -> str:
    return "" if _is_one_volume(item) else volumes(item.number_of_volumes)


# 4. Source


def _source(item: Item, leading: str) -> _Parts:
    if item.type in WEB or item.type == "patent":
        return []
    if is_serial(item):
        return [_serial_source(item, leading)]
    return _book_source(item, leading)


def _serial_source(item: Item, leading: str) -> Rich:
    """Return journal, volume, issue, month and pages: "Daedalus 151 (2): 85–99" (14.67-14.102)."""
    journal = _serial_title(item, leading)
    if item.type in PRESS:  # the day, and no volume
        edition = rich(capitalised(_edition_label(item)))
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
    return joined((special, _serial_name(item), rich("ahead of print" if ahead else "")), ", ")


def _serial_name(item: Item) -> Rich:
    place = "" if item.event_date or item.event_title else item.publisher_place
    return joined((_italic(item.container_title, item), rich(f"({place})" if place else "")), " ")


def _book_source(item: Item, leading: str) -> _Parts:
    """Return the book that a chapter is in, its series and the event it records."""
    parts: _Parts = []
    if item.container_title:
        described = item.type in _DESCRIBED_BY_SOURCE or (item.type in _PRESENTED and not is_published(item))
        version = rich(_version(item))
        inner = joined(
            (
                _whole(item, leading),
                rich("" if item.number or not described else item.genre),
                rich("" if item.type in _AUDIOVISUAL or item.type == "song" else _numbered(item)),
                version,
                rich("" if item.issued and item.original_date and not item.original_title else _edition_label(item)),
                *map(rich, _book_credits(item, leading)),
                _volume_of_container(item, leading),
                rich("" if item.page else _whole_volumes(item)),
            ),
            ", ",
        )
        parts.append(inner)
        if item.container_author:  # 14.12
            parts += [rich(capitalised(credit)) for credit in _credits(item, leading, _CONTAINER_ROLES)]
    parts.append(_series(item, leading))
    if _event_stands_by_itself(item):
        parts.append(_event(item))
    return parts


_CONTAINER_ROLES = ("editor", "translator", "illustrator", "narrator", "compiler", "director")


def _book_credits(item: Item, leading: str) -> list[str]:
    return _credits(item, leading, ("container_author",) if item.container_author else _CONTAINER_ROLES)


def _whole(item: Item, leading: str) -> Rich:
    if item.part_title or item.volume_title:
        whole = _italic(item.part_title or item.volume_title, item)
    else:
        whole = () if leading == "container_title" else _italic(item.container_title, item)
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
    number = ", ".join(p for p in (numbered(item.volume, "vol.", "vols."), _part(item)) if p)
    where = rich(number)
    if item.part_title or item.volume_title:
        where = _of(number, () if leading == "container_title" else _italic(item.container_title, item))
    series_editor = _credits(item, leading, ("collection_editor",)) if _is_multivolume(item) else []
    return joined((where, *map(rich, series_editor)), ", ")


def _series(item: Item, leading: str) -> Rich:
    """Return series and number: "Studies in Science 14" (14.25)."""
    if not item.collection_title:
        return ()
    series, number, issue = title_case(item.collection_title, item.language), item.collection_number, item.issue
    editors = [] if _is_multivolume(item) else _credits(item, leading, ("collection_editor",))
    if not (editors or issue):
        return joined((series, rich(number)), " " if is_numeric(number) else ", ")
    labelled = (numbered(number, "vol.", "vols."), f"no. {issue}" if issue else "")
    return joined((series, *map(rich, editors), *map(rich, labelled)), ", ")


def _event_stands_by_itself(item: Item) -> bool:
    """Return whether event and publication have dates or publishers of their own (14.167)."""
    return bool(item.event_date or item.original_date or item.original_publisher or item.publisher or item.status)


def _event(item: Item) -> Rich:
    if not (item.event_title or item.event_date) or item.type in REVIEWS:
        return ()
    paper = item.type == "paper-conference"
    if paper and is_published(item):
        return ()
    at = " at" if item.event_title else ""
    status = "" if item.issued else capitalised(item.status)
    if paper:
        status = f"Presented{at}" if item.genre else f"Paper presented{at}"
    elif item.type == "song":
        status = f"Recorded{at}"
    what = item.event_title if item.type == "song" or (paper and not item.genre) else _capitalised(item.event_title)
    when = full_dates(item.event_date) if item.event_date else ""
    when = f"[{when}?]" if when and item.issued and item.issued.circa else when
    return joined((rich(status), joined((what, rich(when), rich(item.event_place)), ", ")), " ")


def _publication(item: Item, leading: str, event: Rich) -> _Parts:
    if item.type == "patent" or is_serial(item):
        return [event, _original(item)]
    site = item.container_title if item.type in WEB and leading != "container_title" else ()
    parts = (event, title_case(site, item.language), _history(item, leading), rich(_status_and_day(item)))
    return [joined(parts, ", "), _original(item)]


def _history(item: Item, leading: str) -> Rich:
    """Return publishers, the first one first: "Lackington. Reprint, Penguin" (14.16)."""
    publisher = joined((rich(_kind_of_publication(item)), rich(_publisher(item, leading))), ", ")
    if item.original_title:
        return publisher
    original = rich(_day_of(item.original_date, item) if item.original_date else "")
    if item.edition or item.original_publisher:
        edition = capitalised(_edition_label(item)) if item.issued and item.original_date else ""
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
    parts = (rich("Originally published as"), _italic(item.original_title, item), rich(f"({where})" if where else ""))
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


def _address(item: Item) -> _Parts:
    if item.doi:
        return [rich(f"https://doi.org/{item.doi}", LINK)]
    if not item.url:
        return []
    undated = not (item.event_date or item.issued or item.status)
    seen = rich(f"Accessed {full_dates(item.accessed)}") if undated and item.accessed else ()
    return [seen, rich(item.url, LINK)]


# Citations in the text (13.102-13.128) and the order of the list (13.110-13.114)


def _people_cited(item: Item) -> Names:
    leading = _leading(item)
    by_title = item.type == "performance" and leading != "author"
    if by_title or _is_private(item) or leading in ("title", "container_title", "publisher", "authority"):
        return NOBODY
    names: Names = getattr(item, leading)
    return names


def _is_private(item: Item) -> bool:
    """Return whether only the writer of the paper can have seen it (14.111)."""
    found = item.container_title or item.doi or item.number or item.publisher or item.url
    return item.type in ("interview", "personal_communication") and not found


def _cited_instead(item: Item) -> Rich:
    """Return what is cited where there is no author: the publisher, the source or the title."""
    leading = _leading(item)
    if _is_private(item):
        about = (
            _title_cited(item) if item.title else rich(f"pers. comm., {full_dates(item.issued)}" if item.issued else "")
        )
        return joined((rich(_people(item.author)), about), ", ")
    if leading in ("publisher", "authority"):
        return rich(getattr(item, leading))
    if leading == "container_title":
        if item.type == "webpage":
            return title_case(_short_container(item) or item.container_title, item.language)
        return _italic(_short_container(item) if item.type in ENTRIES else (), item) or _italic(
            item.container_title, item
        )
    return _title_cited(item) if item.title else joined(_described(item, leading), ". ")


def _title_cited(item: Item) -> Rich:
    if item.type in REVIEWS:
        return joined((rich("review of"), _italic(item.title_short or item.title, item)), " ")
    return _styled(item.title_short or item.title, item)


def _year_cited(item: Item, suffix: str) -> str:
    if item.issued:
        original = ""
        if item.original_date:
            original = (
                f"{_year(item.original_date)} " if item.original_date.circa else f"[{_year(item.original_date)}] "
            )
        return "" if _is_private(item) else f"{original}{_year(item.issued)}{suffix}"
    if item.event_date:
        return era_years(item.event_date)
    undated = "" if item.type in _UNDATED_IN_TEXT or _is_private(item) else _no_date(item)
    return "-".join(p for p in (item.status.lower() or undated, suffix) if p)


def _gap(item: Item) -> str:
    return " " if item.issued or item.event_date else ", "


def _entry_cited(item: Item, _suffix: str) -> Rich:
    """Return the title of an unsigned entry: "Wikipedia, “computer vision”" (14.130)."""
    if item.type not in ENTRIES or item.author or not (item.container_title and item.title):
        return ()
    return joined((rich("" if item.doi or item.url else "under"), quoted(item.title_short or item.title)), " ")


def _sorted_as(item: Item) -> str:
    return plain(_author(item, _leading(item), 0))


def _date_key(item: Item) -> tuple[object, ...]:
    if item.issued is None:
        return (2,) if item.status else (1,)
    return 0, item.issued.start.year, bool(item.issued.end), _dated(item, "")


def _titled_as(item: Item) -> str:
    return plain(joined(_titled(item) or _described(item, ""), ". "))


def _then(item: Item) -> tuple[Rich, ...]:
    return joined(_titled_and_described(item, ""), ". "), joined(_source(item, ""), ". ")


class _ChicagoList(AuthorDateList):
    """A list whose references show at least the names that their citations show."""

    def reference(self, item: Item) -> Rich:
        """Return the item as the list prints it."""
        return entry(item, self.suffix(item), len(self.levels(item)))


_RULES = AuthorDateRules(
    people=_people_cited,
    label=_cited_instead,
    sorted_as=_sorted_as,
    date_key=_date_key,
    year=_year_cited,
    reference=entry,
    locator=bare,
    ampersand="and",
    given_in_full=True,
    particles_sorted=False,
    sorted_names=_MOST_NAMES,
    sorted_of_more=_NAMES_OF_MORE,
    cited_as_given=True,
    gap=_gap,
    place=_entry_cited,
    titled=_titled_as,
    then=_then,
)


def arrange(items: Sequence[Item]) -> AuthorDateList:
    """Return the items as a reference list in Chicago style."""
    return _ChicagoList(items, _RULES)
