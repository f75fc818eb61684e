"""What really happens to files: processes are killed, race each other, and meet full disks and read-only folders.

The library, the attachments and the journal of `undo` are written in all of these, as `resolve --write` writes them.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from incident_refs.files import LOCK
from incident_refs.library import attachments
from incident_refs.library.store import Library
from incident_refs.verbs.init import init
from tests.end_to_end.conftest import environment

KEEP = """
import os, random, signal, sys, time
from pathlib import Path
from incident_refs.library import attachments
from incident_refs.library.store import Library
from incident_refs.model.citation import Citation, Form
from incident_refs.model.decision import Matched, Weighed
from incident_refs.model.names import Names, Person
from incident_refs.model.resolution import Asked, Resolved
from incident_refs.model.work import Work
from incident_refs.verbs.keep import keep
from incident_refs.workspace import Workspace

def opened(folder):
    return Workspace.open(refs=Path(folder), environ=os.environ)

def kept(workspace, name):
    raw = f"Lee (2009). Paper {name}"
    work = Work(f"w{name}", "journal-article", f"Paper {name}", Names((Person("Lee", "A."),)), doi=f"10.5072/{name}")
    row = Resolved(Asked(raw, record="R"), Citation(raw, Form.FULL), Matched(Weighed(work, "index", 1.0), ""))
    return keep(workspace, [row])
"""

# A process that adds one work after another is killed at a random moment, again and again. It is forked from one that
# has imported everything, so that all of its short life is writing.
KILLED = (
    KEEP
    + """
def child(folder, said, first):
    workspace = opened(folder)
    for number in range(first, 10_000):
        kept(workspace, number)
        os.write(said, f"{number}\\n".encode())  # from now on it may not be lost
    os._exit(0)

def check(folder, told):
    library = Library.load(Path(folder) / "library.bib")
    assert library.failed == (), library.failed
    dois = [entry.get("doi") for entry in library.entries()]
    assert len(set(dois)) == len(dois), "something is there twice"
    assert set(dois) == {f"10.5072/{n}" for n in range(len(dois))}
    assert told <= len(dois) <= told + 1, (told, len(dois))
    log = attachments.read(Path(folder) / "attachments.jsonl")
    linked = [event.key for event in log.events if type(event).__name__ == "Attached"]
    keys = {entry.key for entry in library.entries()}
    assert len(set(linked)) == len(linked) and set(linked) <= keys, "a link to nothing, or twice"
    assert told <= len(linked), (told, len(linked))
    assert len(log.broken) <= broken + 1
    return len(dois), len(log.broken)

dice, written, kills, broken = random.Random(5), 0, 0, 0
for folder in sys.argv[1:]:
    said = os.open(Path(folder) / "said", os.O_RDWR | os.O_CREAT | os.O_APPEND)
    told, broken, took = 0, 0, 0.01
    for _ in range(25):
        pid = os.fork()
        if pid == 0:
            child(folder, said, told)
        # some time into its first or second write, however slow this machine is just now
        wanted, begun = told + dice.randint(0, 1), time.monotonic()
        while len((Path(folder) / "said").read_bytes().splitlines()) < wanted:
            time.sleep(0.001)
        took = max(took, time.monotonic() - begun if wanted == told + 1 else 0)
        time.sleep(dice.uniform(0.0, min(took, 0.025)))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        kills += 1
        told = len((Path(folder) / "said").read_bytes().splitlines())
        _, broken = check(folder, told)
    kept(opened(folder), told)  # what was cut short is completed, and what lay about is swept away
    assert check(folder, told + 1)[0] == told + 1
    written += told
print(kills, written)
"""
)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked on Windows")
def test_killed_at_two_hundred_moments_nothing_is_lost_and_nothing_is_there_twice(tmp_path):
    folders = [tmp_path / str(number) / "refs" for number in range(8)]
    for folder in folders:
        init(folder)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, *map(str, folders)],
        env=environment(tmp_path),
        capture_output=True,
        timeout=60,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    kills, written = map(int, done.stdout.split())
    assert kills == 200
    assert written > 50, "the moments were all before the first write"
    for folder in folders:
        assert not list(folder.glob("*.tmp")) + list(folder.glob(".*.tmp"))


RACING = (
    KEEP
    + """
folder, mine = sys.argv[1:]
workspace = opened(folder)
sys.stdin.readline()  # all at once
for number in range(60):
    # each second one is a work that all of them add
    kept(workspace, number if number % 2 == 0 else f"{mine}.{number}")
