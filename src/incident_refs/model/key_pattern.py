"""The pattern that keys are made by: `{family}{year}{title}`, or what somebody wrote in config.toml."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

# Each name with what a number behind it counts.
NAMES = {
    "family": "letters of the first author's family name",
    "families": "authors whose family names are joined",
    "year": "last digits of the year",
    "title": "words of the title that say something",
    "type": "letters of the entry type",
}
_PART = re.compile(r"\{(?P<name>[^{}:]*)(?::(?P<count>[^{}]*))?\}|(?P<text>[^{}]+)|(?P<brace>[{}])")
_PLAIN = re.compile(r"[a-z0-9_-]+")
_MOST = 20


@dataclass(frozen=True, slots=True)
class Part:
    """A name with its number, or plain `text`."""

    name: str = ""
    count: int | None = None
    text: str = ""

    def __str__(self) -> str:
        return self.text or f"{{{self.name}{'' if self.count is None else f':{self.count}'}}}"


@dataclass(frozen=True, slots=True)
class KeyPattern:
    """What a key is made of, in order.

    >>> KeyPattern.parse("{family:3}-{year:2}").parts[0]
    Part(name='family', count=3, text='')
    """

    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return "".join(map(str, self.parts))

    @classmethod
    def parse(cls, text: str) -> "KeyPattern":
        """Return the pattern that a text says. Raises ValueError with a sentence where it says none.

        >>> KeyPattern.parse("{famly}{year}")
        Traceback (most recent call last):
        ...
        ValueError: '{famly}' is not known; did you mean '{family}'?
        """
        parts = tuple(_part(hit) for hit in _PART.finditer(text))
        if not any(part.name in ("family", "families", "title") for part in parts):
            raise ValueError("it names no work: put {family}, {families} or {title} into it")
        return cls(parts)


def _part(hit: "re.Match[str]") -> Part:
    if hit["brace"]:
        raise ValueError(f"a '{hit['brace']}' stands alone; names are written as {{family}}")
    if hit["text"]:
        if not _PLAIN.fullmatch(hit["text"]):
            raise ValueError(f"'{hit['text']}' cannot stand in a key; only a-z, 0-9, - and _ can")
        return Part(text=hit["text"])
    name, count = hit["name"], hit["count"]
    if name not in NAMES:
        near = get_close_matches(name, NAMES, 1)
        known = ", ".join(f"{{{one}}}" for one in NAMES)
        raise ValueError(
            f"'{{{name}}}' is not known; " + (f"did you mean '{{{near[0]}}}'?" if near else f"use {known}")
        )
    if count is None:
        return Part(name)
    if not (count.isascii() and count.isdigit() and 0 < int(count) <= _MOST):
        raise ValueError(f"'{hit[0]}': the number says how many {NAMES[name]}: 1 to {_MOST}")
    return Part(name, int(count))


DEFAULT = KeyPattern.parse("{family}{year}{title}")
