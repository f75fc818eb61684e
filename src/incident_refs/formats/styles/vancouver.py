"""Vancouver, as the National Library of Medicine prints it, in citation order; and (1) in the text.

Source of the rules: Citing Medicine, 2nd edition, as the CSL style `nlm-citation-sequence` spells them out. Journals
are abbreviated only where the entry says how.
"""

from collections.abc import Sequence

from incident_refs.formats.case import capitalised
from incident_refs.formats.english_dates import plain_years, year_first
from incident_refs.formats.name_list import family_and_initials
from incident_refs.formats.numbers import dashed, is_numeric, is_several, is_small_number, ordinal, shortest_ranges
from incident_refs.formats.numeric import NumericList, NumericRules, also_said, collapsed, is_derived, short_journal
from incident_refs.model.item import Item
from incident_refs.model.names import Names
from incident_refs.model.rich_text import LINK, Rich, followed, joined, rich, wrapped

name = "vancouver"
title = "Vancouver"

_MOST_AUTHORS = 6
_SERIALS = frozenset(
    ("article-journal", "article-magazine", "article-newspaper", "periodical", "post-weblog", "review", "review-book")
)
_WITHOUT_PAGES = _SERIALS - {"periodical", "post-weblog"}
_SHORT_JOURNALS = frozenset(("article-journal", "review", "review-book"))
_INSIDE = frozenset(("chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia"))
_ROLES = {
    "editor": ("editor", "editors"),
    "collection_editor": ("editor", "editors"),
    "translator": ("translator", "translators"),
    "both": ("editor & translator", "editors & translators"),
}


def entry(item: Item) -> Rich:
    """Return the reference of an item without its number."""
    role = _leading(item)
    page_of_site = item.type == "webpage" and bool(item.container_title)
    parts = (
        _authors(item, role),
        joined((item.container_title if page_of_site else item.title, *_descriptions(item)), " "),
        () if item.container_title else rich(_edition(item)),
        _inside(item, role),
        _published(item),
        rich(_pages(item)),
        item.title if page_of_site else (),
        _series(item, role),
        rich(_report_number(item)),
    )
    return joined((followed(joined(parts, ". "), "."), _availability(item), rich(_medline(item))), " ")


# 1. Who


def _leading(item: Item) -> str:
    """Return who stands first: authors, else whoever edited and translated."""
    if item.author:
        return "author"
    if item.editor and item.editor == item.translator:
        return "both"
    if item.editor or item.translator:
        return "editor" if not item.translator else "editor and translator"
    return "collection_editor"


def _authors(item: Item, role: str) -> Rich:
    match role:
        case "author":
            return rich(_listed(item.author))
        case "both":
            return rich(_credited(item.editor, "both"))
        case "collection_editor":
            return rich(_credited(item.collection_editor, role))
    people = (_credited(item.editor, "editor"), _credited(item.translator, "translator"))
    return rich(", ".join(p for p in people if p))


def _credited(people: Names, role: str) -> str:
    return f"{_listed(people)}, {_ROLES[role][len(people.listed) > 1 or people.more]}" if people else ""


def _listed(people: Names) -> str:
    """Return up to six names, of more the first six."""
    names = [family_and_initials(person) for person in people.listed[:_MOST_AUTHORS]]
    return ", ".join((*names, "et al.") if people.more or len(people.listed) > _MOST_AUTHORS else names)


# 2. What


def _descriptions(item: Item) -> tuple[Rich, Rich]:
    """Return kind and medium in brackets: [PhD thesis] [Internet]."""
    medium = ""
    if not item.container_title or item.type == "webpage":
        medium = capitalised(item.medium)
        if not medium and _address(item) and item.type not in _INSIDE:
            medium = "Internet"
    return wrapped("[", rich(item.genre), "]"), wrapped("[", rich(medium), "]")


def _edition(item: Item) -> str:
    return f"{ordinal(int(item.edition))} ed." if is_small_number(item.edition) else item.edition


# 3. Where it stands


def _inside(item: Item, role: str) -> Rich:
    editors = "" if role in ("both", "editor", "editor and translator") else _credited(item.editor, "editor")
    where = joined((rich(editors), _container(item)), ". ")
    return joined((rich("In"), where), ": ") if where and item.type in _INSIDE else where


def _container(item: Item) -> Rich:
    if item.type == "webpage":
        return ()
    if item.container_title:
        journal = item.container_title
        if item.type in _SHORT_JOURNALS:
            journal = tuple((text.replace(".", ""), marks) for text, marks in short_journal(item))
        online = rich("[Internet]" if _address(item) else "")
        return joined((joined((journal, online), " "), rich(_edition(item))), ". ")
    if item.type in ("bill", "legislation"):
        section = also_said(item, "section")
        return rich(", ".join(p for p in (f"Sect. {section}" if section else "", item.number) if p))
    if item.type == "speech":
        presented = rich(f"{capitalised(item.genre)} presented at".strip())
        return joined((presented, item.event_title), ": ") if item.event_title else ()
    part = f"Pt. {item.part_number}" if is_numeric(item.part_number) else item.part_number
    return joined((rich(_volume(item)), item.volume_title, rich(part), item.part_title), ", ")


