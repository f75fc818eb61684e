"""Library and attachments together: a crash between the two leaves nothing dangling."""

import pytest

from incident_refs import files
from incident_refs.errors import FileError
from incident_refs.library import attachments
from incident_refs.library.bundle import Bundle
from incident_refs.library.store import Library
from incident_refs.model.attachment import Attached
from incident_refs.model.names import Names, Person
from incident_refs.model.work import Work

WORK = Work("x", "web", "ImageNet Roulette", Names((Person("Paglen", "T."),)))


def bundle(folder):
    change = Library.load(folder / "library.bib").add([WORK])
    event = Attached("", "2026", "me", "R", "Paglen T.: ImageNet Roulette", change.keys[0])
    return Bundle(change, folder / "attachments.jsonl", (attachments.numbered(event, ()),))


def test_both_are_written_and_shown(tmp_path):
    assert "+@online{paglenimagenet," in bundle(tmp_path).diff()
    assert '"key": "paglenimagenet"' in bundle(tmp_path).diff()
    assert list(tmp_path.iterdir()) == []
    bundle(tmp_path).commit()
    assert Library.load(tmp_path / "library.bib").get("paglenimagenet")
    assert len(attachments.read(tmp_path / "attachments.jsonl").events) == 1


def test_done_again_nothing_changes(tmp_path):
    bundle(tmp_path).commit()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    bundle(tmp_path).commit()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert bundle(tmp_path).diff() == ""


def test_a_crash_between_the_two_is_completed(tmp_path, monkeypatch):
    def crash(path, lines):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(files, "append_lines", crash)
        with pytest.raises(KeyboardInterrupt):
            bundle(tmp_path).commit()
    assert Library.load(tmp_path / "library.bib").get("paglenimagenet")
    assert not (tmp_path / "attachments.jsonl").exists()
    bundle(tmp_path).commit()
    assert len(attachments.read(tmp_path / "attachments.jsonl").events) == 1


def test_a_library_that_cannot_be_written_leaves_the_attachments_alone(tmp_path):
    waiting = bundle(tmp_path)
    (tmp_path / "library.bib").write_bytes(b"@misc{theirs}\n")
    with pytest.raises(FileError):
        waiting.commit()
    assert not (tmp_path / "attachments.jsonl").exists()


def test_a_crashed_line_is_kept_and_stepped_over(tmp_path):
    (tmp_path / "attachments.jsonl").write_bytes(b'{"v": 1, "ev')
    shown = bundle(tmp_path).diff()
    bundle(tmp_path).commit()
    log = attachments.read(tmp_path / "attachments.jsonl")
    assert (len(log.events), len(log.broken)) == (1, 1)
    assert '+{"v": 1, "event"' in shown
