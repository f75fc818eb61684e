"""What programs that look at `.bib` files find: the same faults, one at a time, and a file without any.

    python benchmarks/checkers.py            (or: make bench-check)

prints a table and writes it to its section of docs/benchmarks.md. A program that is not on the path is left out, and
that is said. Some of them are no checkers, but readers that may say what they could not read.
"""

import json
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import metadata
from itertools import islice
from pathlib import Path

from broken_files import FAULTS, GOOD, Fault
from page import write_section

from incident_refs.bibtex.keys import key_for
from incident_refs.bibtex.layout import Layout, field_text
from incident_refs.bibtex.mapping import entry_from_work
from incident_refs.model.work import Work
from incident_refs.works.starter import read_rows, work_from_row

SECONDS = 120
CLEAN = 50
AT_ONCE = 2
SILENT = "-"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a program says of a file, and the lines that it names."""

    text: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """What a program says of a file; `stopped` where it reads no further, so that the good entries are lost too."""

    said: tuple[Said, ...] = ()
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Program:
    """A program of the table: what must be on the path for it, and how it is asked about a file."""

    name: str
    needs: str | None
    ask: Callable[[Path, Path], Heard]

    @property
    def version(self) -> str:
        """Its name with its version, as far as it tells it."""
        if self.needs is None:
            package = self.name.split()[0]
            return f"{package} {metadata.version(package)}"
        option = "-v" if self.needs == "jabref" else "--version"
        found = re.search(r"\d+\.\d+[\w.]*", run([self.needs, option], Path.cwd())[1])
        return f"{self.needs} {found[0]}" if found else self.needs

    @property
    def is_here(self) -> bool:
        """Whether it can be asked on this machine."""
        return self.needs is None or shutil.which(self.needs) is not None


def run(command: Sequence[str], folder: Path, environ: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Return the exit code of a command and all that it said."""
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL,
            env={**os.environ, **(environ or {})},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return 99, f"not done in {SECONDS} s"
    return done.returncode, (done.stdout + b"\n" + done.stderr).decode("utf-8", "replace")


_LINE = re.compile(r"\blines? (\d+)(?! of file \S+\.bst)", re.IGNORECASE)


def said(text: str) -> Said:
    """Return a message with the lines that it names."""
    return Said(" ".join(text.split()), tuple(map(int, _LINE.findall(text))))


def messages(text: str, *talk: str) -> list[Said]:
    """Return what a program says, without its talk about what it does; of a traceback the last line alone.

    A line that begins with a blank goes on with the one before it.
    """
    if "Traceback (most recent call last)" in text:
        return [said(text.rstrip().splitlines()[-1])]
    found: list[str] = []
    for line in text.splitlines():
        if line.startswith((" ", "\t", "while executing", "refers to entry", "--line")) and found:
            found[-1] += line
        elif line.strip():
            found.append(line)
    return [said(one) for one in found if not one.startswith(talk)]


def incident_refs(path: Path, folder: Path) -> Heard:
    code, out = run([sys.executable, "-m", "incident_refs", "check", "--json", str(path)], folder)
    rows = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    found = [Said(f"{row['severity']} {row['code']} {row['key']}: {row['message']}", (row["line"],)) for row in rows]
    refused = re.findall(r"^incident-refs: (.+)$", out, re.MULTILINE)
    found += [said(text.replace(f"{path}:", "line ", 1)) for text in refused]
    return Heard(tuple(found), stopped=code == 2)


def biber(path: Path, folder: Path) -> Heard:
    out = folder / "biber.bib"
    _, text = run(["biber", "--tool", "--validate-datamodel", "--output-file", str(out), str(path)], folder)
    found = re.findall(r"^(?:WARN|ERROR) - (.+)$", text, re.MULTILINE)
    read = out.read_bytes().count(b"@") if out.exists() else 0
    return Heard(tuple(map(said, found)), stopped=read == 0)


_TALK_OF_BIBTEX = ("This is BibTeX", "The top-level", "The style file", "Database file", "(There w", "I'm skipping")


def bibtex(path: Path, folder: Path) -> Heard:
    (folder / "a.aux").write_text(f"\\relax\n\\citation{{*}}\n\\bibstyle{{plain}}\n\\bibdata{{{path.stem}}}\n")
    _, text = run(["bibtex", "a"], folder, {"BIBINPUTS": str(path.parent), "max_print_line": "1000"})
    return Heard(
        tuple(messages(text, *_TALK_OF_BIBTEX)), stopped="\\bibitem" not in (folder / "a.bbl").read_text("latin-1")
    )


