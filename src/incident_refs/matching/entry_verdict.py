"""What the works that sources offered say of an entry: right, wrong in a field, another version, made up, not there."""

from collections.abc import Iterator, Sequence

from incident_refs.matching.entry_evidence import Circumstances, Compared, contradictions
from incident_refs.matching.other_version import is_other_version, what_is_held
from incident_refs.matching.said_people import PeopleFit, share_in_common
from incident_refs.matching.said_title import TitleFit, is_distinctive
from incident_refs.matching.signs_of_invention import signs_of_invention
from incident_refs.model.verdict import Verdict, VerdictWord
from incident_refs.model.work import Candidate, Notice, NoticeKind, Work

_BY_NOTICE = (
    (NoticeKind.RETRACTION, VerdictWord.RETRACTED),
    (NoticeKind.CONCERN, VerdictWord.CONCERN),
    (NoticeKind.CORRECTION, VerdictWord.CORRECTED),
)
_PLACES = frozenset(("year", "container", "volume", "issue", "pages"))
MOSTLY = 0.5  # of the longer list of authors: from here on it is one work with a slip in its title


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
        best = min(meant, key=lambda one: (len(contradictions(one, known)), one.candidate.rank))
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
    return bool(own_doi) and len(others) > 1


def needs_authors(offered: Sequence[Compared]) -> bool:
    """Return whether it has to be asked what else an entry's authors wrote: a work of its title is not theirs."""
    same = [one for one in offered if one.title is TitleFit.SAME]
    return bool(same) and all(one.people is PeopleFit.NONE for one in same)


def _of_the_work(
    best: Compared, meant: Sequence[Compared], all_of_them: Sequence[Compared], known: Circumstances
) -> Iterator[Verdict]:
    wrong = contradictions(best, known, all_of_them)
    work, source = best.work, best.candidate.source
    evidence = (*(one for one in best.evidence if one.agrees is not False), *wrong)
    for notice, word in _notices(best, meant):
        told = " ".join(filter(None, (notice.doi, f"({notice.date})" if notice.date else "")))
        yield Verdict(word, told or work.id, work, source, evidence, known.asked, notice=notice)
    if not wrong:
        yield Verdict(VerdictWord.CONFIRMED, f"{source} holds it", work, source, evidence, known.asked)
    elif is_other_version(best, wrong):
        yield Verdict(VerdictWord.OTHER_VERSION, what_is_held(best), work, source, evidence, known.asked)
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
        wrong = ", ".join(one.field for one in contradictions(best, known))
        return Verdict(VerdictWord.DIFFERS, wrong, best.work, best.candidate.source, best.evidence, known.asked)
    signs = tuple(signs_of_invention(entry, all_of_them, same, by_its_authors, known))
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
