"""Straight quotes that mean themselves: TeX prints `'` and `"` as typographic ones, and other formats keep them apart.

An entry that came from such a format says `csl-quotes = {straight}`, and is read for exchange as it stands.
"""

import re
from dataclasses import fields, replace
from typing import Any

from incident_refs.model.item import Item
from incident_refs.model.names import Group, Name, Names, Person

FIELD, STRAIGHT = "csl-quotes", "straight"

# Places of the quotes while the TeX around them is read (private use): not of \"u, and not of ``raw''
_QUOTE = re.compile(r"""(?<![\\'])'(?!')|(?<!\\)\"""")
_PLACES = {"'": "\ue300", '"': "\ue301"}
_SHOWN = str.maketrans({place: quote for quote, place in _PLACES.items()})


def hidden(tex: str) -> str:
    r"""Return TeX with places for its straight quotes, which no reader of TeX turns around.

    >>> hidden("a 'b'").translate(_SHOWN), hidden(r"M\"uller"), hidden("``raw''")
    ("a 'b'", 'M\\"uller', "``raw''")
    """
    return _QUOTE.sub(lambda quote: _PLACES[quote[0]], tex)


def shown(item: Item) -> Item:
    """Return an item with straight quotes in their places.

    >>> shown(Item("a", "book", publisher=hidden("O'Reilly"))).publisher
    "O'Reilly"
    """
    return replace(item, **{f.name: _shown(getattr(item, f.name)) for f in fields(item)})


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_SHOWN)
    if isinstance(value, tuple):
        return tuple(map(_shown, value))
    return Names(tuple(map(_shown_name, value.listed)), value.more) if isinstance(value, Names) else value


def _shown_name(name: Name) -> Name:
    if isinstance(name, Group):
        return Group(name.name.translate(_SHOWN))
    family, *others = (
        part and part.translate(_SHOWN) for part in (name.family, name.given, name.particle, name.suffix)
    )
    return Person(family or "", *others)
