"""Values of fields in the form in which they are printed: pages, editions, DOIs, subtitles."""

import re

from incident_refs.model.patterns import when_used
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
_EDITION_AT_END = when_used(r"(?<=\S)\s+(?:ed\.|edn\.|ed|edn|edition)$", re.IGNORECASE)
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


_AROUND_DOI = when_used(r"\\(?:url|nolinkurl|path|texttt|doi)\s*+\{(?P<inside>[^{}]++)\}")
_SIGNS_OF_DOI = (
    (r"{\textless}", "<"), (r"{\textgreater}", ">"), (r"\textless{}", "<"), (r"\textgreater{}", ">"),
    (r"{\textunderscore}", "_"), (r"\textunderscore{}", "_"), ("{_}", "_"),
)  # fmt: skip
# what a SICI has and an address may not: 10.1002/(SICI)1096%3C1::AID%3E3.0.CO;2-A
_CODED_IN_DOI = when_used(r"%(?P<hex>2[fF]|3[aAbBcCeE]|28|29|5[bBdD])")
_NAMED_IN_DOI = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def doi_without_tex(value: str) -> str:
    r"""Return a DOI without the TeX around its signs; other text as it is.

    >>> doi_without_tex(r"10.1162/daed{\_}a\_01902"), doi_without_tex(r"10.1002/(SICI)1096{\textless}1::AID")
    ('10.1162/daed_a_01902', '10.1002/(SICI)1096<1::AID')
    """
    text = value.strip()
    if "\\" not in text and "{" not in text:
        return text
    whole = _AROUND_DOI.fullmatch(text)
    text = whole["inside"] if whole else text
    for written, sign in _SIGNS_OF_DOI:
        text = text.replace(written, sign)
    text = bare_address(text)
    return text[1:-1].strip() if text[:1] == "{" and text[-1:] == "}" and text.count("{") == 1 else text


def unescaped_doi(value: str) -> str:
    r"""Return a DOI without what TeX, HTML or an address made of its signs; other text as it is.

    >>> unescaped_doi(r"10.1162/daed\_a"), unescaped_doi("10.1109%2FCVPR.2009.5206848")
    ('10.1162/daed_a', '10.1109/CVPR.2009.5206848')
    """
    text = doi_without_tex(value)
    if "&" in text:
        for written, sign in _NAMED_IN_DOI:
            text = text.replace(written, sign)
    return _CODED_IN_DOI.sub(lambda hit: chr(int(hit["hex"], 16)), text) if "%" in text else text


def bare_doi(value: str) -> str:
    """Return a DOI bare, in the letters that the entry gives it.

    >>> bare_doi("https://doi.org/10.1162/daed{\\\\_}a_01902")
    '10.1162/daed_a_01902'
    """
    doi = doi_without_tex(value)
    start = doi.find("10.")
    return doi[start:].replace("\\", "") if start >= 0 else ""


# "\\~{}joe", "{\\textasciitilde}joe", "$\\sim$joe": how people write the tilde of an address
_TILDE = when_used(r"\\~\{\}|\{?\\textasciitilde(?:\{\}|\s*\}|\s+)|\{?\$\\sim\$\}?|\\string\s*~|\{~\}")
_ESCAPED = re.compile(r"\{?\\([_%#&~$])\}?")


def bare_address(value: str) -> str:
    r"""Return an address without the TeX around its signs.

    >>> bare_address(r"http://a.org/\~{}joe/b\_c\%20d"), bare_address(r"http://a.org/{\_}b")
    ('http://a.org/~joe/b_c%20d', 'http://a.org/_b')
    """
    return _ESCAPED.sub(r"\1", _TILDE.sub("~", value)) if "\\" in value or "{" in value else value
