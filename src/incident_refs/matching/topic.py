"""What a text is about: its stems, how rare each is in titles of works, and what the stems mean.

`data/topic_words.tsv` has a line for each stem: how many of 167,829 titles hold it, how many of 2,525 sentences that
cite something, and a vector of 24 numbers learned from which stems stand in one title together, so that "explanations"
is near "interpretability" without sharing a letter. `benchmarks/train_short_citations.py` makes it. Stems that are not
in it are rare ones, and mean nothing here.
"""

import re
from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log, sqrt
from pathlib import Path
from struct import unpack
from typing import NamedTuple

from incident_refs.model.patterns import when_used
from incident_refs.model.tokens import words

# The path, not importlib.resources: that alone would cost 12 ms of a 300 ms run.
TABLE = Path(__file__).resolve().parent.parent / "data" / "topic_words.tsv"
TITLES, SENTENCES = 167_829, 2_525  # how many the table was counted on
UNLISTED = 4  # titles that hold a stem which is not in the table, about: those below 15 are left out
SIZE = 24  # numbers of a vector
LONGEST_TEXT = 20_000  # characters that are looked at: one sentence and a title, with room
_SILENT = frozenset(
    words(
        """a an and are as at be by can do for from has have how in is it its not of on or our that the their there
        these this to towards toward via was we were what when where which who why will with within without using use
        based use new under over between into than more but they also such other may only one two most all any if each
        both so some no"""
    )
)
# The longest first where one is the end of another.
_ENDINGS = tuple(
    words(
        """izations isations izing ising ization isation ational ations ation ators ator fulness iveness ments ment
        ability ibility ically ical ities ity ings ing ions ion ers er ive able ible ally al ance ence ant ent
        ized ised izes ize ise ed ic ly or es e y"""
    )
)
_SHORTEST_STEM = 4
_ACRONYM = when_used(
    r"""\b(?=[A-Z])    # it begins with a capital: DCGAN, GANs, LaMDA
        \w{1,8}?[A-Z]  # and ends with one
        s?\b           # before the plural
    """,
    re.VERBOSE,
)
Vector = tuple[float, ...]


def is_silent(word: str) -> bool:
    """Return whether a folded word says nothing about a topic.

    >>> is_silent("towards"), is_silent("fairness")
    (True, False)
    """
    return word in _SILENT


def stem(word: str) -> str:
    """Return the part of a folded word that its relatives share, roughly.

    >>> stem("explanations"), stem("interpretability"), stem("networks")
    ('explan', 'interpret', 'network')
    """
    if len(word) < _SHORTEST_STEM or word.isdigit():
        return word
    if word.endswith("ies") and len(word) > _SHORTEST_STEM:
        word = word[:-3] + "y"
    elif word.endswith("sses") and len(word) > _SHORTEST_STEM:
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is", "as")):
        word = word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def stems(text: str) -> list[str]:
    """Return the stems of the words that say something, in order.

    >>> stems("We trust the explanations of 12 networks")
    ['trust', 'explan', '12', 'network']
    """
    return [stem(word) for word in words(text[:LONGEST_TEXT]) if len(word) > 1 and word not in _SILENT]


@dataclass(frozen=True, slots=True)
class Topic:
    """A text as its stems: `order` as they stand, `said` each once; `meaning` has length 1, or 0 where unknown."""

    order: tuple[str, ...]
    said: frozenset[str]
    meaning: Vector


@lru_cache(maxsize=512)
def topic_of(text: str) -> Topic:
    """Return what a text is about.

    >>> sorted(topic_of("Explaining the explanations").said)
    ['explain', 'explan']
    """
    order = tuple(stems(text))
    said = frozenset(order)
    return Topic(order, said, _meaning(said))


def rarity(word: str) -> float:
    """Return how much a stem tells in a title: 1 for one that no title holds, 0 for one that all hold."""
    counted = _table().get(word)
    return log((TITLES + 1) / ((counted.titles if counted else UNLISTED) + 1)) / log(TITLES + 1)


def weight(word: str) -> float:
    """Return how much it tells that a title and a text share a stem.

    What any author writes ("propose", "better") tells little, however rare it is in titles.
    """
    counted = _table().get(word)
    return rarity(word) ** 2 * log((SENTENCES + 1) / ((counted.sentences if counted else 0) + 1)) / log(SENTENCES + 1)


def likeness(one: Topic, other: Topic) -> float:
    """Return how near the meanings of two texts are: 1 the same, 0 nothing in common or unknown.

    >>> near, far = topic_of("interpretable machine learning"), topic_of("wireless sensor networks")
    >>> likeness(topic_of("explanations"), near) > likeness(topic_of("explanations"), far)
    True
    """
    return sum(a * b for a, b in zip(one.meaning, other.meaning, strict=True))


def acronyms(text: str) -> frozenset[str]:
    """Return the acronyms of a text, folded and in the singular.

    >>> sorted(acronyms("introduced the DCGAN among GANs"))
    ['dcgan', 'gan']
    """
    return frozenset(hit[0].rstrip("s").lower() for hit in _ACRONYM.finditer(text[:LONGEST_TEXT]) if len(hit[0]) > 2)


def initials(title: str) -> str:
    """Return the first letters of the words of a title that say something.

    >>> initials("Unsupervised representation learning with deep convolutional generative adversarial networks")
    'urldcgan'
    """
    return "".join(word[0] for word in words(title) if word not in _SILENT)


def nearest(text: str, topic: Topic, most: int) -> list[str]:
    """Return the words of a text that are nearest in meaning to a topic, as the text spells them but folded.

    >>> nearest("the explanations of the weather", topic_of("Interpretable models"), 1)
    ['explanations']
    """
    near = {word: likeness(topic_of(word), topic) for word in words(text[:LONGEST_TEXT])}
    return sorted((word for word in near if near[word] > 0), key=lambda word: -near[word])[:most]


def _meaning(said: Iterable[str]) -> Vector:
    total = [0.0] * SIZE
    for word in sorted(said):
        vector = _vector(word)
        if vector:
            rare = rarity(word)
            total = [a + rare * b for a, b in zip(total, vector, strict=True)]
    length = sqrt(sum(a * a for a in total))
    return tuple(a / length for a in total) if length else tuple(total)


@cache
def _vector(word: str) -> Sequence[int] | None:
    counted = _table().get(word)
    return unpack(f"{SIZE}b", b64decode(counted.vector)) if counted and counted.vector else None


class _Counted(NamedTuple):
    titles: int
    sentences: int
    vector: str


@cache
def _table() -> Mapping[str, _Counted]:
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {word: _Counted(int(titles), int(sentences), vector) for word, titles, sentences, vector in rows}
