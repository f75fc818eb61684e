"""What gives an invention away: parts of several works, a DOI of something else, nobody's name, a year to come."""

from collections.abc import Iterator, Sequence

from incident_refs.matching.entry_evidence import Circumstances, Compared, listed
from incident_refs.matching.said_people import PeopleFit, share_in_common
from incident_refs.matching.said_title import TitleFit, is_distinctive, is_to_the_letter
from incident_refs.model.tokens import words
from incident_refs.model.work import Candidate, Work

YEARS_AHEAD = 1  # what is accepted is cited before it is out
# Who stands in forms: "John Doe", "First Author", "Author Name", "A. Author"
_NOBODY = frozenset(
    ("john doe", "jane doe", "first author", "second author", "third author", "author one", "author two",
     "author three", "author name", "first last", "firstname lastname", "a author", "b author", "lorem ipsum",
     "foo bar", "name surname", "family given", "anonymous author", "your name", "unknown author")
)  # fmt: skip


def signs_of_invention(
    entry: Work,
    all_of_them: Sequence[Compared],
    same: Sequence[Compared],
    by_its_authors: Sequence[Candidate],
    known: Circumstances,
) -> Iterator[str]:
    """Yield what gives an entry away, as parts of a sentence; nothing where no work of its title is known.

    `same` are the works of its title, `by_its_authors` what else they wrote.
    """
    others = [one for one in same if one.people is PeopleFit.NONE and _is_that_title(one, known)]
    for one in others[:1]:
        yield f"its title is that of a work by {listed(one.work.authors)}"
    for one in all_of_them:
        if one.is_by_identifier and one.title is TitleFit.OTHER:
            yield f"its DOI is that of '{one.work.title}' by {listed(one.work.authors)}"
            break
    if others:
        for candidate in by_its_authors:
            if len(entry.authors.listed) > 1 and share_in_common(entry.authors, candidate.work.authors) == 1.0:
                yield f"its authors are those of '{candidate.work.title}'"
                break
    nobody = [name.cited_as for name in entry.authors.listed if _is_nobody(name)]
    if nobody:
        yield f"'{nobody[0]}' stands in forms for a name"
    if known.today and entry.year and entry.year > known.today + YEARS_AHEAD:
        yield f"{entry.year} is yet to come"


def _is_that_title(one: Compared, known: Circumstances) -> bool:
    """Return whether an entry can only have a work's title from that work, and yet names others as its authors."""
    if one.is_by_identifier:
        return True
    entry, work = one.entry, one.work
    if not is_to_the_letter(entry.title, work.title) or {"year", "container"} <= {i.field for i in one.contradictions}:
        return False
    if entry.doi and entry.doi != work.doi and not known.strange_doi:
        return False  # a DOI of its own: two works of one title, as an article and a reply have it
    return is_distinctive(entry.title) or _agrees(one, "container")


def _agrees(one: Compared, field: str) -> bool:
    return any(item.field == field and item.agrees for item in one.evidence)


def _is_nobody(name: object) -> bool:
    given, cited = getattr(name, "given", None) or "", getattr(name, "cited_as", "")
    return " ".join(words(f"{given} {cited}")) in _NOBODY
