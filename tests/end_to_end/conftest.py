"""The command as its user runs it: a process of its own, in an empty folder, with no network."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EPOCH = "1767225600"  # 2026-01-01


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


def environment(folder: Path, **environ: str) -> dict[str, str]:
    """Return the environment for a command in a folder: nothing of ours, no proxy, and a cache folder of its own."""
    left_out = ("INCIDENT_REFS", "NO_COLOR", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "CI")
    env = {name: value for name, value in os.environ.items() if not name.upper().startswith(left_out)}
    cache = str(folder / ".cache")  # never the one of the person who runs the tests
    return {**env, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONWARNINGS": "error", "INCIDENT_REFS_CACHE_DIR": cache, **environ}


@dataclass(frozen=True)
class Program:
    folder: Path

    def __call__(self, *arguments: str, stdin: bytes = b"", **environ: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "incident_refs", *arguments],
            cwd=self.folder,
            input=stdin,
            capture_output=True,
            env=environment(self.folder, **environ),
            timeout=60,
            check=False,
        )
        err = done.stderr.decode("utf-8")
        assert "Traceback" not in err, err
        return Done(done.returncode, done.stdout.decode("utf-8"), err)


@pytest.fixture
def program(tmp_path):
    """The command in an empty folder."""
    return Program(tmp_path)


@pytest.fixture
def imagenet(tmp_path):
    """The command in a folder with the shipped workspace, as it is before the tool wrote anything."""
    from incident_refs.verbs.demo import empty
    from incident_refs.workspace import Workspace

    shutil.copytree(ROOT / "refs", tmp_path / "refs")
    empty(Workspace.open(refs=tmp_path / "refs", environ={}))
    return Program(tmp_path)
