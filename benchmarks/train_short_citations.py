"""Makes data/topic_words.tsv, data/surnames.tsv and data/short_citation.json from files of works and citations.

Needs numpy, scipy and scikit-learn, which the product does not: run it in an environment of its own,

    python benchmarks/train_short_citations.py topics --data ../shared/data
    python benchmarks/train_short_citations.py weights --data ../shared/data

Topics come from titles of works alone, none of them of the books whose citations are measured. Weights come from the
citations, each asked twice: with the work it means among the candidates, and without it. For each book or collection
of papers a second set of weights is kept that never saw it: `short_citations.py` measures with those.
"""

import argparse
import json
from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from short_citations import HELD_OUT, Asked, ask, index_of, measure, read_rows, read_works

from incident_refs.matching import short_citation, topic
from incident_refs.matching.author_names import name_key, names_fit
from incident_refs.matching.short_citation import NONE_FEATURES, WORK_FEATURES, Weights
from incident_refs.model.tokens import fold

SEEN = ("rme_dev", "distractors_dev")  # whose titles make the topics
COUNTED = 15  # a stem in fewer titles is left out
WRITTEN = 8  # a stem in that many sentences is listed, however rare in titles
COMMON = 5  # a surname that begins fewer lists of authors is left out
WITHOUT = 1.0  # weight of a citation without its work, against one with it
PENALTY = 1.0
THRESHOLD = 0.65


def make_topics(data: Path) -> None:
    """Count the stems of titles, and learn what they mean from standing in one title together (PPMI, then SVD)."""
    works = read_works(data, SEEN)
    titles = [sorted(set(topic.stems(title))) for title in sorted({fold(work.title) for work in works})]
    counts = Counter(word for title in titles for word in title)
    vocabulary = sorted(word for word, count in counts.items() if count >= COUNTED)
    vectors = np.round(_vectors(titles, vocabulary) * 127).astype("int8")
    known = {word: b64encode(vectors[n].tobytes()).decode() for n, word in enumerate(vocabulary)}
    sentences = Counter(w for row in read_rows(data) for w in set(topic.stems(row["context"])))
    listed = sorted({*vocabulary, *(word for word, count in sentences.items() if count >= WRITTEN)})
    lines = [f"{word}\t{counts[word]}\t{sentences[word]}\t{known.get(word, '')}\n" for word in listed]
    topic.TABLE.write_text("".join(lines), encoding="utf-8", newline="\n")
    first = Counter(name_key(work.authors.listed[0]) for work in works if work.authors)
    names = [f"{name}\t{count}\n" for name, count in sorted(first.items()) if count >= COMMON and name]
    (short_citation.DATA / "surnames.tsv").write_text("".join(names), encoding="utf-8", newline="\n")
    print(f"{len(titles):,} titles, {len(listed):,} stems, {len(names):,} surnames")


def _vectors(titles: Sequence[Sequence[str]], vocabulary: Sequence[str]) -> Any:
    from scipy.sparse import csr_matrix
    from sklearn.utils.extmath import randomized_svd

    place = {word: n for n, word in enumerate(vocabulary)}
    known = [[place[word] for word in title if word in place] for title in titles]
    pairs = np.array([(one, other) for title in known for one in title for other in title if one != other])
    size = len(vocabulary)
    together = csr_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(size, size))
    together.sum_duplicates()
    cells = together.tocoo()
    total = np.asarray(together.sum(1)).ravel()
    smooth = total**0.75 / (total**0.75).sum()
    values = np.maximum(np.log(cells.data / (total[cells.row] * smooth[cells.col])), 0)
    left, strength, _ = randomized_svd(
        csr_matrix((values, (cells.row, cells.col)), shape=(size, size)), 64, random_state=0, n_iter=4
    )
    vectors = (left * np.sqrt(strength))[:, : topic.SIZE]
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


@dataclass(frozen=True)
class Instance:
    """One citation as numbers: a row for each work, and one for "none of these"; `meant` is the work's row or -1."""

    works: Any
    none: Any
    meant: int
    weight: float


def instances(asked: Asked) -> tuple[Instance, Instance]:
    """Return a citation with its work among the candidates, and without."""
    return _instance(asked, asked.candidates, 1.0), _instance(asked, asked.others, WITHOUT)


