"""What a work is called, in APA style (9.18-9.22): title, identifier in parentheses, description in square brackets.

The middle of `apa.py`'s rules; the numbers in comments are the manual's sections.
"""

import re
from collections.abc import Sequence

from incident_refs.formats.case import capitalised, title_case
from incident_refs.formats.kinds import REVIEWS, SERIAL, SERIAL_OR_BOOK, WEB, is_edited, is_published, is_serial
from incident_refs.formats.name_list import given_first
from incident_refs.formats.numbers import is_numeric, is_small_number, ordinal
from incident_refs.model.item import Item
from incident_refs.model.names import Names
from incident_refs.model.rich_text import ITALIC, Rich, joined, plain, rich, toggled, wrapped

_WITHOUT_EDITION = SERIAL | {"broadcast", "event", "patent", "performance", "post", "speech", "webpage"}
DESCRIBED_BY_SOURCE = ("document", "report", "software", "standard")
_FORMS = {
    "dataset": "Dataset", "figure": "Figure", "graphic": "Graphic", "map": "Map", "motion_picture": "Video recording",
    "post": "Online post", "software": "Computer software",
    "song": "Audio recording", "broadcast": "Broadcast", "personal_communication": "Letter",
}  # fmt: skip
_MOST_AUTHORS = 20


def listed(names: Sequence[str], *, more: bool = False, inverted: bool = False) -> str:
    """Return names in a row: up to 20 with an ampersand, of more the first 19 and the last (9.8).

    >>> listed(["Prabhu, V. U.", "Birhane, A."], inverted=True), listed(["A. Ed", "B. Ox"])
    ('Prabhu, V. U., & Birhane, A.', 'A. Ed & B. Ox')
    """
    if more:
        shown = ", ".join(names[: _MOST_AUTHORS - 1])
        return f"{shown}{',' if len(names) > 1 else ''} et al."
    if len(names) > _MOST_AUTHORS:
        return f"{', '.join(names[: _MOST_AUTHORS - 1])}, … {names[-1]}"
    if len(names) == 2 and not inverted:
        return f"{names[0]} & {names[1]}"
    if len(names) > 1:
        return f"{', '.join(names[:-1])}, & {names[-1]}"
    return "".join(names)


def role_label(role: str, names: Names) -> str:
    """Return what stands behind the names of people who are no authors: "Eds."."""
    several = len(names.listed) > 1 or names.more
    match role:
        case "editor" | "collection_editor":
            return "Eds." if several else "Ed."
        case "director":
            return "Directors" if several else "Director"
        case "compiler":
            return "Compilers" if several else "Compiler"
        case "illustrator":
            return "Illus."
    return ""


def title_and_descriptions(item: Item, leading: str) -> Rich:
    """Return title, identifier and description, as far as they do not stand in the author's place."""
    if not item.title:
        return () if leading == "title" else untitled(item, leading)
    if item.type in REVIEWS:
        return () if leading == "title" else review(item)
    if leading == "title":
        return _description(item)
    return joined((titled(item), identifier(item, leading), _description(item)), " ")


def untitled(item: Item, leading: str) -> Rich:
    """Return what an item without a title is called by."""
    described, own = _description(item), identifier(item, leading)
    if item.type == "report":
        return joined((rich(genre_and_number(item)), described, own), " ")
    return joined((described, own), " ")


def review(item: Item) -> Rich:
    """Return what is reviewed; the title of a review is taken for that of the book (10.7)."""
    words = capitalised(item.genre or item.medium) if not item.number else ""
    return wrapped("[", joined((rich(words or "Review of"), toggled(item.title, ITALIC)), " "), "]")


def titled(item: Item) -> Rich:
    """Return the title: in italics where the work stands by itself, with its volume."""
    if item.type in WEB:
        return toggled(item.title, ITALIC)
    if item.container_title:
        return item.title
    if is_serial(item):
        return toggled(item.title, ITALIC)
    return toggled(joined((item.title, volume_titled(item)), ": "), ITALIC)


def volume_titled(item: Item) -> Rich:
    """Return what names the volume of a larger work: "Vol. 3. Sorting and searching"."""
    if item.volume_title:
        return joined((rich(_volume(item)), item.volume_title), ". ")
    if item.volume and not is_numeric(item.volume):
        return rich(capitalised(item.volume))
    return ()


def identifier(item: Item, leading: str) -> Rich:
    """Return the brackets behind the title: other people, genre and number, edition, volume (9.19)."""
    parts: list[Rich] = []
    if item.type == "patent":
        genre = capitalised(item.genre) or "Patent"
        parts.append(rich(" ".join(p for p in (genre, _number(item)) if p)))
    elif item.type == "report" and item.container_title:
        parts.append(rich(_contributors(item, leading)))
    elif item.container_title and item.type not in (*WEB, "report"):
        parts.append(rich(_contributors(item, leading)))
        if item.type in ("broadcast", "graphic", "map", "motion_picture"):
            parts.append(rich(genre_and_number(item)))
    else:
        parts.append(rich(_contributors(item, leading)))
        if item.type != "report" or item.title:
            parts.append(rich(genre_and_number(item)))
        parts.append(edition_and_volume(item))
    return wrapped("(", joined(parts, "; "), ")")


