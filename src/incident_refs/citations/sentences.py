"""Find where the sentences of a reference end, past initials and the abbreviations of journals."""

import re

from incident_refs.citations.abbreviations import is_abbreviation
from incident_refs.model.patterns import when_used

# A stop, a question or exclamation mark with a blank and a new sentence behind; "survey.Tsinghua" lacks the blank.
_STOP = re.compile(
    r"(?P<mark>[.?!]['\"”’»)\]]{0,2})(?:\s+(?=[^\Wa-z]|[\"“„«‘'(\[]|(?:ar|bio|med|chem|psyAr)Xiv|npj\s|"
    r"eLife|iScience|mBio|mSystems|e-)|(?<=[a-z)]\.)(?=[A-Z][a-z]+\s))"
)
_LAST_WORD = when_used(r"[\w.’'\-]{1,30}$")


def stops(text: str) -> list[tuple[int, int]]:
    """Return where sentences end in the text: the place behind the mark, and where the next one begins.

    >>> stops("A vs. B in the U.S. today. J. Am. Soc. Mass Spectrom")
    [(26, 27)]
    """
    return [(hit.end("mark"), hit.end()) for hit in _STOP.finditer(text) if not _is_short(text, hit)]


def _is_short(text: str, hit: re.Match[str]) -> bool:
    """Return whether the stop belongs to an abbreviation or initial and ends no sentence."""
    if hit["mark"] != ".":
        return False
    before = _LAST_WORD.search(text, max(hit.start() - 30, 0), hit.start())
    if not before:
        return False
    word = before[0].lstrip(".'’-")
    if word[:1].isdigit():
        return False
    if len(word) == 1 and word.isupper():
        return True
    return (word[:1].isupper() or "." in word or word in _ALWAYS) and is_abbreviation(word)


_ALWAYS = frozenset(["vs", "v", "pp", "no", "al", "approx", "ca", "cf", "ed", "eds", "vol"])


def first_sentence(text: str) -> tuple[str, str]:
    """Return the first sentence without its stop, and the rest.

    >>> first_sentence("What is fair? Big Data & Society, 7(1).")
    ('What is fair?', 'Big Data & Society, 7(1).')
    """
    for end, following in stops(text):
        return text[:end].rstrip(".") if text[end - 1] == "." else text[:end], text[following:]
    return text.rstrip(". "), ""
