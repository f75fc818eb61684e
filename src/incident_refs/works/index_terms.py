"""Under which words a work is filed in the local index, and which of a string's words are looked up. Pure.

Besides its plain words a work is filed under pairs that are rare together: surname and year ("nord2009"), volume and
first page ("114p769"), year and first page. A reference without a title is found by these.
"""

import re
from collections.abc import Container, Sequence
from functools import lru_cache

from incident_refs.matching.printed import FURNITURE, Printed
from incident_refs.model.card import FIELD, NAME, PART
from incident_refs.model.tokens import fold, words

MAX_REPAIRED = 60
MAX_TEXT = 4000  # characters of a title, or of a list of names, that are filed
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_SHORT_RUN = 8  # characters: most runs are one letter with an accent, or a dash


def filed_under(card: str) -> str:
    """Return the words under which the work on a card is filed, with blanks between.

    >>> from incident_refs.model.card import card_of
    >>> from incident_refs.model.work import Work
    >>> filed_under(card_of(Work("x:1", title="Image-Net", volume="114", pages="769-771")))
    'Image-Net 114 769-771 114p769'
    """
    title, authors, container, date, volume, issue, pages, also = card.split(FIELD, 8)[:8]
    people = [person.partition(PART)[0] for person in authors[:MAX_TEXT].split(NAME)] if authors else []
    page = pages.partition("-")[0].partition("–")[0]
    year = date[:4]
    parts = [title[:MAX_TEXT], *people, container, also, year, volume, issue, pages]
    if people and year:
        parts.append(last_word(people[0]) + year)
    if page and volume:
        parts.append(f"{volume}p{page}")
    if page and year:
        parts.append(f"{year}p{page}")
    return spelled(" ".join(filter(None, parts)))


def spelled(text: str) -> str:
    """Return `text` with the words that `tokens.words` finds in it, as ASCII where they are: the index does the rest.

    Titles are mostly ASCII, so only the runs between are folded; no ASCII letter changes with what is beside it.

    >>> spelled("Müller’s Net, 3–4")
    'Muller s Net, 3 4'
    """
    if text.isascii():
        return text
    text = _BEYOND_ASCII.sub(_folded, text)
    return text if text.isascii() else " ".join(words(text))


def _folded(found: re.Match[str]) -> str:
    run = found[0]
    return _folded_short(run) if len(run) <= _SHORT_RUN else fold(run)


@lru_cache(maxsize=4096)
def _folded_short(run: str) -> str:
    return "".join([char if char.isalnum() else " " for char in fold(run)])


def last_word(name: str) -> str:
    """Return the last word of a family name, initials after it left out: "van Houwelingen, H.C."."""
    if name.isalpha():
        return name
    parts = words(name)
    while len(parts) > 1 and len(parts[-1]) == 1 and parts[-1].isalpha():
        parts.pop()
    return "".join(parts[-1:])


def looked_up(said: Printed) -> list[str]:
    """Return the words of a string to look up, each once, the pairs included.

    >>> from incident_refs.matching.printed import printed
    >>> looked_up(printed("Nord, AHR 114, 769 (2009)"))[-2:]
    ['nord2009', 'ahr2009']
    """
    found = dict.fromkeys([word for word in said.words if len(word) > 1 and word not in FURNITURE])
    numbers = list(dict.fromkeys(said.numbers[:6]))
    for at, first in enumerate(numbers):
        for second in numbers[at + 1 : at + 4]:
            found[f"{first}p{second}"] = None
            if len(second) == 4:  # "114, 769 (2009)"
                found[f"{second}p{first}"] = None
    heads = [word for word in said.words[:12] if len(word) > 1 and word.isalpha() and word not in FURNITURE][:3]
    for year in dict.fromkeys(said.years[:2]):
        for head in heads:
            found[f"{head}{year}"] = None
    return list(found)


def repaired(terms: Sequence[str], known: Container[str]) -> list[str]:
    """Return words to try where a noisy string has words that nobody knows: joined, split, or cut at one place.

    "c onductivity" and "Journalof" hold "conductivity" and "journal"; of "198l" the digits are tried.

    >>> "conductivity" in repaired(["electrical", "c", "onductivity"], {"electrical"})
    True
    """
    found: dict[str, None] = {}
    for at, term in enumerate(terms[:MAX_REPAIRED]):
        if term in known:
            continue
        if at + 1 < len(terms):
            found[term + terms[at + 1]] = None
        if at:
            found[terms[at - 1] + term] = None
        if 6 <= len(term) <= 24 and term.isalpha():
            for cut in range(2, min(5, len(term) - 3)):  # "hintensivos", "ofelectroceramics"
                found[term[cut:]] = None
                found[term[:-cut]] = None
            found[term[1:]] = None
            found[term[:-1]] = None
    return [term for term in found if term not in known]
