"""Files of people: read within limits, written whole or not at all."""

import multiprocessing
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs import files
from incident_refs.errors import FileError


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param("a\nMüller".encode("latin-1"), "page.md:2:2: byte 0xFC is not UTF-8", id="latin-1"),
        pytest.param(b"\xef\xbb\xbf\xfc", "page.md:1:1: byte 0xFC", id="bad-byte-behind-a-mark"),
        pytest.param("Deng".encode("utf-16"), "this is UTF-16", id="utf-16"),
        pytest.param(b"%PDF\x00\x01", "page.md:1:5: a NUL byte", id="binary"),
        pytest.param(b"\r\ra\xc0\xaf", "page.md:3:2: byte 0xC0", id="overlong-slash-after-mac-line-ends"),
    ],
)
def test_what_is_no_text_is_named_with_its_place(tmp_path, data, says):
    path = tmp_path / "page.md"
    path.write_bytes(data)
    with pytest.raises(FileError) as error:
        files.read_text(path)
    assert says in str(error.value)


def test_line_ends_stay_and_the_mark_goes(tmp_path):
    path = tmp_path / "page.md"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n")
    assert files.read_text(path) == "a\r\nb\rc\n"


def test_missing_folder_and_too_large_are_one_sentence_each(tmp_path):
    with pytest.raises(FileError, match="there is no such file"):
        files.read_bytes(tmp_path / "none.md")
    with pytest.raises(FileError, match="this is a folder"):
        files.read_bytes(tmp_path)
    (tmp_path / "big.md").write_bytes(b"x" * 11)
    with pytest.raises(FileError, match="more than 10 bytes"):
        files.read_bytes(tmp_path / "big.md", limit=10)


def test_replace_keeps_the_mode_and_leaves_nothing_behind(tmp_path):
    path = tmp_path / "library.bib"
    files.replace(path, b"one", expected=None)
    path.chmod(0o640)
    files.replace(path, b"two", expected=b"one")
    assert path.read_bytes() == b"two"
    assert sorted(item.name for item in tmp_path.iterdir()) == [files.LOCK, "library.bib"]
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_mode_that_people_expect(tmp_path):
    files.replace(tmp_path / "new.bib", b"", expected=None)
    (tmp_path / "plain.bib").write_bytes(b"")
    assert (tmp_path / "new.bib").stat().st_mode == (tmp_path / "plain.bib").stat().st_mode


@pytest.mark.parametrize(
    ("found", "expected", "says"),
    [
        pytest.param(b"theirs", b"ours", "changed since it was read", id="changed"),
        pytest.param(b"theirs", None, "changed since it was read", id="made-by-another"),
        pytest.param(None, b"ours", "gone since it was read", id="gone"),
    ],
)
def test_replace_refuses_what_it_did_not_read(tmp_path, found, expected, says):
    path = tmp_path / "library.bib"
    if found is not None:
        path.write_bytes(found)
    with pytest.raises(FileError, match=says):
        files.replace(path, b"new", expected=expected)
    assert (path.read_bytes() if path.exists() else None) == found


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_is_followed(tmp_path):
    target = tmp_path / "real.bib"
    target.write_bytes(b"one")
    link = tmp_path / "library.bib"
    link.symlink_to(target)
    files.replace(link, b"two", expected=b"one")
    assert link.is_symlink()
    assert target.read_bytes() == b"two"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_to_nothing_is_one_sentence(tmp_path):
    (tmp_path / "library.bib").symlink_to("none.bib")
    with pytest.raises(FileError, match="this link leads to no file"):
        files.read_bytes(tmp_path / "library.bib")


@pytest.mark.skipif(os.name == "nt", reason="hard links are rare on Windows")
def test_another_name_of_the_file_keeps_what_it_held(tmp_path):
    path, backup = tmp_path / "library.bib", tmp_path / "backup.bib"
    path.write_bytes(b"one")
    backup.hardlink_to(path)
    files.replace(path, b"two", expected=b"one")
    assert (path.read_bytes(), backup.read_bytes()) == (b"two", b"one")


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda path: files.replace(path, b"two", expected=b"one"), id="replace"),
        pytest.param(lambda path: files.append_lines(path, ["two"]), id="append"),
    ],
)
def test_a_read_only_file_is_one_sentence_for_root_too(tmp_path, write):
    path = tmp_path / "library.bib"
    path.write_bytes(b"one")
    path.chmod(0o444)
    with pytest.raises(FileError, match=r"library\.bib: the file is read-only; nothing was changed"):
        write(path)
    assert path.read_bytes() == b"one"
    path.chmod(0o644)


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(FileError, match="there is no such folder"):
        files.replace(tmp_path / "none" / "library.bib", b"", expected=None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="limits on file size are set as on Linux")
