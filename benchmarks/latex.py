"""How fast and how exactly `tex` finds the entries of a thesis, beside other programs that do it, in one run.

Run: make bench-latex (or: python benchmarks/latex.py). About two minutes. The thesis is generated: 40 files, 2,000
citations, 300 pages. Programs that are not installed are left out.
"""

import logging
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from page import write_section

from incident_refs.bibtex.read import read
from incident_refs.model.entry import Entry
from library import seconds, texts

LARGE, SMALL = 100_000, 10_000
FILES, CITATIONS, KEYS = 40, 2_000, 1_200
BOUND = 0.10
RUNS = 5
WORDS = "the harm that a deployed system did was reported, and what followed was measured again by others "
FORMS = (r"\cite{{{}}}", r"\citep[p.~{1}]{{{0}}}", r"\citet*{{{}}}", r"\parencite[see][{1}--9]{{{0}}}")
STRINGS = '@string{acm = "Association for Computing Machinery"}\n@string{nobody = "Nobody"}\n\n'


def thesis(folder: Path, keys: Sequence[str], chance: random.Random, bib: str) -> list[str]:
    """Write a thesis that cites some of the keys, as source and as LaTeX leaves it; return the keys that it cites."""
    cited = [chance.choice(keys) for _ in range(CITATIONS)]
    each = CITATIONS // FILES
    for number in range(FILES):
        mine = cited[number * each : (number + 1) * each]
        # 2,500 words a page and a half, 7 pages and a half a file
        said = [f"{WORDS * 4}\n{WORDS * 3}{chance.choice(FORMS).format(key, n)}.\n" for n, key in enumerate(mine)]
        head = f"\\chapter{{Chapter {number}}}\n% \\cite{{notthisone}}\n"
        (folder / f"chapter{number}.tex").write_text(head + "\n".join(said), "utf-8")
        lines = "".join(f"\\citation{{{key}}}\n" for key in mine)
        (folder / f"chapter{number}.aux").write_text(f"\\relax \n{lines}", "utf-8")
    reads = "".join(f"\\include{{chapter{number}}}\n" for number in range(FILES))
    main = f"\\documentclass{{book}}\n\\begin{{document}}\n{reads}\\bibliography{{{bib}}}\n\\end{{document}}\n"
    (folder / "thesis.tex").write_text(main, "utf-8")
    reads = "".join(f"\\@input{{chapter{number}.aux}}\n" for number in range(FILES))
    (folder / "thesis.aux").write_text(f"\\relax \n\\bibstyle{{plain}}\n\\bibdata{{{bib}}}\n{reads}", "utf-8")
    return list(dict.fromkeys(cited))


def related() -> Iterator[str]:
    """Yield papers that leave their year and publisher to their proceedings, and the proceedings behind them."""
    for number in range(200):
        fields = f"author = {{Doe, Jo}}, title = {{Part {number}}}, crossref = {{proc{number % 20}}}"
        yield f"@inproceedings{{part{number}, {fields}}}\n"
    for number in range(20):
        fields = f"title = {{Proceedings {number}}}, year = {2000 + number}, publisher = acm"
        yield f"@proceedings{{proc{number}, {fields}}}\n"


def key_of(text: str) -> str:
    return text.partition("{")[2].partition(",")[0]


