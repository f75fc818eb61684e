"""What is registered here is what is registered for everybody, and every file of a check is registered."""

import tomllib
from pathlib import Path

from incident_refs.checks import check as sockets
from incident_refs.checks.check import name_of
from incident_refs.checks.ours import OURS, our_checks

ROOT = Path(__file__).resolve().parents[2]


def test_entry_points_are_the_same():
    points = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    assert points["incident_refs.checks"] == {
        name_of(check): f"{type(check).__module__}:{type(check).__name__}" for check in our_checks()
    }


def test_each_file_of_a_check_is_registered():
    folder = Path(sockets.__file__).parent
    files = {path.stem for path in folder.glob("*.py") if "severity = Severity." in path.read_text(encoding="utf-8")}
    assert files == {file for file, _ in OURS}
