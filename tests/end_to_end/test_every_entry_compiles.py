"""Every entry that we know goes through real LaTeX: both dialects, both encodings, the usual styles.

BibTeX is quick, and gets all entries in every style. biber and biblatex take half a minute for them: they get those that
have something no other has; with INCIDENT_REFS_EVERY_ENTRY=1, as in CI, all of them in each style and encoding.
"""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from incident_refs.bibtex.inheritance import inherited
from incident_refs.bibtex.item_fields import NAMES
from incident_refs.bibtex.keys import key_for
from incident_refs.bibtex.layout import Layout, write
from incident_refs.bibtex.mapping import entry_from_work
from incident_refs.bibtex.read import read
from incident_refs.bibtex.text import beyond_latex
from incident_refs.verbs.export import as_data
from incident_refs.works.crossref_message import work_from_message
from tests.conftest import SHARED
from tests.end_to_end.latex import EVERY, Latex

ROOT = Path(__file__).resolve().parents[2]
# biber turns TeX into letters, also into those that pdfLaTeX does not know
BIBERS = "ẽǿ\u0302"
# biblatex has these types, but its styles print them as @misc
NO_DRIVER = re.compile(r"Package biblatex Warning: No driver for '(?:standard|video)'\.")
# What an entry does not have, nobody can print, and of two fields that it has, styles print one: these are said of
# entries of which they are true, and of nothing else.
LACKING = re.compile(
    r"Warning--(?:empty (?P<empty>[a-z, ]+) in"
    r"|all relevant fields are (?P<all>empty) in"
    r"|can't use both (?P<both>[a-z]+ and [a-z]+) fields in"
    r"|to sort, need (?P<sort>[a-z, ]+) in"
    r"|there's a number but no (?P<number>volume|series) in) (?P<key>\S+)"
)


@cache
def library() -> bytes:
    """Return all entries in one file, each under a key of its own."""
    files = [
        ROOT / "refs" / "library.bib",
        ROOT / "tests" / "golden" / "exchange" / "library.bib",
        ROOT / "tests" / "golden" / "formats" / "chicago" / "entries.bib",
        ROOT / "tests" / "formats" / "styles" / "numeric.bib",
        *sorted((SHARED / "golden").glob("*.bib")),
    ]
    texts = [_under_keys_of_its_own(path.read_text(encoding="utf-8"), n) for n, path in enumerate(files)]
    if (SHARED / "crossref" / "works_487.json").exists():
        texts.append(_crossref())
    return "\n\n".join(texts).encode()


def _under_keys_of_its_own(text: str, number: int) -> str:
    text = text.replace(" & ", r" \& ")  # what a person wrote goes as it stands: no LaTeX takes it so
    text = re.sub(r"(?mi)^(@(?!string|comment|preamble)\w+\{)", rf"\1f{number}-", text)
    # the keys of its parents too
    return re.sub(
        r"(?mi)^(\s*(?:crossref|xdata)\s*=\s*[{\"])([^}\"]+)",
        lambda hit: hit[1] + ",".join(f"f{number}-{key.strip()}" for key in hit[2].split(",")),
        text,
    )


def _crossref() -> str:
    works = {}
    for message in json.loads((SHARED / "crossref" / "works_487.json").read_text(encoding="utf-8")):
        work = work_from_message(message)
        works[key_for(work, works)] = work
    return "\n\n".join(write(entry_from_work(work, key), Layout()).decode() for key, work in works.items())


@cache
def exported(dialect: str, encoding: str, *, every: bool = True, ascii_names: bool = False) -> str:
    source = read(library(), "library.bib")
    entries = source.entries if every else tuple(_unlike(source.entries))
    if ascii_names:
        entries = tuple(entry for entry in entries if "".join(map(str, map(entry.get, NAMES.values()))).isascii())
    return as_data(source, entries, dialect, encoding).text


def _unlike(entries):
    """Yield the entries with a field or a command of TeX that no entry of their type had before."""
    seen = set()
    for entry in entries:
        shape = {(entry.type, name) for name, _ in entry.fields}
        shape |= {
            command for _, value in entry.fields for command in re.findall(r"\\[A-Za-z]+|\\.|[^\x00-\x7f]", value)
        }
        if not shape <= seen:
            seen |= shape
            yield entry


def unknown_letters(text: str, encoding: str) -> str:
    """Return the letters that a paper needs a package for: those that are written as TeX are none of them."""
    return (beyond_latex(text) if encoding == "latex" else re.sub(r"[\x00-\x7f]", "", text)) + BIBERS


def our_fault(warnings: list[str], text: str) -> list[str]:
    entries = {entry.key: entry for entry in read(text.encode(), "refs.bib").entries}
    folded = {key.lower(): entry for key, entry in entries.items()}
    left = []
    for warning in warnings:
        hit = LACKING.fullmatch(warning)
        if not hit:
            left.append(warning)
            continue
        named = re.findall(r"[a-z]+", hit["empty"] or hit["both"] or hit["all"] or hit["sort"] or hit["number"])
        has = [name for name in named if inherited(entries[hit["key"]], folded).get(name)]
        if has and len(has) < 2:
            left.append(warning)
    return left


@pytest.mark.parametrize("encoding", ["utf8", "latex"])
@pytest.mark.parametrize("style", ["plain", "abbrv", "alpha", "ieeetr", "plainnat"])
def test_bibtex(tmp_path, program_named, style, encoding):
    # BibTeX counts bytes: of names in UTF-8 it makes initials and labels of half a letter; --encoding latex is for that
    cuts = encoding == "utf8" and style in ("abbrv", "alpha", "ieeetr")
    text = exported("bibtex", encoding, ascii_names=cuts)
    latex = Latex(tmp_path, program_named, style, letters=unknown_letters(text, encoding))
    done = latex.compile(text.encode())
    assert done.errors == []
    assert our_fault(done.warnings, text) == []
    printed = (tmp_path / "paper.bbl").read_text(encoding="utf-8").count("\\bibitem")
    assert printed == len(read(text.encode(), "refs.bib").entries) > 50


OTHERS = [("numeric", "utf8"), ("authoryear", "latex"), ("apa", "latex"), ("ieee", "utf8")]


@pytest.mark.parametrize(
    ("style", "encoding"),
    [("numeric", "latex"), ("authoryear", "utf8"), ("apa", "utf8"), ("ieee", "latex"), *(OTHERS if EVERY else ())],
)
def test_biblatex(tmp_path, program_named, style, encoding):
    text = exported("biblatex", encoding, every=EVERY)
    latex = Latex(tmp_path, program_named, style, biblatex=True, letters=unknown_letters(text, encoding))
    done = latex.compile(text.encode())
    assert [line for line in done.errors if not NO_DRIVER.fullmatch(line)] == []
    assert done.warnings == []
