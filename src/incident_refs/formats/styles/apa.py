"""APA, 7th edition: author, date, title, source; and the citations in the text.

Source of the rules: the Publication Manual (2020), chapters 8 to 10, as the CSL style `apa` spells them out; the
numbers in comments are the manual's sections. Titles are printed with the capitals that the entry gives them.
"""

import re
from collections.abc import Sequence

from incident_refs.formats.author_date import AuthorDateList, AuthorDateRules
from incident_refs.formats.case import capitalised, title_case
from incident_refs.formats.english_dates import full_date, full_dates, to_the_day, years
from incident_refs.formats.name_list import family_first, given_first
from incident_refs.formats.numbers import is_numeric, is_small_number, ordinal
from incident_refs.model.item import Item
from incident_refs.model.names import Names
from incident_refs.model.rich_text import ITALIC, LINK, Rich, followed, joined, plain, quoted, rich, toggled, wrapped

name = "apa"
title = "APA 7"

_SERIAL = frozenset(
    ("article-journal", "article-magazine", "article-newspaper", "periodical", "post-weblog", "review", "review-book")
)
_SERIAL_OR_BOOK = ("interview", "paper-conference")
_DATED_TO_THE_DAY = frozenset(
    ("article-magazine", "article-newspaper", "broadcast", "document", "event", "motion_picture", "pamphlet",
     "performance", "personal_communication", "post", "post-weblog", "song", "speech", "webpage")
)  # fmt: skip
_REVIEWS = frozenset(("review", "review-book"))
_ENTRIES = ("entry-dictionary", "entry-encyclopedia")
_WEB = ("post", "webpage")
_WITHOUT_EDITION = _SERIAL | {"broadcast", "event", "patent", "performance", "post", "speech", "webpage"}
_DESCRIBED_BY_SOURCE = ("document", "report", "software", "standard")
_FORMS = {
    "dataset": "Dataset", "figure": "Figure", "graphic": "Graphic", "map": "Map", "motion_picture": "Video recording",
    "post": "Online post", "software": "Computer software",
    "song": "Audio recording", "broadcast": "Broadcast", "personal_communication": "Letter",
}  # fmt: skip
_MOST_AUTHORS = 20


