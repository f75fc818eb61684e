"""How often a reference string is matched, rightly and wrongly, how fast, and what an index costs.

    python benchmarks/matching.py            (or: make bench-matching)

prints a table and writes it to its section of docs/benchmarks.md. The data is looked for in ../shared/data beside the
project. "Right" goes by equivalence class: records with the same title, first author, year and container are one work.
The weights were trained on one half of the works; what concerns the other half is said in the table.
"""

import argparse
import gzip
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import md5
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]

from made_strings import NOISES, STYLES, UNSEEN_NOISES, UNSEEN_STYLES  # noqa: E402
from page import write_section  # noqa: E402

from incident_refs.matching.equivalence import are_equivalent, are_versions, equivalence_key  # noqa: E402
from incident_refs.model.card import card_of  # noqa: E402
from incident_refs.model.decision import Matched  # noqa: E402
from incident_refs.model.resolution import Asked  # noqa: E402
from incident_refs.model.tokens import words  # noqa: E402
from incident_refs.model.work import Work  # noqa: E402
from incident_refs.pipeline import Sources, resolve  # noqa: E402
from incident_refs.works.crossref_message import work_from_message  # noqa: E402
from incident_refs.works.local_index import LocalIndex  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
TITLED = ("apa", "degraded_title_scrambled")
TITLELESS = ("american-chemical-society", "american-institute-of-physics")
TIMED = 4000


@dataclass
class Count:
    """What became of a group of strings."""

    asked: int = 0
    right: int = 0
    wrong: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of those linked, how many rightly."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        recall = self.right / max(self.asked, 1)
        return 2 * self.precision * recall / max(self.precision + recall, 1e-9)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
        yield from map(json.loads, lines)


def linked(strings: Iterable[str], index: Path) -> Iterator[list[Work]]:
    """Yield, for each string, the works that it is matched with (none, one, or one for each of its parts)."""
    found: list[Work] = []
    at = 0
    for row in resolve((Asked(raw, id=str(n)) for n, raw in enumerate(strings)), Sources(near=(LocalIndex(index),))):
        while at < int(row.asked.id or 0):
            yield found
            found, at = [], at + 1
        if isinstance(row.decision, Matched) and row.decision.best.source == "index":
            found.append(row.decision.work)
    yield found


def same(one: Work, other: Work) -> bool:
    """Return whether two records are one work, as the table counts it: title, first author, year and container."""
    return one.doi == other.doi is not None or equivalence_key(card_of(one)) == equivalence_key(card_of(other))


def count(asked: Sequence[tuple[str, str, Work]], index: Path) -> dict[str, Count]:
    """Return the counts by group for (group, string, the work that is meant)."""
    groups: dict[str, Count] = {}
    for (group, raw, meant), works in zip(asked, linked([raw for _, raw, _ in asked], index), strict=True):
        one = groups.setdefault(group, Count())
        one.asked += 1
        if any(not same(work, meant) for work in works):
            one.wrong += 1
            one.examples.append(f"{raw[:150]} -> {works[0].id} {works[0].title[:60]}")
        elif works:
            one.right += 1
    return groups


def group_of(style: str) -> str:
    return "titled" if style in TITLED else "title-less" if style in TITLELESS else style


def without(index_files: Sequence[Path], works: list[dict[str, Any]], folder: Path, odd: int) -> Path:
    """Return an index in which one half of the works is missing."""
    kept = folder / f"half{odd}.jsonl"
    with kept.open("w", encoding="utf-8") as file:
        for message in works:
            if _half(message["DOI"]) != odd:
                file.write(json.dumps(message) + "\n")
    index = folder / f"index-without-{odd}"
    incident_refs("index", "build", str(index), str(kept), *map(str, index_files))
    return index


def _half(doi: str) -> int:
    return md5(f"doi:{doi.lower()}".encode(), usedforsecurity=False).digest()[0] % 2


