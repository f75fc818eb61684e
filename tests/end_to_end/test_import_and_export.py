"""`import` and `export` as a person runs them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Program, environment

BIB = """\
@article{mine2009,
  author  = {Deng, Jia},
  title   = {On the ImageNet},
  journal = {Cell},
  year    = {2009},
  doi     = {10.1234/x},
}
"""
CSL = [
    {
        "id": "theirs", "type": "article-journal", "title": "On the ImageNet", "author": [{"family": "Deng"}],
        "DOI": "10.1234/X", "volume": "3", "container-title": "Nature",
    }
]  # fmt: skip


@pytest.fixture
def library(program: Program) -> Program:
    assert program("init").code == 0
    (program.folder / "refs" / "library.bib").write_text(BIB, encoding="utf-8", newline="\n")
    (program.folder / "theirs.json").write_text(json.dumps(CSL), encoding="utf-8")
    return program


def bib(program: Program) -> str:
    return (program.folder / "refs" / "library.bib").read_text("utf-8")


def test_a_duplicate_without_a_terminal_is_left_out_and_said(library: Program) -> None:
    done = library("import", "theirs.json")
    assert (done.code, done.out.split()[:2]) == (1, ["unanswered", "mine2009"])
    assert "1 duplicate was left out" in done.err
    assert bib(library) == BIB


def test_skip(library: Program) -> None:
    done = library("import", "theirs.json", "--on-duplicate", "skip")
    assert (done.code, done.out.split()[0], bib(library)) == (0, "skipped", BIB)


def test_merge_fills_gaps_and_says_what_stays(library: Program) -> None:
    done = library("import", "theirs.json", "--on-duplicate", "merge")
    assert (done.code, done.out.split()[0]) == (0, "merged")
    assert "mine2009: 'journal' stays 'Cell', not 'Nature'." in done.err
    assert "  volume  = {3},\n" in bib(library)
    assert "Nature" not in bib(library)
    assert library("undo").code == 0
    assert bib(library) == BIB


def test_new_gives_another_key(library: Program) -> None:
    done = library("import", "theirs.json", "--on-duplicate", "new")
    assert (done.code, done.out.split()[:2]) == (0, ["again", "theirs"])
    assert bib(library).startswith(BIB)
    assert "@article{theirs," in bib(library)


def test_twice_is_once(library: Program) -> None:
    (library.folder / "a.ris").write_bytes(
        b"\xef\xbb\xbfTY  - BOOK\r\nTI  - War\r\nAU  - Ox, Bo\r\nPY  - 1869\r\nER  - \r\n"
    )
    assert library("import", "a.ris", "a.ris").code == 0
    before = bib(library)
    done = library("import", "a.ris")
    assert (done.code, bib(library), before.count("{War}")) == (0, before, 1)
    assert "Nothing to change." in done.err


def test_a_taken_key_is_not_taken_twice(library: Program) -> None:
    (library.folder / "b.bib").write_text(
        "@book{mine2009, title = {Other}, author = {Ox, Bo}, year = 2001}\n"
        "@inbook{part, title = {Part}, crossref = {mine2009}}\n",
        encoding="utf-8",
    )
    done = library("import", "b.bib")
    assert done.code == 0
    assert "The key 'mine2009' is taken" in done.err
    assert "@book{ox2001other," in bib(library)
    assert "crossref" in bib(library)
    assert "{ox2001other}" in bib(library)


def test_a_broken_entry_is_said_with_its_place_and_the_rest_goes_in(library: Program) -> None:
    (library.folder / "b.bib").write_text("@misc{good, title = {G}}\n@misc{bad, title = {\n", encoding="utf-8")
    done = library("import", "b.bib")
    assert (done.code, done.out.split()[:2]) == (1, ["new", "good"])
    assert "b.bib:2:" in done.err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param("Müller".encode("latin-1"), "not UTF-8", id="latin-1"),
        pytest.param(b"TY  - BOOK\nTI  - M\xfcller\nER  - \n", "x.file:2:8: byte 0xFC is not UTF-8", id="latin-1-ris"),
        pytest.param(b"@misc{a,\0}", "NUL", id="nul"),
        pytest.param(b"[" * 100_000, "nested too deep", id="deep"),
        pytest.param(b'{"a": 1}', "no list of CSL items", id="no-list"),
        pytest.param(b"Dear all,\nplease read\n", "neither BibTeX", id="prose"),
        pytest.param(b"%PDF-1.7 @misc{a}", "a PDF", id="pdf"),
        pytest.param(b"<!DOCTYPE html><p>@misc{a}", "HTML", id="html"),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(library: Program, data: bytes, said: str) -> None:
    (library.folder / "x.file").write_bytes(data)
    done = library("import", "theirs.json", "x.file", "--on-duplicate", "new")
    assert (done.code, done.out, bib(library)) == (2, "", BIB)
    assert said in done.err


def test_standard_input_and_dry_run(library: Program) -> None:
    done = library("import", "-", "--dry-run", stdin=b"@misc{a, title = {T}}")
    assert (done.code, bib(library)) == (0, BIB)
    assert "+@misc{a," in done.out


def test_a_list_of_dois_is_looked_up(library: Program) -> None:
    (library.folder / "dois.txt").write_text("# mine\n10.1234/X\n10.1109/CVPR.2009.5206848\n", encoding="utf-8")
    done = library("import", "dois.txt")
    assert (done.code, done.out.split()[:2]) == (0, ["there", "mine2009"])
    assert "@inproceedings{deng2009imagenet," in bib(library)


def test_a_doi_that_nothing_here_holds_could_not_be_asked(library: Program) -> None:
    done = library("import", "-", stdin=b"10.9999/nobody\n")
    assert (done.code, done.out.split()[:2]) == (2, ["not", "asked"])


def test_what_is_imported_is_the_persons_own(library: Program) -> None:
    (library.folder / "b.bib").write_text("@misc{a, title = {T}}", encoding="utf-8")
    library("import", "b.bib")
    events = library.folder / "refs" / "attachments.jsonl"
    assert not events.exists() or '"origin"' not in events.read_text("utf-8")


def test_export_needs_no_workspace(program: Program) -> None:
    (program.folder / "a.bib").write_bytes(b"\xef\xbb\xbf" + BIB.replace("\n", "\r\n").encode())
    done = program("export", "--bib", "a.bib")
    assert (done.code, done.out) == (0, BIB)
    done = program("export", "--bib", "a.bib", "--to", "csl-json", "-o", "out.json")
    written = (program.folder / "out.json").read_bytes()
    assert (done.code, done.out, json.loads(written)[0]["DOI"], b"\r" in written) == (0, "", "10.1234/x", False)


def test_what_a_form_cannot_hold_is_said(program: Program) -> None:
    (program.folder / "a.bib").write_text("@misc{a, title = {T}, shelf = {B 12}}\n@misc{b,\n", encoding="utf-8")
    done = program("export", "--bib", "a.bib", "--to", "ris")
    assert done.code == 0
    assert "RIS does not hold 'shelf' as it is: a" in done.err
    assert "a.bib:2:" in done.err


@pytest.mark.parametrize("form", ["bibtex", "biblatex", "csl-json", "ris"])
def test_what_is_exported_is_there_already(library: Program, form: str, tmp_path: Path) -> None:
    done = library("export", "--to", form)
    again = library("import", "-", stdin=done.out.encode())
    assert (again.code, again.out.split()[0], bib(library)) == (0, "there", BIB)


WITHOUT_DOI = """\
@inproceedings{mine,
  author    = {Deng, Jia},
  title     = {ImageNet: A large-scale hierarchical image database},
  booktitle = {CVPR},
  year      = {2009},
}
"""


@pytest.mark.parametrize(
    ("policy", "code", "state", "count"),
    [
        pytest.param("ask", 1, "unanswered", 1, id="ask"),
        pytest.param("skip", 0, "skipped", 1, id="skip"),
        pytest.param("merge", 0, "there", 1, id="merge"),
        pytest.param("new", 0, "new", 2, id="new"),
    ],
)
def test_add_asks_before_it_fills_an_entry_of_a_person(
    library: Program, policy: str, code: int, state: str, count: int
) -> None:
    path = library.folder / "refs" / "library.bib"
    path.write_text(WITHOUT_DOI, encoding="utf-8", newline="\n")
    done = library("add", "10.1109/CVPR.2009.5206848", "--on-duplicate", policy)
    assert (done.code, done.out.split()[0], bib(library).count("@inproceedings")) == (code, state, count)
    assert (bib(library) == WITHOUT_DOI) == (policy in ("ask", "skip"))
    assert ("doi" in bib(library)) == (policy in ("merge", "new"))


def test_the_person_at_a_terminal_is_asked(library: Program) -> None:
    pty = pytest.importorskip("pty", reason="no terminals of this kind here")
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "incident_refs", "import", "theirs.json"]
    with subprocess.Popen(
        command, cwd=library.folder, stdin=slave, stderr=slave, stdout=subprocess.PIPE, env=environment(library.folder)
    ) as process:
        os.close(slave)
        os.write(master, b"m\n")
        out, _ = process.communicate(timeout=60)
        os.close(master)
    assert (process.returncode, out.split()[0]) == (0, b"merged")
    assert "volume" in bib(library)
