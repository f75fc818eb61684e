"""Values of fields in the form in which they are printed: pages, editions, DOIs, subtitles."""

import re

from incident_refs.model.rich_text import Rich, plain


def is_status(text: str) -> bool:
    """Return whether what stands for a year is a state: "in press".

    >>> is_status("In press"), is_status("2009")
    (True, False)
    """
    return text.strip("{} ").lower() in (
        "in press",
        "forthcoming",
        "to appear",
        "submitted",
        "in preparation",
        "accepted",
    )


def with_subtitle(title: Rich, subtitle: Rich, delimiter: str = ": ") -> Rich:
    """Return the title with its subtitle.

    >>> plain(with_subtitle((("Why?", 0),), (("An answer", 0),)))
    'Why? An answer'
    """
    if not title or not subtitle:
        return title or subtitle
    return (*title, (" " if plain(title)[-1] in "?!.:" else delimiter, 0), *subtitle)


def page_ranges(pages: str) -> str:
    """Return page ranges with an en dash and whole numbers.

    >>> page_ranges("1877-901, 12--3"), page_ranges("e12"), page_ranges("S5-S9")
    ('1877–1901, 12–13', 'e12', 'S5–S9')
    """
    if not pages or pages.isdigit():
        return pages
    return ", ".join(_page_range(part.strip()) for part in pages.split(","))


def _page_range(part: str) -> str:
    ends = re.fullmatch(r"([^\s\-–—]+)\s*[\-–—]+\s*([^\s\-–—]+)", part)
    if ends is None:
        return part
    first, last = ends[1], ends[2]
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{first}–{last}"


def edition_number(edition: str) -> str:
    """Return the edition as a number, or as words that end in "ed.".

    >>> edition_number("Second"), edition_number("2nd"), edition_number("Anniversary")
    ('2', '2', 'Anniversary ed.')
    """
    if not edition:
        return ""
    words = " ".join(edition.split()).rstrip(".")
    word = re.sub(r" (?:ed|edn|edition)$", "", words, flags=re.IGNORECASE)
    if word.lower() in _ORDINALS:
        return str(_ORDINALS.index(word.lower()) + 1)
    ordinal = re.fullmatch(r"(\d+)(?:st|nd|rd|th|\.)?", word)
    if ordinal:
        return ordinal[1]
    return edition if re.search(r"\bed(?:n|ition)?\b", edition, re.IGNORECASE) else f"{edition} ed."


# "Anniversary ed.", which would be printed as "anniversary ed. edition"
_EDITION_AT_END = re.compile(r"(?<=\S)\s+(?:ed\.|edn\.|ed|edn|edition)$", re.IGNORECASE)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()  # noqa: SIM905


def edition_word(edition: str) -> str:
    """Return an edition as the classic styles want it: they print "second edition" from `Second`.

    >>> edition_word("2"), edition_word("21"), edition_word("Anniversary ed.")
    ('Second', '21st', 'Anniversary')
    """
    if not (edition.isascii() and edition.isdigit()) or edition.startswith("0") or len(edition) > 3:
        return _EDITION_AT_END.sub("", edition)
    number = int(edition)
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1].capitalize()
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def bare_doi(value: str) -> str:
    """Return a DOI bare, in the letters that the entry gives it.

    >>> bare_doi("https://doi.org/10.1162/daed{\\\\_}a_01902")
    '10.1162/daed_a_01902'
    """
    start = value.find("10.")
    if start < 0:
        return ""
    bare = value[start:].strip()
    return bare.replace("{\\_}", "_").replace("\\", "") if "\\" in bare else bare


# "\\~{}joe", "{\\textasciitilde}joe", "$\\sim$joe": how people write the tilde of an address
_TILDE = re.compile(r"\\~\{\}|\{?\\textasciitilde(?:\{\}|\s*\}|\s+)|\{?\$\\sim\$\}?|\\string\s*~|\{~\}")
_ESCAPED = re.compile(r"\{?\\([_%#&~$])\}?")


def bare_address(value: str) -> str:
    r"""Return an address without the TeX around its signs.

    >>> bare_address(r"http://a.org/\~{}joe/b\_c\%20d"), bare_address(r"http://a.org/{\_}b")
    ('http://a.org/~joe/b_c%20d', 'http://a.org/_b')
    """
    return _ESCAPED.sub(r"\1", _TILDE.sub("~", value)) if "\\" in value or "{" in value else value
