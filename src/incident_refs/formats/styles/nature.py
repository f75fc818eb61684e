"""Nature: authors, title, journal in italics, volume in bold, pages and year; and raised numbers in the text.

Source of the rules: Nature's guide for authors, as the CSL style `nature` spells them out. Its language is British:
a stop stands behind a closing quote, and "eds" has none.
"""

from collections.abc import Sequence

from incident_refs.formats.case import capitalised, title_case
from incident_refs.formats.english_dates import plain_years
from incident_refs.formats.name_list import family_first
from incident_refs.formats.numbers import dashed, is_several
from incident_refs.formats.numeric import NumericList, NumericRules, collapsed, short_journal
from incident_refs.model.item import Item
from incident_refs.model.names import Names
from incident_refs.model.rich_text import BOLD, ITALIC, LINK, SUPERSCRIPT, Rich, joined, rich, toggled, wrapped

name = "nature"
title = "Nature"

_MOST_AUTHORS = 5
_BOOKS = frozenset(("bill", "book", "graphic", "legal_case", "legislation", "motion_picture", "song"))
_ITALIC_TITLES = _BOOKS | {"report"}
_IN_BOOKS = frozenset(("chapter", "paper-conference"))
_PUBLISHED = _BOOKS | _IN_BOOKS | {"thesis"}
_DATA = frozenset(("dataset", "software"))
_ADDRESSED = frozenset(("report", "webpage", "post", "post-weblog"))
_ENDS = (".", "!", "?", "?”", "!”", ".”", "?’", "!’", ".’")


def entry(item: Item) -> Rich:
    """Return the reference of an item without its number."""
    where = _where(item)
    parts = (
        _stopped(_authors(item)),
        _stopped(_title(item)),
        rich("in") if item.type in _IN_BOOKS and where else (),
        where,
        _issuance(item),
        _doi(item),
    )
    return _stopped(joined(parts, " "))


def _stopped(parts: Rich) -> Rich:
    """Return the text with a stop, which stands behind quotes: Ends “in quotes”."""
    if not parts or parts[-1][0].endswith(_ENDS):
        return parts
    return (*parts, (".", 0))


# 1. Who and what


def _authors(item: Item) -> Rich:
    return _listed(item.author, ITALIC)


def _listed(people: Names, mark: int = 0) -> Rich:
    """Return up to five names, of more the first; `mark` is how "et al." looks."""
    names = [family_first(person) for person in people.listed]
    if len(names) > _MOST_AUTHORS or people.more:
        shown = names[:1] if len(names) > _MOST_AUTHORS else names
        return (*rich(", ".join(shown) + (", " if len(shown) > 1 else " ")), *rich("et al.", mark))
    return rich(f"{', '.join(names[:-1])} & {names[-1]}" if len(names) > 1 else "".join(names))


def _title(item: Item) -> Rich:
    if item.type in _ITALIC_TITLES:
        return toggled(title_case(item.title, item.language), ITALIC)
    return item.title


# 2. Where it stands


def _where(item: Item) -> Rich:
    serial = item.type == "article-journal"
    container = toggled(short_journal(item) if serial else item.container_title, ITALIC)
    return joined((container, _editors(item), _volume(item), rich(item.page)), " ")


def _editors(item: Item) -> Rich:
    if item.type not in _IN_BOOKS or not item.editor:
        return ()
    label = "eds" if len(item.editor.listed) > 1 or item.editor.more else "ed."
    return wrapped("(", joined((rich(label), _listed(item.editor)), " "), ")")


def _volume(item: Item) -> Rich:
    if not item.volume:
        return ()
    volume = dashed(item.volume)
    if item.type == "article-journal":
        follows = item.page or item.issued
        return (*rich(volume, BOLD), *rich("," if follows else ""))
    return rich(f"{'vols' if is_several(volume) else 'vol.'} {volume}")


# 3. When, by whom, and where it is found


def _issuance(item: Item) -> Rich:
    year = rich(plain_years(item.issued)) if item.issued else ()
    dated = wrapped("(", year, ")")
    if item.type in _PUBLISHED:
        made = wrapped("(", joined((rich(item.publisher), rich(item.publisher_place), year), ", "), ")")
        return (*made, (".", 0)) if made else ()
    if item.type == "article":
        kind = rich(f"{capitalised(item.genre) or 'Preprint'} at")
        return joined((kind, _doi_address(item) or rich(item.url, LINK), dated), " ")
    if item.type in _DATA:
        return joined((rich(item.publisher), _doi_address(item), dated), " ")
    if item.type in _ADDRESSED:
        return joined((rich(item.url, LINK), dated), " ")
    if item.type == "article-journal" and not item.volume and not item.page:
        return joined((_doi_address(item) or rich(item.url, LINK), dated), " ")
    return dated


def _doi_address(item: Item) -> Rich:
    return rich(f"https://doi.org/{item.doi}", LINK) if item.doi else ()


def _doi(item: Item) -> Rich:
    if not item.doi or item.volume or item.type == "article" or item.type in _DATA:
        return ()
    return rich(f"doi:{item.doi}")


# Citations in the text


def _label(number: int) -> str:
    return f"{number}."


def _cited(numbers: Sequence[int]) -> Rich:
    return rich(collapsed(numbers), SUPERSCRIPT)


_RULES = NumericRules(entry=entry, label=_label, cited=_cited, gap="")


def arrange(items: Sequence[Item]) -> NumericList:
    """Return the items as a reference list in Nature's style."""
    return NumericList(items, _RULES)
