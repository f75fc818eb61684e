import os

import pytest

from incident_refs.records.folder import files_in


def test_the_rule(tmp_path):
    kept = ["a.json", "b/page.md", "b/sheet.CSV", "c.json.gz", "no-suffix", "z.yaml"]
    passed = [".hidden.md", ".git/x.md", "b/.DS_Store", "x.bib", "x.csl.json", "x.PNG", "b/x.pdf", "x.bib.gz"]
    for name in (*kept, *passed):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [path.relative_to(tmp_path).as_posix() for path in files_in(tmp_path)] == kept


def test_the_files_of_a_workspace_are_no_records(tmp_path):
    for name in ("refs/config.toml", "refs/attachments.jsonl", "refs/library.bib", "refs/records/a.md", "config.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    names = [path.relative_to(tmp_path).as_posix() for path in files_in(tmp_path)]
    assert names == ["config.toml", "refs/records/a.md"]


def test_links_in_a_circle_are_not_followed(tmp_path):
    (tmp_path / "a.md").write_text("x")
    try:
        (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere")
    except OSError:
        pytest.skip("no links here")
    assert [path.name for path in files_in(tmp_path)] == ["a.md"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root looks into every folder")
def test_a_closed_folder_is_said(tmp_path):
    (tmp_path / "closed").mkdir(mode=0)
    said = []
    assert files_in(tmp_path, said.append) == ()
    assert "cannot be looked into" in str(said[0])
    (tmp_path / "closed").chmod(0o700)
