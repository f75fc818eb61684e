"""A package that brings something is seen, and none is looked for in vain."""

import sys

import pytest

from incident_refs.brought import is_anything_brought

GROUP = "incident_refs.records"


@pytest.mark.parametrize(
    ("text", "brought"),
    [
        pytest.param(f"[{GROUP}]\nmemo = memo_shapes:Memo\n", True, id="one"),
        pytest.param(f"[console_scripts]\nx = y:z\n\n[{GROUP}]\n\nmemo=memo_shapes:Memo", True, id="behind-others"),
        pytest.param(f"[{GROUP}]\nours = incident_refs.records.avid:AVID\n[other]\nx = y:z\n", False, id="ours"),
        pytest.param(f"[{GROUP}]\nours = incident_refs_more:Shape\n", True, id="a-name-like-ours"),
        pytest.param("[console_scripts]\nx = y:z\n", False, id="another-group"),
        pytest.param("", False, id="empty"),
    ],
)
@pytest.mark.parametrize("folder", ["memo-1.0.dist-info", "memo.egg-info"])
def test_a_list(tmp_path, monkeypatch, text, brought, folder):
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "entry_points.txt").write_text(text)
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "gone")])
    assert is_anything_brought(GROUP) is brought


def test_what_cannot_be_seen_into_is_looked_up(tmp_path, monkeypatch):
    packed = tmp_path / "packages.zip"
    packed.write_bytes(b"PK")
    monkeypatch.setattr(sys, "path", [str(packed)])
    assert is_anything_brought(GROUP)
    monkeypatch.setattr(sys, "path", [])
    assert not is_anything_brought(GROUP)

    class Finder:
        @staticmethod
        def find_distributions(context):
            return iter(())

    monkeypatch.setattr(sys, "meta_path", [Finder])
    assert is_anything_brought(GROUP)
