"""What the works that sources offered say of an entry: right, wrong in a field, another version, made up, not there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incident_refs.matching.edition import PREPRINT_PREFIXES
from incident_refs.matching.entry_evidence import Compared, listed
from incident_refs.matching.said_people import PeopleFit, share_in_common
from incident_refs.matching.said_title import TitleFit, is_distinctive, is_to_the_letter
from incident_refs.model.decision import Evidence
from incident_refs.model.tokens import words
from incident_refs.model.verdict import Verdict, VerdictWord
from incident_refs.model.work import Candidate, Notice, NoticeKind, Work

_BY_NOTICE = (
    (NoticeKind.RETRACTION, VerdictWord.RETRACTED),
    (NoticeKind.CONCERN, VerdictWord.CONCERN),
    (NoticeKind.CORRECTION, VerdictWord.CORRECTED),
)
_PLACES = frozenset(("year", "container", "volume", "issue", "pages"))
_OF_VERSIONS = frozenset(("container", "year", "volume", "issue", "pages", "doi"))
_SERVERS = re.compile(r"rxiv|ssrn|preprint|research square|\bcorr\b", re.IGNORECASE)
# Who stands in forms: "John Doe", "First Author", "Author Name", "A. Author"
_NOBODY = frozenset(
    ("john doe", "jane doe", "john smith and jane doe", "first author", "second author", "third author", "author one",
     "author two", "author three", "author name", "first last", "firstname lastname", "a author", "b author",
     "lorem ipsum", "foo bar", "name surname", "family given", "anonymous author", "your name", "unknown author")
)  # fmt: skip
MOSTLY = 0.5  # of the longer list of authors: from here on it is one work with a slip in its title
YEARS_BETWEEN = 4  # a preprint and the article that it becomes
YEARS_AHEAD = 1  # what is accepted is cited before it is out


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known beside the works: who was asked, the year that it is (None: no clock), and of the entry's DOI.

    `strange_doi` says that no source holds the DOI, nor any other one of its publisher.
    """

    asked: tuple[str, ...] = ()
    today: int | None = None
    strange_doi: bool = False


def compared(entry: Work, offered: Sequence[Candidate]) -> tuple[Compared, ...]:
    """Return an entry beside each work that was offered; records that stand for no work are left out."""
    return tuple(one for candidate in offered if not (one := Compared(entry, candidate)).is_void)


def verdict(
    entry: Work, offered: Sequence[Compared], by_its_authors: Sequence[Candidate], known: Circumstances
) -> tuple[Verdict, ...]:
    """Return the verdict on an entry, and with it what was said later of the work that is meant.

    `offered` are works with its identifiers and its title, `by_its_authors` those that its authors wrote: asked for
    where the first do not fit, to tell from what a made-up reference was put together.
    """
    same = [one for one in offered if one.title is TitleFit.SAME]
    if not entry.title:  # its identifier is all that there is
        same = [one for one in offered if one.is_by_identifier]
    meant = [one for one in same if one.people is not PeopleFit.NONE and not _is_another(one, known)]
    if meant:
        best = min(meant, key=lambda one: (len(_contradictions(one, known)), one.candidate.rank))
        return tuple(_of_the_work(best, meant, offered, known))
    return (_of_no_work(entry, offered, same, by_its_authors, known),)


def _is_another(one: Compared, known: Circumstances) -> bool:
    """Return whether a work of an entry's title is another one all the same: "Erratum", "Book notices", part 2.

    An entry with a DOI of its own, and with volume and pages of its own, tells of another work, whether it is held here
    or not. Without names, a title has to be more than that of every volume's front matter.
    """
    if one.is_by_identifier:
        return False
    others = {item.field for item in one.contradictions} & _PLACES
    if one.people is PeopleFit.UNKNOWN and not is_distinctive(one.entry.title):
        return bool(others)
    own_doi = one.entry.doi and one.work.doi and one.entry.doi != one.work.doi and not known.strange_doi
    return bool(own_doi) and len(others) > (0 if one.title is TitleFit.NEAR else 1)


def needs_authors(offered: Sequence[Compared]) -> bool:
    """Return whether it has to be asked what else an entry's authors wrote: a work of its title is not theirs."""
    same = [one for one in offered if one.title is TitleFit.SAME]
    return bool(same) and all(one.people is PeopleFit.NONE for one in same)


def _of_the_work(
    best: Compared, meant: Sequence[Compared], all_of_them: Sequence[Compared], known: Circumstances
) -> Iterator[Verdict]:
    wrong = _contradictions(best, known, all_of_them)
    work, source = best.work, best.candidate.source
    evidence = (*(one for one in best.evidence if one.agrees is not False), *wrong)
    for notice, word in _notices(best, meant):
        told = " ".join(filter(None, (notice.doi, f"({notice.date})" if notice.date else "")))
        yield Verdict(word, told or work.id, work, source, evidence, known.asked, notice=notice)
    if not wrong:
        yield Verdict(VerdictWord.CONFIRMED, f"{source} holds it", work, source, evidence, known.asked)
    elif _is_other_version(best, wrong):
        yield Verdict(VerdictWord.OTHER_VERSION, _version(best), work, source, evidence, known.asked)
    else:
        fields = ", ".join(one.field for one in wrong)
        yield Verdict(VerdictWord.DIFFERS, fields, work, source, evidence, known.asked)


