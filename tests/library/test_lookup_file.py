"""A library that is asked by way of its look-up file answers as one that was read whole, whatever becomes of that file."""

import os
import sqlite3
import sys
from contextlib import closing, suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.library_shelf import DENG, ROULETTE, SAMPLE, Shelf, everything_about

from incident_refs.errors import LibraryError
from incident_refs.library import following, found, lookup_file, store
from incident_refs.library.removal import removed
from incident_refs.library.renaming import renamed
from incident_refs.library.store import Library
from incident_refs.model.dates import PartialDate
from incident_refs.model.names import Names, Person
from incident_refs.model.work import Work

pytestmark = pytest.mark.usefixtures("large")


def test_nothing_is_read_whole_the_second_time(shelf, unread):
    library = shelf.load()
    assert library.get("b2009").get("journal") == "ACM Queue"
    assert library.get("nosuch") is None
    assert library.text_of("z") == "@misc{z, title = {Z}}"
    assert library.find_same(ROULETTE).key == "Key"
    assert library.failed[0].line == 13
    assert library.add([DENG]).keys == ("deng2009imagenet",)


def test_all_answers_are_those_of_the_library_read_whole(shelf):
    assert everything_about(shelf.load()) == everything_about(shelf.plain())


def test_the_file_lies_in_the_cache_folder_and_nowhere_else(shelf):
    assert shelf.file.parent == shelf.cache
    assert [path.name for path in shelf.path.parent.iterdir() if path.is_file()] == ["library.bib"]
    if os.name != "nt":
        assert shelf.cache.stat().st_mode & 0o077 == 0


def test_what_takes_its_time_is_said_before_and_only_then(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "SLOW", len(SAMPLE) - 1)
    monkeypatch.setattr(found, "MANY", 3)
    shelf = Shelf(tmp_path, SAMPLE)
    said: list[str] = []
    for _ in range(2):
        Library.load(shelf.path, lambda: shelf.cache, said.append).find_same(DENG)
    assert said == [
        f"Reading all 0 MB of {shelf.path}; where what stands is kept: the next time is quick.",
        "Noting by what each of 4 entries is found; this is kept: the next time is quick.",
    ]


@pytest.mark.parametrize(("module", "name", "size"), [(store, "SLOW", len(SAMPLE)), (found, "MANY", 4)])
def test_what_is_quick_is_not_said(tmp_path, monkeypatch, module, name, size):
    monkeypatch.setattr(module, name, size)
    shelf = Shelf(tmp_path, SAMPLE)
    said: list[str] = []
    Library.load(shelf.path, lambda: shelf.cache, said.append).find_same(DENG)
    assert said == []


def test_a_small_library_has_none(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "LARGE", len(SAMPLE) + 1)
    shelf = Shelf(tmp_path, SAMPLE)
    assert shelf.load().get("z")
    assert not shelf.cache.exists()


def test_what_stayed_is_not_looked_at_again_after_an_edit_by_hand(shelf, monkeypatch):
    shelf.path.write_bytes(SAMPLE.replace(b"% mine\n", b"% mine\n@misc{new, title = {New}}\n"))
    assert shelf.load().get("z").line == 19
    looked_at = []
    made = found.work_from_entry
    for module in (following, found):
        monkeypatch.setattr(
            module, "work_from_entry", lambda entry, *parents: looked_at.append(entry.key) or made(entry, *parents)
        )
    # the macro stands behind an entry now, so that nobody knows how far it reaches
    assert shelf.load().find_same(Work("x", title="New")).key == "new"
    assert "new" in looked_at
    looked_at.clear()
    shelf.path.write_bytes(SAMPLE + b"@misc{newer, title = {Newer}}\n")
    shelf.load().find_same(DENG)
    shelf.path.write_bytes(SAMPLE + b"@misc{newest, title = {Newest}}\n")
    looked_at.clear()
    assert shelf.load().find_same(Work("x", title="Newest")).key == "newest"
    assert looked_at == ["newest"]


def test_of_two_keys_that_differ_in_case_the_first_one_tells_the_place(tmp_path):
    shelf = Shelf(tmp_path, b"@misc{B, title = {A}}\n@misc{b}\n")
    shelf.load().find_same(DENG)
    # read anew, the one that changed has the higher number
    shelf.path.write_bytes(b"@misc{B, title = {C}}\n@misc{b}\n")
    work = Work("x", title="A")
    assert shelf.load().add([work]).new == shelf.plain().add([work]).new
    assert shelf.load().add([work]).new.startswith(b"@misc{a")


