"""MLA, 9th edition: author, title, container; and the citations in the text, which give no year.

Source of the rules: the MLA Handbook (2021), chapters 5 and 6, as the CSL style `modern-language-association` spells
them out; the numbers in comments are the handbook's sections.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from incident_refs.formats.author_date import AuthorDateList, AuthorDateRules, enumerated
from incident_refs.formats.by_cite import Levels
from incident_refs.formats.case import capitalised, title_case
from incident_refs.formats.english_dates import day_first, era_years
from incident_refs.formats.kinds import (
    REVIEWS,
    SERIAL,
    SERIAL_OR_BOOK,
    WEB,
    is_edited,
    is_published,
    is_serial,
    numbered,
    of_whole,
    volumes,
)
from incident_refs.formats.locators import NOWHERE, pages
from incident_refs.formats.name_list import family_first_in_full, given_first_in_full, in_a_row
from incident_refs.formats.numbers import is_numeric, is_several, is_small_number, ordinal, ranges_of_two
from incident_refs.model.dates import EntryDate
from incident_refs.model.item import NOBODY, Item
from incident_refs.model.names import Names
from incident_refs.model.rich_text import ITALIC, LINK, Rich, followed, joined, plain, quoted, rich, toggled, wrapped

name = "mla"
title = "MLA 9"

_UPRIGHT = frozenset(("bill", "collection", "legislation", "regulation", "treaty"))
_ITALIC_ALWAYS = frozenset(("book", "classic", "graphic", "hearing", "map", "periodical"))
_QUOTED = frozenset(
    ("article", "dataset", "document", "interview", "manuscript", "paper-conference", "personal_communication",
     "speech")
)  # fmt: skip
_DATED_BY_YEAR = frozenset(("book", "chapter", "motion_picture", "paper-conference", "thesis"))
_LEADING_ROLES = ("author", "editor", "translator")
_LABELS = {"editor": ("editor", "editors"), "translator": ("translator", "translators")}
_VERBS = {
    "editor": "edited by", "translator": "translated by", "director": "directed by", "illustrator": "illustrated by",
    "narrator": "narrated by",
}  # fmt: skip
_ET_AL_FROM = 3
_SAME_AUTHOR = "———"


def entry(item: Item, levels: Levels = (), *, same_author: bool = False) -> Rich:
    """Return the entry of an item; `levels` says how many names its citations give, the list gives no fewer.

    `same_author`: the entry before it has the same authors, and a line stands for them (5.126).
    """
    leading = _leading(item)
    author = _author(item, leading, len(levels), same_author=same_author)
    parts = (author, _title(item, leading), _after_title(item), _container(item, leading), _at_end(item))
    return followed(joined(parts, ". "), ".")


# 1. Author (5.3-5.22)


def _leading(item: Item) -> str:
    """Return what stands in the author's place; it is not printed again."""
    for role in _LEADING_ROLES:
        if getattr(item, role):
            return role
    return "authority" if item.type == "standard" and item.authority else "title"


def _author(item: Item, leading: str, shown: int, *, same_author: bool) -> Rich:
    if leading == "authority":
        return rich(item.authority)
    if leading == "title":
        return _titled(item)
    names: Names = getattr(item, leading)
    label = _LABELS.get(leading, ("", ""))[len(names.listed) > 1 or names.more]
    people = _SAME_AUTHOR if same_author else _inverted(names, shown)
    return joined((rich(people), rich(label)), ", ")


def _inverted(names: Names, shown: int) -> str:
    several = len(names.listed) + names.more >= _ET_AL_FROM
    listed = names.listed[: max(1, shown) if several else None]
    people = [given_first_in_full(n) if i else family_first_in_full(n) for i, n in enumerate(listed)]
    return in_a_row(people, more=names.more or len(listed) < len(names.listed), comma=True)


# 2. Title of the source (5.23-5.30)


def _title(item: Item, leading: str) -> Rich:
    return () if leading == "title" else _titled(item)


def _titled(item: Item) -> Rich:
    if item.type in REVIEWS:  # the title of a review is that of the book
        return ()
    if item.type in WEB or is_serial(item):
        part = f"pt. {item.part_number}" if is_numeric(item.part_number) else item.part_number
        quote = quoted(title_case(item.part_title, item.language))
        return joined((_styled(item.title, item), rich(part), quote), ", ")
    if item.container_title:
        return _styled(item.title, item)
    return _italic(item.part_title or item.volume_title, item) or _styled(item.title, item)


def _styled(text: Rich, item: Item) -> Rich:
    """Return a title in italics, in quotes or neither, with the capitals of its type."""
    if not text:
        return ()
    if item.type in _UPRIGHT:
        return title_case(text, item.language)
    if item.type in _ITALIC_ALWAYS:
        return _italic(text, item)
    if item.type == "post":
        return quoted(text)
    if item.container_title or item.type in _QUOTED:
        return quoted(title_case(text, item.language))
    return _italic(text, item)


def _italic(text: Rich, item: Item) -> Rich:
    return toggled(title_case(text, item.language), ITALIC) if text else ()


