"""Shapes of another package: a distribution in a folder on sys.path, as pip would leave it there."""

import sys

import pytest

from incident_refs.errors import RecordError
from incident_refs.records import door
from incident_refs.records.plugins import plugins

MODULE = """
from incident_refs.interfaces import Filled
from incident_refs.model.record import Record, Text

class Memo:
    name = "memo"
    can_attach = False
    def fits(self, file):
        return file.text.startswith("MEMO")
    def read(self, file):
        return (Record(file.text.split()[1], "memos", texts=(Text("body", file.text),), path=str(file.path), shape="memo"),)
    def attach(self, file, wanted):
        return Filled(file.data)

class Breaks(Memo):
    name = "breaks"
    def fits(self, file):
        return {}["MEMO"]

nothing = object()
"""


@pytest.fixture
def installed(tmp_path, monkeypatch):
    def install(*lines: str) -> None:
        (tmp_path / "memo_shapes.py").write_text(MODULE)
        info = tmp_path / "memo_shapes-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: memo-shapes\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text("\n".join(("[incident_refs.records]", *lines, "")))
        monkeypatch.syspath_prepend(str(tmp_path))
        plugins.cache_clear()

    yield install
    plugins.cache_clear()
    sys.modules.pop("memo_shapes", None)


def test_a_shape_of_another_package_is_asked_before_ours_that_take_any_text(installed, tmp_path):
    installed("memo = memo_shapes:Memo")
    for name in ("a.txt", "a.md"):
        (tmp_path / name).write_text("MEMO M7\nDeng et al. 2009")
        (record,) = door.load(tmp_path / name)
        assert (record.id, record.database, record.shape) == ("M7", "memos", "memo")
    assert not door.can_attach(record)
    (tmp_path / "b.txt").write_text("Deng et al. 2009")
    assert door.load(tmp_path / "b.txt")[0].shape == "text"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("memo = no_such_module:Memo", "ModuleNotFoundError: No module named", id="no-module"),
        pytest.param("memo = memo_shapes:Gone", "AttributeError", id="no-such-name"),
        pytest.param("memo = memo_shapes:nothing", "TypeError: it has no name, can_attach", id="no-shape"),
    ],
)
def test_one_that_cannot_be_loaded_is_a_sentence_and_stops_nothing(installed, tmp_path, line, message):
    installed(line)
    (tmp_path / "a.txt").write_text("Deng et al. 2009")
    assert door.load(tmp_path / "a.txt")[0].shape == "text"
    (sentence,) = plugins().failed
    assert sentence.startswith("the record shape 'memo' of memo-shapes cannot be loaded")
    assert message in sentence


def test_one_that_fails_is_named(installed, tmp_path):
    installed("breaks = memo_shapes:Breaks")
    (tmp_path / "a.txt").write_text("MEMO M7")
    with pytest.raises(RecordError, match=r"a\.txt: the record shape 'breaks' of another package failed \(KeyError"):
        door.load(tmp_path / "a.txt")


def test_ours_are_registered_as_those_of_others_are():
    import tomllib
    from importlib.metadata import EntryPoint
    from pathlib import Path

    project = tomllib.loads((Path(__file__).resolve().parents[2] / "pyproject.toml").read_text("utf-8"))
    registered = project["project"]["entry-points"]["incident_refs.records"]
    found = [EntryPoint(name, value, "incident_refs.records").load() for name, value in registered.items()]
    names = [(shape() if isinstance(shape, type) else shape).name for shape in found]
    assert sorted(names) == sorted(registered) == sorted(shape.name for shape in door.SHAPES)
