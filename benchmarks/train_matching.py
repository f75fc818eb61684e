"""Makes data/matching_weights.json from works and reference strings given as files.

Needs scikit-learn, which the product does not: run it in an environment of its own, with the product's packages too,

    python benchmarks/train_matching.py --data ../shared/data --work training

Strings are the given ones and generated ones (made_strings.py), each with the candidates that the index offers for it.
Works are split in two by their id: the weights see one half, what is printed is about the other, and about styles and
noises that the training never had. The form: a logistic regression on the features and on the products of pairs of
them, of which the strongest are kept, calibrated at the end.
"""

import argparse
import gzip
import json
import pickle
import random
import sys
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]

from made_strings import NOISES, STYLES, TITLELESS, UNSEEN_NOISES, UNSEEN_STYLES  # noqa: E402

from incident_refs.matching.equivalence import are_versions, equivalence_key  # noqa: E402
from incident_refs.matching.features import NAMES, compare  # noqa: E402
from incident_refs.matching.printed import printed  # noqa: E402
from incident_refs.matching.profile import profile_of_card  # noqa: E402
from incident_refs.model.card import card_of, work_from_card  # noqa: E402
from incident_refs.model.names import Names, Person  # noqa: E402
from incident_refs.model.work import Work  # noqa: E402
from incident_refs.works.crossref_message import work_from_message  # noqa: E402
from incident_refs.works.index_build import build  # noqa: E402
from incident_refs.works.local_index import LocalIndex  # noqa: E402

WEIGHTS = ROOT / "src" / "incident_refs" / "data" / "matching_weights.json"
KEPT = 90  # features and products that the product computes with
SPARSE = 0.25  # of the strings are asked once more with poor catalogue records
HARD = 2.0  # how much more a wrong candidate counts that looks right


@dataclass(frozen=True)
class Asked:
    """A string, the work it means, and the features of each candidate with whether it is that work."""

    style: str
    noise: str
    raw: str
    card: str
    candidates: tuple[tuple[tuple[float, ...], bool, bool, str], ...]  # features, right, a version of it, card