# 3. What follows the title (5.106-5.109)


def _after_title(item: Item) -> Rich:
    return joined((_first_published(item), _kind(item)), ", ")


def _first_published(item: Item) -> Rich:
    if item.type == "personal_communication":
        return _event(item)
    if item.original_publisher or not item.original_date:
        return ()
    return rich(_doubted(day_first(item.original_date), item.original_date))


def _doubted(text: str, date: EntryDate) -> str:
    return f"[{text}?]" if date.circa and text else text


def _kind(item: Item) -> Rich:
    if item.type in REVIEWS:
        words = capitalised(item.genre) if item.genre and not item.number else "Review of"
        return joined((rich(words), _italic(item.title, item)), " ")
    return () if item.type == "thesis" or item.number else rich(capitalised(item.genre))


# 4. The container (5.31-5.99)


def _container(item: Item, leading: str) -> Rich:
    return joined(
        (
            _container_title(item),
            *map(rich, _contributors(item, leading)),
            *map(rich, _version(item)),
            *_numbers(item),
            rich(_publisher(item)),
            rich(_date(item)),
            _location(item),
        ),
        ", ",
    )


def _container_title(item: Item) -> Rich:
    if not is_serial(item):
        inner = item.part_title or item.volume_title if item.container_title else ()
        return _italic(inner or item.container_title, item)
    special = ""
    if item.container_title and item.type == "periodical" and (item.volume_title or item.title):
        special = "Special issue of"
    elif item.container_title and item.volume_title:
        special = "special issue of"
    place = rich(f"[{item.publisher_place}]" if item.publisher_place else "")
    whole = joined((rich(special), _italic(item.container_title, item), place), " ")
    return joined((_italic(item.volume_title, item), whole), ", ")


def _contributors(item: Item, leading: str) -> list[str]:
    """Return who else had a part: "edited by Lisa Gitelman"; who edited and translated is named once (5.38-5.47)."""
    found = [f"by {_people(item.container_author)}"] if item.container_author else []
    together = bool(item.editor) and item.editor == item.translator and leading not in ("editor", "translator")
    for role, verb in _VERBS.items():
        names: Names = getattr(item, role)
        if not names or role == leading or (together and role == "translator"):
            continue
        credit = f"{'edited and translated by' if together and role == 'editor' else verb} {_people(names)}"
        found.append(credit if item.container_title else capitalised(credit))
    return found


def _people(names: Names) -> str:
    several = len(names.listed) + names.more >= _ET_AL_FROM
    listed = names.listed[: 1 if several else None]
    return in_a_row([given_first_in_full(n) for n in listed], more=names.more or several)


def _version(item: Item) -> tuple[str, str]:
    edition = f"{ordinal(int(item.edition))} ed." if is_small_number(item.edition) else capitalised(item.edition)
    version = f"version {item.version}" if item.version else ""
    return edition, version if item.edition else capitalised(version)


def _numbers(item: Item) -> list[Rich]:
    series = item.collection_title if is_serial(item) else ()
    issue = item.issue and (numbered(item.issue, "no.", "nos.") if is_numeric(item.issue) else f"no. {item.issue}")
    number = item.number
    if number and item.type != "standard":
        number = numbered(number, "no.", "nos.")
    genre = item.genre if number else ""
    return [series, rich(_volume(item)), rich(issue), rich(f"{genre} {number}".strip())]


def _volume(item: Item) -> str:
    volume = numbered(item.volume, "vol.", "vols.")
    told_of = item.part_title or item.volume_title or item.edition or item.container_title
    if item.type in SERIAL or item.type in SERIAL_OR_BOOK or is_edited(item) or told_of:
        return volume
    if item.author:  # a volume that has no title of its own stands beside others who had a part in it
        return volume if item.container_author or item.director or item.illustrator or item.translator else ""
    return capitalised(volume)


def _publisher(item: Item) -> str:
    if item.type == "thesis" or is_serial(item):
        return ""
    return item.publisher or item.publisher_place


def _date(item: Item) -> str:
    date = item.issued
    if date is None or item.type == "speech":
        return ""
    if item.type in _DATED_BY_YEAR:
        return _doubted(era_years(date), date)
    if item.type == "article-journal":
        return _doubted(day_first(date, days=False), date)
    return f"Circa {day_first(date)}" if date.circa else day_first(date)


def _location(item: Item) -> Rich:
    happened = item.type not in SERIAL and item.type != "personal_communication"
    if item.type == "paper-conference" and is_published(item):
        happened = False
    label = "pp." if is_several(item.page) else "p."
    page = rich(f"{label} {ranges_of_two(item.page)}" if item.page else "")
    address = f"https://doi.org/{item.doi}" if item.doi else item.url
    return joined((_event(item) if happened else (), page, rich(address, LINK)), ", ")


def _event(item: Item) -> Rich:
    if not (item.event_title or item.event_date):
        return ()
    when = _doubted(day_first(item.event_date), item.event_date) if item.event_date else ""
    return joined((_capitalised(item.event_title), rich(when), rich(item.event_place)), ", ")


