"""A bibliography from entries or items: any style, any target, in the style's own order. Stops at no missing field."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from incident_refs.bibtex.item_mapping import item_from_entry
from incident_refs.bibtex.languages import language_code
from incident_refs.errors import FormatError
from incident_refs.formats.case import is_english
from incident_refs.formats.locators import NOWHERE
from incident_refs.formats.style import ReferenceList, style_named, styles
from incident_refs.formats.targets import TARGETS, html_id, render
from incident_refs.model.entry import Entry
from incident_refs.model.item import Item
from incident_refs.model.rich_text import rich

__all__ = [
    "TARGETS", "Formatted", "InText", "arranged_by", "as_citations", "as_list", "bibliography", "citation", "formatted",
    "in_text", "items_of", "page", "styles",
]  # fmt: skip


# As reference lists are printed: no bullets, the first line hangs, and space between references
_HANGING = "list-style: none; padding-left: 2em; text-indent: -2em; display: grid; gap: .5em; overflow-wrap: anywhere"


@dataclass(frozen=True, slots=True)
class Formatted:
    """One reference in the markup of the target, its citation in parentheses, and what had to be left out.

    `language` is the code of a work that is not in English; `numbered` says that the text begins with a number.
    """

    key: str
    text: str
    citation: str
    notes: tuple[str, ...] = ()
    language: str = ""
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class InText:
    """How works are cited in the text, all of them at once: in parentheses, and as a part of the sentence."""

    keys: tuple[str, ...]
    citation: str
    narrative: str


def bibliography(
    entries: Sequence[Entry], style: str = "apa", target: str = "text", *, related: Sequence[Entry] = ()
) -> tuple[Formatted, ...]:
    """Return the entries as references, in the order of the style.

    `related` are entries that are not printed but that others inherit from (`crossref`, `xdata`).
    With target `json`, `text` is one line of JSON. Raises FormatError for an unknown style or target.

    >>> deng = Entry("d", "misc", (("author", "Deng, Jia"), ("title", "ImageNet"), ("year", "2009")))
    >>> bibliography([deng])[0].text
    'Deng, J. (2009). ImageNet.'
    """
    return formatted(items_of(entries, related), style, target)


def items_of(entries: Sequence[Entry], related: Sequence[Entry] = ()) -> tuple[Item, ...]:
    """Return the entries as items, each key once, without those that only others inherit from.

    >>> items_of([Entry("d", "book", (("title", "T"),)), Entry("x", "xdata", ())])[0].key
    'd'
    """
    known: Mapping[str, Entry] = {entry.key.lower(): entry for entry in (*related, *entries)}
    items: dict[str, Item] = {}
    for entry in entries:
        if entry.type != "xdata" and entry.key not in items:
            items[entry.key] = item_from_entry(entry, known)
    return tuple(items.values())


def formatted(items: Sequence[Item], style: str = "apa", target: str = "text") -> tuple[Formatted, ...]:
    """Return items as references, in the order of the style. Raises FormatError for an unknown style or target.

    >>> formatted([Item("d", "book", title=(("T", 0),))], "apa", "markdown")[0].text
    '*T*. (n.d.).'
    """
    return as_list(arranged_by(style, items), target)


def arranged_by(style: str, items: Sequence[Item]) -> ReferenceList:
    """Return items as the list of one of our styles. Raises FormatError for an unknown style.

    >>> arranged_by("apa", [Item("d", "book")]).items[0].key
    'd'
    """
    return style_named(style).arrange(items)


def as_list(arranged: ReferenceList, target: str) -> tuple[Formatted, ...]:
    """Return a list that a style arranged in the markup of a target. Raises FormatError for an unknown target."""
    _check(target)
    if target == "json":
        return tuple(_as_json(arranged, item) for item in arranged.items)
    return tuple(
        Formatted(
            item.key,
            render(arranged.reference(item), target),
            render(arranged.citation((item,)), target),
            item.notes,
            "" if is_english(item.language) else language_code(item.language),
            arranged.numbered,
        )
        for item in arranged.items
    )


def in_text(
    items: Sequence[Item], style: str = "apa", target: str = "text", *, locators: Mapping[str, str] = NOWHERE
) -> tuple[InText, ...]:
    """Return how each item is cited in the text, in the order given; where there are several, all of them at once too.

    `locators` are pages by keys. Raises FormatError for a key among them that no item has, an unknown style or target.

    >>> in_text([Item("d", "book", title=(("T", 0),))], locators={"d": "3-4"})[0].citation
    '(T, n.d., pp. 3–4)'
    """
    return as_citations(arranged_by(style, items), [item.key for item in items], target, locators)


def as_citations(
    arranged: ReferenceList, keys: Sequence[str], target: str, locators: Mapping[str, str] = NOWHERE
) -> tuple[InText, ...]:
    """Return how each work of a list is cited in the text, in the order of `keys`, and all of them at once.

    Raises FormatError for a key among `locators` that is not in the list, and for an unknown target.
    """
    _check(target)
    by_key = {item.key: item for item in arranged.items}
    for key in locators:
        if key not in by_key:
            raise FormatError(f"'{key}' is not in the bibliography, so no page of it can be cited")
    order = [by_key[key] for key in dict.fromkeys(keys) if key in by_key]
    each = [(item,) for item in order]
    several = [tuple(order)] if len(order) > 1 else []
    return tuple(_in_text(arranged, cited, target, locators) for cited in (*each, *several))


def citation(
    entries: Sequence[Entry],
    keys: Sequence[str],
    style: str = "apa",
    target: str = "text",
    *,
    narrative: bool = False,
    related: Sequence[Entry] = (),
    locators: Mapping[str, str] = NOWHERE,
) -> str:
    """Return one citation in the text of the entries with these keys; `entries` are the whole bibliography.

    Raises FormatError for a key that is not among them, an unknown style or target.

    >>> deng = Entry("d", "misc", (("author", "Deng, Jia and Dong, Wei and Li, Kai"), ("year", "2009")))
    >>> citation([deng], ["d"], locators={"d": "250"}), citation([deng], ["d"], narrative=True)
    ('(Deng et al., 2009, p. 250)', 'Deng et al. (2009)')
    """
    _check(target)
    arranged = arranged_by(style, items_of(entries, related))
    items = {item.key: item for item in arranged.items}
    missing = [key for key in keys if key not in items]
    if missing:
        raise FormatError(f"'{missing[0]}' is not in the bibliography; add the entry or correct the key")
    cited = [items[key] for key in dict.fromkeys(keys)]
    return render(arranged.citation(cited, narrative=narrative, locators=locators), target)


def page(formatted: Sequence[Formatted], target: str) -> str:
    """Return references as one text of the target: a list in HTML, paragraphs elsewhere, lines of JSON.

    >>> print(page([Formatted("d", "Deng, J.", "(Deng)")], "markdown"), end="")
    Deng, J.
    """
    if not formatted:
        return ""
    if target == "html":
        # A reference brings its own number, or none; with the bullets gone, `role` keeps it a list to a screen reader
        tag = "ol" if formatted[0].numbered else "ul"
        lines = "\n".join(f"<li {_attributes(f)}>{f.text}</li>" for f in formatted)
        return f'<{tag} class="references" role="list" style="{_HANGING}">\n{lines}\n</{tag}>\n'
    return ("\n" if target in ("text", "json") else "\n\n").join(f.text for f in formatted) + "\n"


def _attributes(one: Formatted) -> str:
    lang = f' lang="{one.language}"' if one.language.replace("-", "").isalnum() and one.language.isascii() else ""
    return f'id="{html_id(one.key)}"{lang}'


def _check(target: str) -> None:
    if target not in TARGETS:
        raise FormatError(f"'{target}' is not a target; the targets are {', '.join(TARGETS)}")


def _in_text(arranged: ReferenceList, cited: Sequence[Item], target: str, locators: Mapping[str, str]) -> InText:
    markup = "text" if target == "json" else target
    return InText(
        tuple(item.key for item in cited),
        render(arranged.citation(cited, locators=locators), markup),
        render(arranged.citation(cited, narrative=True, locators=locators), markup),
    )


def _as_json(arranged: ReferenceList, item: Item) -> Formatted:
    reference, cited = arranged.reference(item), render(arranged.citation((item,)), "text")
    row = {"key": item.key} | {target: render(reference, target) for target in TARGETS if target != "json"}
    key = render(rich(item.key), "text")
    return Formatted(
        item.key, json.dumps({**row, "key": key, "citation": cited}, ensure_ascii=False), cited, item.notes
    )
