"""Read a BibTeX entry that somebody pasted where a reference belongs, also when it stands on one line."""

import re
import unicodedata

from incident_refs.citations.author_list import read_names
from incident_refs.citations.letters import YEAR
from incident_refs.model.names import Group, Name, Names
from incident_refs.model.patterns import when_used

_ENTRY = when_used(r"\s*@(?P<type>[A-Za-z]{3,20})\s?\{\s?(?P<key>[^\s,{}]{0,100})\s?,")
_FIELD = when_used(r"[,\s](?P<name>[A-Za-z]{2,20})\s?=\s?(?P<open>[{\"]|(?=\d))")
_ACCENT = when_used(r"\{?\\(?P<accent>[`'^\"~=.uvHcdbrk])\s?\{?(?P<letter>[A-Za-z]|\\i)\}?\}?")
# TeX's accents as combining characters, in the order of the letters that name them
_COMBINING = dict(
    zip(
        "`'^\"~=.uvHcdbrk",
        "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0323\u0331\u030a\u0328",
        strict=True,
    )
)
_LETTERS = {
    "ss": "ß", "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "l": "ł", "L": "Ł", "o": "ø", "O": "Ø",
    "&": "&", "%": "%", "_": "_", "$": "$", "#": "#", "emph": "", "textit": "", "textbf": "", "url": "", "i": "i",
}  # fmt: skip
_COMMAND = when_used(r"\\(?P<name>[A-Za-z]{1,10}(?![A-Za-z])|[&%_$#])(?:(?<=[A-Za-z])\s)?")


def is_bibtex(text: str) -> bool:
    """Return whether the text is a BibTeX entry.

    >>> is_bibtex("@article{deng2009, title={ImageNet}}"), is_bibtex("@deng wrote this")
    (True, False)
    """
    return "@" in text and _ENTRY.match(text) is not None


def bibtex_fields(text: str) -> dict[str, str]:
    """Return the fields of the first entry, names in lower case, values without braces and TeX accents.

    >>> bibtex_fields('@article{m, author = {M{\\\\"u}ller, J.}, year = 2009, title = "{ImageNet}"}')
    {'author': 'Müller, J.', 'year': '2009', 'title': 'ImageNet'}
    """
    fields: dict[str, str] = {}
    entry = _ENTRY.match(text)
    position = entry.end() - 1 if entry else 0
    while hit := _FIELD.search(text, position):
        value, position = _value(text, hit.end(), hit["open"])
        fields.setdefault(hit["name"].lower(), _plain(value))
    return fields


def _value(text: str, start: int, opening: str) -> tuple[str, int]:
    """Return the value that begins at `start`, and where it ends."""
    if not opening:
        end = start
        while end < len(text) and text[end].isdigit():
            end += 1
        return text[start:end], end
    depth = 0
    for i in range(start, len(text)):
        if text[i] == "{":
            depth += 1
        elif (text[i] == "}" and depth == 0) or (text[i] == '"' and opening == '"' and depth == 0):
            return text[start:i], i + 1
        elif text[i] == "}":
            depth -= 1
    return text[start:], len(text)


def _plain(value: str) -> str:
    if "\\" in value:
        value = _ACCENT.sub(lambda hit: hit["letter"].lstrip("\\") + _COMBINING[hit["accent"]], value)
        value = unicodedata.normalize("NFC", value)
        value = _COMMAND.sub(lambda hit: _LETTERS.get(hit["name"], hit[0]), value)
    value = value.replace("~", " ").replace("---", "—").replace("--", "–")
    return " ".join(value.replace("{", "").replace("}", "").split())


def bibtex_names(value: str) -> Names:
    """Return the names of an author or editor field, which are joined by "and"; "and others" is a fact, not a person.

    >>> names = bibtex_names("Deng, Jia and Wei Dong and others")
    >>> names.families, names.more
    (('Deng', 'Dong'), True)
    """
    pieces = [piece.strip() for piece in re.split(r"\sand\s", value) if piece.strip()]
    listed: list[Name] = []
    for piece in pieces:
        if piece.lower() == "others":
            continue
        names = read_names(piece)
        listed += names.listed if names and len(names.listed) == 1 else (Group(piece),)
    return Names(tuple(listed), "others" in {piece.lower() for piece in pieces})


def bibtex_year(fields: dict[str, str]) -> int | None:
    """Return the year of `year` or `date`."""
    hit = re.search(YEAR, fields.get("year") or fields.get("date") or "")
    return int(hit[0]) if hit else None