def _capitalised(text: Rich) -> Rich:
    return ((capitalised(text[0][0]), text[0][1]), *text[1:]) if text else ()


# 7. At the end of the entry (5.110-5.118)


def _at_end(item: Item) -> Rich:
    seen = f"Accessed {day_first(item.accessed)}" if item.accessed and not item.issued else ""
    parts: list[Rich] = [rich(seen), rich(capitalised(item.medium))]
    if not is_serial(item):
        if item.type == "thesis":
            parts += [rich(item.publisher), rich(item.genre)]
        parts += [_history(item), _series(item), *_whole(item)]
    return joined(parts, ", ")


def _history(item: Item) -> Rich:
    """Return where it was published first: "Originally published by Lackington, 1818" (5.114)."""
    parts: list[Rich] = []
    if item.original_title:
        parts.append(joined((rich("as"), _italic(item.original_title, item)), " "))
    if item.original_publisher:
        parts.append(rich(f"{'' if item.original_title else 'by '}{item.original_publisher}"))
        if item.original_date:
            parts.append(rich(_doubted(era_years(item.original_date), item.original_date)))
    return joined((rich("Originally published"), joined(parts, ", ")), " ") if parts else ()


def _series(item: Item) -> Rich:
    if not item.collection_title:
        return ()
    series, number = title_case(item.collection_title, item.language), item.collection_number
    return joined((series, rich(number)), " " if is_numeric(number) else ", ")


def _whole(item: Item) -> list[Rich]:
    """Return the work of several volumes: "Vol. 2 of The Art of Computer Programming", "9 vols." (5.117)."""
    several = rich("" if item.volume else volumes(item.number_of_volumes))
    if not (item.part_title or item.volume_title):
        return [several]
    whole = _italic(item.container_title, item) or _styled(item.title, item)
    editors = item.collection_editor
    label = "general editors" if len(editors.listed) > 1 or editors.more else "general editor"
    edited = f"{_people(editors)}, {label}" if editors else ""
    return [joined((_capitalised(of_whole(item, whole)), rich(edited)), ", "), several]


# Citations in the text (chapter 6)


def _people_cited(item: Item) -> Names:
    leading = _leading(item)
    names: Names = getattr(item, leading) if leading in _LEADING_ROLES else NOBODY
    return names


def _cited_instead(item: Item) -> Rich:
    return rich(item.authority) if _leading(item) == "authority" else _title_cited(item)


def _title_cited(item: Item) -> Rich:
    short = item.title_short or item.title
    if item.type in REVIEWS:
        return joined((rich("review of"), _italic(short, item)), " ")
    return _styled(short, item) or rich(capitalised(item.genre))


def _sorted_as(item: Item) -> str:
    return plain(_author(item, _leading(item), 0, same_author=False))


def _titled_as(item: Item) -> str:
    return plain(_titled(item))


def _then(item: Item) -> tuple[Rich, ...]:
    return _after_title(item), _container(item, _leading(item)), _at_end(item)


class _WorksCited(AuthorDateList):
    """A list in which a line stands for authors named before, and titles tell their works apart in the text."""

    def __init__(self, items: Sequence[Item], rules: AuthorDateRules) -> None:
        super().__init__(items, rules)
        self._after_the_same = {
            later.key
            for earlier, later in pairwise(self.items)
            if self._people[later.key] and self._people[earlier.key] == self._people[later.key]
        }

    def reference(self, item: Item) -> Rich:
        """Return the item as the list prints it."""
        return entry(item, self.levels(item), same_author=item.key in self._after_the_same)

    def citation(
        self, cited: Sequence[Item], *, narrative: bool = False, locators: Mapping[str, str] = NOWHERE
    ) -> Rich:
        """Return one citation of one or several items, in the order given; `locators` are pages, by the items' keys."""
        each = [self._cited(item, locators.get(item.key, ""), narrative=narrative) for item in cited]
        return enumerated(each) if narrative else wrapped("(", joined(each, "; "), ")")

    def _cited(self, item: Item, locator: str, *, narrative: bool) -> Rich:
        names = self.named(item, narrative=narrative)
        work = _title_cited(item) if self.suffix(item) and self._people[item.key] else ()
        page = ranges_of_two(pages(locator) or "")
        if narrative:
            where = joined((work, rich(page or locator)), " " if page else ", ")
            return joined((names, wrapped("(", where, ")")), " ")
        return joined((joined((names, work), ", "), rich(page or locator)), " " if page else ", ")


_RULES = AuthorDateRules(
    people=_people_cited,
    label=_cited_instead,
    sorted_as=_sorted_as,
    date_key=lambda _: (),
    year=lambda _item, _suffix: "",
    reference=lambda item, _: entry(item),
    ampersand="and",
    by_cite=True,
    given_in_full=True,
    sorted_names=_ET_AL_FROM - 1,
    titled=_titled_as,
    then=_then,
)


def arrange(items: Sequence[Item]) -> AuthorDateList:
    """Return the items as a list of works cited in MLA style."""
    return _WorksCited(items, _RULES)