def _instance(asked: Asked, candidates: Sequence[Any], weight: float) -> Instance:
    citation = asked.query.citation
    around = short_citation.around_of(asked.query.context)
    fitting = [c for c in candidates if names_fit(citation.authors, c.work.authors) and c.work.year == citation.year]
    classes = short_citation.equivalent(fitting)
    rows = [short_citation.work_features(around, works[0].work.title) for works in classes]
    meant = next((n for n, works in enumerate(classes) if any(c.work.id in asked.meant for c in works)), -1)
    works = np.array(rows, float).reshape(-1, len(WORK_FEATURES))
    none = np.array(short_citation.none_features(citation, len(classes))) if citation.authors else None
    return Instance(works, none, meant, weight)


def fit(some: Sequence[Instance]) -> Weights:
    """Return the weights that make what was meant most probable (a conditional logit, with a penalty on large ones)."""
    from scipy.optimize import minimize

    some = [one for one in some if len(one.works)]
    x, z = np.vstack([one.works for one in some]), np.array([one.none for one in some])
    scale, scale_none = x.std(0) + 1e-6, np.maximum(z.std(0), 1e-3)
    scale_none[0] = 1.0
    x, z = x / scale, z / scale_none
    own = np.repeat(np.arange(len(some)), [len(one.works) for one in some])
    starts = np.searchsorted(own, np.arange(len(some)))
    meant = np.array([one.meant for one in some])
    row_meant = (starts + meant)[meant >= 0]
    weight = np.array([one.weight for one in some])
    size = x.shape[1]

    def loss(theta: Any) -> tuple[float, Any]:
        odds, none = x @ theta[:size], z @ theta[size:]
        highest = np.maximum(np.maximum.reduceat(odds, starts), none)
        each, none_each = np.exp(odds - highest[own]), np.exp(none - highest)
        whole = np.add.reduceat(each, starts) + none_each
        of_meant = none.copy()
        of_meant[meant >= 0] = odds[row_meant]
        value = -(weight * (of_meant - highest - np.log(whole))).sum()
        slope = x.T @ (each / whole[own] * weight[own]) - x[row_meant].T @ weight[meant >= 0]
        slope_none = z.T @ ((none_each / whole - (meant < 0)) * weight)
        penalty = PENALTY * theta
        penalty[size] = 0
        return value + (penalty * theta).sum() / 2, np.concatenate([slope, slope_none]) + penalty

    best = minimize(loss, np.zeros(size + z.shape[1]), jac=True, method="L-BFGS-B").x
    return Weights(tuple((best[:size] / scale).tolist()), tuple((best[size:] / scale_none).tolist()), THRESHOLD)


def make_weights(data: Path, folder: Path | None) -> None:
    """Fit the weights on all citations, and for each document on those of all others; report the latter."""
    with index_of(data, folder) as index:
        asked = ask(data, index)
    pairs = [instances(one) for one in asked]
    held_out = {
        document: fit([i for one, pair in zip(asked, pairs, strict=True) if one.document != document for i in pair])
        for document in sorted({one.document for one in asked})
    }
    HELD_OUT.write_text(json.dumps({n: _written(w) for n, w in held_out.items()}, indent=1) + "\n", encoding="utf-8")
    weights = fit([instance for pair in pairs for instance in pair])
    text = json.dumps(_written(weights), indent=2) + "\n"
    (short_citation.DATA / "short_citation.json").write_text(text, encoding="utf-8", newline="\n")
    print(text, measure(asked, held_out))


def _written(weights: Weights) -> dict[str, Any]:
    return {
        "work": dict(zip(WORK_FEATURES, (round(w, 4) for w in weights.work), strict=True)),
        "none": dict(zip(NONE_FEATURES, (round(w, 4) for w in weights.none), strict=True)),
        "threshold": weights.threshold,
    }


def main() -> None:
    """Make what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("topics", "weights"))
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "data")
    parser.add_argument("--index", type=Path, help="an index of the works files, instead of building one")
    arguments = parser.parse_args()
    if arguments.what == "topics":
        make_topics(arguments.data)
    else:
        make_weights(arguments.data, arguments.index)


if __name__ == "__main__":
    main()
