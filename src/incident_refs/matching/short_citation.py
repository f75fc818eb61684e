"""Which work a short citation means: the one whose authors and year fit, and that the text around it is about.

A key that only one work fits is not enough. `Breiman (1996)` fits one work of an index that lacks the one that is
meant, and one unique key in nine would answer wrongly there. So each work has odds from what its title shares with the
sentence and the record's title, and "none of these" has odds of its own: the higher, the commoner the name and the
fuller the year. The probability of a work is its share of all odds; the weights were learned (`benchmarks/
train_short_citations.py`) from citations with the work they mean and without it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp, log, sqrt
from pathlib import Path
from typing import Any

from incident_refs.matching.author_names import name_key, names_fit
from incident_refs.matching.same_title import same_title
from incident_refs.matching.topic import Topic, acronyms, initials, likeness, nearest, stem, stems, topic_of, weight
from incident_refs.model.citation import Citation, Context, Query
from incident_refs.model.decision import Ambiguous, Decision, Evidence, Matched, Unmatched, Weighed
from incident_refs.model.names import Names
from incident_refs.model.tokens import words
from incident_refs.model.work import Candidate, Work

# The path, not importlib.resources: that alone would cost 12 ms of a 300 ms run.
DATA = Path(__file__).resolve().parent.parent / "data"
OFFERED = 5
WEIGHED = 400  # works of one key that are compared in full; "Wang et al. 2023" has 915 among half a million
LIKE = 0.35  # meanings this near agree, where no stem is shared
NEAREST = 3  # words that are shown for a meaning
EVEN = 0.05  # two works this near in probability are equally good
LIBRARY = "library"  # the source whose works are the user's own
MATCHED = "authors, year and topic"
HELD = "the library's only work of these authors and year"

WORK_FEATURES = (
    "share",  # of the weight of the title's stems, how much stands in the sentence or the record's title
    "sentence",  # weight of the stems shared with the sentence
    "rarest",  # the rarest of them
    "record",  # weight of the stems shared with the record's title
    "pairs",  # stems that stand next to each other in both
    "any",  # whether any stem is shared
    "like_sentence",  # how near the meanings are
    "like_record",
    "named",  # the title's head stands in the text: "YFCC100M: The new data in multimedia research"
    "acronym",  # letters of an acronym of the text that are initials of the title: DCGAN
    "length",  # of the title
)
NONE_FEATURES = (
    "always",
    "common",  # how many works the first author's name begins
    "stranger",  # it begins none that is known
    "alone",  # one name: `Breiman (1996)`
    "common_alone",
    "more",  # `et al.`
    "common_more",
    "year",
    "suffix",  # `2008a`: the page knows two of them
    "fitting",  # how many works have the key
)


@dataclass(frozen=True, slots=True)
class Around:
    """The text around a citation, read once for all candidates."""

    sentence: Topic
    record: Topic
    acronyms: frozenset[str]
    folded: str

    @property
    def silent(self) -> bool:
        """Whether there is nothing to compare a topic with."""
        return not self.sentence.said and not self.record.said


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: a number for each feature, and from which probability on a work is meant."""

    work: tuple[float, ...]
    none: tuple[float, ...]
    threshold: float


def judge_short(query: Query, candidates: Sequence[Candidate], weights: Weights | None = None) -> Decision:
    """Return what a short citation means among the works that sources offered for it.

    Matched needs a probability above the threshold and a topic that agrees; without a text around it, or where
    several works are as good, it is Ambiguous with the best candidates; Unmatched where none has these authors and
    this year. The library decides before other sources where it holds exactly one such work. `weights` are the
    packaged ones, unless somebody measures others.

    >>> from incident_refs.model.citation import Form
    >>> from incident_refs.model.dates import PartialDate
    >>> from incident_refs.model.names import Person
    >>> shapley = Names((Person("Shapley", "L. S."),))
    >>> work = Work("x:1", title="A value for n-person games", authors=shapley, issued=PartialDate(1953))
    >>> said = Citation("Shapley (1953)", Form.SHORT, shapley, 1953)
    >>> games = Context("Shapley Values", "A solution of cooperative games between persons.")
    >>> type(judge_short(said.query(games), [Candidate(work, "index")])).__name__
    'Matched'
    >>> judge_short(said.query(), [Candidate(work, "index")]).reason
    'no text around it says which work is meant'
    """
    citation = query.citation
    of_year = [candidate for candidate in candidates if citation.year and candidate.work.year == citation.year]
    fits = [(names_fit(citation.authors, candidate.work.authors), candidate) for candidate in of_year]
    fitting = [candidate for fit, candidate in fits if fit]
    unsure = [_unsure(citation, candidate) for fit, candidate in fits if fit is None][:OFFERED]
    if not fitting and not unsure:
        return Unmatched("no work of these authors and this year")
    if not fitting:
        return Ambiguous(tuple(unsure), "the catalogue's list of authors is longer or shorter")
    around, weights = around_of(query.context), weights or packaged_weights()
    return _decide(around, _weigh(citation, around, fitting, weights), unsure, weights.threshold)


