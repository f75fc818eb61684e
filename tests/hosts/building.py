"""Sites are built as their users build them, and the pages are read."""

import html
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest


def installed(name: str) -> None:
    """Skip the test where the package is missing, or fail it where INCIDENT_REFS_REQUIRE names it."""
    if all(find_spec(".".join(name.split(".")[:count])) for count in range(1, name.count(".") + 2)):
        return
    if name in os.environ.get("INCIDENT_REFS_REQUIRE", "").split():
        pytest.fail(f"{name} is required here (INCIDENT_REFS_REQUIRE) and is not installed")
    pytest.skip(f"{name} is not installed")


def build(folder: Path, *arguments: str, **environ: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=folder, env={**os.environ, **environ}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


def one_line(text: str) -> str:
    """Return what a reader sees of a piece of HTML, without line breaks."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", text)).split())
