"""What a work is called and how it is described, in Chicago style (13.87-13.101): title, genre, number, edition.

The first half of `chicago.py`'s rules; the numbers in comments are the manual's sections.
"""

from collections.abc import Sequence

from incident_refs.formats.case import capitalised, title_case
from incident_refs.formats.english_dates import full_dates
from incident_refs.formats.kinds import (
    REVIEWS,
    WEB,
    is_edited,
    is_published,
    is_serial,
    of_whole,
    volume_and_part,
    volumes,
)
from incident_refs.formats.name_list import given_first_in_full, in_a_row
from incident_refs.formats.numbers import is_numeric, is_small_number, ordinal
from incident_refs.model.item import Item
from incident_refs.model.names import Names
from incident_refs.model.rich_text import ITALIC, Rich, joined, plain, quoted, rich, toggled

ITALIC_ALWAYS = frozenset(("book", "classic", "graphic", "hearing", "map"))
_UPRIGHT = frozenset(("bill", "collection", "legislation", "regulation", "treaty"))
_QUOTED = frozenset(
    ("article", "dataset", "document", "interview", "manuscript", "paper-conference", "personal_communication",
     "speech", "thesis", "webpage")
)  # fmt: skip
DESCRIBED_BY_SOURCE = frozenset(("document", "report", "software", "standard"))
PRESENTED = frozenset(("event", "paper-conference", "performance", "speech"))
AUDIOVISUAL = frozenset(("broadcast", "graphic", "map", "motion_picture"))
_VERBS = {
    "container_author": "by", "editor": "edited by", "translator": "translated by", "illustrator": "illustrated by",
    "narrator": "narrated by", "compiler": "compiled by", "director": "directed by", "collection_editor": "edited by",
}  # fmt: skip
MOST_NAMES, NAMES_OF_MORE = 6, 3
Parts = list[Rich]


def titled_and_described(item: Item, leading: str) -> Parts:
    """Return title, description and identifier, as far as they do not stand in the author's place."""
    own = titled(item)
    if leading == "title":  # what has no title has its description in the author's place
        return [*_description(item, leading), *_identifier(item, leading)] if own else []
    if not item.title:
        return described(item, leading)
    return [*own, *_description(item, leading), *_identifier(item, leading)]


def described(item: Item, leading: str) -> Parts:
    """Return what an item without a title is called by."""
    if item.type == "report":
        return [rich(genre_and_number(item)), *_identifier(item, leading), *_description(item, leading)]
    return [*_description(item, leading), *_identifier(item, leading)]


def titled(item: Item) -> Parts:
    """Return the title, that of the volume first; a review has none of its own."""
    if not item.title or item.type in REVIEWS:  # the title of a review is that of the book
        return []
    if item.type in WEB or is_serial(item):
        return [styled(item.title, item), joined((rich(_part(item)), styled(item.part_title, item)), ", ")]
    if item.container_title:
        return [styled(item.title, item)]
    return [styled(item.part_title or item.volume_title or item.title, item)]


def styled(text: Rich, item: Item) -> Rich:
    """Return a title in italics, in quotes or neither, with the capitals of its type."""
    if not text:
        return ()
    if item.type == "patent":
        return _capitalised(text)
    if item.type in _UPRIGHT:
        return title_case(text, item.language)
    if item.type in ITALIC_ALWAYS:
        return italic(text, item)
    unsigned = item.type == "entry-dictionary" or (item.type == "entry-encyclopedia" and not item.author)
    if item.type == "post" or (item.container_title and unsigned):
        return quoted(text)
    if item.container_title or item.type in _QUOTED:
        return quoted(title_case(text, item.language))
    return italic(text, item)


def italic(text: Rich, item: Item) -> Rich:
    """Return a title in italics, with the capitals of English titles."""
    return toggled(title_case(text, item.language), ITALIC) if text else ()


def _part(item: Item) -> str:
    return f"Pt. {item.part_number}" if is_numeric(item.part_number) else capitalised(item.part_number)


def _capitalised(text: Rich) -> Rich:
    return ((capitalised(text[0][0]), text[0][1]), *text[1:]) if text else ()


def _description(item: Item, leading: str) -> Parts:
    if item.type in REVIEWS:
        return _reviewed(item, leading)
    if item.type == "thesis":
        return []
    if item.type == "paper-conference":
        return [rich(_format(item)), () if is_edited(item) else event(item)]
    if not item.container_title or is_serial(item):
        return [rich(_format(item))]
    if item.type in DESCRIBED_BY_SOURCE or (item.type in PRESENTED and not is_published(item)):
        return []
    return [rich(_format(item))]


def _reviewed(item: Item, leading: str) -> Parts:
    """Return what is reviewed; the title of a review is taken for that of the book (14.99-14.102)."""
    unsigned = leading in ("title", "container_title")
    kind = capitalised(item.genre) if item.genre and not item.number else ""
    words = kind or ("Unsigned review of" if unsigned else "Review of")
    return [joined((rich(words), italic(item.title, item)), " ")]


