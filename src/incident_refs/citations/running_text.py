"""Tell running text from titles and references by how a line begins and ends, long before anything is read into it."""

import re

from incident_refs.citations.letters import PARTICLES

# What may make a reference of a line that begins like a sentence: an identifier, an address, a volume with pages, a
# court's or a register's number, a note of the kind "(pdf)", an item 'Medium article on it, "…"'
_MAY_REFER = re.compile(
    r"""https?:|www\.|\b10\.\d|\barxiv|\bisbn|\bdoi\b|\d\s?\(\d|\d[–-]\d|\bpp?\.\s?\d|\sv[s]?\.?\s[A-Z]|ECLI:|
        \([^()\d]{2,20}\)[^a-z0-9]*$|["“”][.\W]*$|\b(?:et\sal|vol|no)\.\s?""",
    re.VERBOSE | re.IGNORECASE,
)
_OPENING = re.compile(r"[^.:(“\"\[@;|–—\d]*")
_YEAR_NEXT = re.compile(r"\(\s?(?:1[4-9]|20)\d\d|\(n\.\s?d")
_BEFORE_YEAR_OR_QUOTE = re.compile(r"(?:(?!(?:1[4-9]|20)\d\d)[^“\"«])*")
_SMALL = re.compile(r"(?<![\w'’‐-])[a-zß-öø-ÿ]{2,}(?![\w'’‐-])")
# Small words that stand in lists of names: "Smith and Jones", "de la Cruz", "van der Maaten"
_IN_NAMES = PARTICLES | {"and", "et", "al", "und", "with", "in"}
_INITIAL = re.compile(r"\b[A-Z]\.")
_OPENS = 160  # characters in which a sentence shows itself
_ENDS = re.compile(r"[a-zß-öø-ÿ0-9)\]%’'\"”]{2}[.!?][\"”’']?$")
_ENDS_SHORT = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Jr|Sr|al|ed|eds|pp|vol|no|LLC|Univ|Press)\.$")
_BETWEEN_SENTENCES = re.compile(r"[a-zß-öø-ÿ0-9)\]%”\"][.!?]\s+(?=[A-ZÀ-ÞŒ“\"])")


def is_surely_prose(text: str) -> bool:
    """Return whether a line is running text with nothing in it that a reference needs. Quick: every line is asked.

    >>> is_surely_prose("The classical problem in computer vision is that of determining what an image contains.")
    True
    >>> is_surely_prose("Deng J., Dong W. (2009). ImageNet"), is_surely_prose("Computer vision - recognition")
    (False, False)
    """
    opening = _OPENING.match(text, 0, _OPENS)
    end = opening.end() if opening else 0
    sentence = _small_words(text, end) > 3 and not _YEAR_NEXT.match(text, end)
    if not sentence and len(text) > 100:
        before = _BEFORE_YEAR_OR_QUOTE.match(text, 0, _OPENS)
        end = before.end() if before else 0
        sentence = (
            _small_words(text, end) > 7 and not _INITIAL.search(text, 0, 60) and not _YEAR_NEXT.search(text, 0, _OPENS)
        )
    return sentence and not _MAY_REFER.search(text)


def is_sentence(text: str) -> bool:
    """Return whether a line is one or more whole sentences, and no title: it ends like one, with many small words.

    >>> [is_sentence(line) for line in ("Most visitors laughed, but some asked for money back.", "Why exams fail")]
    [True, False]
    """
    text = text.rstrip(" \xa0ย")
    if not _ENDS.search(text[-4:]) or _ENDS_SHORT.search(text[-8:]) or text.endswith("?"):
        return False
    small = _small_words(text, _OPENS)
    return small > 3 and (small > 7 or len(text.split(None, 9)) > 9 or _BETWEEN_SENTENCES.search(text) is not None)


def _small_words(text: str, end: int) -> int:
    return sum(word not in _IN_NAMES for word in _SMALL.findall(text, 0, end))
