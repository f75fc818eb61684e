"""Files that were written to break readers, our own and the shared ones, and what came of the commands on each.

One process, which the operating system limits, runs the commands on all files one after another and tells what came of
each; the tests look at that.
"""

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.conftest import SHARED

HOSTILE = SHARED / "hostile"
MEMORY = 512 << 20  # bytes
_RUNNER = textwrap.dedent(
    """
    import io, json, os, socket, sys, time
    from contextlib import redirect_stderr, redirect_stdout
    from pathlib import Path

    try:
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
    except ImportError:
        pass

    def no_connection(*args, **options):
        raise AssertionError("somebody is asked on the network")

    socket.socket.connect = socket.getaddrinfo = no_connection
    from incident_refs.cli.main import _run
    clock = getattr(time, sys.argv[2])

    def run(*arguments):
        out, err = io.StringIO(), io.StringIO()
        begun = clock()
        with redirect_stdout(out), redirect_stderr(err):
            code = _run(["--refs", "refs", *arguments])
        return {"code": code, "out": out.getvalue(), "err": err.getvalue(), "seconds": clock() - begun}

    def names(folder):
        return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    """
)
_LOOP = textwrap.dedent(
    """
    for line in sys.stdin:
        row = json.loads(line)
        folder = Path(row["folder"])
        (folder / "refs").mkdir(parents=True)
        (folder / "refs" / "config.toml").write_text("")
        os.chdir(folder)
        came = came_of(folder, row["name"], Path(row["file"]).read_bytes())
        print(json.dumps({"name": row["name"], **came}), flush=True)
    """
)


def rows(category: str, own: Sequence[dict[str, Any]], must: dict[str, str]) -> list[dict[str, Any]]:
    """Return our own files and, where they are there, the shared ones, with what `must` says of them in words."""
    found = list(own)
    manifest = HOSTILE / "MANIFEST.jsonl"
    if manifest.is_file():
        shared = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]
        found += [{**row, "says": must.get(row["name"], "")} for row in shared if row["category"] == category]
    return found


def outcomes(asked: Sequence[dict[str, Any]], base: Path, came_of: str, clock: str) -> dict[str, Any]:
    """Return what came of each file, by its name.

    `came_of` is the source of a function of that name: it is given the folder of an empty workspace, the name and the
    bytes of a file, may `run` commands, and returns what the tests want to know. `clock` is one of `time`.
    """
    files = []
    for number, row in enumerate(asked):
        file = HOSTILE / row["file"] if "file" in row else base / str(number)
        if "data" in row:
            file.write_bytes(row["data"])
        files.append({"name": row["name"], "file": str(file), "folder": str(base / f"w{number}")})
    environ = {**os.environ, "INCIDENT_REFS_CACHE_DIR": str(base / "cache"), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", _RUNNER + textwrap.dedent(came_of) + _LOOP, str(MEMORY), clock],
        input="".join(f"{json.dumps(row)}\n" for row in files),
        capture_output=True,
        encoding="utf-8",
        timeout=110,
        env=environ,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return {row["name"]: row for row in map(json.loads, done.stdout.splitlines())}
