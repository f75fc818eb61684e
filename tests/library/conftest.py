"""A library that is asked by way of its look-up file, for the tests that say so with `usefixtures("large")`."""

import pytest
from tests.library_shelf import DENG, SAMPLE, Shelf

from incident_refs.library import store


@pytest.fixture
def large(monkeypatch):
    """Take every library for a large one."""
    monkeypatch.setattr(store, "LARGE", 0)


@pytest.fixture
def shelf(large, tmp_path):
    """A library that was looked up in before."""
    shelf = Shelf(tmp_path, SAMPLE)
    shelf.load().find_same(DENG)
    return shelf


@pytest.fixture
def unread(monkeypatch):
    """Make it a failure to read a whole library."""

    def read(data, name):
        raise AssertionError(f"{name} was read whole")

    monkeypatch.setattr(store, "read", read)
