"""Tell running text from titles and references by how a line begins and ends, long before anything is read into it."""

import re

from incident_refs.citations.letters import PARTICLES
from incident_refs.model.patterns import when_used

# What may make a reference of a line that begins like a sentence: an identifier, an address, a court's or a register's
# number, a volume with pages, a note of the kind "(pdf)", an item 'Medium article on it, "…"'. Plain words are looked
# for first: a pattern of all of them takes ten times as long, and every line of every page is asked.
_NUMBERS = when_used(r"\d(?:[–-]\d|\s?\(\d)")
# What brackets at the end of a reference hold: a year, or what kind of thing it is
_TELLING = when_used(r"\([^()]*(?:1[4-9]|20)\d\d|\([^\d()]{2,20}\)")
BLANK_LIKE = " \xa0ย๐"
_VOLUME = re.compile(r"\d\s?\(\d{1,3}\)")
_BEHIND = " .,;:!?\xa0ย๐"
_OPENING = re.compile(r"[^.:(“\"\[@;|–—\d]*")
_YEAR_NEXT = re.compile(r"\(\s?(?:1[4-9]|20)\d\d|\(n\.\s?d")
_BEFORE_YEAR_OR_QUOTE = re.compile(r"(?:(?!(?:1[4-9]|20)\d\d)[^“\"«])*")
_SMALL = re.compile(r"(?<![\w'’‐-])[a-zß-öø-ÿ]{2,}(?![\w'’‐-])")
# Small words that stand in lists of names: "Smith and Jones", "de la Cruz", "van der Maaten"
_IN_NAMES = PARTICLES | {"and", "et", "al", "und", "with", "in"}
# The words that English sentences are made of. To count these takes a quarter of the time of a search for all words.
_FREQUENT = frozenset(
    """
    an|are|as|at|be|been|but|by|can|could|for|from|had|has|have|he|her|his|if|into|is|it|its|more|most|no|not|of|on|or|
    other|over|she|so|such|than|that|the|their|there|these|they|this|to|up|was|were|when|which|who|will|would
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
).difference(_IN_NAMES)
_is_frequent = _FREQUENT.__contains__
# "Developed by researchers", "The system", "In May": how no list of names begins
_OPENER = re.compile(
    r"(?:The|An?|In|On|At|It|Its|This|These|They|He|She|We|As|By|From|Since|Until|Between|"
    r"During|After|Before|When|While|If|However|Although|According|Many|Some|Most|Other|Critics|Nobody|"
    r"Von|Im|Am|Der|Die|Das|Ein|Eine|Seit|Nach|Bei|Mit|Le|La|Les|Un|Une|En|Depuis|Selon|Dans|El|Los|Las|Una|Desde|Según|"
    r"Il|Lo|Nel|Dal|Het|Een|Sinds|Op|Volgens)\s"
)
_NO_NAMES = re.compile(
    r"(?:[A-Z][\w ]{2,30}\.\s)?(?:" + _OPENER.pattern + r"|"
    r"[A-Z][\w’'-]{0,30}\s(?!(?:and|et|van|von|de|der|den|del|della|di|da|dos|du|la|le|bin|ibn|ten|ter|zu|und|y)\b)[a-z]{2})"
)
# "Shneiderman, Ben. Human-centered …": a name turned round, as in lists
_LISTED_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+,\s[A-ZÀ-Þ][\w'’-]*[\s,.]")
_STOPS = (".", "!")
_ENDS_SENTENCE = (*_STOPS, '."', ".”", '".', "”.")
_QUOTES = when_used(r"[\"“«]")
_LONG = 100  # characters; no title alone is as long
_INITIAL = re.compile(r"\b[A-Z]\.")
_OPENS = 160  # characters in which a sentence shows itself
_ENDS = when_used(r"(?:[a-zß-öø-ÿ0-9]{2}|[)\]%’'\"”])[.!?][\"”’']?$")
_ENDS_SHORT = when_used(r"\b(?:Inc|Ltd|Co|Corp|Jr|Sr|al|ed|eds|pp|vol|no|LLC|Univ|Press)\.$")
_BETWEEN_SENTENCES = when_used(r"[a-zß-öø-ÿ0-9)\]%”\"][.!?]\s+(?=[A-ZÀ-ÞŒ“\"])")


def is_surely_prose(text: str) -> bool:
    """Return whether a line is running text with nothing in it that a reference needs. Quick: every line is asked.

    >>> is_surely_prose("The classical problem in computer vision is that of determining what an image contains.")
    True
    >>> is_surely_prose("Deng J., Dong W. (2009). ImageNet"), is_surely_prose("Computer vision - recognition")
    (False, False)
    """
    if text.endswith(_ENDS_SENTENCE) and _OPENER.match(text) and has_small_words(text, 4):
        return not (
            _YEAR_NEXT.search(text, 0, _OPENS)
            or _has_mark(text)
            or ("(" in text and _VOLUME.search(text))
            or _has_initial(text)
        )
    opening = _OPENING.match(text, 0, _OPENS)
    end = opening.end() if opening else 0
    sentence = has_small_words(text, 4, end) and not _YEAR_NEXT.match(text, end)
    if not sentence and (len(text) > _LONG or text.endswith(_STOPS)):
        sentence = _begins_without_names(text)
    return sentence and not _LISTED_NAME.match(text) and not _may_refer(text)


def _begins_without_names(text: str) -> bool:
    if _has_initial(text) or _YEAR_NEXT.search(text, 0, _OPENS):
        return False
    if _NO_NAMES.match(text) and (text.endswith(_STOPS) or not _QUOTES.search(text)):
        return True
    if len(text) < _LONG:
        return False
    before = _BEFORE_YEAR_OR_QUOTE.match(text, 0, _OPENS)
    return has_small_words(text, 8, before.end() if before else 0)


def _has_initial(text: str) -> bool:
    return "." in text[:60] and _INITIAL.search(text, 0, 60) is not None


def _may_refer(text: str) -> bool:
    if _has_mark(text) or (("-" in text or "–" in text or "(" in text) and _NUMBERS.search(text)):
        return True
    end = text.rstrip(_BEHIND)[-1:]
    return end in ("]", '"', "“", "”") or (end == ")" and _TELLING.match(text, text.rfind("(")) is not None)


def _has_mark(text: str) -> bool:
    """Return whether something stands in a line that only references have."""
    small = text.lower()
    return (
        "http" in small or "arxiv" in small or "isbn" in small or "doi" in small
        or " v " in small or " vs" in small or "ecli:" in small or " et al" in small
        or (small.find(".", 0, -1) >= 0 and (
            "www." in small or "10." in small or " v. " in small
            or "vol." in small or "no." in small or "p. " in small or "pp." in small
        ))
    )  # fmt: skip


def is_sentence(text: str) -> bool:
    """Return whether a line is one or more whole sentences, and no title: it ends like one, with many small words.

    >>> [is_sentence(line) for line in ("Most visitors laughed, but some asked for money back.", "Why exams fail")]
    [True, False]
    """
    text = text.rstrip(BLANK_LIKE)
    if not _ENDS.search(text[-4:]) or _ENDS_SHORT.search(text[-8:]) or text.endswith("?"):
        return False
    return has_small_words(text, 4) and (
        has_small_words(text, 8) or len(text.split(None, 9)) > 9 or _BETWEEN_SENTENCES.search(text) is not None
    )


def has_small_words(text: str, number: int, end: int = _OPENS) -> bool:
    """Return whether so many small words stand in the first characters of a line, those in lists of names left out.

    >>> [has_small_words("van der Maaten and Hinton say that it fails", number) for number in (4, 5)]
    [True, False]
    """
    if len(list(filter(_is_frequent, text[:end].split()))) > number:
        return True  # one more than asked: the last may be cut off, "the" of "theory"
    return len([word for word in _SMALL.findall(text, 0, end) if word not in _IN_NAMES]) >= number
