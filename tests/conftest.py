"""What tests need from outside: skipped with a reason where it is missing, a failure where INCIDENT_REFS_REQUIRE names it."""

import os
import shutil
import signal
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def pytest_configure():
    """Give Ctrl-C its meaning back: `make test &` in a script ignores it, and so would the programs that tests start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers(config):
    """One worker more than there are processors: many tests wait for a server or a process of their own."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def _no_cache_of_the_person(tmp_path_factory, monkeypatch):
    """Nothing that tests ask is answered from, or kept in, the cache folder of the person who runs them."""
    monkeypatch.setenv("INCIDENT_REFS_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "no-cache"))
    # for workspaces that are opened without the environment
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "no-cache"))


@pytest.fixture
def program_named():
    """Return a function that gives the path of a program, or skips the test (or fails it, where it is required)."""

    def find(name: str) -> str:
        found = shutil.which(name)
        if found:
            return found
        if name in os.environ.get("INCIDENT_REFS_REQUIRE", "").replace(",", " ").split():
            pytest.fail(f"{name} is required here (INCIDENT_REFS_REQUIRE) and is not installed")
        pytest.skip(f"{name} is not installed")

    return find