def _format(item: Item) -> str:
    if item.genre:
        return "" if item.number else capitalised(item.genre)
    if item.container_title or item.doi or item.number or item.publisher or item.url:
        return ""
    return {"manuscript": "Unpublished manuscript", "personal_communication": "Personal communication"}.get(
        item.type, ""
    )


def _identifier(item: Item, leading: str) -> Parts:
    """Return number, version, edition, contributors and volume."""
    if item.type == "patent":
        kind = f"{capitalised(item.genre) or f'{item.authority} Patent'.strip()} {item.number}".strip()
        issued = f"issued {full_dates(item.issued)}" if item.issued else ""
        return [rich(", ".join(p for p in (kind, issued) if p))]
    if item.container_title and item.type not in WEB:
        number = genre_and_number(item) if item.type in AUDIOVISUAL else ""
        return [rich(number), *_contributors(item, leading)]
    number = "" if item.type == "song" or (item.type == "report" and not item.title) else genre_and_number(item)
    parts = [rich(number), rich(capitalised(version(item))), rich(_edition(item))]
    if item.type in WEB or is_serial(item):
        return [*parts, *_contributors(item, leading)]
    return [*parts, *_contributors(item, leading), _volume_of_whole(item, leading), rich(whole_volumes(item))]


def genre_and_number(item: Item) -> str:
    """Return genre and number: "Technical Report NIST AI 100-1", "Incident Record No. AIAAIC0276"."""
    if not item.number or item.type == "thesis":
        return ""
    genre = plain(title_case(rich(item.genre), item.language))
    number = item.number if item.type == "standard" or not is_numeric(item.number) else f"No. {item.number}"
    return f"{genre} {capitalised(number)}".strip()


def version(item: Item) -> str:
    """Return the version with its label: programs have a short one."""
    return f"{'v.' if item.type == 'software' else 'version'} {item.version}" if item.version else ""


def _edition(item: Item) -> str:
    """Return the edition, where it does not stand with the publisher of a reprint."""
    if item.issued and item.original_date and not item.original_title:
        return ""
    return capitalised(edition_label(item))


def edition_label(item: Item) -> str:
    """Return "2nd ed.", or the words that the entry has."""
    if is_small_number(item.edition):
        return f"{ordinal(int(item.edition))} ed."
    if item.edition and is_serial(item):  # "Late Edition" (14.89)
        return f"{plain(title_case(rich(item.edition.removesuffix(' ed.')), item.language))} Edition"
    return item.edition


def _contributors(item: Item, leading: str) -> Parts:
    """Return sentences about who else had a part: "Translated by William Weaver"."""
    if is_serial(item):
        roles: tuple[str, ...] = ("translator", "narrator", "compiler", "director")
    elif item.container_title and item.type not in WEB:
        roles = ("illustrator", "narrator")
    else:
        roles = ("container_author", "editor", "translator", "illustrator", "narrator", "compiler", "director")
    return [rich(capitalised(credit)) for credit in credited(item, leading, roles)]


def credited(item: Item, leading: str, roles: Sequence[str]) -> list[str]:
    """Return who did what: "edited by Lisa Gitelman"; who edited and translated is named once."""
    found: list[str] = []
    together = bool(item.editor) and item.editor == item.translator and leading not in ("editor", "translator")
    for role in roles:
        names: Names = getattr(item, role)
        if not names or role == leading or (together and role == "translator"):
            continue
        verb = "edited and translated by" if together and role == "editor" else _VERBS[role]
        found.append(f"{verb} {people(names)}")
    return found


def people(names: Names) -> str:
    """Return names in reading order: up to six, of more the first three."""
    more = len(names.listed) > MOST_NAMES
    listed = names.listed[: NAMES_OF_MORE if more else None]
    return in_a_row([given_first_in_full(n) for n in listed], more=more or names.more)


def _volume_of_whole(item: Item, leading: str) -> Rich:
    """Return which volume it is: "Vol. 2 of The Art of Computer Programming" (14.21)."""
    where = rich(volume_and_part(item))
    if item.part_title or item.volume_title:
        where = of_whole(item, styled(item.title, item))
    series_editor = credited(item, leading, ("collection_editor",)) if is_multivolume(item) else []
    return _capitalised(joined((where, *map(rich, series_editor)), ", "))


def is_multivolume(item: Item) -> bool:
    """Return whether the item is a volume, or has several."""
    return bool(_is_one_volume(item) or item.number_of_volumes)


def _is_one_volume(item: Item) -> bool:
    return bool(item.part_number or item.part_title or item.volume or item.volume_title)


def whole_volumes(item: Item) -> str:
    """Return how many volumes the whole has, where it is no single one: "9 vols."."""
    return "" if _is_one_volume(item) else volumes(item.number_of_volumes)


def event(item: Item) -> Rich:
    """Return what happened, when and where: "Paper presented at Workshop, June 1, 2011, Paris" (14.115)."""
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
