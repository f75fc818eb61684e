"""The last write, noted: whole contents come back, and nothing that is broken is believed."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.errors import FileError
from incident_refs.library.journal import Step, Written, journal_of, load, save


@given(st.binary(max_size=60), st.binary(max_size=60))
def test_back_and_forth(before, after):
    step = Step.of(Path("library.bib"), before, after)
    assert step.back(after) == before
    assert Step.of(Path("library.bib"), after, before).back(before) == after


def test_a_damaged_note_writes_nothing():
    step = replace(Step.of(Path("library.bib"), b"one", b"two"), removed=b"three")
    with pytest.raises(FileError, match=r"library\.bib: the note of the last write is damaged"):
        step.back(b"two")


def test_what_is_saved_is_loaded(tmp_path):
    written = Written((Step.of(tmp_path / "ä b.bib", b"\xff one", b"\xff two"),), ("e1", "x0001-e2"))
    path = journal_of(tmp_path / "cache", tmp_path / "refs")
    save(path, written)
    assert load(path) == written
    save(path, Written())
    assert load(path) == Written()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"v": 2}', b'{"v": 1, "files": [{}], "events": []}', b"\xff\xfe"]
)
def test_what_cannot_be_read_is_no_journal(tmp_path, content):
    (tmp_path / "j.json").write_bytes(content)
    assert load(tmp_path / "j.json") is None
    assert load(tmp_path / "none.json") is None


def test_each_workspace_has_its_own(tmp_path):
    assert journal_of(tmp_path, tmp_path / "a") != journal_of(tmp_path, tmp_path / "b")
    assert journal_of(tmp_path, tmp_path / "a") == journal_of(tmp_path, tmp_path / "b" / ".." / "a")