def _volume(item: Item) -> str:
    if not is_numeric(item.volume):
        return item.volume
    return f"{'Vols.' if is_several(item.volume) else 'Vol.'} {dashed(item.volume)}"


# 4. Published by whom and when


def _published(item: Item) -> Rich:
    return joined((rich(_publisher(item)), joined((rich(_date(item)), _serial_number(item)), ";")), "; ")


def _publisher(item: Item) -> str:
    if item.type in _SERIALS:
        return ""
    place = f"[{item.publisher_place}]" if item.type == "thesis" and item.publisher_place else item.publisher_place
    return ": ".join(p for p in ("" if item.type == "speech" else place, item.publisher) if p)


def _date(item: Item) -> str:
    issued = item.issued
    law = item.type in ("bill", "legislation")
    seen = f"[cited {year_first(item.accessed)}]" if item.accessed and _address(item) and not law else ""
    if item.type == "patent":
        text = ", ".join(p for p in (item.number, plain_years(issued) if issued else "") if p)
    elif issued is None:
        text = ""
    elif law or item.type in _SERIALS or item.type == "speech":
        text = year_first(issued)
    else:
        text = year_first(issued, days=False) if item.type == "report" else plain_years(issued)
    text = " ".join(p for p in (text, seen) if p)
    if item.type == "article-newspaper":
        return ":".join(p for p in (text, shortest_ranges(item.page)) if p)
    if item.type == "speech":
        return "; ".join(p for p in (text, item.event_place) if p)
    return text


def _serial_number(item: Item) -> Rich:
    """Return volume, issue and pages of a journal: 64(12):86–92."""
    if item.type not in _SERIALS or item.type == "article-newspaper":
        return ()
    issue = f"({dashed(item.issue)})" if item.issue else ""
    volume = joined((item.collection_title, rich(dashed(item.volume))), " ")
    return joined(((*volume, *rich(issue)), rich(item.number or shortest_ranges(item.page))), ":")


def _pages(item: Item) -> str:
    if item.type == "book":
        pages = also_said(item, "number-of-pages")
        return f"{pages} p" if is_numeric(pages) else pages
    return f"p. {shortest_ranges(item.page)}" if item.page and item.type not in _WITHOUT_PAGES else ""


def _series(item: Item, role: str) -> Rich:
    if item.type in _SERIALS or not item.collection_title:
        return ()
    number = item.collection_number
    number = f"no. {dashed(number)}" if is_numeric(number) else number
    editors = _credited(item.collection_editor, "editor") if role != "collection_editor" else ""
    series = joined((item.collection_title, rich(number)), "; ")
    return wrapped("(", joined((rich(editors), series), ". "), ")")


def _report_number(item: Item) -> str:
    if item.type != "report" or not item.number:
        return ""
    # 65 and 2020/14 are numbers, NIST AI 100-1 is a name
    number = f"no.: {item.number}" if is_numeric(item.number.replace("/", "-")) else item.number
    return f"{capitalised(item.genre) or 'Report'} {number}"


# 5. Where it is found


def _availability(item: Item) -> Rich:
    held = [also_said(item, name) for name in ("archive_collection", "archive", "archive-place")]
    shelf = "; ".join(p for p in (", ".join(h for h in held if h), also_said(item, "archive_location")) if p)
    link = wrapped("Available from: ", rich(_address(item), LINK), "")
    found = joined((link, rich(f"doi:{item.doi}" if item.doi else "")), " ")
    return joined((rich(f"Located at: {shelf}" if shelf else ""), found), ". ")


def _address(item: Item) -> str:
    """Return the address, which an article of a journal needs only where it has no number of its own."""
    if item.type == "article-journal" and (item.doi or also_said(item, "PMID") or also_said(item, "PMCID")):
        return ""
    return "" if item.doi and is_derived(item) else item.url


def _medline(item: Item) -> str:
    """Return the numbers of PubMed."""
    pmid, pmcid = also_said(item, "PMID"), also_said(item, "PMCID")
    parts = (f"PubMed PMID: {pmid}" if pmid else "", f"PubMed Central PMCID: {pmcid}" if pmcid else "")
    said = "; ".join(part for part in parts if part)
    return f"{said}." if said else ""


# Citations in the text


def _label(number: int) -> str:
    return f"{number}."


def _cited(numbers: Sequence[int]) -> Rich:
    return rich(f"({collapsed(numbers)})")


_RULES = NumericRules(entry=entry, label=_label, cited=_cited)


def arrange(items: Sequence[Item]) -> NumericList:
    """Return the items as a reference list in Vancouver style."""
    return NumericList(items, _RULES)
