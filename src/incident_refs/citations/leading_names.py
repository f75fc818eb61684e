"""The names that a line begins with, where no mark says where they end: "Gao W, Ajayan PM. New insights"."""

import re

from incident_refs.citations.abbreviations import is_abbreviation
from incident_refs.citations.author_list import person, stray_given
from incident_refs.citations.letters import DOTTED, FAMILY, INITIALS, ONE_FAMILY, SUFFIX, UPPER
from incident_refs.model.names import Name, Names, Person

_JOIN = (
    r"(?P<last>\s?[,;]{0,2}\s?(?:(?<=[\s,;])(?:and|und|y|et)\s(?!al\b)|&\s?)|(?<=\s)(?:and|und|y|et)"
    r"\s(?!al\b))|\s?[,;]{1,2}\s?"
)
# "Vaughan DG", "Deng J.", "van der Berg A-M Jr"
_SUFFIXED = re.compile(rf"(?P<family>{FAMILY})\s(?P<given>{INITIALS})(?:\s(?P<suffix>{SUFFIX}))?(?=[\s,;.:(]|$)")
# "Deng, J.", "Doran, A. C., Jr."
_INVERTED = re.compile(
    rf"(?P<family>{FAMILY}),\s?(?P<given>{DOTTED}|[{UPPER}]{{1,3}}(?=[,.;:]))(?:,?\s(?P<suffix>{SUFFIX}))?"
)
# "J. Deng", "B.-H. Wei", "J.L. van der Berg", "T.-H. Her"
_STRAIGHT = re.compile(
    rf"(?P<given>{DOTTED})\s?(?P<family>{ONE_FAMILY}(?:[ \-](?!and\b|et\b){ONE_FAMILY})?)(?:,?\s(?P<suffix>{SUFFIX}"
    rf"))?(?=[\s,;.:(]|$)"
)
_JOINED = re.compile(_JOIN)
_MORE_HERE = re.compile(r"[,;]?\s?(?:and\s|&\s)?(?:et\s?al\b\.?|…|\.\.\.|and\sothers\b|others\b)[,.:;]?")


def leading_names(text: str) -> tuple[Names, int] | None:
    """Return the names with initials that a line begins with, and where they end; None where it begins with none.

    >>> names, end = leading_names("Gao W, Ajayan PM. New insights into graphite oxide. Nature Chem.")
    >>> names.families, end
    (('Gao', 'Ajayan'), 16)
    """
    hits = _hits(text)
    if not hits:
        return None
    listed: list[Name] = [person(*stray_given(hit["family"], hit["given"]), hit["suffix"]) for hit in hits]
    end = hits[-1].end()
    more = _MORE_HERE.match(text, end)
    if more:
        return Names(tuple(listed), more=True), more.end()
    last = listed[-1]
    if isinstance(last, Person) and last.given and last.given[-1:] == "." and _is_stop(last.given, listed):
        listed[-1] = Person(last.family, last.given[:-1], last.particle, last.suffix)
        end -= text[end - 1] == "."
    return Names(tuple(listed)), end


def _is_stop(given: str, listed: list[Name]) -> bool:
    """Return whether the dot after the last initials ends the list: "Ajayan PM. New insights"."""
    others = [name.given for name in listed[:-1] if isinstance(name, Person) and name.given]
    return given.count(".") == 1 and (len(given) > 2 or any("." not in other for other in others))


def _hits(text: str) -> list[re.Match[str]]:
    """Return the names one after the other, in the order of the first: behind "J. Deng, " stands no "Dong W."."""
    straight = _STRAIGHT.match(text) is not None
    patterns: tuple[re.Pattern[str], ...] = (_STRAIGHT,) if straight else (_INVERTED, _SUFFIXED)
    hits: list[re.Match[str]] = []
    position, is_last = 0, False
    while True:
        hit = next((hit for pattern in patterns if (hit := pattern.match(text, position))), None)
        if not hit or (straight and hits and _is_journal(text, hit)):
            return hits
        hits.append(hit)
        joined = None if is_last else _JOINED.match(text, hit.end())
        if not joined:
            return hits
        position, is_last = joined.end(), joined["last"] is not None
        if not straight:
            patterns = (_INVERTED, _SUFFIXED, _STRAIGHT)  # "Bender, M. A., H. G. Griggs and J. S. Bedford"


def _is_journal(text: str, hit: re.Match[str]) -> bool:
    """Return whether what looks like a name is an abbreviated journal: "J. Cryst. Growth", "J. Phys. A"."""
    return text[hit.end() : hit.end() + 1] == "." and is_abbreviation(hit["family"].split()[-1])