def entry(item: Item, suffix: str = "") -> Rich:
    """Return the reference of an item; `suffix` is the letter that tells works of one year apart."""
    leading = _leading(item)
    head = followed(
        joined(
            (
                _author(item, leading),
                _date(item, suffix),
                _title_and_descriptions(item, leading),
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
    if leading == "title" and item.type in _REVIEWS and item.title:
        return _review(item)
    if leading == "title":
        return joined((_title(item), _identifier(item, leading)), " ") if item.title else _untitled(item, leading)
    if leading in ("publisher", "authority"):
        return rich(getattr(item, leading))
    names: Names = getattr(item, leading)
    everybody = listed([family_first(n) for n in names.listed], more=names.more, inverted=True)
    label = _role_label(leading, names)
    return rich(f"{everybody} ({label})" if label else everybody)


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


def _role_label(role: str, names: Names) -> str:
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


# 2. Date (9.13-9.17)


def _date(item: Item, suffix: str) -> Rich:
    return rich(f"({_dated(item, suffix)})")


def _dated(item: Item, suffix: str) -> str:
    issued = item.issued
    if issued is None:
        return "-".join(part for part in ((item.status.lower() or "n.d."), suffix) if part)
    if item.type in _DATED_TO_THE_DAY or (item.type in _SERIAL_OR_BOOK and not _published(item)):
        return to_the_day(issued, suffix)
    return years(issued) + suffix


def _published(item: Item) -> bool:
    """Return whether a conference paper stands in proceedings."""
    return bool(_edited(item) or item.issue or item.page or item.volume)


def _edited(item: Item) -> bool:
    return bool(item.editor or item.compiler or item.collection_editor)


def _is_serial(item: Item) -> bool:
    return item.type in _SERIAL or (item.type in _SERIAL_OR_BOOK and not _edited(item))


# 3. Title, identifier in parentheses, description in square brackets (9.18-9.22)


def _title_and_descriptions(item: Item, leading: str) -> Rich:
    if not item.title:
        return () if leading == "title" else _untitled(item, leading)
    if item.type in _REVIEWS:
        return () if leading == "title" else _review(item)
    if leading == "title":
        return _description(item)
    return joined((_title(item), _identifier(item, leading), _description(item)), " ")


def _untitled(item: Item, leading: str) -> Rich:
    description, identifier = _description(item), _identifier(item, leading)
    if item.type == "report":
        return joined((rich(_numbered(item)), description, identifier), " ")
    return joined((description, identifier), " ")


def _review(item: Item) -> Rich:
    """Return what is reviewed; the title of a review is taken for that of the book (10.7)."""
    words = capitalised(item.genre or item.medium) if not item.number else ""
    return wrapped("[", joined((rich(words or "Review of"), toggled(item.title, ITALIC)), " "), "]")


def _title(item: Item) -> Rich:
    if item.type in _WEB:
        return toggled(item.title, ITALIC)
    if item.container_title:
        return item.title
    if _is_serial(item):
        return toggled(item.title, ITALIC)
    return toggled(joined((item.title, _volume_title(item)), ": "), ITALIC)


def _volume_title(item: Item) -> Rich:
    """Return what names the volume of a larger work: "Vol. 3. Sorting and searching"."""
    if item.volume_title:
        return joined((rich(_volume(item)), item.volume_title), ". ")
    if item.volume and not is_numeric(item.volume):
        return rich(capitalised(item.volume))
    return ()


def _identifier(item: Item, leading: str) -> Rich:
    parts: list[Rich] = []
    if item.type == "patent":
        genre = capitalised(item.genre) or "Patent"
        parts.append(rich(" ".join(p for p in (genre, _number(item)) if p)))
    elif item.type == "report" and item.container_title:
        parts.append(rich(_contributors(item, leading)))
    elif item.container_title and item.type not in (*_WEB, "report"):
        parts.append(rich(_contributors(item, leading)))
        if item.type in ("broadcast", "graphic", "map", "motion_picture"):
            parts.append(rich(_numbered(item)))
    else:
        parts.append(rich(_contributors(item, leading)))
        if item.type != "report" or item.title:
            parts.append(rich(_numbered(item)))
        parts.append(_edition_and_volume(item))
    return wrapped("(", joined(parts, "; "), ")")


def _contributors(item: Item, leading: str) -> str:
    """Return secondary contributors: "H. Zimmern, Trans."."""
    if _is_serial(item):
        parts = [_credited("Trans.", item.translator), _credited("Narr.", item.narrator)]
        return "; ".join(part for part in parts if part)
    parts = [_credited("Illus.", item.illustrator if leading != "illustrator" else Names())]
    parts.append(_credited("Narr.", item.narrator))
    if item.container_title and item.type not in _WEB:
        parts.append(_credited("Trans.", item.translator))
    else:
        if item.container_author:
            parts.append(f"By {_people(item.container_author)}")
        editors = item.editor if leading != "editor" else Names()
        if editors and editors == item.translator:
            parts.append(_credited(f"{_role_label('editor', editors)} & Trans.", editors))
        else:
            parts += [_credited(_role_label("editor", editors), editors), _credited("Trans.", item.translator)]
        compilers = item.compiler if leading != "compiler" else Names()
        parts.append(_credited(_role_label("compiler", compilers), compilers))
    return "; ".join(part for part in parts if part)


def _credited(label: str, names: Names) -> str:
    return f"{_people(names)}, {label}" if names else ""


def _people(names: Names) -> str:
    return listed([given_first(n) for n in names.listed], more=names.more)


def _numbered(item: Item) -> str:
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


def _edition_and_volume(item: Item) -> Rich:
    if item.type in _WITHOUT_EDITION or (item.type in _SERIAL_OR_BOOK and not _edited(item)):
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
    if item.container_title and item.type not in _SERIAL:
        if item.type in _DESCRIBED_BY_SOURCE:
            return ()
        if item.type in ("paper-conference", "speech", "performance", "event") and not _published(item):
            return ()
    return wrapped("[", rich(_format(item)), "]")


def _format(item: Item) -> str:
    if item.genre or item.medium:
        genre = "" if item.number else capitalised(item.genre)
        return "; ".join(part for part in (genre, capitalised(item.medium)) if part)
    if item.type == "manuscript":
        found = item.container_title or item.doi or item.number or item.publisher or item.url
        return "" if found else "Unpublished manuscript"
    if item.type == "periodical" and item.title and item.container_title:
        return "Special issue"
    return _FORMS.get(item.type, "")


# 4. Source (9.23-9.37)


def _source(item: Item, leading: str) -> Rich:
    parts: list[Rich] = []
    if item.type not in _WEB:
        parts.append(_serial_source(item) if _is_serial(item) else _book_source(item, leading))
    parts += [_publisher(item, leading), _event(item)]
    if item.type in _WEB:
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
    whole = toggled(joined((item.container_title, _volume_title(item)), ": "), ITALIC)
    number = "" if item.type in ("broadcast", "graphic", "map", "motion_picture") else _numbered(item)
    identifier = wrapped("(", joined((rich(number), _edition_and_volume(item)), "; "), ")")
    where = joined(
        (rich("On" if item.type == "song" else "In"), joined((_book_people(item, leading), whole), ", ")), " "
    )
    return joined((where, identifier, _source_description(item)), " ")


def _book_people(item: Item, leading: str) -> Rich:
    if item.container_author:
        return rich(_people(item.container_author))
    for role in ("editor", "compiler", "collection_editor"):
        names: Names = getattr(item, role)
        if names and role != leading:
            label = _role_label(role, names)
            return rich(f"{_people(names)} ({label})")
    return ()


def _source_description(item: Item) -> Rich:
    if item.type in _DESCRIBED_BY_SOURCE:
        return wrapped("[", rich(_format(item)), "]")
    if item.type in ("paper-conference", "speech", "performance", "event") and not _published(item):
        return wrapped("[", rich(_format(item)), "]")
    return ()


def _publisher(item: Item, leading: str) -> Rich:
    if leading == "publisher" or item.type in _SERIAL:
        return ()
    if item.type == "thesis":
        return () if item.doi or item.url else rich(item.publisher)
    if item.type == "paper-conference" and not _edited(item):
        return ()
    return rich(item.publisher)


def _event(item: Item) -> Rich:
    if not item.event_title or (item.type == "paper-conference" and _published(item)):
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
        return rich(_people(item.author))
    if (leading := _leading(item)) in ("publisher", "authority"):
        return rich(getattr(item, leading))
    if item.type in _REVIEWS and item.title:
        reviewed = toggled(title_case(item.title_short or item.title, item.language), ITALIC)
        return wrapped("[", joined((rich("Review of"), reviewed), " "), "]")
    if not item.title:
        return wrapped("[", rich(_format(item)), "]") or rich(_numbered(item)) or rich("Untitled")
    short = item.title_short or item.title
    if item.type == "report":
        return title_case(short, item.language)
    if item.container_title and item.type not in _WEB:
        return quoted(title_case(short, item.language))
    return toggled(title_case(short, item.language), ITALIC)


def _sorted_as(item: Item) -> str:
    return plain(_author(item, _leading(item)))


def _date_key(item: Item) -> tuple[object, ...]:
    if item.issued is None:
        return (2, item.status) if item.status else (0,)
    start = item.issued.start
    daily = item.type in _DATED_TO_THE_DAY or (item.type in _SERIAL_OR_BOOK and not _published(item))
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
