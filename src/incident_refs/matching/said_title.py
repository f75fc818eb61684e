"""Whether an entry's title is that of a work: to the word. One word more or another one is what inventions look like.

(`same_title` asks whether two catalogues mean one title, and lets slips of spelling pass.)
"""

import re
from enum import StrEnum
from functools import lru_cache
from html import unescape

from incident_refs.model.tokens import words

LONGEST = 500  # characters that are compared
NEAR = 0.7  # of the words, or of the letters: from here on somebody meant that title
SHORTEST_PART = 12  # letters of a title whose subtitle is left out
_BOUNDARY = re.compile(r"\s*[:.?!–—]\s|\s[-–—]\s|\s\(")
# "optimisation" and "optimization", "behaviour" and "behavior", "modelling" and "modeling"
_SPELT = re.compile(r"is(?=(?:e[sdr]?|ers|ing|ations?)$)|our(?=(?:s|al|ed|ing)?$)|ll(?=(?:ed|ing)$)")
_TO = {"is": "iz", "our": "or", "ll": "l"}
_UNSAID = frozenset(("and", "und", "et"))  # "A & B" is "A and B"
_ARTICLES = frozenset(("the", "a", "an"))  # which catalogues leave out at the beginning
# "ε-accurate" is "$\\varepsilon$-accurate" where TeX was taken for words
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ϑ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi",
    "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
    "varepsilon": "epsilon", "varphi": "phi", "vartheta": "theta", "ell": "l", "mathcal": "", "mathbf": "", "rm": "",
}  # fmt: skip


class TitleFit(StrEnum):
    """How one title stands to another."""

    SAME = "same"
    NEAR = "near"
    OTHER = "other"


def title_fit(said: str, found: str) -> TitleFit:
    """Return whether a title is the other one, nearly so, or another.

    >>> title_fit("Optimisation & Learning", "Optimization and learning: A survey").value
    'same'
    >>> title_fit("Training neural networks is hard", "Learning neural networks is hard").value
    'near'
    >>> title_fit("Attention is all you need", "Faces and masks").value
    'other'
    """
    if not said or not found:
        return TitleFit.OTHER
    a, b = _read(said), _read(found)
    if a.letters == b.letters or _is_without_subtitle(a, b) or _is_without_subtitle(b, a):
        return TitleFit.SAME
    common = len(a.known & b.known)
    if 2 * common >= NEAR * (len(a.known) + len(b.known)):
        return TitleFit.NEAR
    if common == 0 or min(len(a.letters), len(b.letters)) < NEAR * max(len(a.letters), len(b.letters)):
        return TitleFit.OTHER
    from rapidfuzz.distance import Indel

    # "Deep-learning", "Deeplearning": one slip makes two other words
    alike = Indel.normalized_similarity(a.letters, b.letters, score_cutoff=0.88)
    return TitleFit.NEAR if alike else TitleFit.OTHER


def is_to_the_letter(said: str, found: str) -> bool:
    """Return whether two titles have the same letters, with no subtitle left out.

    >>> is_to_the_letter("Look & learn", "Look and Learn"), is_to_the_letter("Look and learn", "Look and learn: Faces")
    (True, False)
    """
    return bool(said) and _read(said).letters == _read(found).letters


def is_distinctive(title: str) -> bool:
    """Return whether a title is hardly that of two works: "Introduction" is, and "Deep learning for graphs" may be.

    >>> is_distinctive("Deep learning for graphs"), is_distinctive("ImageNet: A large-scale hierarchical database")
    (False, True)
    """
    read = _read(title)
    return len(read.known) >= 5 and len(read.letters) >= 28


class _Title:
    """A title's letters in a row, and its words."""

    __slots__ = ("known", "letters", "text")

    def __init__(self, title: str) -> None:
        text = title[:LONGEST]
        if "&" in text:
            text = unescape(text)  # "Neural Networks&apos; Implicit Priors"
        said = _words(text)
        self.text = text
        self.letters = "".join(said)
        self.known = frozenset(said)

    def begins_with(self, letters: str) -> bool:
        """Return whether these are its letters up to where a subtitle may begin."""
        return any("".join(_words(self.text[: hit.start()])) == letters for hit in _BOUNDARY.finditer(self.text))


@lru_cache(maxsize=4096)
def _read(title: str) -> _Title:
    return _Title(title)


def _words(text: str) -> list[str]:
    said = words(text)
    if len(said) > 1 and said[0] in _ARTICLES:
        del said[0]
    return [_spelt(word) if len(word) > 5 else _GREEK.get(word, word) for word in said if word not in _UNSAID]


def _spelt(word: str) -> str:
    if "is" in word or "our" in word or "ll" in word:
        return _SPELT.sub(lambda hit: _TO[hit[0]], word)
    return _GREEK.get(word, word)


def _is_without_subtitle(short: _Title, long: _Title) -> bool:
    if len(short.letters) < SHORTEST_PART or not long.letters.startswith(short.letters):
        return False
    return long.begins_with(short.letters)
