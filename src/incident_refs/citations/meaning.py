"""Which full line of a page a short citation in its text means: the one whose authors and year fit, or none."""

from collections.abc import Iterator, Sequence

from incident_refs.citations.linked import on_one_line
from incident_refs.citations.reader import read
from incident_refs.citations.short_form import ShortForm
from incident_refs.model.citation import Citation, Form
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


class FullLines:
    """The full lines of a page, numbered as they come: each is folded once, and read when a citation may mean it.

    >>> from incident_refs.citations.short_form import read_short
    >>> lines = FullLines(["Kim A., Lo B. (2019). Faces", "Ek C. (2019). Masks"])
    >>> lines.meant_by(read_short("Ek (2019)")[0]), lines.meant_by(read_short("Ek (2020)")[0])
    (1, None)
    """

    def __init__(self, raws: Sequence[str]) -> None:
        self._raws = raws
        self._folded = [" ".join(words(raw)) for raw in raws]
        self._read: dict[int, Citation] = {}
        self._meant: dict[ShortForm, int | None] = {}

    def meant_by(self, short: ShortForm) -> int | None:
        """Return the number of the one line that a short citation means, from 0; None where none or several fit."""
        if short not in self._meant:
            self._meant[short] = line_meant(short, list(self._that_may_be_meant(short)))
        return self._meant[short]

    def _that_may_be_meant(self, short: ShortForm) -> Iterator[Line]:
        """Yield the lines that hold the year and the first name; every line of the year for an acronym."""
        first, year = short.authors.listed[0].family, str(short.year)
        family = "" if first.isupper() else " ".join(words(first))
        for number, folded in enumerate(self._folded):
            if year in folded and family in folded:
                if number not in self._read:
                    self._read[number] = read(on_one_line(self._raws[number]))
                if self._read[number].form is Form.FULL:
                    yield number, self._read[number]


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
