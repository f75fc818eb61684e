"""IEEE: [1] authors, title, where it stands, number, pages, date; and [1] in the text.

Source of the rules: the IEEE Reference Guide (2023), as the CSL style `ieee` spells them out. Where the CSL style would
print a comma before a stop, or an event by a name that no file uses any more, the guide is followed.
"""

from collections.abc import Sequence

from incident_refs.formats.case import capitalised, title_case
from incident_refs.formats.english_dates import months_and_year, plain_years, short_date
from incident_refs.formats.locators import labelled
from incident_refs.formats.name_list import given_first
from incident_refs.formats.numbers import dashed, is_several, is_small_number, ordinal
from incident_refs.formats.numeric import NumericList, NumericRules, is_derived, short_journal
from incident_refs.model.item import Item
from incident_refs.model.names import Names
from incident_refs.model.rich_text import BOLD, ITALIC, LINK, Rich, followed, joined, plain, quoted, rich, toggled

name = "ieee"
title = "IEEE"

_MOST_AUTHORS = 6
_BOOKS = frozenset(
    ("bill", "book", "graphic", "legal_case", "legislation", "motion_picture", "song")
)  # titles in italics, place: publisher
_ITALIC_TITLES = _BOOKS | {"standard", "software"}
_WITH_EDITION = _BOOKS | {"chapter", "paper-conference", "report"}
_PLACE_FIRST = _BOOKS | {"chapter", "paper-conference"}
_DATED_BY_YEAR = (_BOOKS | {"chapter", "thesis"}) - {"motion_picture"}
_DATED_BY_MONTH = frozenset(("article-journal", "report", "paper-conference"))
_WEB = frozenset(("webpage", "post", "post-weblog"))
_RUNNING = frozenset(
    ("article-magazine", "article-newspaper", "broadcast", "interview", "manuscript", "map", "personal_communication")
)
_LABELS = {"editor": ("Ed.", "Eds."), "translator": ("Trans.", "Trans.")}


def entry(item: Item) -> Rich:
    """Return the reference of an item without its number."""
    people, role = _leading(item)
    authors, rest = _whole(people, role), _after_author(item, role)
    return joined((authors, rest), ", ") if rest else followed(authors, ".")


def _after_author(item: Item, role: str) -> Rich:
    match item.type:
        case "article-journal":
            return _article(item)
        case "paper-conference" | "speech":
            return _paper(item, role)
        case "chapter":
            body = _chapter(item, role)
        case "report":
            number = rich(" ".join(p for p in (item.genre, item.number) if p))
            body = _titled(item, _publisher(item), number, _issued(item))
        case "thesis":
            body = _titled(item, rich(item.genre), _publisher(item), _issued(item))
        case "software":
            issued = f"({short_date(item.issued)})" if item.issued else ""
            body = joined((_title(item), rich(issued), rich(item.genre), _publisher(item)), ". ")
        case "article":
            archive = joined((toggled(_publisher(item), ITALIC), rich(item.number)), ": ")
            body = _titled(item, _issued(item), archive)
        case "patent":
            body = _titled(item, rich(item.number), _issued(item))
        case "motion_picture":
            place = title_case(rich(item.publisher_place or item.event_place), item.language)
            body = joined((place, _titled(item, _issued(item))), ". ")
        case "standard":
            number = rich(" ".join(p for p in (item.genre, item.number) if p))
            body = _titled(item, number, rich(item.publisher_place or item.event_place), _issued(item))
        case type_ if type_ in _WEB:
            body = _titled(item, item.container_title)
        case type_ if type_ in _RUNNING:
            body = _titled(item, _container(item), _locators(item), _publisher(item), _page(item), _issued(item))
        case _:
            return _book(item)
    return joined((followed(body, "."), _access(item)), " ")


# 1. Who


def _leading(item: Item) -> tuple[Names, str]:
    """Return who stands first, and as what: authors, else editors, translators, directors."""
    for role in ("author", "editor", "translator", "director"):
        people: Names = getattr(item, role)
        if people:
            return people, role
    return Names(), ""


def _whole(people: Names, role: str) -> Rich:
    """Return up to six names, of more the first; editors and translators with what they are."""
    if not people:
        return ()
    names = list(map(given_first, people.listed))
    cut = len(names) > _MOST_AUTHORS
    if cut or people.more:
        shown = names[:1] if cut else names
        text = ", ".join(shown) + (", " if len(shown) > 1 else " ")
        return (*rich(text), *rich("et al.", ITALIC), *rich(_role(people, role)))
    return rich(_listed(names) + _role(people, role))


def _editors(item: Item, role: str) -> Rich:
    if role == "editor" or not item.editor:
        return ()
    names = list(map(given_first, item.editor.listed))
    text = f"{', '.join(names)}{',' if len(names) > 1 else ''} et al." if item.editor.more else _listed(names)
    return rich(text + _role(item.editor, "editor"))


def _listed(names: Sequence[str]) -> str:
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _role(people: Names, role: str) -> str:
    labels = _LABELS.get(role)
    return f", {labels[len(people.listed) > 1 or people.more]}" if labels else ""


# 2. What, and where it stands


def _title(item: Item) -> Rich:
    return toggled(item.title, ITALIC) if item.type in _ITALIC_TITLES else quoted(item.title)


def _titled(item: Item, *rest: Rich) -> Rich:
    """Return the title and what follows it."""
    return _comma(_title(item), joined(rest, ", "))