def _notices(best: Compared, meant: Sequence[Compared]) -> Iterator[tuple[Notice, VerdictWord]]:
    """Yield what was said later of the work, one of each kind: a list of retractions holds the DOI and little else."""
    records = [one.work for one in meant if one is best or one.is_by_identifier or one.work.doi == best.work.doi]
    for kind, word in _BY_NOTICE:
        notice = next((notice for work in records for notice in work.notices if notice.kind is kind), None)
        if notice:
            yield notice, word


def _contradictions(one: Compared, known: Circumstances, all_of_them: Sequence[Compared] = ()) -> tuple[Evidence, ...]:
    """Return the fields in which a work differs from the entry; the DOI too where that is another's or nobody's."""
    wrong = one.contradictions
    doi = one.entry.doi
    if not doi or doi == one.work.doi:
        return wrong
    other = next((c.work for c in all_of_them if c.work_has(doi) and c.title is TitleFit.OTHER), None)
    if other:
        wrong = tuple(item for item in wrong if item.field != "doi")
        return (*wrong, Evidence("doi", False, doi, f"that of '{other.title}'"))
    if known.strange_doi and not one.work.doi:
        return (*wrong, Evidence("doi", False, doi, None))
    return wrong


def _is_other_version(best: Compared, wrong: Sequence[Evidence]) -> bool:
    """Return whether one of the two is the preprint of the other, and that explains all in which they differ."""
    if not {one.field for one in wrong} <= _OF_VERSIONS or any(one.field == "doi" and not one.found for one in wrong):
        return False
    apart = abs((best.entry.year or 0) - (best.work.year or 0)) if best.entry.year and best.work.year else 0
    if apart > YEARS_BETWEEN:
        return False
    return is_preprint(best.entry) != is_preprint(best.work) or _is_of_another_venue(best, wrong)


def is_preprint(work: Work) -> bool:
    """Return whether a work is a preprint: by its container, or without one by its identifier.

    >>> is_preprint(Work("a", container="CoRR")), is_preprint(Work("b", container="ICML", arxiv="2006.16923"))
    (True, False)
    """
    if work.container:
        return _SERVERS.search(work.container) is not None
    return work.type == "posted-content" or bool(work.arxiv) or (work.doi or "").startswith(PREPRINT_PREFIXES)


def _is_of_another_venue(best: Compared, wrong: Sequence[Evidence]) -> bool:
    """Return whether one of the two is a talk and the other its article, by their types or a DOI of the entry's own."""
    fields = {one.field for one in wrong}
    if not {"container", "year"} <= fields:
        return False
    own_doi = best.entry.doi and best.work.doi and best.entry.doi != best.work.doi
    kinds = {best.entry.type, best.work.type}
    return bool(own_doi) or kinds == {"journal-article", "proceedings-article"}


def _version(best: Compared) -> str:
    if is_preprint(best.entry):
        return f"published as {best.work.doi or best.work.container or best.work.id}"
    held = best.work.arxiv or best.work.doi or best.work.container or best.work.id
    return f"the source holds {'the preprint ' if is_preprint(best.work) else ''}{held}"


def _of_no_work(
    entry: Work,
    all_of_them: Sequence[Compared],
    same: Sequence[Compared],
    by_its_authors: Sequence[Candidate],
    known: Circumstances,
) -> Verdict:
    """Return the verdict on an entry whose title and authors no work has together."""
    near = [one for one in all_of_them if one.title is TitleFit.NEAR and _mostly_theirs(one) and _else_the_same(one)]
    by_doi = [one for one in all_of_them if one.is_by_identifier]
    if near:
        best = max(near, key=lambda one: (one.is_by_identifier, share_in_common(entry.authors, one.work.authors)))
        wrong = ", ".join(one.field for one in _contradictions(best, known))
        return Verdict(VerdictWord.DIFFERS, wrong, best.work, best.candidate.source, best.evidence, known.asked)
    signs = tuple(_signs(entry, all_of_them, same, by_its_authors, known))
    nearest = next(iter((*by_doi, *same, *(one for one in all_of_them if one.title is TitleFit.NEAR))), None)
    work, source = (nearest.work, nearest.candidate.source) if nearest else (None, None)
    evidence = nearest.evidence if nearest else ()
    if signs:
        return Verdict(VerdictWord.MADE_UP, "; ".join(signs), work, source, evidence, known.asked, signs)
    where = ", ".join(known.asked) or "no source"
    return Verdict(VerdictWord.NOT_FOUND, f"no such work in {where}", work, source, evidence, known.asked)


def _mostly_theirs(one: Compared) -> bool:
    if one.people in (PeopleFit.SAME, PeopleFit.SHORTER):
        return True
    return one.people is PeopleFit.SOME and share_in_common(one.entry.authors, one.work.authors) >= MOSTLY


def _else_the_same(one: Compared) -> bool:
    """Return whether all else speaks for the work: people write several papers of nearly one title.

    "Multimodal depression severity score prediction …" is not "Multimodal depression classification …" of that year.
    """
    return one.is_by_identifier or {item.field for item in one.contradictions} <= {"title", "authors"}


def _signs(
    entry: Work,
    all_of_them: Sequence[Compared],
    same: Sequence[Compared],
    by_its_authors: Sequence[Candidate],
    known: Circumstances,
) -> Iterator[str]:
    """Yield what gives a made-up reference away."""
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
