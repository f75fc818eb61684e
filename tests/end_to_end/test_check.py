"""`incident-refs check` as a curator and a build call it."""

import json
import os

import pytest

from incident_refs.verbs.check import fix
from incident_refs.workspace import Workspace
from tests.crossref_stand_in import CrossrefStandIn, work
from tests.doi_org_stand_in import DoiOrgStandIn

GOOD = """@article{lamp2021lantern,
  author  = {Lamp, Ada and Wick, Bo},
  title   = {Lantern networks see badly at night},
  journal = {Journal of Lamps},
  year    = {2021},
  volume  = {3},
  pages   = {1--9},
  doi     = {10.1016/j.lamps.2021.03},
}
"""
BAD = """% mine
@article{lamp2021lantern,
  author  = {Lamp, Ada and Wick, Bo},
  title   = {Lantern networks see badly at night},
  journal = {Journal of Lamps},
  year    = {2020},
  note    = {},
  doi     = {https://doi.org/10.5072/lantern},
}

@misc{broken, title = {No end
"""
SELECTED = ("--select", "D102,I102,F101")


@pytest.fixture
def bib(program):
    (program.folder / "refs.bib").write_text(BAD, encoding="utf-8")
    return program


def check(program, *arguments, **environ):
    return program("check", *arguments, **environ)


def rows(done):
    return [json.loads(line) for line in done.out.splitlines()]


def test_text_says_where_what_and_how_to_mend_it(bib):
    done = check(bib, "refs.bib", *SELECTED)
    assert done.code == 1
    assert done.out.splitlines()[:4] == [
        "refs.bib:7:3: D102 empty-field (info): field 'note' is empty",
        "7 |   note    = {},",
        "  |   ^^^^",
        "  = fix: take out note = {}",
    ]
    assert "refs.bib:8:3: I102 doi-with-resolver (warning)" in done.out
    assert "refs.bib:11:23: F101 entry-cannot-be-read (error)" in done.out
    assert "3 findings" in done.err


def test_json_is_that_of_the_contract(bib):
    row = rows(check(bib, "refs.bib", "--select", "D102", "--json"))[0]
    assert row == {
        "code": "D102", "name": "empty-field", "severity": "info", "verdict": None, "file": "refs.bib", "line": 7,
        "column": 3, "key": "lamp2021lantern", "field": "note", "message": "field 'note' is empty",
        "fix": {"field": "note", "from": "", "to": None},
    }  # fmt: skip


def test_a_good_file_says_nothing_and_leaves_with_0(program):
    (program.folder / "good.bib").write_text(GOOD)
    done = check(program, "good.bib")
    assert (done.code, done.out) == (0, ""), done.out


def test_fixes_are_shown_made_once_and_leave_all_else(bib):
    path = bib.folder / "refs.bib"
    shown = check(bib, "refs.bib", *SELECTED, "--fix", "--dry-run")
    assert path.read_text() == BAD
    assert "-  note    = {}," in shown.err
    done = check(bib, "refs.bib", *SELECTED, "--fix")
    assert path.read_text() == BAD.replace("  note    = {},\n", "").replace("https://doi.org/10", "10")
    assert "Mended 2 findings in refs.bib" in done.err
    assert [row["code"] for row in rows(check(bib, "refs.bib", *SELECTED, "--json"))] == ["F101"]
    assert "Nothing to mend." in check(bib, "refs.bib", *SELECTED, "--fix").err


def test_a_file_that_cannot_be_mended_is_said_once_and_stops_no_other(bib):
    done = check(bib, "none.bib", "refs.bib", *SELECTED, "--fix")
    assert done.code == 2
    assert done.err.count("none.bib: there is no such file") == 1
    assert "Mended 2 findings in refs.bib." in done.err


def test_what_failed_while_fixing_is_in_what_fixing_came_to(tmp_path):
    workspace = Workspace.open(environ={}, start=tmp_path)
    assert [str(error) for error in fix(workspace, ["none.bib"]).failed] == ["none.bib: there is no such file"]


def test_a_fix_of_the_library_can_be_taken_back(imagenet):
    path = imagenet.folder / "refs" / "library.bib"
    path.write_text(BAD)
    done = check(imagenet, *SELECTED, "--fix")
    assert "To take it back: incident-refs undo" in done.err
    assert "https://doi.org" not in path.read_text()
    assert imagenet("undo").code == 0
    assert path.read_text() == BAD


def test_lines_in_the_file_silence_findings(bib):
    path = bib.folder / "refs.bib"
    path.write_text(BAD.replace("% mine\n", "% incident-refs: ignore D102\n"))
    done = check(bib, "refs.bib", *SELECTED, "--json")
    assert [row["code"] for row in rows(done)] == ["I102", "F101"]
    path.write_text(BAD.replace("% mine\n", "% incident-refs: ignore K9\n"))
    assert "refs.bib:1: 'K9' is neither the code nor the name of a check" in check(bib, "refs.bib").err


