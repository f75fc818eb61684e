"""Capitals of titles. Protected words, acronyms and words that already carry a capital are left as they are.

Source: the title case of CSL 1.0.2 (appendix V), which every reference processor follows.
"""

import re
from functools import lru_cache

from incident_refs.model.rich_text import PROTECTED, SMALL_CAPS, SUBSCRIPT, SUPERSCRIPT, Rich, Span

_SMALL = frozenset(
    ("a", "about", "an", "and", "as", "at", "but", "by", "d", "de", "down", "for", "from", "in", "into", "nor", "of",
     "on", "onto", "or", "over", "so", "the", "till", "to", "up", "van", "via", "von", "with", "yet")
)  # fmt: skip
# One word of: state-of-the-art; O’Neil; 3rd
_WORD = re.compile(r"[^\W_](?:[^\W_]|[’'](?=\w))*")
_ENGLISH = frozenset(
    ("", "english", "american", "british", "canadian", "australian", "newzealand", "usenglish", "ukenglish")
)
_HYPHENS = ("-", "‐")
_KEPT = PROTECTED | SUBSCRIPT | SUPERSCRIPT | SMALL_CAPS


@lru_cache(maxsize=512)
def is_english(language: str) -> bool:
    """Return whether a language is English, as all titles are that do not say otherwise.

    >>> is_english("en-GB"), is_english("russian")
    (True, False)
    """
    folded = language.lower()
    return folded in _ENGLISH or (folded[:2] == "en" and folded[2:3] in ("", "-", "_"))


@lru_cache(maxsize=8192)
def title_case(text: Rich, language: str = "") -> Rich:
    """Return the text with capitals on its words; small words only where a title or subtitle begins or ends.

    >>> title_case((("Journal of the ", 0), ("eCrime", PROTECTED), (" lab: a view", 0)))
    (('Journal of the ', 0), ('eCrime', 64), (' Lab: A View', 0))
    """
    if not is_english(language) or not text:
        return text
    return _cased(text)


def capitalised(text: str) -> str:
    """Return the text with its first letter as a capital, unless the first word carries one elsewhere.

    >>> capitalised("computer software"), capitalised("eLife"), capitalised("arXiv:2006.16923")
    ('Computer software', 'eLife', 'arXiv:2006.16923')
    """
    word = text.partition(" ")[0]
    return text if word != word.lower() else text[:1].upper() + text[1:]


def _cased(text: Rich) -> Rich:
    spans: list[Span] = []
    begins = True  # a title or a subtitle
    for i, (string, marks) in enumerate(text):
        if marks & _KEPT:
            spans.append((string, marks))
            begins = False
            continue
        out: list[str] = []
        at = 0
        hits = list(_WORD.finditer(string))
        last = hits[-1] if i == len(text) - 1 and hits else None
        glued = i > 0 and string[:1].isalnum() and text[i - 1][0][-1:].isalnum()
        for hit in hits:
            between, word = string[at : hit.start()], hit[0]
            begins = begins or (between != " " and _starts_anew(between))
            hyphened = between[-1:] in _HYPHENS
            out += (between, word if glued else _word(word, begins=begins, ends=hit is last and not hyphened))
            begins = glued = False
            at = hit.end()
        out.append(string[at:])
        begins = begins or _starts_anew(string[at:])
        spans.append(("".join(out), marks))
    return tuple(spans)


def _starts_anew(between: str) -> bool:
    return ":" in between or "?" in between or "!" in between


def _word(word: str, *, begins: bool, ends: bool) -> str:
    if not ("a" <= word[0] <= "z" or "à" <= word[0] <= "ž") or word != word.lower():
        return word
    if not begins and (len(word) == 1 or word[1] in "’'"):  # "The journal of x", "e-mail", "l’amour"
        return word
    if word in _SMALL and not (begins or ends):
        return word
    return word[0].upper() + word[1:]