class Tex:
    """The command on a workspace with a library and a cache folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "refs").mkdir()
        (folder / "refs" / "config.toml").write_text("")
        shutil.copy(folder / "library.bib", folder / "refs" / "library.bib")
        self.environ = {**os.environ, "INCIDENT_REFS_CACHE_DIR": str(folder / "cache")}

    def run(self, paper: str, output: str) -> float:
        """Return the seconds of a whole process."""
        command = [sys.executable, "-c", "from incident_refs.cli.main import run; run()", "tex", paper, "-o", output]
        begun = time.perf_counter()
        done = subprocess.run(
            command, cwd=self.folder, capture_output=True, encoding="utf-8", env=self.environ, check=False
        )
        took = time.perf_counter() - begun
        if done.returncode:
            raise SystemExit(f"tex {paper} left with {done.returncode}: {done.stderr}")
        return took


@dataclass(frozen=True)
class Extracted:
    """What a program made of the thesis and the library."""

    program: str
    missing: int = 0
    superfluous: int = 0
    altered: int = 0
    letters: int = 0
    seconds: float = 0.0
    skipped: str = ""


def compared(program: str, library: bytes, needed: Sequence[str], out: bytes, took: float) -> Extracted:
    """Compare what was written with what the library says of the entries that are needed."""
    before = {entry.key.lower(): entry for entry in read(library).entries}
    after = {entry.key.lower(): entry for entry in read(out, program).entries}
    wanted = {key.lower() for key in needed}
    both = wanted & after.keys()
    other = sum(said(before[key]) != said(after[key]) for key in both)
    whole = read(library)
    texts_of = {e.key.lower(): library[b.start : b.end] for e, b in zip(whole.entries, whole.places, strict=True)}
    letters = sum(texts_of[key] not in out for key in both)
    return Extracted(program, len(wanted - after.keys()), len(after.keys() - wanted), other, letters, took)


def said(entry: Entry) -> tuple[str, Mapping[str, str]]:
    return entry.type, {name: " ".join(value.split()) for name, value in entry.fields}


def by_program(program: str, command: Sequence[str], folder: Path, needed: Sequence[str]) -> Extracted:
    """Let a program extract; `{out}` in its command is where it writes."""
    if shutil.which(command[0]) is None:
        return Extracted(program, skipped="not installed")
    out = folder / f"{command[0]}.bib"
    begun = time.perf_counter()
    subprocess.run(
        [part.format(out=out.name) for part in command], cwd=folder, capture_output=True, timeout=300, check=False
    )
    took = time.perf_counter() - begun
    if not out.is_file():
        return Extracted(program, skipped="it wrote nothing")
    return compared(program, (folder / "library.bib").read_bytes(), needed, out.read_bytes(), took)


def section(
    figures: Sequence[tuple[str, str, str, str]], others: Sequence[Extracted], needed: int, first: float
) -> str:
    """Return the section of the page."""
    lines = [
        "## LaTeX",
        "",
        f"`make bench-latex`. A generated thesis of {FILES} files and {CITATIONS:,} citations. Times are those of whole"
        " processes in one run, beside each other; bibtexparser 2 parses as it does by default.",
        "",
        "| what | rests on | found | at most |",
        "|---|---|---|---|",
        *(f"| {' | '.join(figure)} |" for figure in figures),
        "",
        f"The first run reads the whole library and makes the look-up file ({first:.1f} s).",
        "",
        f"The same thesis against 10,000 entries, {needed} of which it needs: those that it cites, and the proceedings"
        " that these take over from. Each program as it comes:",
        "",
        "| program | missing | superfluous | say something else | not to the letter | seconds |",
        "|---|---|---|---|---|---|",
    ]
    for one in others:
        if one.skipped:
            lines.append(f"| {one.program} | {one.skipped} | | | | |")
        else:
            counts = f"{one.missing} | {one.superfluous} | {one.altered} | {one.letters}"
            lines.append(f"| {one.program} | {counts} | {one.seconds:.2f} |")
    lines += [
        "",
        "An entry says something else where its type, the name of a field or a value has changed but for blanks."
        " JabRef is measured on the smaller library below.",
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure, print and write the section."""
    logging.disable(logging.CRITICAL)
    chance = random.Random(8)
    with tempfile.TemporaryDirectory() as name:
        folder, small = Path(name) / "large", Path(name) / "small"
        folder.mkdir()
        small.mkdir()
        entries = list(islice(texts(), LARGE))
        whole = "\n".join(entries)
        (folder / "library.bib").write_text(whole, "utf-8", newline="\n")
        thesis(folder, chance.sample([key_of(entry) for entry in entries], KEYS), chance, "refs")
        ours = Tex(folder)
        first = ours.run("thesis.tex", "refs.bib")
        from bibtexparser.entrypoint import parse_string

        parse = seconds(lambda: parse_string(whole))
        took = {
            paper: statistics.median(ours.run(paper, "refs.bib") for _ in range(RUNS))
            for paper in ("thesis.tex", "thesis.aux")
        }
        figures = [
            (
                f"tex {paper}, 100,000 entries / bibtexparser parsing them", f"median of {RUNS}",
                f"{spent / parse:.1%} ({spent:.2f} s / {parse:.1f} s)", f"{BOUND:.0%}",
            )
            for paper, spent in took.items()
        ]  # fmt: skip
        parts = [*entries[:SMALL], *related()]
        (small / "library.bib").write_text(STRINGS + "\n".join(parts), "utf-8", newline="\n")
        some = chance.sample([key_of(entry) for entry in parts[:SMALL]], KEYS - 200)
        cited = thesis(small, [*some, *(f"part{number}" for number in range(200))], chance, "library")
        parents = {f"proc{int(key[4:]) % 20}" for key in cited if key.startswith("part") and key[4:].isdigit()}
        needed = [*cited, *sorted(parents)]
        commands = Tex(small)
        commands.run("thesis.aux", "first.bib")
        spent = commands.run("thesis.aux", "ours.bib")
        library = (small / "library.bib").read_bytes()
        others = [
            compared("incident-refs tex", library, needed, (small / "ours.bib").read_bytes(), spent),
            by_program("bibtool -x", ["bibtool", "-x", "thesis.aux", "-o", "{out}"], small, needed),
            by_program("bibexport", ["bibexport", "-o", "{out}", "thesis.aux"], small, needed),
        ]
    page = section(figures, others, len(needed), first)
    print(page)
    write_section("latex", page)
    exact = others[0].missing + others[0].superfluous + others[0].altered + others[0].letters
    if exact or any(spent > BOUND * parse for spent in took.values()):
        raise SystemExit("not reached")


if __name__ == "__main__":
    main()
