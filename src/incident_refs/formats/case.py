"""Capitals of titles. Protected words, acronyms and words that already carry a capital are left as they are.

Source: the title case of CSL 1.0.2 (appendix V), which every reference processor follows.
"""

import re
from collections.abc import Iterator

from incident_refs.model.rich_text import PROTECTED, SUBSCRIPT, SUPERSCRIPT, Rich, Span

_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "but", "by", "d", "de", "down", "for", "from", "in", "into", "nor", "of", "on",
     "onto", "or", "over", "so", "the", "till", "to", "up", "van", "via", "von", "with", "yet")
)  # fmt: skip
# One word of: state-of-the-art; O’Neil; 3rd
_WORD = re.compile(r"[^\W_](?:[^\W_]|[’'](?=\w))*")
_ENGLISH = frozenset(
    ("", "english", "american", "british", "canadian", "australian", "newzealand", "usenglish", "ukenglish")
)
_KEPT = PROTECTED | SUBSCRIPT | SUPERSCRIPT


def is_english(language: str) -> bool:
    """Return whether a language is English, as all titles are that do not say otherwise.

    >>> is_english("en-GB"), is_english("russian")
    (True, False)
    """
    folded = language.lower()
    return folded in _ENGLISH or (folded[:2] == "en" and folded[2:3] in ("", "-", "_"))


def title_case(text: Rich, language: str = "") -> Rich:
    """Return the text with capitals on its words; small words only where a title or subtitle begins or ends.

    >>> title_case((("Journal of the ", 0), ("eCrime", PROTECTED), (" lab: a view", 0)))
    (('Journal of the ', 0), ('eCrime', 64), (' Lab: A View', 0))
    """
    if not is_english(language) or not text:
        return text
    return tuple(_cased(text))


def capitalised(text: str) -> str:
    """Return the text with its first letter as a capital, unless the first word carries one elsewhere.

    >>> capitalised("computer software"), capitalised("eLife"), capitalised("arXiv:2006.16923")
    ('Computer software', 'eLife', 'arXiv:2006.16923')
    """
    word = text.partition(" ")[0]
    return text if word != word.lower() else text[:1].upper() + text[1:]


def _cased(text: Rich) -> Iterator[Span]:
    begins = True  # a title or a subtitle
    for i, (string, marks) in enumerate(text):
        if marks & _KEPT:
            yield string, marks
            begins = False
            continue
        out, at = [], 0
        last_span = i == len(text) - 1
        for hit in _WORD.finditer(string):
            between = string[at : hit.start()]
            out.append(between)
            begins = begins or _starts_anew(between)
            ends = last_span and not _WORD.search(string, hit.end())
            word = hit[0]
            hyphen = string[hit.start() - 1 : hit.start()] in ("-", "‐") and hit.start() > 0
            glued = (
                not between
                and at == 0
                and i > 0
                and not text[i - 1][0][-1:].isspace()
                and text[i - 1][0][-1:].isalnum()
            )
            out.append(word if glued else _word(word, begins=begins, ends=ends and not hyphen))
            begins, at = False, hit.end()
        out.append(string[at:])
        begins = begins or _starts_anew(string[at:])
        yield "".join(out), marks


def _starts_anew(between: str) -> bool:
    return any(sign in between for sign in (":", "?", "!"))


def _word(word: str, *, begins: bool, ends: bool) -> str:
    if not ("a" <= word[0] <= "z" or "à" <= word[0] <= "ž") or word != word.lower():
        return word
    if not begins and (len(word) == 1 or word[1] in "’'"):  # "The journal of x", "e-mail", "l’amour"
        return word
    if word in _SMALL and not (begins or ends):
        return word
    return word[0].upper() + word[1:]
