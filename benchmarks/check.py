"""How fast all offline checks are, beside bibtexparser reading the same file, and how rarely they are wrong.

    python benchmarks/check.py            (or: make bench-check)

prints tables and writes them to their section of docs/benchmarks.md. The entries are made from the works in
../shared/data where they are, else from works of our own making. With `--slowest` it only says how long each check
takes.
"""

import logging
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from page import write_section

from incident_refs.bibtex.keys import key_for
from incident_refs.bibtex.read import read
from incident_refs.bibtex.types import kind_of
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.check import Check, name_of
from incident_refs.checks.ours import our_checks
from incident_refs.checks.run import findings
from incident_refs.model.finding import Finding, Severity
from incident_refs.model.names import Name, Person
from incident_refs.model.work import Work
from incident_refs.validation import validate
from incident_refs.verbs.check import Wanted, check
from incident_refs.verbs.index import build_index
from incident_refs.workspace import Workspace
from library import FILES, RUNS, SMALL, WORKS, Figure, texts, works

MOST_MEMORY = 512  # MiB
SLOWEST = 8
MIB = 1024  # ru_maxrss counts KiB
Counted = tuple[str, Counter[str]]


def naive(work: Work, key: str) -> str:
    """Return an entry as a program writes it that knows no TeX: no braces around capitals, nothing escaped."""
    kind = kind_of(work).type
    container = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}.get(kind)
    fields = {
        "author": " and ".join(map(_name, work.authors.listed)),
        "title": work.title,
        container or "howpublished": work.container,
        "year": work.year,
        "volume": work.volume,
        "number": work.issue,
        "pages": work.pages,
        "publisher": work.publisher,
        "doi": work.doi,
        "url": f"https://doi.org/{work.doi}" if work.doi else work.url,
    }
    lines = (f"  {name} = {{{str(value).translate(_NO_BRACES)}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


_NO_BRACES = str.maketrans({"{": "", "}": "", "\\": ""})


def _name(name: Name) -> str:
    if isinstance(name, Person):
        return f"{name.cited_as}, {name.given}" if name.given else name.cited_as
    return name.name


def naive_texts() -> Iterator[str]:
    """Yield the works as such a program exports them."""
    taken: set[str] = set()
    for work in works():
        key = key_for(work, taken)
        taken.add(key)
        yield naive(work, key)


def checked(data: bytes, checks: Sequence[Check]) -> tuple[Finding, ...]:
    """Do what `check` does with a file: read it, and look at it with each check."""
    return findings(BibFile("refs.bib", read(data)), checks)


def processor(what: Callable[[], object]) -> float:
    """Return the processor's seconds that it takes."""
    begun = time.process_time()
    what()
    return time.process_time() - begun


def in_turns(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Return the median seconds of both, measured in turns: a machine is never alone."""
    turns = [(processor(one), processor(other)) for _ in range(RUNS)]
    return statistics.median(turn[0] for turn in turns), statistics.median(turn[1] for turn in turns)


def memory(path: Path) -> int:
    """Return the MiB that a process needs at most to check a file with all offline checks."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import check, resource; from pathlib import Path\n"
        "check.checked(Path(sys.argv[2]).read_bytes(), check.our_checks())\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    command = [sys.executable, "-c", code, str(Path(__file__).resolve().parent), str(path)]
    return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout) // MIB


def each(data: bytes, checks: Sequence[Check]) -> list[tuple[float, Check]]:
    """Return the seconds of each check, the slowest first; what the file keeps for all is made beforehand."""
    file = BibFile("refs.bib", read(data))
    for item in file.items:
        file.work(item)
    taken = [(min(processor(lambda check=check: list(check.look(file))) for _ in range(3)), check) for check in checks]
    return sorted(taken, key=lambda one: -one[0])


def figures(data: bytes, checks: Sequence[Check], folder: Path) -> Iterator[Figure]:
    """Measure and yield the lines of the table."""
    from bibtexparser.entrypoint import parse_string

    text = data.decode()
    ours, theirs = in_turns(lambda: checked(data, checks), lambda: parse_string(text))
    yield Figure(
        f"all {len(checks)} offline checks on 10,000 entries, reading included / bibtexparser's parse",
        f"median of {RUNS}", f"{ours / theirs:.2f} ({ours:.2f} s / {theirs:.2f} s)", "at most 3", ours <= 3 * theirs,
    )  # fmt: skip
    path = folder / "refs.bib"
    path.write_bytes(data)
    most = memory(path)
    yield Figure("the same, memory at most", "one process", f"{most} MiB", f"{MOST_MEMORY} MiB", most <= MOST_MEMORY)


def against_offline(data: bytes, folder: Path) -> Iterator[Figure]:
    """Build an index, and hold the entries against it and the starter works, as `check --against offline` does."""
    path = folder / "refs.bib"
    path.write_bytes(data)
    files = [file for file in (WORKS / f"{name}.jsonl.gz" for name in FILES) if file.is_file()]
    index = folder / "index"
    report = build_index(index, files or [path])
    workspace = Workspace.open(environ={"INCIDENT_REFS_CACHE_DIR": str(folder / "cache")}, start=folder)
    wanted = Wanted(against=("offline",), indexes=(index,))
    took = statistics.median(processor(lambda: check(workspace, [str(path)], wanted)) for _ in range(3))
    file = BibFile("refs.bib", read(data))
    entries = [(item.key, file.work(item)) for item in file.items]
    with workspace.sources(indexes=[index], online=False) as sources:
        asking = statistics.median(processor(lambda: list(validate(entries, sources))) for _ in range(3))
    rests_on = f"10,000 entries, {report.works:,} works in the index, median of 3"
    rate = SMALL / took
    yield Figure(
        "`check --against offline`, reading and all checks included: entries a second of the processor",
        rests_on, f"{rate:,.0f}", "1,000", rate >= 1000,
    )  # fmt: skip
    yield Figure("the same, asking and judging alone", rests_on, f"{SMALL / asking:,.0f}", "-", reached=True)


def clean(rests_on: str, data: bytes, checks: Sequence[Check]) -> tuple[Figure, Counter[str]]:
    """Return how many good entries have an error, and the findings by severity and check."""
    found = checked(data, checks)
    wrong = len({one.key for one in found if one.severity is Severity.ERROR})
    share = wrong / SMALL
    figure = Figure(
        "good entries with an error", rests_on, f"{wrong:,} of {SMALL:,} ({share:.2%})", "at most 0.1 %", share <= 0.001
    )
    return figure, Counter(f"{one.severity}|{one.code} {one.name}" for one in found)


def section(
    found: Sequence[Figure], counts: Sequence[tuple[str, Counter[str]]], taken: list[tuple[float, Check]]
) -> str:
    """Return the section of the page."""
    total = sum(seconds for seconds, _ in taken)
    lines = [
        "## Checks",
        "",
        "`make bench-check`. Times are those of the processor, in one run, in turns with bibtexparser 2, which parses"
        " as it does by default.",
        "",
        "| what | rests on | found | bar |",
        "|---|---|---|---|",
        *(f"| {figure.what} | {figure.rests_on} | {figure.found} | {figure.bound} |" for figure in found),
        "",
        f"The slowest of the {len(taken)} checks, of {total:.2f} s for all: "
        + ", ".join(f"{check.code} {name_of(check)} {seconds:.2f} s" for seconds, check in taken[:SLOWEST])
        + ".",
    ]
    for name, counted in counts:
        lines += [
            "",
            f"What is found in 10,000 entries {name}:",
            "",
            "| severity | check | findings |",
            "|---|---|--:|",
        ]
        for what, count in sorted(counted.items(), key=lambda one: (_RANK[one[0].split("|")[0]], -one[1])):
            lines.append(f"| {what.replace('|', ' | ')} | {count:,} |")
    return "\n".join(lines)


_RANK = {str(severity): rank for rank, severity in enumerate((Severity.ERROR, Severity.WARNING, Severity.INFO))}


def main() -> None:
    """Measure, print and write the section."""
    logging.disable(logging.CRITICAL)
    checks = our_checks()
    real = any((WORKS / f"{name}.jsonl.gz").is_file() for name in FILES)
    origin = "made from works of Crossref" if real else "made from works of our own"
    data = "\n".join(islice(texts(), SMALL)).encode()
    taken = each(data, checks)
    if "--slowest" in sys.argv:
        for seconds, check in taken:
            print(f"{seconds * 1000:7.1f} ms  {check.code} {name_of(check)}")
        return
    plain = "\n".join(islice(naive_texts(), SMALL)).encode()
    with tempfile.TemporaryDirectory() as name:
        found = [*figures(data, checks, Path(name)), *against_offline(data, Path(name))]
    counts: list[Counted] = []
    for how, exported in (("written by us", data), ("as a program exports them that knows no TeX", plain)):
        figure, counted = clean(f"{origin}, {how}", exported, checks)
        found.append(figure)
        counts.append((how, counted))
    # an unescaped & is a fault, and reported rightly: of the second set no bar is asked
    found[-1] = Figure(found[-1].what, found[-1].rests_on, found[-1].found, "-", reached=True)
    text = section(found, counts, taken)
    print(text)
    write_section("check", text)
    if missed := [figure.what for figure in found if not figure.reached]:
        raise SystemExit(f"not reached: {'; '.join(missed)}")


if __name__ == "__main__":
    main()
