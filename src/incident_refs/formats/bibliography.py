"""A bibliography from entries: any style, any target, in the style's own order. Never stops at a missing field."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from incident_refs.bibtex.item_mapping import item_from_entry
from incident_refs.errors import FormatError
from incident_refs.formats.style import ReferenceList, style_named, styles
from incident_refs.formats.targets import TARGETS, html_id, render
from incident_refs.model.entry import Entry
from incident_refs.model.item import Item
from incident_refs.model.rich_text import rich

__all__ = ["TARGETS", "Formatted", "bibliography", "citation", "page", "styles"]


@dataclass(frozen=True, slots=True)
class Formatted:
    """One reference in the markup of the target, its citation in parentheses, and what had to be left out."""

    key: str
    text: str
    citation: str
    notes: tuple[str, ...] = ()


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
    if target not in TARGETS:
        raise FormatError(f"'{target}' is not a target; the targets are {', '.join(TARGETS)}")
    arranged = _arranged(entries, style, related)
    if target == "json":
        return tuple(_as_json(arranged, item) for item in arranged.items)
    return tuple(
        Formatted(
            item.key,
            render(arranged.reference(item), target),
            render(arranged.citation((item,)), target),
            item.notes,
        )
        for item in arranged.items
    )


def citation(
    entries: Sequence[Entry],
    keys: Sequence[str],
    style: str = "apa",
    target: str = "text",
    *,
    narrative: bool = False,
    related: Sequence[Entry] = (),
) -> str:
    """Return one citation in the text of the entries with these keys; `entries` are the whole bibliography.

    Raises FormatError for a key that is not among them, an unknown style or target.

    >>> deng = Entry("d", "misc", (("author", "Deng, Jia and Dong, Wei and Li, Kai"), ("year", "2009")))
    >>> citation([deng], ["d"]), citation([deng], ["d"], narrative=True)
    ('(Deng et al., 2009)', 'Deng et al. (2009)')
    """
    arranged = _arranged(entries, style, related)
    items = {item.key: item for item in arranged.items}
    missing = [key for key in keys if key not in items]
    if missing:
        raise FormatError(f"'{missing[0]}' is not in the bibliography; add the entry or correct the key")
    return render(arranged.citation([items[key] for key in dict.fromkeys(keys)], narrative=narrative), target)


def page(formatted: Sequence[Formatted], target: str) -> str:
    """Return references as one text of the target: a list in HTML, paragraphs elsewhere, lines of JSON.

    >>> page([Formatted("d", "Deng, J.", "(Deng)")], "html")
    '<ul class="references">\\n<li id="ref-d">Deng, J.</li>\\n</ul>\\n'
    """
    if not formatted:
        return ""
    if target == "html":
        lines = "\n".join(f'<li id="{html_id(f.key)}">{f.text}</li>' for f in formatted)
        return f'<ul class="references">\n{lines}\n</ul>\n'
    return ("\n" if target in ("text", "json") else "\n\n").join(f.text for f in formatted) + "\n"


def _arranged(entries: Sequence[Entry], style: str, related: Sequence[Entry]) -> ReferenceList:
    chosen = style_named(style)
    known: Mapping[str, Entry] = {entry.key.lower(): entry for entry in (*related, *entries)}
    items: dict[str, Item] = {}
    for entry in entries:
        if entry.type != "xdata" and entry.key not in items:
            items[entry.key] = item_from_entry(entry, known)
    return chosen.arrange(tuple(items.values()))


def _as_json(arranged: ReferenceList, item: Item) -> Formatted:
    reference, cited = arranged.reference(item), render(arranged.citation((item,)), "text")
    row = {"key": item.key} | {target: render(reference, target) for target in TARGETS if target != "json"}
    key = render(rich(item.key), "text")
    return Formatted(
        item.key, json.dumps({**row, "key": key, "citation": cited}, ensure_ascii=False), cited, item.notes
    )