def test_a_baseline_keeps_what_is_known_and_shows_what_is_new(bib):
    first = check(bib, "refs.bib", *SELECTED, "--baseline", "known.json")
    assert (first.code, first.out) == (0, "")
    assert "known.json" in first.err
    path = bib.folder / "refs.bib"
    path.write_text("\n\n" + BAD.replace("@misc{broken", "@misc{new, note = {}}\n\n@misc{broken"))
    again = check(bib, "refs.bib", *SELECTED, "--baseline", "known.json", "--json")
    assert [(row["code"], row["key"]) for row in rows(again)] == [("D102", "new")]


def test_a_build_makes_no_baseline(bib):
    done = check(bib, "refs.bib", "--baseline", "known.json", CI="true")
    assert done.code == 2
    assert "known.json: there is no such baseline" in done.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--select", "D9X"], "'D9X' is neither the code nor the name of a check"),
        (["--against", "google"], "'google' cannot be asked"),
        (["--dry-run"], "give both"),
        (["--explain", "X1"], "'X1' is neither the code nor the name of a check"),
    ],
)
def test_usage(bib, arguments, says):
    done = check(bib, "refs.bib", *arguments)
    assert done.code == 2
    assert says in done.err


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("gone.bib", None, "there is no such file"),
        ("page.bib", b"<!DOCTYPE html><html>", "this is HTML, not BibTeX"),
        ("latin.bib", "@misc{a,\n title = {M\u00fcll}}".encode("latin-1"), "latin.bib:2:12: byte 0xFC is not UTF-8"),
        ("packed.bib", b"PK\x03\x04" + b"\0" * 99, "not"),
        ("nul.bib", b"\0\1\2" * 300, "not UTF-8 text"),
        ("fields.bib", b"@misc{a," + b"f={x}," * 1_000_001 + b"}", "more than 1,000,000 fields are not checked at once"),
        ("entries.bib", b"@misc{a}\n" * 300_001, "more than 300,000 entries are not checked at once"),
    ],
)  # fmt: skip
def test_what_is_no_bib_file_is_said_and_stops_no_other(bib, name, data, says):
    if data is not None:
        (bib.folder / name).write_bytes(data)
    done = check(bib, name, "refs.bib", *SELECTED, "--json")
    assert done.code == 2
    assert says in done.err
    assert len(rows(done)) == 3


def test_a_folder_is_no_bib_file(bib):
    (bib.folder / "folder.bib").mkdir()
    done = check(bib, "folder.bib")
    assert done.code == 2
    assert "folder.bib" in done.err


def test_explain_and_statistics(bib):
    assert "A field has no value." in check(bib, "--explain", "D102").out
    assert check(bib, "--explain", "empty-field").code == 0
    counted = check(bib, "refs.bib", *SELECTED, "--statistics")
    assert len(counted.out.splitlines()) == 3
    assert counted.code == 1


def test_forms_for_machines(bib):
    done = check(bib, "refs.bib", *SELECTED, "--output", "sarif")
    assert json.loads(done.out)["version"] == "2.1.0"
    assert check(bib, "refs.bib", *SELECTED, "--output", "github").out.startswith("::notice file=refs.bib,line=7")


def test_a_library_in_the_workspace_and_its_attachments(imagenet):
    imagenet("resolve", "AIAAIC0276", "--write")
    done = check(imagenet, "--select", "A", "--json")
    assert {row["code"] for row in rows(done)} <= {"A103", "A104"}
    path = imagenet.folder / "refs" / "library.bib"
    path.write_text("")
    gone = rows(check(imagenet, "--select", "A101", "--json"))
    assert gone
    assert all(row["severity"] == "error" for row in gone)


def test_one_record_and_one_key(imagenet):
    imagenet("resolve", "AIAAIC0276", "--write")
    imagenet("add", "10.48550/arXiv.1712.05526")  # which no record cites
    path = imagenet.folder / "refs" / "library.bib"
    path.write_text(path.read_text(encoding="utf-8") + "\n@misc{loose, title = {T}, note = {}}\n", encoding="utf-8")
    assert [row["key"] for row in rows(check(imagenet, "loose", "--select", "D102", "--json"))] == ["loose"]
    done = check(imagenet, "AIAAIC0276", "--json")
    assert "loose" not in [row["key"] for row in rows(done)]


LANTERN = work("10.5072/lantern", "Lantern networks see badly at night", ["Ada Lamp", "Bo Wick"], 2021)
RETRACTED = LANTERN | {
    "updated-by": [{"DOI": "10.5072/notice", "type": "retraction", "updated": {"date-parts": [[2022, 3, 1]]}}]
}


