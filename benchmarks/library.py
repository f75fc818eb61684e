"""How safe and how fast the library is, beside other programs that read and write BibTeX, in one run.

Run: make bench-library (or: python benchmarks/library.py). Two to three minutes. The entries are made from the works in
../shared/data where they are, else from works of our own making. Programs that are not installed are left out.
"""

import json
import logging
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage  # not on Windows, where this is not measured

from page import write_section

from incident_refs.bibtex.blocks import split
from incident_refs.bibtex.keys import key_for
from incident_refs.bibtex.layout import Layout, field_text
from incident_refs.bibtex.mapping import entry_from_work
from incident_refs.bibtex.read import read
from incident_refs.library.store import Library
from incident_refs.model.dates import PartialDate
from incident_refs.model.entry import Entry
from incident_refs.model.names import Names, Person
from incident_refs.model.work import Work
from incident_refs.works.crossref_message import work_from_message
from incident_refs.works.works_file import Broken, WorksFile

HERE = Path(__file__).resolve().parent
WORKS = HERE.parents[1] / "shared" / "data" / "works"
FILES = ("rme_dev", "distractors_dev")
LARGE, SMALL = 100_000, 10_000
RUNS = 5
# of the starter works, which every installation holds
NAMED = (
    "arXiv:2006.16923",
    "10.1162/daed_a_01902",
    "arXiv:1905.01347",
    "arXiv:2103.06191",
    "10.1109/cvpr.2009.5206848",
)
BIBER_SECONDS = 240
NOTE = "% a curator's note {}: the DOI was looked up by hand\n"


