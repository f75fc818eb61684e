"""The key that an entry is given: family, year and first title word (`deng2009imagenet`), or as a pattern says.

Once given, it stays: a pattern is asked for new entries only.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import count, product

from incident_refs.bibtex.types import Dialect, kind_of
from incident_refs.model.key_pattern import DEFAULT, KeyPattern, Part
from incident_refs.model.names import Group, Name
from incident_refs.model.patterns import when_used
from incident_refs.model.tokens import fold
from incident_refs.model.work import Work

_MAX_PART = 30  # characters
_MAX_FAMILIES = 3
_OF_NAMES = ("family", "families")
_SMALL_WORDS = """
    a an the on of in for to and or at by from with is are do does how what why when
    der die das le la les un une el los las il lo
"""
_STOP_WORDS = frozenset(_SMALL_WORDS.split())
_NOT_IN_KEYS = re.compile(r"[^a-z0-9]+")
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)  # a page of which nobody knows more than the address
_TITLE_WORD = when_used(r"[^\W_]+(?:['’][^\W_]+)*")


def key_for(work: Work, taken: Container[str], pattern: KeyPattern = DEFAULT) -> str:
    """Return a key of `[a-z0-9_-]+` for a work that is not among `taken` (in lower case, as BibTeX compares them).

    Without an author, title words take the name's place, without a title those of the container; without a year, it
    is left out.

    >>> from incident_refs.model.names import Names, Person
    >>> work = Work("x", title="On the ImageNet", authors=Names((Person("Deng", "J."),)))
    >>> key_for(work, ()), key_for(work, {"dengimagenet"})
    ('dengimagenet', 'dengimageneta')
    >>> key_for(work, (), KeyPattern.parse("{title}_{family:3}"))
    'imagenet_den'
    """
    stem = _stem(work, pattern)
    if stem not in taken:
        return stem
    return next(key for suffix in _suffixes() if (key := stem + suffix) not in taken)


def _stem(work: Work, pattern: KeyPattern) -> str:
    # an issue of a journal may have no title of its own
    title = _title_words(_SCHEME.sub("", work.title or work.container or ""))
    names = work.authors.listed or work.editors
    if not names and any(part.name in _OF_NAMES for part in pattern.parts):
        # the first two words of the title stand in the name's place
        parts = [part for part in pattern.parts if part.name != "title"]
    else:
        parts = list(pattern.parts)
    told = [_told(part, work, names, title) for part in parts]
    # "{family}_{year}" of a work without a year is "deng", not "deng_"
    return "".join(told).strip("-_") or "untitled"


def _told(part: Part, work: Work, names: Sequence[Name], title: list[str]) -> str:
    match part.name:
        case "family" if names:
            return _name_part(names[0])[: part.count]
        case "families" if names:
            return "".join(_name_part(name) for name in names[: part.count or _MAX_FAMILIES])[: 2 * _MAX_PART]
        case "family" | "families":
            letters = part.count if part.name == "family" else None
            return "".join(title[:2])[: letters or _MAX_PART]
        case "year":
            year = "" if work.year is None else str(work.year)
            return year[-part.count :] if part.count else year
        case "title":
            return "".join(title[: part.count or 1])[: 2 * _MAX_PART]
        case "type":
            return kind_of(work, Dialect.BIBTEX).type[: part.count]
    return part.text


def _suffixes() -> Iterator[str]:
    for length in count(1):
        for letters in product("abcdefghijklmnopqrstuvwxyz", repeat=length):
            yield "".join(letters)


def _name_part(name: Name) -> str:
    if isinstance(name, Group):
        return _group_part(name.name)
    return _plain(name.family)


def _group_part(name: str) -> str:
    """Return a group's own acronym, the initials of three words and more, or its words.

    >>> _group_part("National Institute of Standards and Technology"), _group_part("European Commission")
    ('nist', 'europeancommission')
    """
    own = re.search(r"\(([A-Z][A-Za-z0-9]{1,9})\)", name)
    if own:
        return own[1].lower()
    told = _title_words(name)
    if len(told) > 2:
        return "".join(word[0] for word in told)[:_MAX_PART]
    return "".join(told)[:_MAX_PART]


def _title_words(text: str) -> list[str]:
    """Return the words that may stand in a key: none of the small ones, unless there are only small ones."""
    plain = [_plain(word) for word in _TITLE_WORD.findall(text)[:40]]
    plain = [word for word in plain if word]
    return [word for word in plain if word not in _STOP_WORDS] or plain


def _plain(text: str) -> str:
    """Return the ASCII letters and digits of a word, transliterated: `Дулханти` is `dulkhanti`."""
    folded = fold(text[:200])
    if not folded.isascii():
        from anyascii import anyascii

        folded = anyascii(folded).lower()
    return _NOT_IN_KEYS.sub("", folded)[:_MAX_PART]
