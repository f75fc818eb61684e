"""How often a short citation in its sentence is decided, and how often wrongly: with its work in the index and without.

    python benchmarks/short_citations.py --data ../shared/data

prints a table and writes it to its own part of docs/benchmarks.md. Each citation is asked alone: its string, the title
of its record and its sentence. "Without" takes the work that is meant, and its equivalents, from what the index found.
Weights are those of `short_citations_held_out.json`: each book or paper is asked with weights that never saw it.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from page import write_section  # noqa: E402

from incident_refs.citations.reader import read_all  # noqa: E402
from incident_refs.matching.same_title import same_title  # noqa: E402
from incident_refs.matching.short_citation import Weights, judge_short, packaged_weights, weights_from  # noqa: E402
from incident_refs.model.citation import Context, Query  # noqa: E402
from incident_refs.model.decision import Matched  # noqa: E402
from incident_refs.model.work import Candidate, Work  # noqa: E402
from incident_refs.works.crossref_message import work_from_message  # noqa: E402
from incident_refs.works.index_build import build  # noqa: E402
from incident_refs.works.local_index import LocalIndex  # noqa: E402

INDEXED = ("rme_dev", "distractors_dev", "short_dev")
HOW = """`python benchmarks/short_citations.py`. Each citation is asked alone: its string, the title of its record and
its sentence; the index holds the three works files. "Without" takes the work that is meant, and other spellings of its
title, from what the index found. Unseen: weights that were learned from all other books and papers."""
BANDS = (0, 0.2, 0.4, 0.6, 0.75, 0.9, 0.97, 1.01)
HELD_OUT = Path(__file__).with_name("short_citations_held_out.json")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """One citation with what its key finds; `meant` are the ids of the work that is meant and its equivalents."""

    row: Row
    query: Query
    candidates: tuple[Candidate, ...]
    meant: frozenset[str]

    @property
    def document(self) -> str:
        """The book or collection of papers that the citation stands in."""
        return str(self.row["source"]).partition(":")[0]

    @property
    def others(self) -> tuple[Candidate, ...]:
        """What would be found if the work that is meant were not there."""
        return tuple(found for found in self.candidates if found.work.id not in self.meant)


def read_lines(path: Path) -> Iterator[Row]:
    """Yield the objects of a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_works(data: Path, names: Sequence[str] = INDEXED) -> list[Work]:
    """Return the works of works files."""
    return [work_from_message(message) for name in names for message in read_lines(data / f"works/{name}.jsonl.gz")]


def read_rows(data: Path) -> list[Row]:
    """Return the citations in their sentences."""
    return list(read_lines(data / "strings/short_dev.jsonl.gz"))


@contextmanager
def index_of(data: Path, folder: Path | None) -> Iterator[LocalIndex]:
    """Give the index in `folder`, or one that is built for this run alone."""
    if folder:
        yield LocalIndex(folder)
        return
    with TemporaryDirectory() as temporary:
        build(Path(temporary), [data / f"works/{name}.jsonl.gz" for name in INDEXED])
        yield LocalIndex(temporary)


def ask(data: Path, index: LocalIndex) -> list[Asked]:
    """Return the citations with what the index offers for them."""
    by_id = {row["id"]: work_from_message(row) for row in read_lines(data / "works/short_dev.jsonl.gz")}
    asked = []
    for row in read_rows(data):
        query = Query(read_all(row["raw"])[0], Context(row["record_title"], row["context"]))
        found, meant = tuple(index.find(query)), by_id[row["work_id"]]
        same = frozenset(one.work.id for one in found if same_title(one.work.title, meant.title)) | {meant.id}
        asked.append(Asked(row, query, found, same))
    return asked


@dataclass(frozen=True)
class Share:
    """Of all citations, how many were decided rightly and wrongly, and how many wrongly without their work."""

    of: int
    right: float
    wrong: float
    wrong_without: float


def measure(asked: Sequence[Asked], weights: Mapping[str, Weights]) -> Share:
    """Ask each citation with its work and without it, with the weights of its document."""
    count: Counter[str] = Counter()
    for one in asked:
        match judge_short(one.query, one.candidates, weights[one.document]):
            case Matched(best=best):
                count["right" if best.work.id in one.meant else "wrong"] += 1
        if isinstance(judge_short(one.query, one.others, weights[one.document]), Matched):
            count["without"] += 1
    return Share(len(asked), *(count[what] / len(asked) for what in ("right", "wrong", "without")))


def reliability(asked: Sequence[Asked], weights: Mapping[str, Weights]) -> list[tuple[str, int, float, float]]:
    """Return for each band of probability how many best candidates had it, its mean, and how many were right.

    Each citation counts twice, with its work and without: half of the works are not there.
    """
    best = []
    for one in asked:
        for candidates in (one.candidates, one.others):
            decision = judge_short(one.query, candidates, weights[one.document])
            found = (decision.best,) if isinstance(decision, Matched) else decision.candidates
            best += [(found[0].score, found[0].work.id in one.meant) for found in [found] if found]
    bands = []
    for low, high in pairwise(BANDS):
        inside = [(score, right) for score, right in best if low <= score < high]
        if inside:
            scores, rights = zip(*inside, strict=True)
            bands.append((f"{low:g}-{min(high, 1):g}", len(inside), mean(scores), mean(rights)))
    return bands


def held_out_weights() -> dict[str, Weights]:
    """Return for each document the weights that never saw it."""
    learned = json.loads(HELD_OUT.read_text(encoding="utf-8"))
    return {name: weights_from(one) for name, one in learned.items()}


def page_section(asked: Sequence[Asked]) -> str:
    """Return the part of docs/benchmarks.md about short citations."""
    documents = sorted({one.document for one in asked})
    unseen, packaged = held_out_weights(), dict.fromkeys(documents, packaged_weights())
    shares = [("all, unseen", measure(asked, unseen))]
    shares.append(("all, the packaged weights", measure(asked, packaged)))
    shares += [(name, measure([one for one in asked if one.document == name], unseen)) for name in documents]
    lines = [
        "| short citations, each asked alone | of | right | wrong | wrong when the work was taken out |",
        "|---|---|---|---|---|",
        *(f"| {what} | {s.of:,} | {s.right:.1%} | {s.wrong:.1%} | {s.wrong_without:.1%} |" for what, s in shares),
        "",
        "| probability of the best candidate, unseen, works there and taken out | of | said | right |",
        "|---|---|---|---|",
        *(f"| {band} | {of:,} | {said:.2f} | {right:.2f} |" for band, of, said, right in reliability(asked, unseen)),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print the table, and keep it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--index", type=Path, help="an index of the works files, instead of building one")
    arguments = parser.parse_args()
    with index_of(arguments.data, arguments.index) as index:
        text = page_section(ask(arguments.data, index))
    print(text)
    write_section("short citations", f"## Short citations in their sentences\n\n{HOW}\n\n{text}")


if __name__ == "__main__":
    main()
