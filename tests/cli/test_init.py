from click.testing import CliRunner

from incident_refs.cli.main import main
from incident_refs.workspace import Workspace


def run(*arguments):
    return CliRunner().invoke(main, ["init", *map(str, arguments)])


def test_a_new_workspace_can_be_used_at_once(tmp_path):
    assert run(tmp_path / "refs").exit_code == 0
    workspace = Workspace.open(environ={}, start=tmp_path)
    assert workspace.library().entries() == ()
    assert workspace.records() == ()
    assert "merge=union" in (tmp_path / "refs" / ".gitattributes").read_text(encoding="utf-8")


def test_a_dry_run_names_the_files_and_makes_none(tmp_path):
    done = run(tmp_path / "refs", "--dry-run")
    assert "refs/library.bib" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_left_as_it_is(tmp_path):
    (tmp_path / "refs").mkdir()
    (tmp_path / "refs" / "library.bib").write_text("@misc{mine}\n", encoding="utf-8")
    run(tmp_path / "refs")
    assert (tmp_path / "refs" / "library.bib").read_text(encoding="utf-8") == "@misc{mine}\n"


def test_a_workspace_is_not_made_twice(tmp_path):
    run(tmp_path / "refs")
    assert "there already" in str(run(tmp_path / "refs").exception)