def test_another_content_of_one_size_and_time_is_not_taken_for_the_same(shelf):
    before = shelf.path.stat()
    with shelf.path.open("r+b") as file:  # the same inode too
        file.write(SAMPLE.replace(b"@misc{z, ", b"@misc{y, "))
    os.utime(shelf.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert shelf.load().get("z") is None
    assert shelf.load().get("y").key == "y"


def test_a_library_that_another_process_changed_meanwhile_answers_as_it_was_read(shelf):
    mine = shelf.load()
    shelf.load().add([DENG]).commit()
    assert mine.find_same(DENG) is None
    assert mine.get("z").key == "z"


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("update places set start = start + 1", id="starts"),
        pytest.param("update places set end = end - 1", id="ends"),
        pytest.param("update places set start = 1000000, end = 2000000", id="behind-the-file"),
        pytest.param("update places set start = 'x'", id="text-for-a-number"),
        pytest.param("update places set key = 'other'", id="keys"),
        pytest.param("update places set digest = x'00'", id="digests"),
        pytest.param("drop table signs", id="no-signs"),
        pytest.param("drop table places", id="no-places"),
        pytest.param("delete from facts", id="no-facts"),
        pytest.param("update facts set value = 'x' where name != 'digest'", id="facts"),
        pytest.param("pragma user_version = 999", id="another-version"),
    ],
)
def test_what_is_wrong_in_it_is_seen(shelf, statement):
    before = shelf.load()
    shelf.change(statement)
    before.add([replace(DENG, doi="10.1000/new", title="New")]).commit()
    assert everything_about(shelf.load()) == everything_about(shelf.plain())
    shelf.path.write_bytes(SAMPLE)
    shelf.load().find_same(DENG)
    shelf.change(statement)
    assert everything_about(shelf.load()) == everything_about(shelf.plain())
    # and whoever reads everything makes it anew
    shelf.path.write_bytes(SAMPLE + b"\n")
    assert everything_about(shelf.load()) == everything_about(shelf.plain())
    assert everything_about(shelf.load()) == everything_about(shelf.plain())


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: b"x" * 5000, id="no-database"),
        pytest.param(lambda data: data[: len(data) // 2], id="half"),
        pytest.param(lambda data: data[:4096] + b"\0" * (len(data) - 4096), id="zeros"),
        pytest.param(lambda data: data[:100] + b"\xff" * 400 + data[500:], id="schema"),
    ],
)
def test_a_damaged_file_is_no_error(shelf, damage):
    shelf.file.write_bytes(damage(shelf.file.read_bytes()))
    assert everything_about(shelf.load()) == everything_about(shelf.plain())
    shelf.load().add([DENG]).commit()
    assert everything_about(shelf.load()) == everything_about(shelf.plain())


@pytest.mark.parametrize("statement", ["drop table signs", "drop table places", "delete from facts"])
def test_a_wrong_one_is_made_anew(shelf, statement, monkeypatch):
    shelf.change(statement)
    shelf.load()
    shelf.load().find_same(DENG)
    shelf.load().find_same(DENG)
    monkeypatch.setattr(store, "read", None)
    assert shelf.load().find_same(DENG) is None


def test_a_locked_file_is_no_error(shelf, monkeypatch):
    monkeypatch.setattr(lookup_file, "WAIT", 0.05)
    with closing(sqlite3.connect(shelf.file, isolation_level=None)) as other:
        other.execute("begin exclusive")
        assert everything_about(shelf.load()) == everything_about(shelf.plain())
        shelf.load().add([DENG]).commit()
        other.execute("rollback")
    assert shelf.load().find_same(DENG)


def test_a_cache_folder_that_is_none_is_no_error(tmp_path):
    shelf = Shelf(tmp_path, SAMPLE)
    shelf.cache.write_bytes(b"a file")
    assert everything_about(shelf.load()) == everything_about(shelf.plain())
    shelf.load().add([DENG]).commit()
    assert shelf.load().find_same(DENG)


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_cache_folder_without_leave_to_write_is_no_error(tmp_path):
    shelf = Shelf(tmp_path, SAMPLE)
    shelf.cache.mkdir(mode=0o500)
    assert everything_about(shelf.load()) == everything_about(shelf.plain())


