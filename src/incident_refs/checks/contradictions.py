"""In what a reference string and an entry contradict each other: only what cannot be two spellings of one thing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from incident_refs.model.citation import Citation, Form
from incident_refs.model.identifiers import arxiv_doi
from incident_refs.model.names import Group
from incident_refs.model.tokens import words
from incident_refs.model.work import Work

SHARED = 0.34  # of the words of the shorter title: with fewer in common they are two
PRINTED = 0.5  # of the words of the entry's title: with as many in the string it stands there, wherever it was read
LIKE = 0.8  # of the letters of two family names: "Birhaine" is a slip for "Birhane"
LONG_NAME = 5  # letters: "Deng" is no slip for "Dong"
SPELT_LIKE = 0.65  # of the letters of two titles: blanks and letters lost in a scan
LONGEST = 300  # characters of a title that are compared
ACRONYM = 8  # letters at most: "NIST" stands for a group whose name has none of these words


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field in which both cannot be right. `slight` where it is seen between versions of one work too."""

    field: str
    said: str
    found: str
    slight: bool = False


def contradictions(citation: Citation, work: Work) -> tuple[Contradiction, ...]:
    """Return in what a string contradicts the work of an entry.

    >>> from incident_refs.model.dates import PartialDate
    >>> page = Citation("Deng et al. 2009", Form.SHORT, year=2009)
    >>> contradictions(page, Work("x", title="ImageNet", issued=PartialDate(2019)))
    (Contradiction(field='year', said='2009', found='2019', slight=False),)
    """
    if citation.form is Form.NONE or not _identifiers(citation).isdisjoint(_identifiers(work)):
        return ()
    if citation.form is Form.IDENTIFIER:
        return tuple(_identifier(citation, work))
    if citation.form is Form.WEB:
        same = citation.url is not None and citation.url.rstrip("/") == (work.url or "").rstrip("/")
        return () if same else tuple(_title(citation, work))
    return (*_year(citation, work), *_family(citation, work), *_title(citation, work))


def _identifiers(said: Citation | Work) -> set[str]:
    """Return the DOIs of a string or a work, that of an arXiv preprint too."""
    return {doi for doi in (said.doi, said.arxiv and arxiv_doi(said.arxiv)) if doi}


def _identifier(citation: Citation, work: Work) -> Iterator[Contradiction]:
    """ "10.1109/cvpr.2009.5206848" alone on a line, and an entry with another one."""
    said, found = _identifiers(citation), _identifiers(work)
    if said and found:
        yield Contradiction("doi", min(said), min(found))


def _year(citation: Citation, work: Work) -> Iterator[Contradiction]:
    own = {date.year for date in (work.issued, work.also_issued) if date}
    if work.arxiv and work.arxiv[:2].isdigit():
        own.add(2000 + int(work.arxiv[:2]))  # "Prabhu & Birhane 2020" cites 2006.16923, which came out in 2021
    if citation.year is None or not own or citation.year in own:
        return
    if any(str(year) in citation.raw for year in own):
        return  # "Trail, Robert (1642–1716). (2018). Oxford Dictionary of National Biography"
    nearest = min(own, key=lambda year: abs(year - (citation.year or 0)))
    # a preprint, a proceedings volume or the print issue is often dated a year apart
    yield Contradiction("year", str(citation.year), str(nearest), slight=abs(nearest - citation.year) == 1)


def _family(citation: Citation, work: Work) -> Iterator[Contradiction]:
    """The first family that the string names, where nobody who made the work is called so, or nearly so."""
    makers = (*work.authors.listed, *work.editors)
    if not citation.authors or not makers:
        return
    first = citation.authors.listed[0]
    said = _long(words(first.cited_as[:LONGEST]))
    there = {
        word
        for name in makers
        for word in words(f"{name.cited_as} {getattr(name, 'given', None) or ''}")
        if len(word) > 1
    }
    short = first.cited_as.replace(".", "")
    acronym = short.isupper() and len(short) <= ACRONYM
    group = isinstance(first, Group) or any(isinstance(name, Group) for name in makers)
    if not said or (acronym and group) or _other_letters(said, there) or _nearly(said, there):
        return
    yield Contradiction("author", first.cited_as, makers[0].cited_as)


def _nearly(said: Iterable[str], there: Iterable[str]) -> bool:
    """Return whether a word stands on both sides, up to a slip or another transliteration."""
    if not set(said).isdisjoint(there):
        return True
    from rapidfuzz.distance import Indel

    return any(
        one.startswith(other) or other.startswith(one) or Indel.normalized_similarity(one, other) >= LIKE
        for one in said
        for other in there
        if min(len(one), len(other)) >= LONG_NAME
    )


def _title(citation: Citation, work: Work) -> Iterator[Contradiction]:
    if not citation.title or not work.title:
        return
    said, raw = _telling(citation.title), set(words(citation.raw))
    first_page = words(work.pages or work.article_number or "")[:1]
    if work.volume and first_page and raw.issuperset((*words(work.volume), *first_page)):
        return  # "J.H. (Kevin) Song, A. Couzis, Langmuir 26, 18119 (2010)" prints no title: what was read is none
    titles = [_telling(title) for title in (work.title, *work.other_titles)]
    beside = {word for text in (work.container, work.series, work.event) if text for word in words(text)}
    if min(map(len, (said, *titles))) < 2 or any(_other_letters(said, title) for title in titles):
        return
    for title in titles:
        shared = len(said & (title | beside)) / min(len(said), len(title))
        if shared >= SHARED or len(title & raw) >= PRINTED * len(title):
            return
    if any(_spelt_alike(citation.title, title) for title in (work.title, *work.other_titles)):
        return
    yield Contradiction("title", citation.title, work.title)


def _spelt_alike(one: str, other: str) -> bool:
    """ "Fem ale migrantlabour in Asim" is what was read from a scan of "Female migrant labour in Asia"."""
    from rapidfuzz.distance import Indel

    a, b = ("".join(words(title[:LONGEST])) for title in (one, other))
    return Indel.normalized_similarity(a, b) >= SPELT_LIKE


def _telling(title: str) -> set[str]:
    return {word for word in words(title) if len(word) > 3}


def _long(said: Iterable[str]) -> set[str]:
    return {word for word in said if len(word) > 1}


def _other_letters(one: Iterable[str], other: Iterable[str]) -> bool:
    """Return whether one side is written in an alphabet that the other is not: nothing can be compared then."""
    return any(word.isascii() for word in one) != any(word.isascii() for word in other)