def works() -> Iterator[Work]:
    """Yield works: real ones, then our own, as many as anybody wants."""
    for path in (WORKS / f"{name}.jsonl.gz" for name in FILES):
        if path.is_file():
            for said in WorksFile(path):
                if not isinstance(said, Broken):
                    yield said if isinstance(said, Work) else work_from_message(said)
    words = [
        "auditing",
        "large",
        "image",
        "datasets",
        "harm",
        "incident",
        "bias",
        "measuring",
        "deployed",
        "models",
        "of",
    ]
    for n in range(LARGE):
        title = " ".join(words[(n * step + n // 13) % len(words)] for step in (1, 3, 5, 7, 11)).capitalize()
        names = Names((Person(f"Author{n % 977}", "Ada"), Person(f"Other{n % 89}", "B. C.")))
        doi = f"10.5555/{n}"
        yield Work(f"doi:{doi}", "journal-article", f"{title} {n}", names, issued=PartialDate(1970 + n % 55), doi=doi)


def texts() -> Iterator[str]:
    """Yield the entries as the library writes them."""
    taken: set[str] = set()
    layout = Layout()
    for work in works():
        entry = entry_from_work(work, key_for(work, taken))
        taken.add(entry.key)
        fields = "".join(f"{field_text(name, value, layout)},\n" for name, value in entry.fields)
        yield f"@{entry.type}{{{entry.key},\n{fields}}}\n"


def lived_in(entries: Sequence[str]) -> str:
    """Return entries as a library that people use: with a macro, and a note of theirs at every hundredth entry."""
    noted = (NOTE.format(n) + text if n % 100 == 0 else text for n, text in enumerate(entries))
    return "\n".join(chain(["% our library\n@string{acm = {ACM}}\n"], noted))


def seconds(what: Callable[[], object], runs: int = 1) -> float:
    """Return the median time that it takes."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        what()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


# --- other programs on the same 10,000 entries -------------------------------------------------------------------


@dataclass(frozen=True)
class Rewritten:
    """What came of reading a library and writing it again, with nothing changed."""

    program: str
    lost: int = 0
    other: int = 0
    changed: int = 0
    notes: int = 0
    seconds: float = 0.0
    skipped: str = ""


def compared(program: str, old: bytes, new: bytes, took: float) -> Rewritten:
    """Compare what was written with what was read."""
    before, after = ({entry.key.lower(): entry for entry in read(data, program).entries} for data in (old, new))
    lost = before.keys() - after.keys()
    other = sum(said(before[key]) != said(after[key]) for key in before.keys() & after.keys())
    gone = Counter(old.splitlines(keepends=True)) - Counter(new.splitlines(keepends=True))
    changed = sum(len(line) * often for line, often in gone.items())
    notes = sum(NOTE.format(n).strip().encode() in new for n in range(0, SMALL, 100))
    return Rewritten(program, len(lost), other, changed, notes, took)


def said(entry: Entry) -> tuple[str, dict[str, str]]:
    """Return what an entry says, whatever its blanks and the order of its fields."""
    return entry.type, {name: " ".join(value.split()) for name, value in entry.fields}


def by_us(path: Path, out: Path) -> None:
    shutil.copy(path, out)
    library = Library.load(out)
    # a write that finds nothing to do would prove nothing: an entry goes in, and its bytes are taken out again
    change = library.add([Work("x", title="One that was not there", doi="10.5555/new")])
    change.commit()
    added = Library.load(out)
    key = change.keys[0]
    text = added.text_of(key) or ""
    out.write_bytes(added.data.replace(b"\n" + text.encode() + b"\n", b"", 1))


def by_bibtexparser(path: Path, out: Path) -> None:
    import bibtexparser

    out.write_text(bibtexparser.write_string(bibtexparser.parse_string(path.read_text("utf-8"))), "utf-8")


def by_pybtex(path: Path, out: Path) -> None:
    from pybtex.database import parse_file

    parse_file(str(path), "bibtex").to_file(str(out), "bibtex")


def in_python(program: str, function: Callable[[Path, Path], None], path: Path, folder: Path) -> Rewritten:
    """Let a library for Python rewrite the file."""
    out = folder / f"{program}.bib"
    begun = time.process_time()
    function(path, out)
    return compared(program, path.read_bytes(), out.read_bytes(), time.process_time() - begun)


def by_program(program: str, command: list[str], path: Path, folder: Path) -> Rewritten:
    """Let another program rewrite the file; its seconds are those of the processor."""
    if shutil.which(command[0]) is None:
        return Rewritten(program, skipped=f"{command[0]} is not installed")
    out = folder / f"{program}.bib"
    before = getrusage(RUSAGE_CHILDREN)
    try:
        done = subprocess.run(
            [part.format(path=path, out=out) for part in command],
            capture_output=True, timeout=BIBER_SECONDS, cwd=folder, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Rewritten(program, skipped=f"not done in {BIBER_SECONDS} s")
    after = getrusage(RUSAGE_CHILDREN)
    if not out.is_file():
        return Rewritten(program, skipped=f"it wrote nothing: {done.stderr.decode(errors='replace')[-80:].strip()}")
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return compared(program, path.read_bytes(), out.read_bytes(), took)


def biber_beside(path: Path, folder: Path) -> "subprocess.Popen[bytes] | None":
    """Start biber, which takes longest, to run beside what is not timed."""
    if shutil.which("biber") is None:
        return None
    # its own process of ours, so that its processor time can be told from that of the others
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import library; from pathlib import Path\n"
        "found = library.by_program('biber', ['biber', '--tool', '--output-file', '{out}', '{path}'],"
        " Path(sys.argv[2]), Path(sys.argv[3]))\n"
        "import json, dataclasses; print(json.dumps(dataclasses.asdict(found)))"
    )
    return subprocess.Popen([sys.executable, "-c", code, str(HERE), str(path), str(folder)], stdout=subprocess.PIPE)


# --- ours ---------------------------------------------------------------------------------------------------------


class Commands:
    """The command line on a workspace with a large library and a cache folder of its own."""

    def __init__(self, folder: Path, data: bytes) -> None:
        self.refs = folder / "refs"
        self.refs.mkdir()
        (self.refs / "config.toml").write_text("")
        (self.refs / "library.bib").write_bytes(data)
        self.environ = {**os.environ, "INCIDENT_REFS_CACHE_DIR": str(folder / "cache")}

    def run(self, *arguments: str) -> tuple[float, str]:
        """Return the seconds of a whole process, and what it said."""
        command = [sys.executable, "-c", "from incident_refs.cli.main import run; run()", "--refs", str(self.refs)]
        begun = time.perf_counter()
        done = subprocess.run(
            [*command, *arguments], capture_output=True, encoding="utf-8", env=self.environ, check=False
        )
        took = time.perf_counter() - begun
        if done.returncode:
            raise SystemExit(f"{arguments} left with {done.returncode}: {done.stderr}")
        return took, done.stdout


def bytes_outside(data: bytes, folder: Path) -> tuple[int, int]:
    """Change the title in each of 100 entries; return how many were changed, and the bytes that changed beside them."""
    path = folder / "revised.bib"
    path.write_bytes(data)
    library = Library.load(path)
    titled = [entry for entry in library.entries() if entry.get("title")][:: max(1, len(library.entries()) // 100)][
        :100
    ]
    library.revise([(entry.key, "title", f"Another title {n}") for n, entry in enumerate(titled)]).commit()
    new = path.read_bytes()
    for n, entry in enumerate(titled):
        was = next(field for field in _fields(data, library, entry.key) if b"title" in field.split(b"=")[0])
        value = was[was.index(b"{") :]
        new = new.replace(b"{Another title %d}" % n, value, 1)
    differ = sum(a != b for a, b in zip(data, new, strict=False)) + abs(len(data) - len(new))
    return len(titled), differ


def _fields(data: bytes, library: Library, key: str) -> list[bytes]:
    text = (library.text_of(key) or "").encode()
    return [line.strip().rstrip(b",") for line in text.split(b"\n")[1:-1]]


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    what: str
    rests_on: str
    found: str
    bound: str
    reached: bool


def figures(small: str, large: Path, commands: Commands, keys: Sequence[str], folder: Path) -> Iterator[Figure]:
    """Measure and yield the lines of the table."""
    data = small.encode()
    joined = b"".join(data[block.start : block.end] for block in split(data))
    path = folder / "read.bib"
    path.write_bytes(data)
    Library.load(path).add(()).commit()
    untouched = int(joined != data) + int(path.read_bytes() != data)
    yield Figure("10,000 entries read and written: changed bytes", "whole file", str(untouched), "0", untouched == 0)
    count, outside = bytes_outside(data, folder)
    what = "one field changed in each of 100 entries: bytes changed outside of those fields"
    yield Figure(what, f"{count} titles", str(outside), "0", outside == 0 and count == 100)

    from bibtexparser.entrypoint import parse_string

    ours = seconds(lambda: read(data), RUNS)
    theirs = seconds(lambda: parse_string(small), RUNS)
    bare = seconds(lambda: parse_string(small, parse_stack=[]), RUNS)
    yield Figure(
        "full read of 10,000 entries, all fields / bibtexparser", f"median of {RUNS}",
        f"{ours / theirs:.2f} ({ours:.2f} s / {theirs:.2f} s); without its middleware {ours / bare:.2f}",
        "1.3", ours <= 1.3 * theirs,
    )  # fmt: skip
    text = large.read_text("utf-8")
    parse = seconds(lambda: parse_string(text))
    bare = seconds(lambda: parse_string(text, parse_stack=[]))
    show = statistics.median(commands.run("show", key)[0] for key in keys)
    yield Figure(
        "show KEY, whole process, 100,000 entries / bibtexparser parsing them", f"median of {len(keys)} keys",
        f"{show / parse:.1%} ({show:.2f} s / {parse:.1f} s); without its middleware {show / bare:.1%}",
        "at most 3 %", show <= 0.03 * parse,
    )  # fmt: skip
    added = []
    for name in NAMED[1:]:
        took, said = commands.run("add", "--json", name)
        if json.loads(said)["new"]:
            added.append(took)
    add = statistics.median(added)
    yield Figure(
        "add of one work to them, whole process, duplicates looked for, written safely / the same",
        f"median of {len(added)} works", f"{add / parse:.1%} ({add:.2f} s); without its middleware {add / bare:.1%}",
        "at most 15 %", add <= 0.15 * parse,
    )  # fmt: skip


def section(found: Sequence[Figure], first: tuple[float, float], others: Sequence[Rewritten]) -> str:
    """Return the section of the page."""
    lines = [
        "## The library",
        "",
        "`make bench-library`. Entries made from real works. Times are those of one run, beside each other;"
        " bibtexparser 2 parses as it does by default, and once more without its middleware (macros and fields stay as"
        " they stand).",
        "",
        "| what | rests on | found | at least |",
        "|---|---|---|---|",
        *(f"| {figure.what} | {figure.rests_on} | {figure.found} | {figure.bound} |" for figure in found),
        "",
        f"The first `show` reads the whole file and makes the look-up file ({first[0]:.1f} s); the first `add` also"
        f" notes by what each entry is found ({first[1]:.1f} s; both while biber ran beside them). After our own"
        " changes neither is done again; after somebody else's the file is read once more, and only what is new is"
        " noted.",
        "",
        "The same 10,000 entries, with 100 notes of a curator between them, read and written again with nothing"
        " changed, each program as it comes:",
        "",
        "| program | entries lost | entries that say something else | bytes in changed lines | notes kept, of 100 |"
        " seconds of processor |",
        "|---|---|---|---|---|---|",
    ]
    for one in others:
        if one.skipped:
            lines.append(f"| {one.program} | {one.skipped} | | | | |")
        else:
            lines.append(
                f"| {one.program} | {one.lost:,} | {one.other:,} | {one.changed:,} | {one.notes} | {one.seconds:.1f} |"
            )
    lines += [
        "",
        "An entry says something else where its type, the name of a field or a value has changed but for blanks. biber"
        " writes biblatex (`date` for `year`), so that every entry with a year does. Ours adds a work, safely written"
        " and read back, and its bytes are taken out again before the files are compared.",
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure, print and write the section."""
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = texts()
        entries = list(islice(made, SMALL))
        small = folder / "small.bib"
        small.write_text(lived_in(entries), "utf-8", newline="\n")
        biber = biber_beside(small, folder)
        entries += islice(made, LARGE - SMALL)
        large = folder / "large.bib"
        large.write_text("\n".join(entries), "utf-8", newline="\n")
        keys = [entries[n].partition("{")[2].partition(",")[0] for n in range(777, LARGE, LARGE // 9)]
        commands = Commands(folder, large.read_bytes())
        first = commands.run("show", keys[0])[0], commands.run("add", NAMED[0])[0]
        tidy = ["bibtex-tidy", "--output={out}", "{path}"]
        if shutil.which("bibtex-tidy") is None and shutil.which("npx"):
            tidy = ["npx", "--no-install", *tidy]
        others = [
            in_python("incident-refs", by_us, small, folder),
            in_python("bibtexparser", by_bibtexparser, small, folder),
            in_python("pybtex", by_pybtex, small, folder),
            by_program("bibtex-tidy", tidy, small, folder),
            by_program("bibtool", ["bibtool", "-i", "{path}", "-o", "{out}"], small, folder),
        ]
        if biber is None:
            others.append(Rewritten("biber", skipped="biber is not installed"))
        else:
            others.append(Rewritten(**json.loads(biber.communicate()[0])))
        found = list(figures(lived_in(entries[:SMALL]), large, commands, keys, folder))
    text = section(found, first, others)
    print(text)
    write_section("library", text)
    if missed := [figure.what for figure in found if not figure.reached]:
        raise SystemExit(f"not reached: {'; '.join(missed)}")


if __name__ == "__main__":
    main()