def links_without_target(strings: list[tuple[str, str, Work]], index: Path) -> dict[str, Count]:
    """Return how many strings are linked although their work is not there; links to a true duplicate are left out."""
    groups: dict[str, Count] = {}
    for (group, raw, meant), works in zip(strings, linked([raw for _, raw, _ in strings], index), strict=True):
        one = groups.setdefault(group, Count())
        one.asked += 1
        false = [work for work in works if not _duplicate(work, meant)]
        if false:
            one.wrong += 1
            one.examples.append(f"{raw[:150]} -> {false[0].title[:70]}")
    return groups


def _duplicate(one: Work, other: Work) -> bool:
    a, b = card_of(one), card_of(other)
    return are_equivalent(a, b) or are_versions(a, b) or equivalence_key(a)[0] == equivalence_key(b)[0]


# "https://doi.org/10.1145/3442188.3445922", "doi:10.1609/…", "arXiv:2602.01942"
_ADDRESS = re.compile(r"(?:https?://|www\.|doi:\s?|arxiv:\s?|\b10\.\d{4,9}/)\S+", re.IGNORECASE)


def incident_refs(*arguments: str, timed: bool = False) -> tuple[float, float, int]:
    """Run the command in a process of its own; return CPU seconds, wall seconds and peak memory in MiB."""
    command = [sys.executable, "-c", _MEASURED, *arguments]
    started = time.perf_counter()
    # Not in the project's folder: its own workspace would be asked too.
    done = subprocess.run(command, cwd=tempfile.gettempdir(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{arguments} left with {done.returncode}: {done.stderr[-2000:]}")
    cpu, peak = done.stderr.strip().rsplit("\n", 1)[-1].split()
    return float(cpu), time.perf_counter() - started, int(peak)


_MEASURED = """
import resource, sys
from incident_refs.cli.main import run
code = 0
try:
    run()
except SystemExit as end:
    code = end.code
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss // (2**20 if sys.platform == "darwin" else 1024), file=sys.stderr)
sys.exit(code)
"""


def plain_query_seconds(strings: list[str], index: Path) -> float:
    """Return the CPU seconds that tantivy alone takes for a top-10 BM25 query of all words of each string."""
    import tantivy

    shard = next(path for path in index.iterdir() if path.is_dir())
    opened = tantivy.Index.open(str(shard))
    searcher, schema, query, should = opened.searcher(), opened.schema, tantivy.Query, tantivy.Occur.Should
    started = time.process_time()
    for raw in strings:
        terms = [(should, query.term_query(schema, "words", word, "freq")) for word in words(raw)]
        searcher.search(query.boolean_query(terms), 10, False)
    return time.process_time() - started


def reading_seconds(files: Sequence[Path]) -> tuple[float, float, int]:
    """Return CPU and wall seconds for reading and parsing the lines of works files, and their bytes unpacked."""
    cpu, wall, size = time.process_time(), time.perf_counter(), 0
    for path in files:
        with gzip.open(path, "rb") as lines:
            for line in lines:
                size += len(line)
                json.loads(line)
    return time.process_time() - cpu, time.perf_counter() - wall, size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--sample", type=int, default=0, help="only so many of the given strings")
    parser.add_argument("--examples", type=int, default=0, help="show so many wrong links of each group")
    arguments = parser.parse_args()
    if not (arguments.data / "works").is_dir():
        raise SystemExit(f"{arguments.data} is not there: the benchmark needs the works and strings that it holds")
    with tempfile.TemporaryDirectory() as folder:
        table = Table(arguments.examples)
        measure(arguments.data, Path(folder), table, arguments.sample)
    write_section("matching", table.page())


class Table:
    """Lines of what was measured, and of what is to be reached; printed as they come."""

    def __init__(self, examples: int) -> None:
        self.lines: list[tuple[str, str, str, str]] = []
        self.examples = examples

    def add(self, what: str, rests_on: str, found: str, goal: str, examples: Sequence[str] = ()) -> None:
        """Print a line and keep it for the page."""
        print(f"{what:<64} {found:<34} goal {goal:<18} ({rests_on})", flush=True)
        for example in examples[: self.examples]:
            print("     ", example)
        self.lines.append((what, rests_on, found, goal))

    def page(self) -> str:
        """Return the section of the page."""
        head = (
            "## Matching\n\n`make bench-matching`. Counted by equivalence class: records with the same title, first"
            " author, year and container are one work. CPU seconds of one process.\n\n"
            "| what | rests on | found | at least |\n|---|---|---|---|\n"
        )
        body = "\n".join(f"| {' | '.join(line)} |" for line in self.lines)
        weights = json.loads((ROOT / "src/incident_refs/data/matching_weights.json").read_text(encoding="utf-8"))
        steps = "\n".join(f"| {a} | {n} | {p:.3f} | {r:.3f} |" for a, n, p, r in weights["reliability"])
        return (
            f"{head}{body}\n\nReliability of the probability, on works, styles and noises that the training never"
            f" had: of the candidates given a probability in a step, how many were right.\n\n"
            f"| probability | candidates | mean | right |\n|---|---|---|---|\n{steps}"
        )


def measure(data: Path, folder: Path, table: Table, sample: int) -> None:
    files = [data / "works" / "rme_dev.jsonl.gz", data / "works" / "distractors_dev.jsonl.gz"]
    index = folder / "index"
    measure_build(files, index, table)
    messages = list(rows(files[0]))
    works = {work.doi: work for work in map(work_from_message, messages)}
    strings = [
        (group_of(row["style"]), row["raw"], works[row["doi"].lower()])
        for row in rows(data / "strings" / "rme_dev.jsonl.gz")
        if row["doi"].lower() in works
    ]
    if sample:
        strings = random.Random(1).sample(strings, sample)
    for scope, chosen in (
        ("all works", strings),
        ("works unseen in training", [row for row in strings if _half(row[2].doi or "")]),
    ):
        goals = {"titled": "0.997 / 0.997", "apa-noise": "0.965 / 0.99", "title-less": "0.965 / 0.985"}
        for group, one in count(chosen, index).items():
            found = f"{one.f1:.4f} / {one.precision:.4f}"
            table.add(f"{group}, {scope}: F1 / precision", f"{one.asked} strings", found, goals[group], one.examples)
    measure_unseen_styles(list(works.values()), index, table)
    measure_without_target(files, messages, strings, folder, table)
    measure_real(data, index, table)
    measure_incident_lines(data, files, folder, table)
    measure_speed([raw for _, raw, _ in strings], index, folder, table)


def measure_build(files: list[Path], index: Path, table: Table) -> None:
    runs = []
    for _ in range(3):
        read_cpu, read_wall, size = reading_seconds(files)
        cpu, wall, peak = incident_refs("index", "build", str(index), *map(str, files))
        runs.append((wall / read_wall, cpu / read_cpu))
    wall_ratio, cpu_ratio = (statistics.median(run[which] for run in runs) for which in (0, 1))
    on_disk = sum(path.stat().st_size for path in index.rglob("*") if path.is_file())
    rests = f"{size / 1e6:.0f} MB of JSON lines, median of 3"
    table.add("index build: peak memory", rests, f"{peak} MiB", "1024 MiB")
    table.add("index size / JSON lines", rests, f"{on_disk / size:.2f}", "0.6")
    table.add("index build time / reading and parsing, wall", rests, f"{wall_ratio:.2f}", "3")
    table.add("index build time / reading and parsing, CPU", rests, f"{cpu_ratio:.2f}", "3")


def measure_unseen_styles(works: list[Work], index: Path, table: Table) -> None:
    rng = random.Random(11)
    unseen = [work for work in works if _half(work.doi or "")]
    asked = []
    for work in unseen:
        for style, make in UNSEEN_STYLES.items():
            asked.append((f"{style}, typed", UNSEEN_NOISES["typed"](make(work, rng), rng), work))
        noisy = NOISES["spacing"](STYLES["aip"](work, rng), rng)
        asked.append(("aip, spacing (this noise was trained on)", noisy, work))
    for group, one in count(asked, index).items():
        found = f"{one.f1:.4f} / {one.precision:.4f}"
        table.add(f"unseen style and noise, {group}: F1 / precision", f"{one.asked} strings", found, "0.88 / 0.97")


def measure_without_target(
    files: list[Path], messages: list[dict[str, Any]], strings: list[tuple[str, str, Work]], folder: Path, table: Table
) -> None:
    total: dict[str, Count] = {}
    for odd in (0, 1):
        index = without(files[1:], messages, folder, odd)
        chosen = [row for row in strings if _half(row[2].doi or "") == odd]
        for group, one in links_without_target(chosen, index).items():
            sum_ = total.setdefault(group, Count())
            sum_.asked += one.asked
            sum_.wrong += one.wrong
            sum_.examples += one.examples
    for group, goal in (("titled", "at most 1 %"), ("apa-noise", "-"), ("title-less", "at most 2 %")):
        one = total[group]
        table.add(
            f"linked although the work is not in the index: {group}",
            f"{one.asked} strings",
            f"{100 * one.wrong / one.asked:.2f} %",
            goal,
            one.examples,
        )


def measure_real(data: Path, index: Path, table: Table) -> None:
    real = list(rows(data / "strings" / "real_dev.jsonl.gz"))
    false = [
        f"{row['raw'][:150]} -> {work.title[:70]}"
        for row, works in zip(real, linked([row["raw"] for row in real], index), strict=True)
        for work in works
        if work.doi != row["doi"]
    ]
    found = str(len(false))
    table.add("false links on real strings whose work is not there", f"{len(real)} strings", found, "1", false)


def measure_incident_lines(data: Path, files: list[Path], folder: Path, table: Table) -> None:
    incident = data / "works" / "incident_dev.jsonl.gz"
    index = folder / "incident"
    incident_refs("index", "build", str(index), *map(str, files), str(incident))
    held = {row["DOI"].lower() for row in rows(incident)}
    lines = list(rows(data / "incident" / "aiid_refs_doi.jsonl"))
    tally: Counter[str] = Counter()
    examples = []
    for row, works in zip(lines, linked([_ADDRESS.sub("", row["raw"]) for row in lines], index), strict=True):
        there = row["doi"].lower() in held
        tally["there"] += there
        if any(work.doi != row["doi"].lower() for work in works):
            tally["wrong"] += 1
            examples.append(f"{row['raw'][:150]} -> {works[0].title[:70]}")
        elif works:
            tally["right"] += 1
        elif there:
            examples.append(f"{row['raw'][:190]} -> nothing")
    found = f"{100 * tally['right'] / tally['there']:.1f} % / {100 * tally['wrong'] / len(lines):.1f} %"
    table.add(
        "lines of incident pages, DOI and address cut: right / wrong",
        f"{tally['there']} lines whose work is in the index / {len(lines)} lines",
        found,
        "97 % / 0.5 %",
        examples,
    )


def measure_speed(strings: list[str], index: Path, folder: Path, table: Table) -> None:
    chosen = random.Random(3).sample(strings, min(TIMED, len(strings)))
    many, one = folder / "many.txt", folder / "one.txt"
    many.write_text("\n".join(" ".join(raw.split()) for raw in chosen) + "\n", encoding="utf-8")
    one.write_text(" ".join(chosen[0].split()) + "\n", encoding="utf-8")
    ratios = []
    for _ in range(3):
        plain = plain_query_seconds(chosen, index)
        whole = incident_refs("resolve", "--strings", str(many), "--index", str(index), "--json")[0]
        start = incident_refs("resolve", "--strings", str(one), "--index", str(index), "--json")[0]
        ratios.append(((whole - start) / plain, (whole - start) / len(chosen), plain / len(chosen)))
    ratio, ours, theirs = sorted(ratios)[1]
    table.add(
        "CPU for a reference, whole resolve --strings / plain BM25 query",
        f"{len(chosen)} strings, median of 3",
        f"{ratio:.2f} ({1000 * ours:.2f} ms / {1000 * theirs:.2f} ms)",
        "0.6",
    )


if __name__ == "__main__":
    os.environ.pop("INCIDENT_REFS_DIR", None)
    main()
