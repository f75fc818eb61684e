import json
from dataclasses import replace
from pathlib import Path

import pytest

from incident_refs.verbs.attach import attach, detach
from incident_refs.verbs.beside import place
from incident_refs.verbs.init import init
from incident_refs.verbs.undo import undo
from incident_refs.workspace import Workspace

LIBRARY = "@misc{deng, title = {ImageNet},\n  year = 2009}\n\n@misc{li, title = {Pictures}, url = {https://a.org/li}}\n"
PAGE = "---\nid: A1\n---\nText\n"


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    init(Path("refs"))
    Path("refs/library.bib").write_text(LIBRARY, encoding="utf-8", newline="\n")
    Path("refs/config.toml").write_text('record_bibliographies = ["bibtex", "csl-json"]\n')
    Path("refs/records/A1.md").write_text(PAGE, encoding="utf-8", newline="\n")
    return Workspace.open(start=tmp_path, environ={"INCIDENT_REFS_CACHE_DIR": str(tmp_path / "cache")})


def bib(name="refs/records/A1.bib"):
    return Path(name).read_text("utf-8")


def items():
    return [item["id"] for item in json.loads(Path("refs/records/A1.csl.json").read_text("utf-8"))]


def test_what_is_attached_stands_beside_the_record_to_the_letter(workspace):
    kept = attach(workspace, "A1", ["li", "deng"])
    assert [path.name for path in kept.changed] == ["attachments.jsonl", "A1.md", "A1.bib", "A1.csl.json"]
    remark, _, entries = bib().partition("\n\n")
    assert remark.startswith("% What is attached to A1.md")
    assert (
        entries
        == "@misc{li, title = {Pictures}, url = {https://a.org/li}}\n\n@misc{deng, title = {ImageNet},\n  year = 2009}\n"
    )
    assert items() == ["li", "deng"]
    assert attach(workspace, "A1", ["li"]).changed == ()
    detach(workspace, "A1", ["li"])
    assert (items(), "@misc{li" in bib()) == (["deng"], False)


def test_nothing_is_written_where_none_is_wanted(workspace):
    workspace = replace(workspace, settings=replace(workspace.settings, record_bibliographies=()))
    attach(workspace, "A1", ["li"])
    assert not Path("refs/records/A1.bib").exists()


def test_a_dry_run_shows_it(workspace):
    assert "+@misc{li, title" in attach(workspace, "A1", ["li"], dry_run=True).diff
    assert not Path("refs/records/A1.bib").exists()


@pytest.mark.parametrize("name", ["A1.bib", "A1.csl.json"])
def test_a_file_of_another_hand_is_left_alone_and_said(workspace, name):
    theirs = Path("refs/records", name)
    theirs.write_text("% mine")
    assert any(f"{theirs.name}: not of incident-refs" in note for note in attach(workspace, "A1", ["li"]).notes)
    assert theirs.read_text() == "% mine"


def test_what_somebody_changed_in_ours_stays_until_it_is_moved_away(workspace):
    attach(workspace, "A1", ["li"])
    ours = bib()
    Path("refs/records/A1.bib").write_text(ours + "% mine\n")
    assert any("changed since" in note for note in attach(workspace, "A1", ["deng"]).notes)
    assert bib() == ours + "% mine\n"
    assert items() == ["li", "deng"]
    Path("refs/records/A1.bib").unlink()
    attach(workspace, "A1", ["deng"])
    assert "@misc{deng" in bib()


def test_undo_takes_it_back_and_what_was_written_once_stays_ours(workspace):
    attach(workspace, "A1", ["li"])
    one = bib()
    attach(workspace, "A1", ["deng"])
    undo(workspace)
    assert (bib(), items()) == (one, ["li"])
    attach(workspace, "A1", ["deng"])
    assert items() == ["li", "deng"]


def test_a_crash_before_it_was_written_is_completed_by_the_same_again(workspace):
    attach(workspace, "A1", ["li"])
    before = bib()
    attach(workspace, "A1", ["deng"])
    after = bib()
    Path("refs/records/A1.bib").write_text(before, encoding="utf-8", newline="\n")
    attach(workspace, "A1", ["deng"])
    assert bib() == after


def test_line_ends_that_git_changed_are_no_change(workspace):
    attach(workspace, "A1", ["li"])
    path = Path("refs/records/A1.bib")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert attach(workspace, "A1", ["deng"]).notes == ()
    assert "@misc{deng" in bib()


def test_two_records_that_would_share_one_get_none(workspace):
    Path("refs/records/A1.txt").write_text("Text")
    assert any("of A1.md and of A1.txt alike" in note for note in attach(workspace, "refs/records/A1.md", ["li"]).notes)
    assert not Path("refs/records/A1.bib").exists()


def test_a_file_of_many_records_has_one(workspace):
    reports = [{"data_type": "AVID", "metadata": {"report_id": f"AVID-2024-R{n}"}, "references": []} for n in (1, 2)]
    Path("many@2024.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in reports))
    attach(workspace, "many@2024.jsonl#AVID-2024-R1", ["li"])
    kept = attach(workspace, "many@2024.jsonl#AVID-2024-R2", ["deng", "li"])
    assert "many@2024.bib" in [path.name for path in kept.changed]
    assert bib("many@2024.bib").count("@") == 2


def test_place():
    assert place(Path("a.b/page.one.md"), "biblatex").as_posix() == "a.b/page.one.bib"
