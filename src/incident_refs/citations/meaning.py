"""Which full line of a page a short citation in its text means: the one whose authors and year fit, or none."""

from collections.abc import Sequence

from incident_refs.citations.short_form import ShortForm
from incident_refs.model.citation import Citation
from incident_refs.model.names import Group, Name, Names
from incident_refs.model.tokens import words

Line = tuple[int, Citation]  # the number of the full line, and what it says
_SHORTEST_ACRONYM = 3


def line_meant(short: ShortForm, lines: Sequence[Line]) -> int | None:
    """Return the number of the one line that a short citation means; None where none fits, or several do.

    >>> from incident_refs.citations.reader import read
    >>> from incident_refs.citations.short_form import read_short
    >>> lines = [(1, read("Kim A., Lo B. (2019). Faces")), (2, read("Kim A., Lo B., Ek C. (2019). Masks"))]
    >>> [line_meant(read_short(short)[0], lines) for short in ("Kim & Lo 2019", "Kim et al. 2019", "Kim 2018")]
    [1, 2, None]
    """
    fits = [(fit, line) for line in lines if (fit := _fit(short, line[1])) is not False]
    fitting = [line for fit, line in fits if fit] or [line for _, line in fits]
    if short.year_suffix and any(full.year_suffix for _, full in fitting):
        fitting = [line for line in fitting if line[1].year_suffix == short.year_suffix]
    said = {" ".join(words(full.raw)): number for number, full in reversed(fitting)}
    return next(iter(said.values())) if len(said) == 1 else None


def may_mean(short: ShortForm, raw: str) -> bool:
    """Return whether a line holds the year and the first name at all: quick, so that few lines need be read.

    >>> from incident_refs.citations.short_form import read_short
    >>> [may_mean(read_short("Kim & Lo 2019")[0], raw) for raw in ("Kim A. (2019). Faces", "Ek C. (2019). Masks")]
    [True, False]
    """
    first = short.authors.listed[0].family
    return str(short.year) in raw and (first.isupper() or " ".join(words(first)) in " ".join(words(raw)))


def _fit(short: ShortForm, full: Citation) -> bool | None:
    """Return whether authors and year fit; None where the number of authors leaves it open."""
    if short.year != full.year or not short.authors or not full.authors:
        return False
    said, listed = short.authors, full.authors
    if not all(map(_same, said.listed, listed.listed)):
        return False
    return _count_fits(said, listed)


def _count_fits(said: Names, listed: Names) -> bool | None:
    """`A et al.` means three or more, `A & B` two; `A` alone is mostly one, but pages say `Deng 2009` for short."""
    saying, holding = len(said.listed), len(listed.listed)
    if said.more:
        if holding > max(2, saying) or (listed.more and holding >= saying):
            return True
        return None if holding == 2 or listed.more else False
    if listed.more:
        return None if saying == 1 or saying > holding else False
    if saying == holding:
        return True
    return None if saying == 1 else False


def _same(short: Name, full: Name) -> bool:
    """Return whether a name of a short citation is a listed one: "Maaten" for "van der Maaten", "WHO" spelled out."""
    said, listed = words(short.cited_as), words(full.cited_as)
    if said == listed or words(short.family) == words(full.family):
        return True
    if isinstance(full, Group) and len(said) == 1 and len(said[0]) >= _SHORTEST_ACRONYM and short.cited_as.isupper():
        return said[0] == "".join(word[0] for word in listed if word not in ("of", "the", "and", "for", "on", "in"))
    return False
