"""After our own changes the look-up file knows where everything stands, and nothing is read whole."""

import pytest
from tests.library_shelf import DENG, Shelf, everything_about

from incident_refs.library import store
from incident_refs.library.found import follower
from incident_refs.library.merging import merged
from incident_refs.library.removal import removed
from incident_refs.library.renaming import renamed
from incident_refs.model.dates import PartialDate
from incident_refs.model.entry import Entry
from incident_refs.model.names import Names, Person
from incident_refs.model.work import Work

pytestmark = pytest.mark.usefixtures("large")


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


# a paper whose year stands in its parent, whose parent has it from another one; the parent comes last, as BibTeX wants
FAMILY = b"""@misc{a, title = {A}}

@inproceedings{deng, title = {{ImageNet}}, author = {Deng, Jia}, crossref = {Conf2009}}

@misc{m, title = {M}}

@proceedings{conf2009, title = {Conf}, xdata = {when}}

@xdata{when, year = {2009}}

@misc{z, title = {Z}}
"""
IMAGENET = Names((Person("Deng", "Jia"),))


def in_year(year):
    return Work("x", "proceedings-article", "ImageNet", IMAGENET, issued=PartialDate(year))


@pytest.fixture
def family(tmp_path):
    """A library with a child, looked up in before."""
    shelf = Shelf(tmp_path, FAMILY)
    assert shelf.load().find_same(in_year(2009)).key == "deng"
    return shelf


@pytest.mark.parametrize(
    ("change", "years"),
    [
        pytest.param(lambda library: library.revise([("when", "year", "2010")]), {2010: "deng"}, id="grandparent"),
        pytest.param(lambda library: library.revise([("conf2009", "year", "2011")]), {2011: "deng"}, id="parent"),
        pytest.param(lambda library: library.revise([("deng", "year", "2012")]), {2012: "deng"}, id="child"),
        pytest.param(lambda library: renamed(library, "conf2009", "c"), {2009: "deng"}, id="parent-renamed"),
        pytest.param(lambda library: renamed(library, "deng", "d"), {2009: "d"}, id="child-renamed"),
        pytest.param(lambda library: removed(library, "m"), {2009: "deng"}, id="neighbour-removed"),
        pytest.param(lambda library: removed(library, "deng"), {}, id="child-removed"),
        pytest.param(lambda library: merged(library, "a", "z", "first").change, {2009: "deng"}, id="others-merged"),
    ],
)
def test_a_child_is_found_by_what_its_parents_say_after_each_change(family, change, years, monkeypatch):
    made = change(family.load())
    made.commit()
    monkeypatch.setattr(store, "read", None)  # reading all of it would fail
    there = {year: same.key for year in (2009, 2010, 2011, 2012) if (same := family.load().find_same(in_year(year)))}
    assert there == years


def test_what_is_taken_back_is_followed(family, unread):
    family.load().revise([("when", "year", "2010")]).commit()
    new = family.path.read_bytes()
    family.path.write_bytes(FAMILY)
    follower(family.cache, family.path)(new, FAMILY)
    assert family.load().find_same(in_year(2009)).key == "deng"
    assert family.load().find_same(in_year(2010)) is None


def test_nothing_is_followed_where_there_is_no_look_up_file(tmp_path):
    follower(tmp_path / "cache", tmp_path / "library.bib")(b"", FAMILY)
    assert not (tmp_path / "cache").exists()


def test_a_child_whose_parent_comes_later_is_found_by_it(tmp_path):
    shelf = Shelf(tmp_path, FAMILY.replace(b"@xdata{when, year = {2009}}", b""))
    assert shelf.load().find_same(in_year(2009)) is None
    shelf.load().add([Entry("when", "xdata", (("year", "2009"),))]).commit()
    assert shelf.load().find_same(in_year(2009)).key == "deng"
    assert shelf.plain().find_same(in_year(2009)).key == "deng"


def test_a_parent_edited_by_hand_is_seen(family):
    family.path.write_bytes(FAMILY.replace(b"{2009}", b"{2013}"))
    assert family.load().find_same(in_year(2009)) is None
    assert family.load().find_same(in_year(2013)).key == "deng"


def test_a_remark_about_two_alike_keys_goes_with_one_of_them(tmp_path):
    shelf = Shelf(tmp_path, b"@misc{Key, title = {A}}\n\n@misc{m}\n\n@misc{key, title = {B}}\n\n@misc{z}\n")
    assert len(shelf.load().failed) == 1
    removed(shelf.load(), "Key").commit()
    assert shelf.load().failed == shelf.plain().failed == ()