@pytest.mark.parametrize("verb", ["replace", "append"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path, verb):
    """The system itself refuses to write beyond 1,000 bytes, in the middle of our writing."""
    path = tmp_path / "library.bib"
    path.write_bytes(b"@misc{a}\n" * 100)
    doing = {
        "replace": "files.replace(path, b'x' * 5000, expected=path.read_bytes())",
        "append": "files.append_lines(path, ['x' * 5000])",
    }[verb]
    program = (
        "import resource; from pathlib import Path; from incident_refs import files\n"
        "from incident_refs.errors import FileError\n"
        f"path = Path({str(path)!r})\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        f"try:\n    {doing}\nexcept FileError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "cannot be written (file too large); nothing was changed" in done.stdout
    assert path.read_bytes() == b"@misc{a}\n" * 100
    assert sorted(item.name for item in tmp_path.iterdir()) == [files.LOCK, "library.bib"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root and Windows write into read-only folders")
def test_a_read_only_folder_is_one_sentence(tmp_path):
    (tmp_path / "library.bib").write_bytes(b"one")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FileError, match="cannot be written"):
            files.replace(tmp_path / "library.bib", b"two", expected=b"one")
    finally:
        tmp_path.chmod(0o700)
    assert (tmp_path / "library.bib").read_bytes() == b"one"


def test_what_a_killed_process_left_is_swept_away(tmp_path):
    (tmp_path / ".library.bib.0123abcd.tmp").write_bytes(b"half")
    (tmp_path / ".library.bib.backup.tmp").write_bytes(b"somebody's own")
    files.replace(tmp_path / "library.bib", b"one", expected=None)
    assert sorted(p.name for p in tmp_path.glob(".library*")) == [".library.bib.backup.tmp"]


def test_lines_are_added_behind_a_crashed_line(tmp_path):
    path = tmp_path / "attachments.jsonl"
    files.append_lines(path, ["one"])
    with path.open("ab") as file:
        file.write(b'{"half')
    files.append_lines(path, ["two", "three"])
    assert path.read_bytes() == b'one\n{"half\ntwo\nthree\n'
    files.append_lines(path, [])
    assert path.read_bytes().endswith(b"three\n")


def _append_twenty(path: Path, who: int) -> None:
    for number in range(20):
        while True:
            old = path.read_bytes() if path.exists() else None
            try:
                files.replace(path, (old or b"") + f"{who}-{number}\n".encode(), expected=old)
                break
            except FileError as error:
                assert "since it was read" in str(error)  # another was quicker: read again


def test_two_processes_lose_nothing(tmp_path):
    path = tmp_path / "library.bib"
    path.write_bytes(b"")
    start = multiprocessing.get_context("spawn")
    writers = [start.Process(target=_append_twenty, args=(path, who)) for who in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert sorted(path.read_text().split()) == sorted(f"{who}-{n}" for who in range(2) for n in range(20))


def test_a_lock_held_elsewhere_is_one_sentence(tmp_path, monkeypatch):
    from filelock import FileLock

    monkeypatch.setattr(files, "LOCK_SECONDS", 0.05)
    with FileLock(tmp_path / files.LOCK), pytest.raises(FileError, match="another incident-refs is writing here"):
        files.append_lines(tmp_path / "attachments.jsonl", ["one"])
    files.append_lines(tmp_path / "attachments.jsonl", ["one"])


@given(st.lists(st.sampled_from("abc\n"), max_size=30), st.lists(st.sampled_from("abc\n"), max_size=30))
def test_a_diff_is_empty_only_where_nothing_changes(old, new):
    one, other = "".join(old).encode(), "".join(new).encode()
    assert (files.diff(one, other, "x") == "") == (one == other)


def test_a_diff_counts_lines_from_the_files_start():
    old = b"".join(b"%d\n" % number for number in range(100))
    shown = files.diff(old, old.replace(b"\n60\n", b"\n60\nnew\n"), "x")
    assert shown.splitlines()[2:] == ["@@ -59,6 +59,7 @@", " 58", " 59", " 60", "+new", " 61", " 62", " 63"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
@pytest.mark.parametrize("link", [False, True])
def test_a_pipe_or_device_is_never_replaced(tmp_path, link):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    path = pipe
    if link:
        path = tmp_path / "link"
        path.symlink_to(pipe)
    with pytest.raises(FileError, match="a device or a pipe"):
        files.replace(path, b"x", None)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert {one.name for one in tmp_path.iterdir()} == ({"pipe", "link"} if link else {"pipe"})
