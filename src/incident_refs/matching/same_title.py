"""Whether two titles of one author and year are one title, as two catalogues spell it."""

import re
from functools import lru_cache

from incident_refs.model.tokens import words

LONGEST = 300  # characters that are compared
SHORTEST_PART = 20  # letters of a title that may stand for a longer one: "Fairness and Machine Learning"
MOST_CHANGED = 0.08  # of the letters: "Hedonic prices and …" and "Hedonic housing prices and …"
_DIGITS = re.compile(r"[0-9]+")
_COUNTING = frozenset(words("i ii iii iv v vi vii viii ix x one two three four five first second third fourth fifth"))


def same_title(one: str, other: str) -> bool:
    """Return whether two titles are one: the same letters, one with its subtitle left out, or a slip of spelling.

    Parts and editions that have different numbers are never one.

    >>> same_title("Fairness and Machine Learning", "Fairness and machine learning: Limitations and Opportunities")
    True
    >>> same_title("Sparse-data bias. Part 1: odds", "Sparse-data bias. Part 2: odds")
    False
    """
    (a, numbers), (b, others) = sorted((_read(one), _read(other)), key=lambda read: len(read[0]))
    if a == b:
        return True
    if numbers != others or len(a) < SHORTEST_PART:
        return False
    return b.startswith(a) or (len(b) - len(a) <= 2 * MOST_CHANGED * len(b) and _spelt_alike(a, b))


@lru_cache(maxsize=1024)
def _read(title: str) -> tuple[str, frozenset[str]]:
    """Return the letters and the numbers of a title; "16x16" has the same numbers as "16 × 16"."""
    said = words(title[:LONGEST])
    return "".join(said), frozenset({*_DIGITS.findall(" ".join(said)), *_COUNTING.intersection(said)})


def _spelt_alike(a: str, b: str) -> bool:
    from rapidfuzz.distance import Indel

    return Indel.normalized_distance(a, b, score_cutoff=MOST_CHANGED) <= MOST_CHANGED
