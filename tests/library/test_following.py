"""After our own changes the look-up file knows where everything stands, and nothing is read whole."""

import pytest
from tests.library_shelf import DENG, SAMPLE, Shelf, everything_about

from incident_refs.library import store
from incident_refs.model.work import Work


@pytest.fixture(autouse=True)
def _every_library_is_large(monkeypatch):
    monkeypatch.setattr(store, "LARGE", 0)


@pytest.fixture
def shelf(tmp_path):
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


def test_our_own_addition_is_followed_and_nothing_read_again(shelf, unread):
    change = shelf.load().add([DENG])
    change.commit()
    assert shelf.load().find_same(DENG).key == "deng2009imagenet"
    assert shelf.load().get("deng2009imagenet").line == 10
    assert not shelf.load().add([DENG])


def test_an_addition_between_others_moves_those_behind_it(tmp_path):
    shelf = Shelf(
        tmp_path, b"@misc{a}\n\n@string{n = {N}}\n\n@misc{b2009}\n\n@misc{k, note = n}\n\n@misc{z, title = {Z}}\n"
    )
    shelf.load().add([DENG]).commit()
    text = shelf.path.read_bytes()
    assert text.index(b"deng2009imagenet") < text.index(b"@misc{k")
    assert everything_about(shelf.load()) == everything_about(shelf.plain())
    assert shelf.load().get("k").get("note") == "N"


def test_a_revision_is_followed(shelf, unread):
    shelf.load().revise([("z", "title", "Another")]).commit()
    assert shelf.load().get("z").get("title") == "Another"
    assert shelf.load().find_same(Work("x", title="Another")).key == "z"
    assert shelf.load().find_same(Work("x", title="Z")) is None
