"""A wheel is all that a user needs: the shipped workspace travels in it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_demo_works_from_a_wheel(unpacked, tmp_path):
    script = f"import sys; sys.path.insert(0, {str(unpacked)!r}); from incident_refs.cli.main import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", script, "demo"],
        cwd=tmp_path,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "@inproceedings{deng2009imagenet," in done.stdout.decode("utf-8")


def test_the_wheel_holds_what_it_must_and_no_more(unpacked):
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    for name in ("py.typed", "data/starter_works.jsonl", "data/refs/config.toml", "data/refs/records/AIAAIC0276.md"):
        assert f"incident_refs/{name}" in names
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/")) or name.endswith(".lock")]
