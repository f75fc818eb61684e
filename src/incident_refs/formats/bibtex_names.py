"""Name lists of BibTeX and BibLaTeX to people and groups.

Rules: names are parted by `and` outside braces; "von Last, Jr, First"; a name wholly in braces is an organisation;
`and others` says that there are more. BibLaTeX also writes `family=Deng, given=Jia`.
"""

import re
from functools import lru_cache

from incident_refs.formats.markup import plain_from_tex
from incident_refs.model.names import Group, Name, Names, Person

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_PART = re.compile(r"(family|given|prefix|suffix|useprefix|given-i|prefix-i)\s*=\s*(.*)", re.DOTALL)


def read_names(value: str | None) -> Names:
    """Return the names of a field such as `author`.

    >>> names = read_names("van der Maaten, Laurens and {{OpenAI}} and others")
    >>> [name.cited_as for name in names.listed], names.more
    (['van der Maaten', 'OpenAI'], True)
    """
    if not value or not value.strip():
        return Names()
    chunks = [c.strip() for c in (_split(value, _AND) if "{" in value else _AND.split(value))]
    more = len(chunks) > 1 and chunks[-1].lower().strip("{}. ") in ("others", "et al")
    if more:
        chunks.pop()
    return Names(tuple(_name(c) for c in chunks if c.strip("{}, ")), more)


def _split(value: str, pattern: re.Pattern[str]) -> list[str]:
    """Split at the pattern, but nowhere inside braces."""
    depth, depths = 0, []
    for i, char in enumerate(value):
        depths.append(depth)
        if char == "{" and value[i - 1 : i] != "\\":
            depth += 1
        elif char == "}" and value[i - 1 : i] != "\\":
            depth = max(0, depth - 1)
    parts, start = [], 0
    for hit in pattern.finditer(value):
        if not depths[hit.start()]:
            parts.append(value[start : hit.start()])
            start = hit.end()
    return [*parts, value[start:]]


@lru_cache(maxsize=4096)
def _name(text: str) -> Name:
    if text.startswith("{") and _closes_at(text) == len(text) - 1:
        return Group(plain_from_tex(text[1:-1].strip()))
    parts = [p.strip() for p in (_split(text, re.compile(",")) if "{" in text else text.split(","))]
    if "=" in text and (named := [_PART.fullmatch(p) for p in parts]) and all(named):
        return _from_named_parts({hit[1]: hit[2] for hit in named if hit})
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    if len(parts) == 1:
        return _from_words(parts[0])
    words = _words(parts[0])
    at = _end_of_particle(words)
    suffix = parts[1] if len(parts) > 2 else ""
    given = ", ".join(parts[2:]) if len(parts) > 2 else parts[1]
    if not suffix and re.fullmatch(r"(?:Jr|Sr)\.?|I{2,3}|IV", given):
        suffix, given = given, ""
    return _person(" ".join(words[at:]), given, " ".join(words[:at]), suffix)


def _from_named_parts(parts: dict[str, str]) -> Name:
    family = parts.get("family", "")
    if not family:
        return Group(plain_from_tex(parts.get("given", "")))
    return _person(family, parts.get("given", ""), parts.get("prefix", ""), parts.get("suffix", ""))


def _from_words(text: str) -> Name:
    """Read "First von Last": the particle begins at the first lower-case word after the given names."""
    words = _words(text)
    if len(words) == 1:
        return Group(plain_from_tex(text))
    start = next((i for i, word in enumerate(words[:-1]) if _lower(word)), None)
    if start is None:
        return _person(words[-1], " ".join(words[:-1]), "", "")
    end = max(i for i, word in enumerate(words[:-1]) if _lower(word)) + 1
    return _person(" ".join(words[end:]), " ".join(words[:start]), " ".join(words[start:end]), "")


def _words(text: str) -> list[str]:
    return [w for w in (_split(text, re.compile(r"[\s~]+")) if "{" in text else re.split(r"[\s~]+", text)) if w]


def _end_of_particle(words: list[str]) -> int:
    """Return how many leading words are a particle: lower-case ones, never the last word."""
    lower = [i for i, word in enumerate(words[:-1]) if _lower(word)]
    return lower[-1] + 1 if lower and lower[0] == 0 else 0


def _lower(word: str) -> bool:
    letters = plain_from_tex(word) if "\\" in word else word
    return letters[:1].islower()


def _closes_at(text: str) -> int:
    depth = 0
    for i, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return i
    return -1


def _person(family: str, given: str, particle: str, suffix: str) -> Person:
    return Person(
        plain_from_tex(family),
        plain_from_tex(given) or None,
        plain_from_tex(particle) or None,
        plain_from_tex(suffix) or None,
    )
