"""What a workspace knows of its records: strings, attachments, open questions; and what checks find in that."""

import pytest

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.ours import our_checks
from incident_refs.checks.run import findings
from incident_refs.model.attachment import Attached
from incident_refs.verbs.at_hand import attachments_of
from incident_refs.verbs.attach import attach, detach
from incident_refs.verbs.decide import decide
from incident_refs.verbs.init import init
from incident_refs.verbs.keep import Events, write
from incident_refs.workspace import Workspace

LIBRARY = """@inproceedings{deng2009imagenet,
  author = {Deng, Jia and Dong, Wei and Socher, Richard},
  title = {{ImageNet}: A Large-Scale Hierarchical Image Database},
  booktitle = {CVPR},
  year = {2009},
}

@misc{prabhu2020large,
  author = {Prabhu, Vinay Uday and Birhane, Abeba},
  title = {Large image datasets: A pyrrhic win for computer vision?},
  year = {2020},
  eprint = {2006.16923},
  archiveprefix = {arXiv},
}
"""
DENG, PRABHU, ODDLY = "Deng et al. 2009", "Prabhu & Birhane 2020", "Oddly & Strange 2011"
PRABHU_IN_FULL = "Prabhu V.U., Birhane A. (2020). Large image datasets: A pyrrhic win for computer vision?"


def page(id, *strings):
    return f"---\nid: {id}\nreferences:\n" + "".join(f"  - '{raw}'\n" for raw in strings) + "---\nText\n"


@pytest.fixture
def workspace(tmp_path):
    init(tmp_path / "refs")
    (tmp_path / "refs" / "library.bib").write_text(LIBRARY, encoding="utf-8", newline="\n")
    (tmp_path / "refs" / "records" / "A1.md").write_text(page("A1", DENG, PRABHU, ODDLY), encoding="utf-8")
    opened = Workspace.open(
        refs=tmp_path / "refs",
        environ={"INCIDENT_REFS_CACHE_DIR": str(tmp_path / "cache"), "SOURCE_DATE_EPOCH": "1767225600"},
    )
    link(opened, "A1", DENG, "deng2009imagenet")
    decide(opened, "A1#2", "prabhu2020large")
    return opened


def link(workspace, record, raw, key):
    events = Events(workspace)
    events.add(Attached("", workspace.when(), "me", record, raw, key))
    write(workspace, workspace.library().add(()), events.new, ())


def change(workspace, name, old, new):
    (path,) = workspace.folder.rglob(name)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def found(workspace, records=None):
    """Return code, file, line and key of what is found of attachments."""
    data = workspace.library_path.read_bytes()
    file = BibFile(str(workspace.library_path), read(data), attachments_of(workspace, records))
    ours = [check for check in our_checks() if check.code.startswith("A")]
    folder = f"{workspace.folder}/"
    return [(one.code, one.file.removeprefix(folder), one.line, one.key) for one in findings(file, ours)]


OPEN = ("A104", "records/A1.md", 6, None)


def test_a_workspace_that_is_well_kept_but_for_one_string(workspace):
    assert found(workspace) == [OPEN]
    assert found(workspace, workspace.records()) == [OPEN]
    decide(workspace, "A1#3", None)
    assert found(workspace) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        pytest.param("library.bib", "{deng2009imagenet", "{deng2009", [("A103", "library.bib", 1, "deng2009"), ("A101", "records/A1.md", 4, "deng2009imagenet"), OPEN], id="renamed-by-hand"),
        pytest.param("library.bib", "year = {2009}", "year = {2019}", [("A105", "records/A1.md", 4, "deng2009imagenet"), OPEN], id="another-year"),
        pytest.param("library.bib", "@misc{prabhu2020large,", "@misc{more,\n  title = {More}}\n@misc{prabhu2020large,", [("A103", "library.bib", 8, "more"), OPEN], id="nobody-cites-it"),
        pytest.param("A1.md", DENG, "Deng, Dong, et al. (2009)", [("A102", "records/A1.md", 1, "deng2009imagenet"), ("A104", "records/A1.md", 4, None)], id="spelled-anew"),
        pytest.param("attachments.jsonl", '{"v": 1', '<<<<<<< ours\n{"v": 1', [("A107", "attachments.jsonl", 1, None), OPEN], id="marks-of-a-merge"),
    ],
)  # fmt: skip
def test_what_somebody_changed_is_found(workspace, name, old, new, expected):
    if name == "attachments.jsonl":
        workspace.attachments_path.write_bytes(b"<<<<<<< ours\n" + workspace.attachments_path.read_bytes())
    else:
        change(workspace, name, old, new)
    assert found(workspace) == expected


def test_what_is_attached_by_hand_has_no_string_to_lose(workspace):
    attach(workspace, "A1", ["deng2009imagenet"])
    assert found(workspace) == [OPEN]


def test_what_the_library_knows_and_nobody_attached(workspace):
    (workspace.folder / "records" / "B2.md").write_text(page("B2", PRABHU_IN_FULL), encoding="utf-8")
    assert found(workspace) == [OPEN, ("A104", "records/B2.md", 4, None)]
    link(workspace, "B2", PRABHU_IN_FULL, "prabhu2020large")
    assert found(workspace) == [OPEN]
    detach(workspace, "B2")  # a person's word, which nobody is asked to take back
    assert found(workspace) == [OPEN]


def test_an_attachment_of_a_record_elsewhere_is_found_in_the_list(workspace):
    link(workspace, "elsewhere", DENG, "deng2009imagenet")
    link(workspace, "elsewhere", ODDLY, "gone")
    lines = workspace.attachments_path.read_text(encoding="utf-8").splitlines()
    (line,) = [number for number, text in enumerate(lines, 1) if '"gone"' in text]
    assert found(workspace) == [("A101", "attachments.jsonl", line, "gone"), OPEN]
    assert found(workspace, workspace.records()) == [OPEN]


def test_of_the_records_asked_about_alone(workspace):
    path = workspace.folder / "records" / "B2.md"
    path.write_text(page("B2", "Weirdly & Co 2013"), encoding="utf-8")
    link(workspace, "A1", "Gone 1999", "gone")
    assert found(workspace, [one for one in workspace.records() if one.id == "B2"]) == [
        ("A104", "records/B2.md", 4, None)
    ]


def test_one_id_in_two_files(workspace):
    (workspace.folder / "records" / "B2.md").write_text(page("A1", PRABHU), encoding="utf-8")
    assert ("A106", "records/B2.md", 1, None) in found(workspace)


def test_a_workspace_with_nothing_in_it(tmp_path):
    init(tmp_path / "refs")
    empty = Workspace.open(refs=tmp_path / "refs", environ={"INCIDENT_REFS_CACHE_DIR": str(tmp_path / "cache")})
    assert found(empty) == []