@pytest.fixture
def registries():
    with CrossrefStandIn(works=(LANTERN,)) as crossref, DoiOrgStandIn() as doi_org:
        yield {"INCIDENT_REFS_CROSSREF_URL": crossref.url, "INCIDENT_REFS_DOI_URL": doi_org.url}


def verdicts(done):
    return {row["key"]: (row["verdict"], row["severity"], row["field"]) for row in rows(done)}


ENTRIES = """@article{right, author = {Ada Lamp and Bo Wick}, title = {Lantern networks see badly at night}, year = 2021, doi = {10.5072/lantern}}

@article{wrong, author = {Ada Lamp and Bo Wick}, title = {Lantern networks see badly at night}, year = 2011, doi = {10.5072/lantern}}

@article{mixed, author = {Cy Other and Di Verse}, title = {Lantern networks see badly at night}, year = 2021, doi = {10.5072/lantern}}

@article{nowhere, author = {Ek, No}, title = {Nothing that anybody has ever written down}, year = 2020}
"""


def test_against_crossref(program, registries):
    (program.folder / "refs.bib").write_text(ENTRIES)
    done = check(program, "refs.bib", "--against", "crossref", "--select", "S", "--json", "--all", **registries)
    assert done.code == 1, done.err
    assert verdicts(done) == {
        "right": ("confirmed", "info", None),
        "wrong": ("differs", "warning", "year"),
        "mixed": ("made-up", "error", None),
        "nowhere": ("not-found", "info", None),
    }
    again = check(program, "refs.bib", "--against", "crossref", "--select", "S", "--json", **registries)
    assert set(verdicts(again)) == {"wrong", "mixed", "nowhere"}


def test_a_retraction_is_an_error(program):
    (program.folder / "refs.bib").write_text(ENTRIES.split("\n\n")[0])
    with CrossrefStandIn(works=(RETRACTED,)) as crossref:
        done = check(
            program,
            "refs.bib",
            "--against",
            "crossref",
            "--json",
            "--select",
            "S",
            INCIDENT_REFS_CROSSREF_URL=crossref.url,
        )
    assert verdicts(done) == {"right": ("retracted", "error", None)}
    assert "10.5072/notice" in rows(done)[0]["message"]


def test_could_not_look_is_no_verdict_on_the_entry_and_leaves_with_2(program):
    (program.folder / "refs.bib").write_text(ENTRIES.split("\n\n")[0])
    done = check(
        program,
        "refs.bib",
        "--against",
        "crossref",
        "--json",
        "--select",
        "S",
        INCIDENT_REFS_CROSSREF_URL="http://127.0.0.1:9",
    )
    assert done.code == 2
    assert verdicts(done) == {"right": ("could-not-look", "info", None)}


def test_against_an_index_with_nobody_outside_asked(program):
    (program.folder / "works.bib").write_text(ENTRIES.split("\n\n")[0])
    (program.folder / "refs.bib").write_text(ENTRIES)
    assert program("index", "build", "works", "works.bib").code == 0
    done = check(
        program,
        "refs.bib",
        "--against",
        "offline",
        "--index",
        "works",
        "--select",
        "S",
        "--json",
        INCIDENT_REFS_CROSSREF_URL="http://127.0.0.1:9",
    )
    assert verdicts(done) == {
        "wrong": ("differs", "warning", "year"),
        "mixed": ("made-up", "error", None),
        "nowhere": ("not-found", "info", None),
    }
    assert "no such work in index, starter" in next(row["message"] for row in rows(done) if row["key"] == "nowhere")


def test_the_library_does_not_confirm_itself(imagenet):
    (imagenet.folder / "refs" / "library.bib").write_text(ENTRIES)
    (imagenet.folder / "copy.bib").write_text(ENTRIES)
    own = check(imagenet, "--against", "offline", "--select", "S", "--json")
    assert {verdict for verdict, *_ in verdicts(own).values()} == {"not-found"}
    copy = check(imagenet, "copy.bib", "--against", "offline", "--select", "S", "--json")
    assert verdicts(copy) == {}


def test_settings_of_the_workspace_count(imagenet):
    config = imagenet.folder / "refs" / "config.toml"
    config.write_text('[check]\nselect = ["D102", "I102"]\n[check.per_file_ignores]\n"*.bib" = ["I"]\n')
    (imagenet.folder / "mine.bib").write_text(BAD)
    assert [row["code"] for row in rows(check(imagenet, "mine.bib", "--json"))] == ["D102"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such permissions")
def test_a_read_only_file_is_not_mended(bib):
    path = bib.folder / "refs.bib"
    path.chmod(0o444)
    done = check(bib, "refs.bib", *SELECTED, "--fix")
    assert done.code == 2
    assert path.read_text() == BAD