def _contributors(item: Item, leading: str) -> str:
    """Return secondary contributors: "H. Zimmern, Trans."."""
    if is_serial(item):
        parts = [_credited("Trans.", item.translator), _credited("Narr.", item.narrator)]
        return "; ".join(part for part in parts if part)
    parts = [_credited("Illus.", item.illustrator if leading != "illustrator" else Names())]
    parts.append(_credited("Narr.", item.narrator))
    if item.container_title and item.type not in WEB:
        parts.append(_credited("Trans.", item.translator))
    else:
        if item.container_author:
            parts.append(f"By {people(item.container_author)}")
        editors = item.editor if leading != "editor" else Names()
        if editors and editors == item.translator:
            parts.append(_credited(f"{role_label('editor', editors)} & Trans.", editors))
        else:
            parts += [_credited(role_label("editor", editors), editors), _credited("Trans.", item.translator)]
        compilers = item.compiler if leading != "compiler" else Names()
        parts.append(_credited(role_label("compiler", compilers), compilers))
    return "; ".join(part for part in parts if part)


def _credited(label: str, names: Names) -> str:
    return f"{people(names)}, {label}" if names else ""


def people(names: Names) -> str:
    """Return names in reading order, the last with an ampersand."""
    return listed([given_first(n) for n in names.listed], more=names.more)


def genre_and_number(item: Item) -> str:
    """Return genre and number: "Technical Report NIST AI 100-1", "Incident Record No. AIAAIC0276"."""
    if not item.number:
        return ""
    if item.type == "thesis" and item.genre:  # the genre of a thesis stands in its description
        return f"Publication {_number(item)}"
    return f"{plain(title_case(rich(item.genre), item.language))} {_number(item)}".strip()


def _number(item: Item) -> str:
    if item.type != "standard" and (is_numeric(item.number) or (item.type == "patent" and item.number)):
        return f"No. {item.number}"
    return item.number if item.number.startswith("arXiv") else capitalised(item.number)


def edition_and_volume(item: Item) -> Rich:
    """Return version, edition, series, volume, issue and pages."""
    if item.type in _WITHOUT_EDITION or (item.type in SERIAL_OR_BOOK and not is_edited(item)):
        return ()
    parts = (
        f"Version {item.version}" if item.version else "",
        f"{ordinal(int(item.edition))} ed." if is_small_number(item.edition) else item.edition,
        _series(item),
        _volume_number(item),
        f"Pt. {item.part_number}" if is_numeric(item.part_number) and not item.part_title else "",
        f"Issue {item.issue}" if item.issue else "",
        _locator(item),
    )
    return rich(", ".join(part for part in parts if part))


def _series(item: Item) -> str:
    if item.type not in ("document", "report", "standard") or not item.collection_title:
        return ""
    return f"{plain(title_case(item.collection_title, item.language))} {item.collection_number}".strip()


def _volume_number(item: Item) -> str:
    if item.volume and (item.volume_title or item.part_title):
        return ""  # stands with the title
    if is_numeric(item.volume):
        return _volume(item)
    return f"Vols. 1–{item.number_of_volumes}" if is_numeric(item.number_of_volumes) else item.number_of_volumes


def _locator(item: Item) -> str:
    if item.page:
        return f"{'pp.' if re.search(r'[–,&]', item.page) else 'p.'} {item.page}"
    if item.chapter_number and item.title:
        return f"Chapter {item.chapter_number}" if is_numeric(item.chapter_number) else item.chapter_number
    return ""


def _volume(item: Item) -> str:
    if not item.volume or not is_numeric(item.volume):
        return capitalised(item.volume)
    return f"{'Vols.' if re.search(r'[–,&-]', item.volume) else 'Vol.'} {item.volume.replace('-', '–')}"


def _description(item: Item) -> Rich:
    if item.type == "thesis":
        university = item.publisher if item.doi or item.url else ""
        genre = ", ".join(part for part in (capitalised(item.genre), university) if part)
        return wrapped("[", rich("; ".join(part for part in (genre, capitalised(item.medium)) if part)), "]")
    if item.container_title and item.type not in SERIAL:
        if item.type in DESCRIBED_BY_SOURCE:
            return ()
        if item.type in ("paper-conference", "speech", "performance", "event") and not is_published(item):
            return ()
    return wrapped("[", rich(form(item)), "]")


def form(item: Item) -> str:
    """Return what kind of thing it is, where the title does not show it: "Computer software" (9.21)."""
    if item.genre or item.medium:
        genre = "" if item.number else capitalised(item.genre)
        return "; ".join(part for part in (genre, capitalised(item.medium)) if part)
    if item.type == "manuscript":
        found = item.container_title or item.doi or item.number or item.publisher or item.url
        return "" if found else "Unpublished manuscript"
    if item.type == "periodical" and item.title and item.container_title:
        return "Special issue"
    return _FORMS.get(item.type, "")