def around_of(context: Context) -> Around:
    """Return the text around a citation, ready to compare titles with."""
    text = f"{context.text} {context.record_title}"
    return Around(topic_of(context.text), topic_of(context.record_title), acronyms(text), " ".join(words(text)))


def work_features(around: Around, title: str) -> tuple[float, ...]:
    """Return what a title and the text around a citation have in common, in the order of WORK_FEATURES."""
    topic = topic_of(title)
    weights = {word: weight(word) for word in topic.said}
    in_sentence, in_record = topic.said & around.sentence.said, topic.said & around.record.said
    shared = in_sentence | in_record
    return (
        _total(weights, shared) / (_total(weights, topic.said) or 1.0),
        sqrt(_total(weights, in_sentence)),
        max((weights[word] for word in in_sentence), default=0.0),
        sqrt(_total(weights, in_record)),
        float(min(3, len(_pairs(topic) & _pairs(around.sentence)))),
        float(bool(shared)),
        likeness(topic, around.sentence),
        likeness(topic, around.record),
        float(_named(title, around.folded)),
        max(
            (len(short) - 1.0 for short in around.acronyms if len(short) > 2 and short in initials(title)), default=0.0
        ),
        log(1 + len(topic.said)),
    )


def none_features(citation: Citation, fitting: int) -> tuple[float, ...]:
    """Return how easily a work that is not meant has the key of this citation, in the order of NONE_FEATURES."""
    said = citation.authors
    common = log(1 + _surnames().get(name_key(said.listed[0]), 0))
    alone, more = len(said.listed) == 1 and not said.more, said.more
    return (
        1.0,
        common,
        float(common == 0),
        float(alone),
        common * alone,
        float(more),
        common * more,
        min(max((citation.year or 1950) - 1950, 0), 80) / 10,
        float(citation.year_suffix is not None),
        log(1 + fitting),
    )


def _weigh(citation: Citation, around: Around, fitting: Sequence[Candidate], weights: Weights) -> list[Weighed]:
    """Return the best works, and all of the library, with their probability; equivalent ones as one."""
    classes = equivalent(fitting)
    none = _product(weights.none, none_features(citation, len(classes)))
    if len(classes) > WEIGHED:
        classes = sorted(classes, key=lambda works: _shared_stems(around, works[0].work.title), reverse=True)[:WEIGHED]
    odds = [_product(weights.work, work_features(around, works[0].work.title)) for works in classes]
    highest = max(*odds, none)
    whole = sum(exp(one - highest) for one in odds) + exp(none - highest)
    scores = [exp(one - highest) / whole for one in odds]
    best = sorted(zip(scores, classes, strict=True), key=lambda scored: -scored[0])
    return [
        _weighed(citation, around, works, score)
        for place, (score, works) in enumerate(best)
        if place < OFFERED or works[0].source == LIBRARY
    ]


def _decide(around: Around, weighed: Sequence[Weighed], unsure: Sequence[Weighed], threshold: float) -> Decision:
    best, offered = weighed[0], (*weighed, *unsure)[:OFFERED]
    held = _held(around, weighed)
    if held:
        others = tuple(one for one in offered if one.work.id != held.work.id)
        return Matched(replace(held, score=max(held.score, threshold)), HELD, others)
    if around.silent:
        return Ambiguous(offered, "no text around it says which work is meant")
    if len(weighed) > 1 and best.score - weighed[1].score < EVEN:
        return Ambiguous(offered, "several works fit equally")
    if best.score >= threshold and best.evidence[-1].agrees:
        return Matched(best, MATCHED, offered[1:])
    if len(weighed) > 1:
        return Ambiguous(offered, "the text around it does not say which work is meant")
    return Ambiguous(offered, "the text around it does not say that this work is meant")


def _held(around: Around, weighed: Sequence[Weighed]) -> Weighed | None:
    """Return the library's work where it has exactly one, and the text speaks of it or of nothing.

    What somebody keeps is cited again: no text is needed, but a text about something else still makes it a question.
    """
    held = [one for one in weighed if one.source == LIBRARY]
    return held[0] if len(held) == 1 and (around.silent or held[0].evidence[-1].agrees) else None