def _container(item: Item) -> Rich:
    return toggled(item.container_title, ITALIC)


def _article(item: Item) -> Rich:
    journal = toggled(short_journal(item), ITALIC)
    page = rich(f"Art. no. {item.number}") if item.number else _page(item)
    body = _titled(item, journal, _locators(item), page, _issued(item), _status(item))
    access = _access(item)
    return joined((body, access), ", ") if access else followed(body, ".")


def _paper(item: Item, role: str) -> Rich:
    if item.container_title:
        event = joined((rich("in"), _container(item)), " ")
    else:
        event = joined((rich("presented at the"), item.event_title), " ") if item.event_title else ()
    head = _titled(item, event, _editors(item, role))
    tail = joined((_publisher(item), _issued(item), _page(item), _status(item)), ", ")
    series = _series(item)
    if series:
        body = joined((joined((head, series), ", "), tail), ". ")
    elif tail:
        body = _comma(head, tail)
    else:
        access = _access(item)
        return _comma(head, access) if access else followed(head, ".")
    return joined((followed(body, "."), _access(item)), " ")


def _status(item: Item) -> Rich:
    return () if item.page or item.issue or item.volume else rich(capitalised(item.status), BOLD)


def _comma(head: Rich, tail: Rich) -> Rich:
    """Return both with a comma, which a question mark in quotes swallows: “Is it fair?” Science."""
    asks = plain(head[-1:]).endswith(("?”", "!”", "?’”", "!’”"))
    return joined((head, tail), " " if asks else ", ")


def _chapter(item: Item, role: str) -> Rich:
    book = joined((rich("in"), _container(item)), " ") if item.container_title else ()
    number = rich(f"ch. {item.chapter_number}" if item.chapter_number else "")
    return _titled(
        item,
        book,
        _locators(item),
        _editors(item, role),
        _series(item),
        _publisher(item),
        _issued(item),
        number,
        _page(item),
    )


def _book(item: Item) -> Rich:
    """Return books, and whatever has no form of its own."""
    if item.type in _BOOKS:
        head = _titled(item, _locators(item))
        tail = joined((_publisher(item), _issued(item), _page(item)), ", ")
    else:
        head = _titled(item, _container(item), _locators(item))
        tail = joined((_publisher(item), _page(item), _issued(item)), ", ")
    body = followed(joined((head, _series(item), tail), ". "), ".")
    return joined((body, _access(item)), " ")


def _locators(item: Item) -> Rich:
    parts = (
        _edition(item),
        f"vol. {dashed(item.volume)}" if item.volume else "",
        f"{item.number_of_volumes} vols." if item.number_of_volumes else "",
        f"no. {dashed(item.issue)}" if item.issue else "",
    )
    return rich(", ".join(part for part in parts if part))


def _edition(item: Item) -> str:
    if not item.edition or item.type not in _WITH_EDITION:
        return ""
    if is_small_number(item.edition):
        return f"{ordinal(int(item.edition))} ed."
    return capitalised(item.edition) + ("" if item.edition.endswith(".") else ".")


def _series(item: Item) -> Rich:
    if not item.collection_title:
        return ()
    number = rich(f"no. {item.collection_number}" if item.collection_number else "")
    volume = rich(f"vol. {dashed(item.volume)}" if item.volume else "")
    return joined((rich("in"), joined((item.collection_title, number, volume), ", ")), " ")


def _publisher(item: Item) -> Rich:
    if item.type in _PLACE_FIRST:
        return joined((rich(item.publisher_place), rich(item.publisher)), ": ")
    return joined((rich(item.publisher), rich(item.publisher_place)), ", ")


def _page(item: Item) -> Rich:
    if not item.page:
        return ()
    return rich(f"{'pp.' if is_several(item.page) else 'p.'} {item.page}")


def _issued(item: Item) -> Rich:
    if item.issued is None:
        return ()
    if item.type in _DATED_BY_YEAR:
        return rich(plain_years(item.issued))
    if item.type in _DATED_BY_MONTH:
        return rich(months_and_year(item.issued))
    return rich(f"({short_date(item.issued)})" if item.type == "motion_picture" else short_date(item.issued))


# 3. Where it is found


def _access(item: Item) -> Rich:
    if item.doi and item.type not in _WEB:
        return rich(f"doi: {item.doi}.")
    if not item.url or is_derived(item):  # "arXiv: arXiv:1412.6980" says it already
        return ()
    seen = f"Accessed: {short_date(item.accessed)}" if item.accessed else ""
    online = "[Online Video]" if item.type == "motion_picture" else "[Online]"
    if item.medium and item.type not in _WEB:
        online = f"[{capitalised(item.medium)}]"
    found = joined((rich("Available:"), rich(item.url, LINK)), " ")
    return joined((rich(seen), rich(online), found), ". ")


# Citations in the text


def _label(number: int) -> str:
    return f"[{number}]"


def _cited(numbers: Sequence[int]) -> Rich:
    return rich(", ".join(f"[{number}]" for number in numbers))


def _located(number: int, place: str) -> Rich:
    return rich(f"[{number}, {labelled(place)}]" if place else f"[{number}]")


_RULES = NumericRules(entry=entry, label=_label, cited=_cited, located=_located)


def arrange(items: Sequence[Item]) -> NumericList:
    """Return the items as a reference list in IEEE style."""
    return NumericList(items, _RULES)
