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
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from incident_refs.citations.reader import read_all  # noqa: E402
from incident_refs.matching.author_names import name_key  # noqa: E402
from incident_refs.matching.short_citation import Weights, judge_short, packaged_weights, weights_from  # noqa: E402
from incident_refs.model.citation import Context, Query  # noqa: E402
from incident_refs.model.decision import Matched  # noqa: E402
from incident_refs.model.tokens import words  # noqa: E402
from incident_refs.model.work import Candidate, Work  # noqa: E402
from incident_refs.works.crossref_message import work_from_message  # noqa: E402

INDEXED = ("rme_dev", "distractors_dev", "short_dev")
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


def key_of(work: Work) -> tuple[str, int | None] | None:
    """Return the first author's name and the year."""
    return (name_key(work.authors.listed[0]), work.year) if work.authors else None


def ask(data: Path) -> list[Asked]:
    """Return the citations with the works that have the same first author and year."""
    works = read_works(data)
    by_key: dict[Any, list[Candidate]] = defaultdict(list)
    by_id = {row["id"]: work_from_message(row) for row in read_lines(data / "works/short_dev.jsonl.gz")}
    for work in works:
        by_key[key_of(work)].append(Candidate(work, "index"))
    asked = []
    for row in read_lines(data / "strings/short_dev.jsonl.gz"):
        (citation,) = read_all(row["raw"])
        key = name_key(citation.authors.listed[0]), citation.year
        meant = by_id[row["work_id"]]
        found = tuple(by_key.get(key, ()))
        same = frozenset(c.work.id for c in found if same_title(c.work, meant)) | {meant.id}
        asked.append(Asked(row, Query(citation, Context(row["record_title"], row["context"])), found, same))
    return asked


def same_title(one: Work, other: Work) -> bool:
    """Return whether two works of one author and year are one."""
    return words(one.title)[:10] == words(other.title)[:10]


@dataclass(frozen=True)
class Share:
    """Of all citations, how many were decided rightly and wrongly, and how many wrongly without their work."""

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
    return Share(*(count[what] / len(asked) for what in ("right", "wrong", "without")))


def held_out_weights() -> dict[str, Weights]:
    """Return for each document the weights that never saw it."""
    learned = json.loads(HELD_OUT.read_text(encoding="utf-8"))
    return {name: weights_from(one) for name, one in learned.items()}


def table(held_out: Share, packaged: Share, asked: int, documents: int) -> str:
    """Return the part of docs/benchmarks.md about short citations."""
    rows = (("weights that never saw the book or paper", held_out), ("the packaged weights", packaged))
    lines = [
        f"{asked:,} citations of {documents} books and collections of papers, each asked alone.",
        "",
        "| | right | wrong | wrong when the work was taken out |",
        "|---|---|---|---|",
        *(f"| {what} | {one.right:.1%} | {one.wrong:.1%} | {one.wrong_without:.1%} |" for what, one in rows),
    ]
    return "\n".join(lines) + "\n"


def write_section(path: Path, name: str, text: str) -> None:
    """Put `text` between this benchmark's own marks in a page, and leave the rest of the page as it is."""
    begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->\n"
    page = path.read_text(encoding="utf-8") if path.exists() else "# Benchmarks\n"
    before, mark, rest = page.partition(begin)
    after = rest.partition(end)[2] if mark else ""
    separator = "" if mark or before.endswith("\n\n") else "\n"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{before}{separator}{begin}{text}{end}{after}", encoding="utf-8", newline="\n")


def main() -> None:
    """Measure, print the table, and keep it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--page", type=Path, default=ROOT / "docs" / "benchmarks.md")
    arguments = parser.parse_args()
    asked = ask(arguments.data)
    documents = {one.document for one in asked}
    packaged = dict.fromkeys(documents, packaged_weights())
    text = table(measure(asked, held_out_weights()), measure(asked, packaged), len(asked), len(documents))
    print(text)
    write_section(arguments.page, "short citations", f"## Short citations\n\n{text}")


if __name__ == "__main__":
    main()