def test_a_read_only_file_is_no_error(shelf):
    shelf.file.chmod(0o400)
    shelf.load().add([DENG]).commit()
    assert everything_about(shelf.load()) == everything_about(shelf.plain())


def test_what_is_no_bibtex_is_refused_as_ever(shelf):
    shelf.path.write_bytes(b"<html>sign in</html>")
    with pytest.raises(store.LibraryError, match="this is HTML"):
        shelf.load()


_BLOCKS = st.sampled_from(
    [
        b"@misc{a, title = {A}}", b"@misc{B, title = {B}, doi = {10.1000/1}}", b"@misc{b}", b"@article{c,\n\ttitle = n\n}",
        b"@string{n = {N}}", b"@string{n = {M}}", b"% @misc{out}", b"text } {", b"@book{d,\n title {T}\n}", b"@misc{e, t = {",
        b"@misc{f, doi = {10.1000/2}, title = {Same}}", b"@misc{g, title = {Same}, note = nosuch}", b"@comment{x}", b"\xc3\xa9",
        b"@misc{n, title = {A}, author = {Aa, B.}, crossref = {p}}", b"@misc{o, title = {Same}, xdata = {P, Q}}",
        b"@proceedings{p, year = {2009}, crossref = {q}}", b"@xdata{q, year = 2009, doi = {10.1000/1}}", b"@book{P, year = 2010}",
        b"@misc{h, t = {{{{{{{{{h}}}}}}}}}}", b"@misc{i, pages = 12--15}", b"@misc{j, t = {a }}", b"}", b"@misc{k, t = {@misc{l}}}",
    ]
)  # fmt: skip
_WORKS = st.builds(
    Work,
    id=st.just("x"),
    title=st.sampled_from(["A", "B", "Same", "M", "New", "Newer \\ } {"]),
    authors=st.sampled_from([Names(()), Names((Person("Aa", "B."),)), Names((Person("Zz", "B."),))]),
    issued=st.sampled_from([None, PartialDate(2009)]),
    doi=st.sampled_from([None, "10.1000/1", "10.1000/2", "10.1000/3"]),
)
_FILES = st.lists(_BLOCKS, max_size=10).flatmap(
    lambda blocks: st.sampled_from([b"\n", b"\n\n", b"\r\n\r\n", b" ", b"\r"]).map(lambda end: end.join(blocks) + end)
)


@settings(deadline=None)
@given(_FILES, st.lists(st.lists(_WORKS, max_size=3), min_size=1, max_size=3), st.data())
def test_library_and_look_up_file_never_differ(tmp_path_factory, data, additions, draw):
    shelf = Shelf(tmp_path_factory.mktemp("library"), data)
    for works in additions:
        ours, plain = shelf.load(), shelf.plain()
        keys = [entry.key for entry in plain.entries()]
        for work in works:
            assert ours.find_same(work) == plain.find_same(work)
        for key in (*keys, *map(str.upper, keys), "none"):
            assert (ours.get(key), ours.text_of(key)) == (plain.get(key), plain.text_of(key))
        assert (ours.failed, ours.layout) == (plain.failed, plain.layout)
        change, expected = ours.add(works), plain.add(works)
        assert (change.new, change.keys, change.filled) == (expected.new, expected.keys, expected.filled)
        change.commit()
        if keys:
            what = draw.draw(st.sampled_from([None, _revised, _taken_out, _renamed]))
            key = draw.draw(st.sampled_from(keys))
            ours, plain = (what(library, key) if what else None for library in (shelf.load(), shelf.plain()))
            assert getattr(ours, "new", None) == getattr(plain, "new", None)
            if ours:
                ours.commit()


def _revised(library, key):
    return library.revise([(key, "title", "Revised"), (key, "year", "2010")])


def _taken_out(library, key):
    with suppress(LibraryError):  # another one names it as its parent, or the file's own troubles forbid it
        return removed(library, key)


def _renamed(library, key):
    with suppress(LibraryError):
        return renamed(library, key, "q2")
