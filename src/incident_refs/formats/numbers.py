"""Numbers as references print them: what counts as one, and ordinals."""

import re

# What CSL calls numeric, and what therefore gets a label: 12, AIAAIC0276, 3a, 2 & 3
_NUMERIC = re.compile(r"[A-Za-z.]*\d+[A-Za-z]*(?:\s*[,&\-–]\s*[A-Za-z.]*\d+[A-Za-z]*)*")


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