def works_of(path: Path, every: int = 1) -> list[Work]:
    with gzip.open(path, "rb") as lines:
        return [work_from_message(json.loads(line)) for at, line in enumerate(lines) if at % every == every // 2]


def is_unseen(work: Work) -> bool:
    """Return whether a work belongs to the half that the weights never see."""
    return md5(work.id.encode(), usedforsecurity=False).digest()[0] % 2 == 1


def strings_for(
    work: Work, given: list[dict[str, str]], rng: random.Random, *, few: bool
) -> list[tuple[str, str, str]]:
    """Return (style, noise, string) for a work: those given, and generated ones for its half."""
    found = [(row["style"], "given", row["raw"]) for row in given]
    if is_unseen(work):
        for style in rng.sample(list(UNSEEN_STYLES), 1 if few else 2):
            found.append((style, "clean", UNSEEN_STYLES[style](work, rng)))
            found.append((style, "typed", UNSEEN_NOISES["typed"](UNSEEN_STYLES[style](work, rng), rng)))
        return found
    for _ in range(2 if few else 5):
        # Proceedings have no volume: without a title, too, they would teach that nothing needs to agree.
        style = rng.choice([name for name in STYLES if name not in TITLELESS or not few or rng.random() < 0.3])
        noise = rng.choice(list(NOISES))
        found.append((style, noise, NOISES[noise](STYLES[style](work, rng), rng)))
    return found


def ask(index: LocalIndex, style: str, noise: str, raw: str, card: str, rng: random.Random) -> list[Asked]:
    """Return what the index offers for a string; for some strings once more with catalogue records that know little."""
    offered = [(other, *_is_it(card, other)) for other in index.offered(raw)]
    asked = [_compared(style, noise, raw, card, offered)]
    if rng.random() < SPARSE:
        with_people = rng.random() < 0.3
        poor = [(sparse(other, with_people=with_people), right, version) for other, right, version in offered]
        asked.append(_compared(style, f"{noise}, sparse record", raw, card, poor))
    return asked


def _is_it(card: str, other: str) -> tuple[bool, bool]:
    """Return whether two cards are one work by the key, and whether they are alike without being one by the key."""
    a, b = equivalence_key(card), equivalence_key(other)
    alike = a[0] == b[0] and len(a[0]) > 12 and (a[2] == b[2] or a[3] == b[3])
    return a == b, alike or are_versions(card, other)


def _compared(style: str, noise: str, raw: str, card: str, offered: list[tuple[str, bool, bool]]) -> Asked:
    said = printed(raw)
    rows = tuple((compare(said, profile_of_card(other)), right, version, other) for other, right, version in offered)
    return Asked(style, noise, raw, card, rows)


def sparse(card: str, *, with_people: bool) -> str:
    """Return the card as a poor catalogue has it: the first author's family name, title and year, and little else."""
    work = work_from_card(card)
    people = work.authors if with_people else Names(tuple(Person(name.family) for name in work.authors.listed[:1]))
    return card_of(Work(work.id, work.type, work.title, people, issued=work.issued, doi=work.doi))


def collect(data: Path, folder: Path) -> tuple[list[Asked], list[Asked]]:
    """Return what was asked for the two halves: for training, and for the figures."""
    saved = folder / "asked.pickle"
    if saved.exists():
        return pickle.loads(saved.read_bytes())
    files = [data / "works" / "rme_dev.jsonl.gz", data / "works" / "distractors_dev.jsonl.gz"]
    build(folder / "index", files)
    index, rng = LocalIndex(folder / "index"), random.Random(7)
    given: dict[str, list[dict[str, str]]] = {}
    with gzip.open(data / "strings" / "rme_dev.jsonl.gz", "rb") as lines:
        for row in map(json.loads, lines):
            given.setdefault(row["doi"].lower(), []).append(row)
    halves: tuple[list[Asked], list[Asked]] = ([], [])
    for few, works in ((False, works_of(files[0])), (True, works_of(files[1], 60))):
        for work in works:
            card = card_of(work)
            for style, noise, raw in strings_for(work, given.get(work.doi or "", []), rng, few=few):
                halves[is_unseen(work)].extend(ask(index, style, noise, raw, card, rng))
    saved.write_bytes(pickle.dumps(halves))
    return halves


def pairs(asked: list[Asked]) -> tuple[np.ndarray, np.ndarray]:
    rows = [(row, right) for one in asked for row, right, version, _ in one.candidates if right or not version]
    return np.array([row for row, _ in rows]), np.array([right for _, right in rows])


def train(x: np.ndarray, y: np.ndarray) -> dict[str, object]:
    """Return the weights: for each kept feature or product its factor, on features that were centred and scaled."""
    from sklearn.linear_model import LogisticRegression

    centre, scale = x.mean(0), x.std(0) + 1e-9
    z = (x - centre) / scale
    count = x.shape[1]
    products = [(i, j) for i in range(count) for j in range(i, count)]
    wide = np.hstack([z, *(z[:, [i]] * z[:, [j]] for i, j in products)]).astype("f4")
    middle, spread = wide.mean(0), wide.std(0) + 1e-6
    wide = (wide - middle) / spread
    first = LogisticRegression(max_iter=80, C=0.01, tol=1e-3).fit(wide, y)
    strength = np.abs(first.coef_[0])
    strength[:count] = np.inf  # the features themselves all stay
    kept = np.argsort(-strength)[:KEPT]
    looks_right = first.predict_proba(wide)[:, 1] > 0.1
    weight = np.where(~y & looks_right, HARD, 1.0)
    model = LogisticRegression(max_iter=300, C=0.03).fit(wide[:, kept], y, sample_weight=weight)
    calibrated = LogisticRegression(C=1e6).fit(model.decision_function(wide[:, kept])[:, None], y)
    slope, shift = calibrated.coef_[0][0], calibrated.intercept_[0]
    factors = model.coef_[0] / spread[kept] * slope
    bias = slope * model.intercept_[0] + shift - float((factors * middle[kept]).sum())
    terms = [(int(at), -1) if at < count else products[at - count] for at in kept]
    return {
        "features": list(NAMES),
        "centre": [round(float(value), 6) for value in centre],
        "scale": [round(float(value), 6) for value in scale],
        "bias": round(float(bias), 5),
        "terms": [[i, j, round(float(f), 5)] for (i, j), f in zip(terms, factors, strict=True)],
    }


def reliability(asked: list[Asked]) -> list[tuple[str, int, float, float]]:
    """Return, for each step of the probability: how many candidates, the mean probability, and how many were right."""
    from incident_refs.matching.likelihood import weigh

    steps: dict[int, list[tuple[float, bool]]] = {}
    for one in asked:
        for row, right, version, _ in one.candidates:
            if right or not version:
                p = weigh(row)
                steps.setdefault(min(int(p * 10), 9), []).append((p, right))
    return [
        (
            f"{at / 10:.1f}-{(at + 1) / 10:.1f}",
            len(v),
            float(np.mean([p for p, _ in v])),
            float(np.mean([r for _, r in v])),
        )
        for at, v in sorted(steps.items())
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with works/ and strings/")
    parser.add_argument("--work", type=Path, required=True, help="folder for the index and what was asked of it")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    seen, unseen = collect(arguments.data, arguments.work)
    x, y = pairs(seen)
    print(f"{len(seen)} strings, {len(y)} candidates, {y.sum()} of them right")
    weights = train(x, y)
    weights["reliability"] = []
    WEIGHTS.write_text(json.dumps(weights) + "\n", encoding="utf-8", newline="\n")
    weights["reliability"] = [[a, n, round(p, 3), round(r, 3)] for a, n, p, r in reliability(unseen)]
    WEIGHTS.write_text(json.dumps(weights) + "\n", encoding="utf-8", newline="\n")
    for step, number, meant, right in weights["reliability"]:
        print(f"{step}  {number:7}  said {meant:.3f}  right {right:.3f}")


if __name__ == "__main__":
    main()
