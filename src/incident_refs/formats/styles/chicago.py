"""Chicago, author-date, 18th edition: author, year, title, source; and the citations in the text.

Source of the rules: the Chicago Manual of Style (2024), chapters 13 and 14, as the CSL style `chicago-author-date`
spells them out; the numbers in comments are the manual's sections. What the manual would cite in the text alone
(entries of printed encyclopedias, letters) is in the list too: whoever asks for it wants to see it.
"""

from collections.abc import Sequence

from incident_refs.formats.author_date import AuthorDateList, AuthorDateRules
from incident_refs.formats.case import capitalised, title_case
from incident_refs.formats.english_dates import era_years, full_dates
from incident_refs.formats.kinds import (
    ENTRIES,
    PRESS,
    REVIEWS,
    is_serial,
)
from incident_refs.formats.locators import bare
from incident_refs.formats.name_list import family_first_in_full, given_first_in_full, in_a_row
from incident_refs.formats.numbers import chicago_ranges
from incident_refs.formats.styles.chicago_sources import (
    address,
    event_stands_by_itself,
    publication,
    serial_name,
    source,
)
from incident_refs.formats.styles.chicago_titles import (
    MOST_NAMES,
    NAMES_OF_MORE,
    Parts,
    described,
    event,
    italic,
    people,
    styled,
    titled,
    titled_and_described,
)
from incident_refs.model.dates import EntryDate
from incident_refs.model.item import NOBODY, Item
from incident_refs.model.names import Names
from incident_refs.model.rich_text import Rich, followed, joined, plain, quoted, rich, wrapped

name = "chicago"
title = "Chicago 18 (author-date)"

_UNDATED_IN_TEXT = ENTRIES | {"classic", "collection"}
_LABELS = {
    "illustrator": ("ill.", "ills."), "editor": ("ed.", "eds."), "translator": ("trans.", "trans."),
    "collection_editor": ("ed.", "eds."), "director": ("dir.", "dirs."), "compiler": ("comp.", "comps."),
}  # fmt: skip


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
            return joined(titled(item) or described(item, leading), ". ")
    names: Names = getattr(item, leading)
    label = _LABELS.get(leading, ("", ""))[len(names.listed) > 1 or names.more]
    return joined((rich(_inverted(names, shown)), rich(label)), ", ")


def _inverted(names: Names, shown: int) -> str:
    count = max(NAMES_OF_MORE, shown)
    more = names.more or len(names.listed) > max(MOST_NAMES, count)
    listed = names.listed[: count if len(names.listed) > MOST_NAMES else None]
    printed = [family_first_in_full(n, True) if i == 0 else given_first_in_full(n) for i, n in enumerate(listed)]
    return in_a_row(printed, more=more, comma=True)


def _container_as_author(item: Item) -> Rich:
    """Return the newspaper, encyclopedia or site as the author: "The Economist" (14.87, 14.104, 14.130)."""
    if item.type == "webpage":
        short, whole = _short_container(item), title_case(item.container_title, item.language)
        return joined((title_case(short, item.language), wrapped("(", whole, ")")), " ") if short else whole
    if item.type in ENTRIES or item.type == "broadcast":
        return italic(item.container_title, item)
    return serial_name(item)


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


def _title_and_source(item: Item, leading: str) -> Parts:
    whole = titled_and_described(item, leading)
    where = source(item, leading)
    if item.type == "chapter" and item.container_title and item.genre:  # "Introduction to The Big Book" (14.12)
        whole = [joined((joined(whole, ". "), joined(where, ". ")), " ")]
    else:
        whole += where
    late_event = () if event_stands_by_itself(item) or is_serial(item) else event(item)
    medium = rich(capitalised(item.medium))
    archived = rich(f"({item.number})" if item.type == "thesis" and item.number else "")
    return [*whole, *publication(item, leading, late_event), medium, archived, *address(item)]


# 4. Source


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
        return joined((rich(people(item.author)), about), ", ")
    if leading in ("publisher", "authority"):
        return rich(getattr(item, leading))
    if leading == "container_title":
        if item.type == "webpage":
            return title_case(_short_container(item) or item.container_title, item.language)
        return italic(_short_container(item) if item.type in ENTRIES else (), item) or italic(
            item.container_title, item
        )
    return _title_cited(item) if item.title else joined(described(item, leading), ". ")


def _title_cited(item: Item) -> Rich:
    if item.type in REVIEWS:
        return joined((rich("review of"), italic(item.title_short or item.title, item)), " ")
    return styled(item.title_short or item.title, item)


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


def _pages_cited(text: str) -> str:
    return chicago_ranges(bare(text))


def _sorted_as(item: Item) -> str:
    return plain(_author(item, _leading(item), 0))


def _date_key(item: Item) -> tuple[object, ...]:
    if item.issued is None:
        return (2,) if item.status else (1,)
    return 0, item.issued.start.year, bool(item.issued.end), _dated(item, "")


def _titled_as(item: Item) -> str:
    return plain(joined(titled(item) or described(item, ""), ". "))


def _then(item: Item) -> tuple[Rich, ...]:
    return joined(titled_and_described(item, ""), ". "), joined(source(item, ""), ". ")


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
    locator=_pages_cited,
    ampersand="and",
    given_in_full=True,
    particles_sorted=False,
    sorted_names=MOST_NAMES,
    sorted_of_more=NAMES_OF_MORE,
    cited_as_given=True,
    gap=_gap,
    place=_entry_cited,
    titled=_titled_as,
    then=_then,
)


def arrange(items: Sequence[Item]) -> AuthorDateList:
    """Return the items as a reference list in Chicago style."""
    return _ChicagoList(items, _RULES)
