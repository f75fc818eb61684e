"""What goes wrong is one clear sentence that names the file and the place, exit code 2, and nothing written."""

import os
import shutil
import subprocess
import sys

import pytest


def snapshot(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def one_sentence(done):
    assert done.code == 2
    lines = [line for line in done.err.splitlines() if line.strip()]
    assert len(lines) == 1, done.err
    return lines[0]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        pytest.param("empty.md", b"", "empty", id="empty-file"),
        pytest.param(
            "latin1.md", "---\nid: X\n---\n\nM\xfcller\n".encode("latin-1"), "latin1.md:5:2", id="wrong-encoding"
        ),
        pytest.param("nul.md", b"Deng\x00 et al. 2009", "nul.md", id="binary"),
        pytest.param("tags.md", b"---\nid: !!python/object:os.system x\n---\ntext\n", "tags.md:2", id="yaml-tag"),
        pytest.param("alias.md", b"---\nid: &a x\ntitle: *a\n---\ntext\n", "alias.md:3", id="yaml-alias"),
        pytest.param("twice.md", b"---\nid: a\nid: b\n---\ntext\n", "twice.md:3", id="repeated-key"),
    ],
)
def test_a_record_that_cannot_be_read(imagenet, name, content, says):
    (imagenet.folder / name).write_bytes(content)
    before = snapshot(imagenet.folder)
    sentence = one_sentence(imagenet("resolve", name, "--write"))
    assert name.split(".")[0] in sentence
    assert says in sentence
    assert snapshot(imagenet.folder) == before


def test_an_unknown_file(imagenet):
    assert "nowhere.md" in one_sentence(imagenet("resolve", "nowhere.md"))


def test_a_folder_is_named_as_such(imagenet):
    (imagenet.folder / "folder").mkdir()
    assert "folder" in one_sentence(imagenet("resolve", "folder"))


def test_a_line_of_ten_megabytes(imagenet):
    (imagenet.folder / "long.txt").write_bytes(b"Deng " * 2_000_000)
    done = imagenet("resolve", "--strings", "long.txt", "--json")
    # read to its limit or refused, but with a word and in no time
    assert done.code in (0, 2)
    assert "long.txt" in done.err or done.out.count("\n") == 1


def test_no_workspace(program):
    assert "incident-refs init" in one_sentence(program("resolve"))
    assert "incident-refs init" in one_sentence(program("list"))


def test_an_unknown_key_and_an_unknown_record(imagenet):
    assert "'nobody1999'" in one_sentence(imagenet("show", "nobody1999"))
    assert "AIAAIC9999" in one_sentence(imagenet("resolve", "AIAAIC9999"))
    assert "AIAAIC9999" in one_sentence(imagenet("format", "AIAAIC9999"))


@pytest.fixture
def read_only():
    """Return a function that makes folders read-only, for root too, and gives them back afterwards."""
    done = []

    def make(*folders):
        for folder in folders:
            if os.geteuid() == 0:  # root may write into any folder but an immutable one
                command = ["chattr", "+i", str(folder)]
                if not shutil.which("chattr") or subprocess.run(command, capture_output=True, check=False).returncode:
                    pytest.skip("root may write everywhere here")
            else:
                folder.chmod(0o555)
            done.append(folder)

    yield make
    for folder in done:
        if os.geteuid() == 0:
            subprocess.run(["chattr", "-i", str(folder)], check=True)
        else:
            folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps folders writable")
def test_a_read_only_workspace(imagenet, read_only):
    refs = imagenet.folder / "refs"
    before = snapshot(refs)
    read_only(refs, refs / "records")
    assert "refs" in one_sentence(imagenet("resolve", "AIAAIC0276", "--write"))
    assert snapshot(refs) == before


def test_an_empty_library_is_an_empty_library(imagenet):
    done = imagenet("list")
    assert (done.code, done.out) == (0, "")
    assert "0 entries" in done.err


@pytest.mark.parametrize("arguments", [["resolve", "--strings", "a", "--jsonl", "b"], ["decide", "X#1"], ["nonsense"]])
def test_wrong_usage(imagenet, arguments):
    assert imagenet(*arguments).code == 2


def test_rows_that_are_no_rows(imagenet):
    (imagenet.folder / "rows.jsonl").write_text('{"raw": "Deng et al. 2009"}\n{"text": "x"}\n', encoding="utf-8")
    assert "rows.jsonl:2" in imagenet("resolve", "--jsonl", "rows.jsonl").err


def test_an_index_that_is_none(imagenet):
    (imagenet.folder / "strings.txt").write_text("Deng et al. 2009\n", encoding="utf-8")
    sentence = one_sentence(imagenet("resolve", "--strings", "strings.txt", "--index", "nowhere"))
    assert "nowhere" in sentence
    assert "index build" in sentence
