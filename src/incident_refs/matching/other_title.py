"""Works whose title contradicts what the string prints: nearly the same words, and yet another work.

A printed title that disagrees outweighs everything that agrees: series number their parts, and a book shares names and
year with its chapters.
"""

import re

from incident_refs.model.citation import Citation
from incident_refs.model.tokens import words
from incident_refs.model.work import Work

PRINTED = 0.9  # of a title's words: from here on the title itself stands in the string
UNLIKE = 0.3  # of the words of two titles: up to here they are two
ALIKE = 0.75  # of the words of two titles: from here on they are one
_ROMAN = re.compile(r"[ivxl]{2,7}")


def other_title(citation: Citation, work: Work) -> str | None:
    """Return in what the work's title contradicts the string, or None.

    >>> from incident_refs.model.citation import Citation, Form
    >>> page = Citation("Pletnev S. (2008). Fluorescent protein mKate crystallized at pH 9.0", Form.FULL)
    >>> other_title(page, Work("doi:10.2210/x", title="Fluorescent protein mKate crystallized at pH 4.2"))
    'its title has another number: 4'
    """
    return _other_number(citation, work) or _part(citation, work)


def _other_number(citation: Citation, work: Work) -> str | None:
    """ "Kapitel 7" is not "Kapitel 1", "spring 1921" not "spring 1922", "pH 9.0" not "pH 4.2"."""
    title = words(work.title)
    numbers = [word for word in title if word.isdecimal() or _ROMAN.fullmatch(word)]
    if not numbers:
        return None
    said = set(words(citation.raw))
    missing = [number for number in numbers if number not in said]
    others = [word for word in title if len(word) > 3 and word.isalpha()]
    printed = sum(word in said for word in others)
    if missing and others and printed >= PRINTED * len(others):
        return f"its title has another number: {missing[0]}"
    return None


def _part(citation: Citation, work: Work) -> str | None:
    """ "Preface. Philolaus of Croton, xiii-xv" is not the book. (The other way round, no title may be printed.)"""
    if not citation.title or not citation.container or not citation.pages or work.container:
        return None
    if _overlap(citation.title, work.title) < UNLIKE and _overlap(citation.container, work.title) >= ALIKE:
        return "the string cites a part of this work"
    return None


def _overlap(one: str, other: str) -> float:
    """Return which share of the words of both texts stands in both."""
    a, b = set(words(one)), set(words(other))
    return len(a & b) / max(len(a | b), 1)
