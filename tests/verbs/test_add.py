"""Works into the library by what names them: what becomes of those that are there, and that it is one write."""

import pytest

from incident_refs.verbs.add import add
from incident_refs.verbs.init import init
from incident_refs.verbs.undo import undo
from incident_refs.workspace import Workspace

DENG, PRABHU = "10.1109/CVPR.2009.5206848", "arXiv:2006.16923"
MINE = b"""@inproceedings{mine,
  title  = {ImageNet: A large-scale hierarchical image database},
  author = {Deng, Jia and others},
  year   = {2009},
}
"""
CHILD = b"""@inproceedings{mine,
  title    = {ImageNet: A large-scale hierarchical image database},
  author   = {Deng, Jia and others},
  crossref = {cvpr2009},
}

@proceedings{cvpr2009,
  title = {2009 IEEE Conference on Computer Vision and Pattern Recognition},
  year  = {2009},
}
"""


@pytest.fixture
def workspace(tmp_path):
    init(tmp_path / "refs")
    (tmp_path / "refs" / "library.bib").write_bytes(MINE)
    return Workspace.open(refs=tmp_path / "refs", environ={"INCIDENT_REFS_CACHE_DIR": str(tmp_path / "cache")})


@pytest.mark.parametrize("names", [[DENG, PRABHU], [PRABHU, DENG], [DENG]], ids=["first", "last", "alone"])
@pytest.mark.parametrize("pattern", ["", 'key_pattern = "{family}-{year}"\n'], ids=["default", "own-keys"])
def test_one_that_is_added_again_beside_others_is_one_write(workspace, names, pattern):
    (workspace.folder / "config.toml").write_text(pattern)
    environ = {"INCIDENT_REFS_CACHE_DIR": str(workspace.cache_folder), "SOURCE_DATE_EPOCH": "1800000000"}
    workspace = Workspace.open(workspace.folder, environ=environ)
    shown = add(workspace, names, on_duplicate="new", dry_run=True)
    done = add(workspace, names, on_duplicate="new")
    assert [row.asked.raw for row in done.rows] == names
    keys = [row.key for row in done.rows]
    assert len(set(keys)) == len(names)
    assert "mine" not in keys
    assert done.new == set(keys)
    assert shown.kept.diff == done.kept.diff
    library = workspace.library()
    assert len(library.entries()) == 1 + len(names)
    assert all(library.get(key).get("title") for key in keys)
    assert {key for key, _ in workspace.state().origins} == set(keys)
    undo(workspace)
    assert workspace.library_path.read_bytes() == MINE
    assert not workspace.state().origins


def test_what_is_there_keeps_its_row_where_another_is_added_again(workspace):
    add(workspace, [PRABHU])
    done = add(workspace, [PRABHU, DENG], on_duplicate="new")
    assert [row.key in done.new for row in done.rows] == [False, True]


def test_a_paper_whose_year_stands_in_its_parent_only_is_there_already(workspace):
    workspace.library_path.write_bytes(CHILD)
    done = add(workspace, [DENG])
    assert [row.key for row in done.rows] == ["mine"]
    assert not done.new
    assert workspace.library_path.read_bytes() == CHILD
