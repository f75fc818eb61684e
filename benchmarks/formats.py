"""How fast bibliographies are printed, beside pybtex's own style `plain` and citeproc-py, in one run.

Run: make bench-formats (or: python benchmarks/formats.py). One to two minutes. The entries are of our own making, of
types that pybtex's `plain` knows. citeproc-py is measured where it is installed, with ../shared's CSL file of APA.
"""

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage  # not on Windows, where this is not measured

from page import write_section
from pybtex.backends.plaintext import Backend
from pybtex.database import parse_string
from pybtex.style.formatting.plain import Style as Plain

from incident_refs.bibtex.read import read
from incident_refs.formats.bibliography import bibliography, styles

SMALL, LARGE, RUNS = 1_000, 10_000, 5
CSL = Path(__file__).resolve().parents[2] / "shared" / "data" / "csl" / "apa.csl"
WORDS = (
    "audit benchmark bias camera census data decision detector evidence face fairness gender harm image label learning"
    " machine measure model network object people risk sampling science society speech system training vision work"
)
FAMILIES = "Able Birhane Boole Cole Deng Dole Fei-Fei Gebru Hinton Kim Lee Li Mitchell Ng O'Neil Raji Smith Wu Xu Zu"
GIVEN = "Ann Abeba Bo Carl Deb Emily Jia Kate Lisa Margaret Noa Olga Timnit Vinay Wei Zoe"
CITEPROC = """
import json, sys, warnings
warnings.simplefilter("ignore")
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
data = json.load(open(sys.argv[1]))
style = CitationStylesStyle(sys.argv[2], validate=False)
made = CitationStylesBibliography(style, CiteProcJSON(data), formatter.plain)
for one in data:
    made.register(Citation([CitationItem(one["id"])]))
print(sum(len(str(one)) for one in made.bibliography()))
"""


def entries(count: int) -> str:
    """Return a .bib of so many entries: half articles, the rest of the kinds that incidents cite."""
    dice = random.Random(7)
    words, families, given = WORDS.split(), FAMILIES.split(), GIVEN.split()
    out = []
    for number in range(count):
        names = " and ".join(
            f"{dice.choice(families)}, {dice.choice(given)}" for _ in range(dice.choice((1, 2, 2, 3, 6)))
        )
        title = " ".join(dice.sample(words, 6)).capitalize()
        year, page = dice.randint(1950, 2026), dice.randint(1, 900)
        fields = (
            f"author = {{{names}}}, title = {{{{ImageNet}} {title}}}, year = {{{year}}}, doi = {{10.1000/{number}}}"
        )
        place = " ".join(dice.sample(words, 3)).title()
        pages = f"pages = {{{page}--{page + 9}}}"
        kind = dice.choice(
            ("article", "article", "article", "inproceedings", "inproceedings", "book", "phdthesis", "misc")
        )
        more = {
            "article": f"journal = {{Journal of {place}}}, volume = {{{page}}}, number = {{2}}, {pages}",
            "inproceedings": f"booktitle = {{Proceedings of {place}}}, publisher = {{ACM}}, {pages}",
            "book": "publisher = {MIT Press}, address = {Cambridge}, edition = {2}",
            "phdthesis": "school = {MIT}",
            "misc": f"url = {{https://example.org/{number}}}, howpublished = {{Web}}",
        }[kind]
        out.append(f"@{kind}{{k{number}, {fields}, {more}}}")
    return "\n\n".join(out) + "\n"


def cpu(call: Callable[[], object]) -> float:
    """Return the seconds of CPU that a call takes."""
    begin = time.process_time()
    call()
    return time.process_time() - begin


def whole_process(*arguments: str) -> tuple[float, float]:
    """Return the seconds that a program takes, and the megabytes that the largest one so far took."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin, getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    """Measure, and write what was found into docs/benchmarks.md."""
    text = entries(SMALL)
    ours, theirs = read(text.encode(), "made.bib").entries, parse_string(text, "bibtex")
    plain = lambda: [e.text.render(Backend()) for e in Plain().format_bibliography(theirs)]  # noqa: E731
    rows = []
    for style in styles():
        own = lambda style=style: bibliography(ours, style)  # noqa: E731
        pairs = [(cpu(own), cpu(plain)) for _ in range(RUNS)]  # in turn: the machine does something else too
        ratio, seconds = (statistics.median(found) for found in ((a / b for a, b in pairs), (a for a, _ in pairs)))
        said = f"{ratio:.1%} ({seconds * 1000:.0f} ms)"
        rows.append((f"{style} / pybtex `plain`, CPU", f"{SMALL:,} entries to text", said, "at most 15 %"))
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for count in (SMALL, LARGE):
            files[count] = Path(folder) / f"{count}.bib"
            files[count].write_text(entries(count), encoding="utf-8")
        command = ("-m", "incident_refs", "format", "--style", "apa", "--bib")
        small = statistics.median(whole_process(*command, str(files[SMALL]))[0] for _ in range(RUNS))
        large, memory = whole_process(*command, str(files[LARGE]))
        large = statistics.median([large, *(whole_process(*command, str(files[LARGE]))[0] for _ in range(2))])
        rows += [
            ("whole process, 10,000 / 1,000 entries", "APA, text", f"{large / small:.1f} ({large:.2f} s)", "under 11"),
            ("whole process, 10,000 entries: peak memory", "APA, text", f"{memory:.0f} MiB", "under 300 MiB"),
        ]
        if find_spec("citeproc") and CSL.is_file():
            script, data = Path(folder) / "citeproc_.py", Path(folder) / "works.json"
            script.write_text(CITEPROC, encoding="utf-8")
            done = subprocess.run(
                [sys.executable, "-m", "incident_refs", "export", "--to", "csl-json", "--bib", str(files[SMALL])],
                check=True,
                capture_output=True,
            )
            data.write_text(json.dumps(json.loads(done.stdout)[:200]), encoding="utf-8")
            some, _ = whole_process(str(script), str(data), str(CSL))
            data.write_bytes(done.stdout)
            all_, _ = whole_process(str(script), str(data), str(CSL))
            each = (all_ - some) / (SMALL - 200)
            rows.append(
                (
                    "whole process, 10,000 entries / citeproc-py",
                    f"its {SMALL:,} took {all_:.1f} s, {each * 1000:.1f} ms for one more",
                    f"1/{(all_ + each * (LARGE - SMALL)) / large:.0f}",
                    "at most 1/20",
                )
            )
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    write_section(
        "formats",
        "## Bibliographies\n\n`make bench-formats`. From entries as they are read to the printed text;"
        " the entries are of our own making.\n\n"
        f"| what | rests on | found | bar |\n|---|---|---|---|\n{table}\n",
    )
    print(table)


if __name__ == "__main__":
    main()
