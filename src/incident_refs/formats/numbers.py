"""Numbers as references print them: what counts as one, and ordinals."""

import re

# What CSL calls numeric, and what therefore gets a label: 12, AIAAIC0276, 3a, 2 & 3
_NUMERIC = re.compile(r"[A-Za-z.]*\d+[A-Za-z]*(?:\s*[,&\-–]\s*[A-Za-z.]*\d+[A-Za-z]*)*")
# One range of: 248–255; S12–S19; 12–19, 34
_PAGES = re.compile(r"(?<![\w.:])(?P<letters>[A-Za-z]*)(?P<first>\d+)(?P<dash>[–-])(?P=letters)(?P<last>\d+)(?![\w.:])")


def is_numeric(text: str) -> bool:
    """Return whether a number takes a label.

    >>> is_numeric("AIAAIC0276"), is_numeric("NIST AI 100-1")
    (True, False)
    """
    return text.isdigit() or _NUMERIC.fullmatch(text) is not None


def is_small_number(text: str) -> bool:
    """Return whether the text is a number of up to four figures, and no other sign such as "²".

    >>> is_small_number("12"), is_small_number("²"), is_small_number("")
    (True, False, False)
    """
    return text.isascii() and text.isdigit() and len(text) < 5


def ordinal(number: int) -> str:
    """Return an English ordinal.

    >>> ordinal(2), ordinal(11), ordinal(23)
    ('2nd', '11th', '23rd')
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def dashed(text: str) -> str:
    """Return a number with a dash where it is a range; other words keep their hyphen.

    >>> dashed("3-4"), dashed("CSCW-two")
    ('3–4', 'CSCW-two')
    """
    return text.replace("-", "–") if "-" in text and is_numeric(text) else text


def is_several(text: str) -> bool:
    """Return whether a number or page is more than one.

    >>> is_several("248–255"), is_several("e0228765")
    (True, False)
    """
    return any(sign in text for sign in "–,&;") or ("-" in text and is_numeric(text))


def shortest_ranges(pages: str) -> str:
    """Return pages with only those figures in the last that differ from the first.

    >>> shortest_ranges("248–255"), shortest_ranges("S12–S19"), shortest_ranges("98–102")
    ('248–55', 'S12–9', '98–102')
    """
    return _PAGES.sub(_shortest, pages) if "–" in pages or "-" in pages else pages


def chicago_ranges(pages: str) -> str:
    """Return pages with the last of a range shortened as the Chicago Manual does (9.63).

    >>> chicago_ranges("96–117, 100–104, 107–108, 321–328, 1496–1500")
    '96–117, 100–104, 107–8, 321–28, 1496–500'
    """
    return _PAGES.sub(_chicago, pages) if "–" in pages or "-" in pages else pages


def ranges_of_two(pages: str) -> str:
    """Return pages with the last of a range in two figures, or more where they differ.

    >>> ranges_of_two("96–117, 100–104, 107–108, 1496–1500, S12–S19")
    '96–117, 100–04, 107–08, 1496–500, S12–19'
    """
    return _PAGES.sub(_of_two, pages) if "–" in pages or "-" in pages else pages


def _chicago(hit: re.Match[str]) -> str:
    first = int(hit["first"])
    if first < 100 or first % 100 == 0:
        return f"{hit['letters']}{hit['first']}–{hit['last']}"
    return _with_last_of(hit, 1 if first % 100 < 10 else 2)


def _of_two(hit: re.Match[str]) -> str:
    return _with_last_of(hit, 2)


def _with_last_of(hit: re.Match[str], figures: int) -> str:
    """Return a range whose last page has the figures that differ, and at least so many."""
    first, last = hit["first"], hit["last"]
    if len(first) == len(last):
        same = next((i for i in range(len(first)) if first[i] != last[i]), len(first))
        last = last[min(same, max(len(last) - figures, 0)) :]
    return f"{hit['letters']}{first}–{last}"


def _shortest(hit: re.Match[str]) -> str:
    first, last = hit["first"], hit["last"]
    if len(first) != len(last) or first >= last:
        return hit[0]
    same = next(i for i in range(len(first)) if first[i] != last[i])
    return f"{hit['letters']}{first}–{last[same:]}"
