"""What a reference string offers for comparing: its words and numbers, folded, in their order.

Nothing here is parsed: a noisy string ("Journalof Electroceramics") is read wrongly by every parser, but its letters
are still there. The fields that were read serve to show evidence to people.
"""

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape

from incident_refs.model.patterns import when_used
from incident_refs.model.tokens import words

MAX_RAW = 3000  # characters that are compared; the longest real references stay below
MAX_WORDS = 300

# "(1) Wilson, M. E.", "[12] Deng", "1 D.P. Nord", "1Clinical Pharmacology": the number in a list is no part of it.
# "3D printing" keeps its number.
_NUMBERING = re.compile(r"\s{0,9}[(\[]?\d{1,4}[)\]]?(?:[.:]\s|\s|(?=[^\W\d_][a-z.])|(?=\())")
# "Available from: https://pdfs.semanticscholar.org/69fa/b6c8.pdf", "doi: 10.1039/df9715200290", "arXiv:2006.16923"
_ADDRESS = when_used(
    r"(?:https?://|www\.|doi\.org/|doi:?\s?10\.|arxiv:\s?|(?<!\S)10\.\d{4,9}/)\S{1,500}", re.IGNORECASE
)
# "Prelims, i–ix"; "Li" and "mild" are none
_ROMAN = re.compile(r"(?=..)x{0,3}(?:ix|iv|v?i{0,3})")
_TAG = re.compile(r"</?[A-Za-z]{1,12}(?:\s[^<>]{0,80})?/?>")
_EDITORS = frozenset(["eds", "editors", "hrsg"])
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")

# Words that belong to references as such and say nothing about which work is meant.
FURNITURE = frozenset(
    """
    the and und et for von van der den des del della las los les with from into und der die das dans sur pour par une
    vol volume volumes bd band tome num number numbers issue issues heft nos art article pages page seiten chap chapter
    eds ed edition edn editor editors edited hrsg trans translated press university universitat universidad universite
    publisher publishers publishing publications publication verlag inc ltd llc gmbh sons company
    proceedings proc conference conf symposium workshop international intl journal annual meeting
    retrieved accessed available online url http https www com org doi arxiv preprint eprint corr isbn issn pmid pmcid
    others january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    new york london paris berlin cambridge oxford amsterdam boston springer elsevier wiley ieee acm mit
    in of on at to by no pp al vs
    """.split()  # noqa: SIM905 - a list of 150 quoted words reads worse
)


@dataclass(slots=True)
class Printed:
    """The words of one reference string. Built once for a string and only read afterwards.

    `long` are the words that could name a work (three letters or more, no furniture), `numbers` those with a digit.
    `joined` has the words with blanks around each, `squeezed` without any. `editors` says how many of the long words
    at the head are editors' names, which catalogues often lack. `digits` has the numbers that are no years in a row,
    `preprint` says that the string names a preprint server.
    """

    words: list[str]
    known: frozenset[str]
    long: list[str]
    numbers: list[str]
    years: list[int]
    joined: str
    squeezed: str
    letters: int
    repeated: tuple[tuple[str, int], ...]
    editors: int
    digits: str
    preprint: bool


def printed(raw: str) -> Printed:
    """Return what the string offers for comparing, in time linear in its length.

    >>> printed("1 D.P. Nord, The American Historical Review 114, 769 (2009).").numbers
    ['114', '769', '2009']
    """
    text = raw[:MAX_RAW].lstrip()
    numbering = _NUMBERING.match(text)
    if numbering:
        text = text[numbering.end() :]
    if "<" in text or "&" in text:  # "Cell Behaviour on TiO<sub>2</sub>", "Mining Engineers &amp; the West"
        text = _TAG.sub("", unescape(text))
    lowered = text.lower()
    if "http" in lowered or "doi" in lowered or "www." in lowered or "10." in lowered or "arxiv" in lowered:
        text = _ADDRESS.sub(" ", text)
    listed = words(text)[:MAX_WORDS]
    numbers = [word for word in listed if not word.isalpha() or (word[0] in "xiv" and is_number(word))]
    long = [word for word in listed if len(word) > 2 and word not in FURNITURE and word.isalpha()]
    repeats = len(long) > len(set(long))
    return Printed(
        words=listed,
        known=frozenset(listed),
        long=long,
        numbers=numbers,
        years=[int(number[:4]) for number in numbers if len(number) < 6 and _YEAR.match(number)],
        joined=f" {' '.join(listed)} ",
        squeezed="".join(listed),
        letters=sum(map(len, long)),
        editors=_editors(listed),
        digits="".join(number for number in numbers if number.isdigit() and not _YEAR.fullmatch(number)),
        preprint="rxiv" in lowered or "ssrn" in lowered or "preprint" in lowered or "research square" in lowered,
        repeated=tuple((word, times) for word, times in Counter(long).items() if times > 1) if repeats else (),
    )


def _editors(listed: list[str]) -> int:
    """Return how many long words stand before "(Eds.)", where that ends the head of the string.

    >>> _editors("batens d van bendegem j p eds 1988 theory and experiment".split())
    2
    """
    if _EDITORS.isdisjoint(listed):
        return 0
    place = min(listed.index(word) for word in _EDITORS if word in listed)
    if any(_YEAR.fullmatch(word) for word in listed[:place]):  # the editors of the book that holds the chapter
        return 0
    return sum(1 for word in listed[:place] if len(word) > 2 and word not in FURNITURE and word.isalpha())


def is_number(word: str) -> bool:
    """Return whether a word counts: it has a digit, or is a small roman number of two letters or more.

    >>> [word for word in ["12193j", "ix", "li", "2009"] if is_number(word)]
    ['12193j', 'ix', '2009']
    """
    return not word.isalpha() or (len(word) < 7 and word[0] in "xiv" and _ROMAN.fullmatch(word) is not None)