"""
)


@pytest.mark.parametrize("processes", [2, 8])
def test_many_at_once_all_are_accepted_and_all_is_there_once(tmp_path, processes):
    refs = tmp_path / "refs"
    init(refs)
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", RACING, str(refs), f"p{number}"],
            env=environment(tmp_path), stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for number in range(processes)
    ]  # fmt: skip
    for run in runs:
        run.stdin.write("\n")
        run.stdin.flush()
    for run in runs:
        _, err = run.communicate(timeout=60)
        assert run.returncode == 0, err
    library = Library.load(refs / "library.bib")
    assert library.failed == ()
    names = sorted(entry.get("doi").removeprefix("10.5072/") for entry in library.entries())
    wanted = {str(n) if n % 2 == 0 else f"p{p}.{n}" for p in range(processes) for n in range(60)}
    assert names == sorted(wanted)
    keys = [entry.key for entry in library.entries()]
    assert len(set(keys)) == len(keys)
    log = attachments.read(refs / "attachments.jsonl")
    assert log.broken == ()
    assert sorted(link.key for link in attachments.current(log.events).attached) == sorted(keys)


LIBRARY = b"@misc{a, title = {A}}\n\n" + b"".join(b"@misc{k%d, title = {T %d}}\n\n" % (n, n) for n in range(400))


REKEY = ("rekey", "a", "a-key-of-another-length")
# Root writes everywhere. To be somebody else, and to find Python's own files all the same, it is done once on a copy.
AS_NOBODY = """
import os, shutil, sys, tempfile
from incident_refs.cli.main import _run
refs = sys.argv[2]
with tempfile.TemporaryDirectory() as copy:
    shutil.copytree(refs, copy, dirs_exist_ok=True, copy_function=shutil.copyfile)
    os.chmod(copy, 0o700)
    assert _run(["-q", "--refs", copy, *sys.argv[3:]]) == 0
if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
sys.exit(_run(sys.argv[1:]))
"""


def contents(refs):
    return {path.name: path.read_bytes() for path in refs.iterdir() if path.is_file() and path.name != LOCK}


def refused(tmp_path, refs, says, program=("-m", "incident_refs"), **how):
    """Run a command that cannot write; it says one sentence, and every file is what it was."""
    before = contents(refs)
    done = subprocess.run(
        [sys.executable, *program, "--refs", str(refs), *REKEY],
        cwd="/", env=environment(tmp_path), capture_output=True, text=True, timeout=60, **how,
    )  # fmt: skip
    assert done.returncode == 2, done
    assert done.stderr.count("\n") == 1, done.stderr
    assert says in done.stderr
    assert "nothing was changed" in done.stderr
    assert contents(refs) == before


@pytest.fixture
def refs(tmp_path):
    folder = tmp_path / "refs"
    init(folder)
    (folder / "library.bib").write_bytes(LIBRARY)
    return folder


@contextmanager
def small_disk(folder):
    """Mount a disk of 64 kB, where we may."""
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="disks are mounted as on Linux")
def test_a_full_disk(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        init(disk / "refs")
        (disk / "refs" / "library.bib").write_bytes(LIBRARY)
        (disk / "refs" / LOCK).touch()
        with (disk / "full").open("wb", buffering=0) as file, pytest.raises(OSError, match="No space left"):
            while True:
                file.write(b"x" * 4096)
        refused(tmp_path, disk / "refs", "no space left on device")
        (disk / "full").unlink()
        done = subprocess.run(
            [sys.executable, "-m", "incident_refs", "--refs", str(disk / "refs"), "rekey", "a", "b"],
            env=environment(tmp_path), check=False,
        )  # fmt: skip
        assert done.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file size are set as on Unix")
def test_a_quota(tmp_path, refs):
    import resource

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))

    refused(tmp_path, refs, "file too large", preexec_fn=limit)


@pytest.fixture
def refs_of_nobody():
    """A workspace that belongs to nobody where root runs the tests, in a folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        init(folder / "refs")
        (folder / "refs" / "library.bib").write_bytes(LIBRARY)
        if os.geteuid() == 0:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, 65534, 65534)
        yield folder / "refs"


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")
@pytest.mark.parametrize(
    ("what", "says"),
    [
        pytest.param("library.bib", "library.bib: the file is read-only", id="file"),
        pytest.param("", "cannot be written (permission denied)", id="folder"),
    ],
)
def test_read_only(refs_of_nobody, what, says):
    refs = refs_of_nobody
    (refs / LOCK).unlink(missing_ok=True)
    (refs / what).chmod(0o444 if what else 0o555)
    try:
        refused(refs.parent, refs, says, program=("-c", AS_NOBODY))
    finally:
        (refs / what).chmod(0o755)


def test_a_folder_of_the_cache_that_is_read_only_hinders_nothing(tmp_path, refs):
    (tmp_path / ".cache").write_bytes(b"a file in the way")
    done = subprocess.run(
        [sys.executable, "-m", "incident_refs", "--refs", str(refs), "rekey", "a", "b"],
        env=environment(tmp_path), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "cannot be taken back with 'incident-refs undo'" in done.stderr
    assert Path(refs / "library.bib").read_bytes().startswith(b"@misc{b, ")