def _weighed(citation: Citation, around: Around, works: Sequence[Candidate], score: float) -> Weighed:
    shown = works[0]
    same_as = tuple(dict.fromkeys(other.work.id for other in works[1:] if other.work.id != shown.work.id))
    return Weighed(shown.work, shown.source, round(score, 4), _evidence(citation, around, shown.work), same_as)


def _evidence(citation: Citation, around: Around, work: Work) -> tuple[Evidence, ...]:
    return (
        Evidence("authors", True, _spoken(citation.authors), _spoken(work.authors)),
        Evidence("year", True, str(citation.year), str(work.year)),
        _topic_evidence(around, work.title),
    )


def _topic_evidence(around: Around, title: str) -> Evidence:
    """Return the words that the text shares with the title, or those nearest to it in meaning."""
    topic = topic_of(title)
    if around.silent or not title:
        return Evidence("topic", None, None, title or None)
    shared = topic.said & (around.sentence.said | around.record.said)
    if shared:
        spelt = {word: stem(word) for word in around.folded.split() if stem(word) in shared}
        said = sorted(spelt, key=lambda word: (-weight(spelt[word]), word))
        return Evidence("topic", True, ", ".join(said), title)
    like = max(likeness(topic, around.sentence), likeness(topic, around.record))
    if like >= LIKE:
        return Evidence("topic", True, ", ".join(nearest(around.folded, topic, NEAREST)), title)
    return Evidence("topic", False, None, title)


def _unsure(citation: Citation, candidate: Candidate) -> Weighed:
    """Return a work whose list of authors does not tell whether it is the citation's."""
    work = candidate.work
    evidence = (
        Evidence("authors", None, _spoken(citation.authors), _spoken(work.authors)),
        Evidence("year", True, str(citation.year), str(work.year)),
    )
    return Weighed(work, candidate.source, 0.0, evidence)


def equivalent(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Return candidates of one name and year by title, in their order.

    In each class the library's own record comes first, then the one with a DOI and most facts.
    """
    classes: list[list[Candidate]] = []
    for candidate in candidates:
        title = candidate.work.title
        same = (works for works in classes if title and same_title(works[0].work.title, title))
        works = next(same, None)
        if works is None:
            classes.append([candidate])
        else:
            works.append(candidate)
    return [sorted(works, key=_completeness, reverse=True) for works in classes]


def _completeness(candidate: Candidate) -> tuple[bool, bool, int]:
    work = candidate.work
    facts = sum(map(bool, (work.container, work.volume, work.pages, work.publisher, work.arxiv)))
    return candidate.source == LIBRARY, work.doi is not None, facts


def _spoken(names: Names) -> str:
    return ", ".join(name.cited_as for name in names.listed[:OFFERED]) + (
        " et al." if names.more or len(names.listed) > OFFERED else ""
    )


def _named(title: str, folded: str) -> bool:
    """Return whether the name that a title begins with stands in the text: `loo: Efficient leave-one-out …`."""
    head, colon, _ = title.partition(":")
    name = " ".join(words(head)) if colon and len(head.split()) <= 2 else ""
    return len(name) > 1 and f" {name} " in f" {folded} "


def _pairs(topic: Topic) -> set[tuple[str, str]]:
    return set(zip(topic.order, topic.order[1:], strict=False))


def _total(weights: Mapping[str, float], some: frozenset[str]) -> float:
    return sum(weights[word] for word in sorted(some))


def _shared_stems(around: Around, title: str) -> int:
    found = set(stems(title))
    return len(found & around.sentence.said) + len(found & around.record.said)


def _product(weights: Sequence[float], row: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, row, strict=True))


@cache
def packaged_weights() -> Weights:
    """Return the weights that travel with the package."""
    return weights_from(json.loads((DATA / "short_citation.json").read_text(encoding="utf-8")))


def weights_from(learned: Mapping[str, Any]) -> Weights:
    """Return weights as a file names them, in the order of the features."""
    return Weights(
        tuple(learned["work"][name] for name in WORK_FEATURES),
        tuple(learned["none"][name] for name in NONE_FEATURES),
        learned["threshold"],
    )


@cache
def _surnames() -> Mapping[str, int]:
    """Return how many of 167,831 works each common surname begins the authors of."""
    rows = (line.split("\t") for line in (DATA / "surnames.tsv").read_text(encoding="utf-8").splitlines())
    return {name: int(count) for name, count in rows}
