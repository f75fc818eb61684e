"""Harvard, as Cite Them Right (12th edition) has it: author, (year), title, where it appeared, where it is found.

Source of the rules: the CSL style `harvard-cite-them-right`, with American punctuation and dates as all our styles.
Titles are printed with the capitals that the entry gives them; what has no author begins with its title.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from incident_refs.formats.author_date import AuthorDateList, AuthorDateRules
from incident_refs.formats.by_cite import GIVEN, Levels
from incident_refs.formats.case import title_case
from incident_refs.formats.english_dates import full_date, month_day, plain_years
from incident_refs.formats.name_list import initials, is_alphabetic, whole_family
from incident_refs.formats.numbers import is_numeric, is_several, is_small_number, ordinal
from incident_refs.model.dates import EntryDate
from incident_refs.model.item import NOBODY, Item
from incident_refs.model.names import Group, Name, Names
from incident_refs.model.rich_text import ITALIC, LINK, Rich, followed, joined, plain, quoted, rich, toggled, wrapped

name = "harvard"
title = "Harvard (Cite Them Right 12)"

_PERIODICALS = frozenset(("article-journal", "article-magazine", "article-newspaper"))
_IN_A_BOOK = frozenset(("chapter", "paper-conference"))
# What stands by itself has an italic title; all else is quoted
_WHOLE = frozenset(
    ("bill", "book", "graphic", "legal_case", "legislation", "motion_picture", "report", "song", "thesis", "webpage")
)
_DATED_TO_THE_DAY = frozenset(("article-magazine", "article-newspaper", "post-weblog", "speech"))
_WITH_PAGES = _PERIODICALS | _IN_A_BOOK | {"article", "book", "report", "review", "review-book"}
_MOST_NAMES = 3


def entry(item: Item, suffix: str = "", levels: Levels = ()) -> Rich:
    """Return the reference of an item; `suffix` is the letter that tells works of one year apart.

    `levels` says which names the citations need to tell works apart, and how much of each: the list has the same.
    """
    leading = _leading(item)
    rest = _without(item, leading)
    where = joined((_inside(rest), _container(rest)), " ")
    head = joined(
        (_author(item, leading, levels), rich(f"({_year(item, suffix)})"), joined((_title(rest), where), ", ")), " "
    )
    body = joined((head, _people_besides(rest), _publisher(rest)), ". ")
    place = joined((_volume(rest), _day(rest), _pages(rest)), ", ")
    return followed(joined((joined((body, place), ", "), _access(rest)), ". "), ".")


# Author, or what stands in that place: then it is not printed again


def _leading(item: Item) -> str:
    for role in ("author", "editor", "translator"):
        if getattr(item, role):
            return role
    return "container_title" if item.type in _PERIODICALS else "title"


def _without(item: Item, leading: str) -> Item:
    match leading:
        case "editor":
            return replace(item, editor=NOBODY)
        case "translator":
            return replace(item, translator=NOBODY)
        case "container_title":
            return replace(item, container_title=())
        case "title":
            whole = {"medium": "", "edition": "", "number_of_volumes": ""} if item.type in _WHOLE else {}
            return replace(item, title=(), **whole)  # type: ignore[arg-type]  # all of these are texts
    return item


def _author(item: Item, leading: str, levels: Levels = ()) -> Rich:
    if leading == "title":
        return _title(item)
    if leading == "container_title":
        return _journal(item)
    names: Names = getattr(item, leading)
    label = "" if leading == "author" else _role(leading, names)
    return joined((_listed(names, levels), rich(label)), " ")


def _listed(names: Names, levels: Levels) -> Rich:
    """Return up to three names, of more the first "et al."; more of them where `levels` needs more."""
    few = len(names.listed) <= _MOST_NAMES and not names.more
    count = max(len(levels), len(names.listed) if few else 1)
    in_full = (*(level == GIVEN for level in levels), *(False,) * (count - len(levels)))
    shown = [_family_first(one, full) for one, full in zip(names.listed, in_full, strict=False)]
    if count < len(names.listed) or names.more:
        listed = ", ".join(shown) + ("," if count > 1 else "")
        return (*rich(f"{listed} "), *rich("et al.", ITALIC))
    return rich(" and ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))))


@lru_cache(maxsize=16384)
def _family_first(one: Name, in_full: bool = False) -> str:  # noqa: FBT001
    if isinstance(one, Group):
        return one.name
    if not is_alphabetic(one.family):
        return one.family + (one.given or "")
    given = one.given if in_full else _close_initials(one.given or "")
    return ", ".join(p for p in (whole_family(one), given, one.suffix) if p)


def _given_first(one: Name, blank: str = "") -> str:
    if isinstance(one, Group):
        return one.name
    if not is_alphabetic(one.family):
        return one.family + (one.given or "")
    given = initials(one.given or "") if blank else _close_initials(one.given or "")
    return " ".join(p for p in (given, whole_family(one), one.suffix) if p)


def _close_initials(given: str) -> str:
    """Return initials without blanks between them.

    >>> _close_initials("Vinay Uday"), _close_initials("Jean le Rond")
    ('V.U.', 'J. le R.')
    """
    parts = initials(given).split(" ")
    out = parts[0]
    for before, part in pairwise(parts):
        out += part if before.endswith(".") and part[:1].isupper() else f" {part}"
    return out


def _role(role: str, names: Names) -> str:
    several = len(names.listed) > 1 or names.more
    return "(trans.)" if role == "translator" else "(eds.)" if several else "(ed.)"


def _people(names: Names, blank: str = "") -> str:
    """Return people in reading order: "A. Ed, B. Ox, and C. Yu"."""
    listed = [_given_first(n, blank) for n in names.listed]
    if len(listed) > _MOST_NAMES or names.more:
        return f"{listed[0]} et al."
    if len(listed) < 3:
        return " and ".join(listed)
    return f"{', '.join(listed[:-1])}, and {listed[-1]}"


# Date, title, and the work that it is in


def _year(item: Item, suffix: str) -> str:
    if item.issued is None:
        return f"no date {suffix}".strip()
    return plain_years(item.issued) + suffix


def _title(item: Item) -> Rich:
    if item.type not in _WHOLE:
        return quoted(item.title)
    named = joined((toggled(item.title, ITALIC), rich(f"[{item.medium}]" if item.medium else "")), " ")
    return joined((joined((named, _volumes(item)), " "), _edition(item)), ". ")


def _volumes(item: Item) -> Rich:
    return rich(f"({item.number_of_volumes} vols)") if item.number_of_volumes and not item.volume else ()


def _edition(item: Item) -> Rich:
    edition = item.edition
    if is_small_number(edition):
        return rich(f"{ordinal(int(edition))} ed")
    return rich(f"{edition} ed" if is_numeric(edition) else edition)


def _inside(item: Item) -> Rich:
    """Return whose book a chapter is in: "in L. Gitelman (ed.)"."""
    if item.type not in _IN_A_BOOK:
        return ()
    if item.container_author:
        return rich(f"in {_people(item.container_author, ' ')},")
    if item.editor and item.editor == item.translator:
        both = f"({_role('editor', item.editor)[1:-1]} & trans.)"
        return rich(f"in {_people(item.editor)} {both}")
    roles = (("editor", item.editor), ("translator", item.translator))
    people = ", ".join(f"{_people(names)} {_role(role, names)}" for role, names in roles if names)
    return rich(f"in {people}" if people else "")


def _container(item: Item) -> Rich:
    if not item.container_title:
        return ()
    preprint = item.type in ("article", "article-journal") and not item.page and not item.volume
    named = joined((toggled(item.container_title, ITALIC), rich("[Preprint]" if preprint else "")), " ")
    return joined((named, _edition(item)), ". ")


def _journal(item: Item) -> Rich:
    return toggled(title_case(item.container_title, item.language), ITALIC)


# What follows: other people, who publishes it, the place in it, where it is found


def _people_besides(item: Item) -> Rich:
    """Return editors and translators after the title: "Translated by A. Sheridan"."""
    if item.type in _IN_A_BOOK and not item.container_author:
        return ()  # they stand before the title of the book
    blank = " " if item.type in _IN_A_BOOK else ""
    if item.editor and item.editor == item.translator:
        return rich(f"Edited & translated by {_people(item.editor, blank)}")
    roles = (("Edited by", item.editor), ("Translated by", item.translator))
    return rich(". ".join(f"{verb} {_people(names, blank)}" for verb, names in roles if names))


def _publisher(item: Item) -> Rich:
    if item.type in _PERIODICALS:
        return ()
    if item.type == "thesis":
        return joined((rich(item.genre), rich(item.publisher)), ". ")
    published = joined((rich(item.publisher_place), rich(item.publisher)), ": ")
    if item.type == "report":
        return joined((rich(" ".join(p for p in (item.genre, item.number) if p)), published), ". ")
    series = wrapped("(", joined((item.collection_title, rich(item.collection_number)), ", "), ")")
    return joined((published, series), " ")


def _volume(item: Item) -> Rich:
    if item.type != "article-journal":
        return ()
    return rich(item.volume + (f"({item.issue})" if item.issue else ""))


def _day(item: Item) -> Rich:
    if item.issued is None or item.type not in _DATED_TO_THE_DAY or not item.issued.start.month:
        return ()
    return rich(_day_month(item.issued))


def _day_month(date: EntryDate) -> str:
    first, last = (" ".join(reversed(month_day(day).split(" "))) for day in (date.start, date.end or date.start))
    if first == last or (date.end and not date.end.month):
        return first
    if date.end and date.end.month == date.start.month and date.start.day:
        return f"{date.start.day}–{last}"
    return f"{first}–{last}"


def _pages(item: Item) -> Rich:
    if item.type not in _WITH_PAGES or not item.page:
        return ()
    return rich(f"{'pp.' if is_several(item.page) else 'p.'} {item.page}")


def _access(item: Item) -> Rich:
    if item.doi:
        return (*rich("Available at: "), *rich(f"https://doi.org/{item.doi}", LINK))
    if not item.url:
        return ()
    accessed = rich(f" (Accessed: {full_date(item.accessed)})" if item.accessed else "")
    return (*rich("Available at: "), *rich(item.url, LINK), *accessed)


# Citations in the text, and the order of the list


def _people_cited(item: Item) -> Names:
    leading = _leading(item)
    names: Names = getattr(item, leading) if leading in ("author", "editor", "translator") else NOBODY
    return names


def _cited_instead(item: Item) -> Rich:
    return _author(item, _leading(item))


def _sorted_as(item: Item) -> str:
    return plain(_cited_instead(item))


def _date_key(item: Item) -> tuple[object, ...]:
    if item.issued is None:
        return (2,)
    return (1, item.issued.start.year, item.issued.end.year if item.issued.end else 0)


_RULES = AuthorDateRules(
    people=_people_cited,
    label=_cited_instead,
    sorted_as=_sorted_as,
    date_key=_date_key,
    year=_year,
    reference=entry,
    et_al_from=_MOST_NAMES + 1,
    ampersand="and",
    serial_comma=False,
    et_al_marks=ITALIC,
    by_cite=True,
    cited_by=_date_key,
    sorted_names=_MOST_NAMES,
    particles_sorted=False,
)


class _HarvardList(AuthorDateList):
    """A list whose references show the names that their citations show."""

    def reference(self, item: Item) -> Rich:
        """Return the item as the list prints it."""
        return entry(item, self.suffix(item), self.levels(item))


def arrange(items: Sequence[Item]) -> AuthorDateList:
    """Return the items as a reference list in Harvard style."""
    return _HarvardList(items, _RULES)