def bibtex_tidy(path: Path, folder: Path) -> Heard:
    out = folder / "tidy.bib"
    command = ["bibtex-tidy", "--duplicates=key,doi,citation,abstract", f"--output={out}", str(path)]
    code, text = run(command, folder)
    found = re.findall(r"^(?:[A-Z_]+: .+|BibTeXSyntaxError .+)$", text, re.MULTILINE)
    return Heard(tuple(map(said, found)), stopped=code != 0)


def papis(path: Path, folder: Path) -> Heard:
    """Import the file into a library whose folders are called like the entries, and let the doctor look at it."""
    config = folder / "home" / "papis"
    config.mkdir(parents=True)
    library = folder / "library"
    library.mkdir()
    (config / "config").write_text(
        f"[settings]\ndefault-library = lib\nadd-folder-name = {{doc[ref]}}\n[lib]\ndir = {library}\n"
    )
    environ = {"XDG_CONFIG_HOME": str(folder / "home"), "XDG_CACHE_HOME": str(folder), "HOME": str(folder / "home")}
    _, read = run(["papis", "bibtex", "read", str(path), "import", "--all"], folder, environ)
    found = messages(read, "[INFO]")
    _, text = run(["papis", "doctor", "--all", "--all-checks", "--json"], folder, environ)
    begin, end = text.find("[\n"), text.rfind("\n]")
    rows = json.loads(text[begin : end + 2]) if 0 <= begin < end else []
    found += [Said(f"{row['name']} {row['msg']} {Path(row['path']).name}") for row in rows]
    # its import makes text of each year, and its doctor wants a number
    found = [one for one in found if not one.text.startswith("field-type year ")]
    return Heard(tuple(found), stopped=not any(library.iterdir()))


def jabref(path: Path, folder: Path) -> Heard:
    out = folder / "jabref.bib"
    _, text = run(["jabref", "-n", "-o", str(out), str(path)], folder, {"HOME": str(folder)})
    found = re.findall(r"(?:WARN|ERROR) +\S+ - (.+(?:\n(?!\d\d:|Saving|\[|\tat ).+)*)", text)
    return Heard(tuple(map(said, found)), stopped=not (out.exists() and b"@" in out.read_bytes()))


_BIBTEXPARSER = """
import json, sys
from bibtexparser.entrypoint import parse_file
library = parse_file(sys.argv[1])
failed = [f"line {block.start_line + 1}: {block.error} {block.raw[:200]}" for block in library.failed_blocks]
print(json.dumps([len(library.entries), failed]))
"""


def bibtexparser(path: Path, folder: Path) -> Heard:
    """In a process of its own: what it cannot read it says to the log too, counting lines from 0."""
    code, text = run([sys.executable, "-c", _BIBTEXPARSER, str(path)], folder)
    if code:
        return Heard(tuple(messages(text)), stopped=True)
    first, _, log = text.partition("\n")
    entries, failed = json.loads(first)
    return Heard((*map(said, failed), *messages(log)), stopped=entries == 0)


def pybtex(path: Path, folder: Path) -> Heard:
    from pybtex.database import parse_file
    from pybtex.exceptions import PybtexError

    try:
        parse_file(str(path), "bibtex")
    except (PybtexError, UnicodeDecodeError) as error:
        return Heard((said(f"{error} {getattr(error, 'get_context', str)() or ''}"),), stopped=True)
    return Heard()


PROGRAMS = (
    Program("incident-refs check", None, incident_refs),
    Program("biber", "biber", biber),
    Program("bibtex", "bibtex", bibtex),
    Program("JabRef", "jabref", jabref),
    Program("papis doctor", "papis", papis),
    Program("bibtex-tidy", "bibtex-tidy", bibtex_tidy),
    Program("bibtexparser", None, bibtexparser),
    Program("pybtex", None, pybtex),
)


def ask(program: Program, data: bytes) -> Heard:
    """Return what a program says of a file, in a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "work"
        folder.mkdir()
        path = Path(name) / "refs.bib"
        path.write_bytes(data)
        return program.ask(path, folder)


_CHANGES = re.compile(r"\d+|[0-9a-f]{16,}|/tmp/\S+")  # what differs from run to run, or with a line more


def judged(fault: Fault, heard: Heard, anyway: Heard) -> str:
    """Return what came of a fault: only what a program does not say of the good file too counts."""
    known = {_CHANGES.sub("", one.text) for one in anyway.said}
    new = [one for one in heard.said if _CHANGES.sub("", one.text) not in known]
    if any(line in fault.lines for one in new for line in one.lines):
        word = "line"
    elif any(fault.key.lower() in one.text.lower() for one in new):
        word = "entry"
    else:
        word = "says" if new else SILENT
    stops = heard.stopped and not anyway.stopped and fault.whole is None
    return (f"{word}, stops" if new else "stops") if stops else word


def clean_file() -> bytes:
    """Return entries that have all that their types want, of the starter works."""
    taken: set[str] = set()
    layout = Layout()
    texts = []
    for work in islice(filter(_is_complete, map(work_from_row, read_rows())), CLEAN):
        entry = entry_from_work(work, key_for(work, taken))
        taken.add(entry.key)
        fields = "".join(f"{field_text(name, value, layout)},\n" for name, value in entry.fields)
        texts.append(f"@{entry.type}{{{entry.key},\n{fields}}}\n")
    return "\n".join(texts).encode()


def _is_complete(work: Work) -> bool:
    if not (work.authors and work.year and work.title):
        return False
    if work.type == "journal-article":
        return bool(work.container and work.volume and work.pages)
    if work.type == "proceedings-article":
        return bool(work.container and work.pages)
    return work.type in ("book", "monograph") and bool(work.publisher)


def rows(asked: Sequence[Program]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the lines of the table: a name and a cell for each program."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        anyway = list(pool.map(lambda program: ask(program, GOOD.encode()), asked))
        found: dict[str, int] = dict.fromkeys((program.name for program in asked), 0)
        stopped = dict(found)
        for group, faults in FAULTS.items():
            yield f"**{group}**", [""] * len(asked)
            for fault in faults:
                heard = list(pool.map(lambda program, data=fault.data: ask(program, data), asked))
                cells = [judged(fault, one, other) for one, other in zip(heard, anyway, strict=True)]
                for program, cell in zip(asked, cells, strict=True):
                    found[program.name] += cell.startswith(("line", "entry", "says"))
                    stopped[program.name] += "stops" in cell
                yield fault.name, cells
        count = sum(map(len, FAULTS.values()))
        yield f"**reported, of {count}**", [f"**{found[program.name]}**" for program in asked]
        yield "of these the other entries are lost with it", [str(stopped[program.name]) for program in asked]
        data = clean_file()
        false = list(pool.map(lambda program: ask(program, data), asked))
        yield f"said of {data.count(b'@')} good entries", [_counted(one) for one in false]


def _counted(heard: Heard) -> str:
    care = sum(one.text.startswith("info ") for one in heard.said)
    return f"{len(heard.said) - care}" + (f" and {care} of care" if care else "")


INTRO = """## What checkers find

`make bench-check` (`benchmarks/checkers.py`). One fault at a time is put into a good file of five entries; what a
program says of the good file too does not count. "line": it names the line of the fault (or the one behind it),
"entry": it names the entry's key, "says": it says something, "-": nothing, "stops": it gives none of the good entries.
We chose the faults, among them all that we know to be lost without a word somewhere; bibtexparser, pybtex and
bibtex-tidy are no checkers, and say only what they cannot read, or find twice. Two checks of ours (D105, D106) were
written because bibtex said what we did not: a list that others choose would look less even. biber runs with
`--tool --validate-datamodel`, papis imports the file and runs `doctor --all-checks`, pybtex is strict, as it is by
default, bibtex runs with `plain`."""


def main() -> None:
    """Ask, print and write the section."""
    logging.disable(logging.CRITICAL)
    asked = [program for program in PROGRAMS if program.is_here]
    lines = [f"| fault | {' | '.join(program.name for program in asked)} |", "|---" * (len(asked) + 1) + "|"]
    for name, cells in rows(asked):
        lines.append(f"| {name.replace('|', ' ')} | {' | '.join(cells)} |")
        print(lines[-1], flush=True)
    away = [program.name for program in PROGRAMS if not program.is_here]
    notes = [f"Not installed here: {', '.join(away)}."] if away else []
    notes += [f"Versions: {', '.join(program.version for program in asked)}.", *NOTES]
    write_section("checkers", "\n".join([INTRO, "", *lines, "", *notes]))


NOTES = (
    "JabRef's integrity check has no command line in the version that Debian has (3.8.2); what is shown is what it says"
    " when it reads the file; a later one could not be had where this was run. academic-refchecker (3.1) asks Semantic"
    " Scholar and others about each entry, and without a network says nothing of a file: it is not in the table.",
)


if __name__ == "__main__":
    main()
