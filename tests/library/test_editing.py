"""Removing, renaming and merging: the bytes that change, and no others."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.read import read
from incident_refs.errors import LibraryError
from incident_refs.library.merging import merged
from incident_refs.library.removal import removed
from incident_refs.library.renaming import check_key, renamed
from incident_refs.library.store import Library


def library(text):
    data = text if isinstance(text, bytes) else text.encode()
    return Library(Path("library.bib"), read(data))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("@misc{a}\n\n@misc{gone}\n\n@misc{c}\n", "@misc{a}\n\n@misc{c}\n", id="between-two"),
        pytest.param("@misc{gone}\n\n@misc{c}\n", "@misc{c}\n", id="the-first"),
        pytest.param("\ufeff@misc{gone}\n\n@misc{c}\n", "\ufeff@misc{c}\n", id="the-first-behind-a-mark"),
        pytest.param("@misc{a}\n\n@misc{gone}\n", "@misc{a}\n", id="the-last"),
        pytest.param("@misc{a}\n\n@misc{gone}", "@misc{a}", id="the-last-without-line-end"),
        pytest.param("@misc{gone}\n", "", id="the-only-one"),
        pytest.param("@misc{a}\r\n\r\n@misc{gone}\r\n\r\n@misc{c}", "@misc{a}\r\n\r\n@misc{c}", id="windows"),
        pytest.param("@misc{a}\r\r@misc{gone}\r\r@misc{c}", "@misc{a}\r\r@misc{c}", id="old-mac"),
        pytest.param("@misc{a} @misc{gone} @misc{c}", "@misc{a} @misc{c}", id="on-one-line"),
        pytest.param("% note\n@misc{gone}\n\n@misc{c}\n", "% note\n\n@misc{c}\n", id="a-note-is-not-the-next-one's"),
        pytest.param("@misc{a}\n\n@misc{gone}\n% note\n", "@misc{a}\n\n% note\n", id="a-note-behind"),
        pytest.param('@string{x = "y"}\n@misc{gone, n = x}\n', '@string{x = "y"}\n', id="macros-stay"),
        pytest.param("@misc{a}\n\n@misc{gone}\n\n@misc{b,\n", "@misc{a}\n\n@misc{b,\n", id="a-broken-one-stays"),
        pytest.param("@misc{a}\n@misc{gone, crossref = {gone}}\n", "@misc{a}\n", id="its-own-parent"),
        pytest.param("@misc{a}\n@misc{gone, t={{{{{{{{deep}}}}}}}}}\n", "@misc{a}\n", id="deep"),
    ],
)
def test_removed(before, after):
    assert removed(library(before), "gone").new.decode() == after


def test_the_key_may_be_written_in_another_case():
    assert removed(library("@misc{Gone}\n@misc{a}\n"), "gone").new == b"@misc{a}\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("@misc{a}", "has no entry 'gone'", id="not-there"),
        pytest.param("@book{gone}\n@inbook{a, crossref = {Gone}}", "'gone' is what a takes fields from", id="a-parent"),
        pytest.param("@xdata{gone}\n@misc{a, xdata = {b, gone}}", "what a takes fields from", id="xdata-in-a-list"),
        pytest.param("@misc{gone, year=1}\n@misc{gone, year=2}", "a key that stands twice", id="the-other-would-rise"),
    ],
)
def test_not_removed(text, says):
    with pytest.raises(LibraryError, match=says):
        removed(library(text), "gone")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("@Misc { old , title={old} }", "@Misc { new , title={old}, ids = {old} }", id="odd-spacing"),
        pytest.param("@misc(old, year=2009)", "@misc(new, year=2009, ids = {old})", id="round-brackets"),
        pytest.param(
            '@book{old}\n@inbook{a, crossref = "OLD", title = {old}}',
            '@book{new, ids = {old}}\n@inbook{a, crossref = "new", title = {old}}',
            id="a-child",
        ),
        pytest.param(
            "@misc{old}\n@misc{a, XDATA={b,old , c}}",
            "@misc{new, ids = {old}}\n@misc{a, XDATA={b,new , c}}",
            id="in-a-list",
        ),
        pytest.param(
            "@misc{old}\n@misc{ä, related = {ü,old}}",
            "@misc{new, ids = {old}}\n@misc{ä, related = {ü,new}}",
            id="umlauts",
        ),
        pytest.param(
            "@misc{old}\n@misc{a, crossref = {older}}",
            "@misc{new, ids = {old}}\n@misc{a, crossref = {older}}",
            id="longer",
        ),
        pytest.param(
            "@misc{old, t={{{{{{{{deep}}}}}}}}}", "@misc{new, t={{{{{{{{deep}}}}}}}}, ids = {old}}", id="deep"
        ),
    ],
)
def test_renamed(before, after):
    assert renamed(library(before), "old", "new").new.decode() == after


def test_a_key_may_change_its_case_only():
    assert renamed(library("@misc{deng}"), "deng", "Deng").new == b"@misc{Deng, ids = {deng}}"


@pytest.mark.parametrize(
    "key",
    ["", "a b", "a,b", "{a", "a}", 'a"b', "a#b", "a%b", "a~b", "a\\b", "a=b", "a\tb", "a\x00b", "@a", "a)b", "a" * 201],
)
def test_impossible_keys(key):
    with pytest.raises(LibraryError, match="cannot be a key"):
        check_key(key)


@given(st.text(min_size=1, max_size=20))
def test_a_key_that_is_allowed_is_read_back(key):
    try:
        check_key(key)
    except LibraryError:
        return
    for text in ("@misc{old, year = 1}", "@misc(old, year = 1)"):
        change = renamed(library(text), "old", key)
        assert [entry.key for entry in read(change.new).entries] == [key]


def test_aliases_are_handed_on():
    once = renamed(library("@misc{a, note = {N}}"), "a", "b").new
    twice = renamed(library(once.decode()), "b", "c").new
    assert twice == b"@misc{c, note = {N}, ids = {a, b}}"
    assert renamed(library(twice.decode()), "c", "a").new == b"@misc{a, note = {N}, ids = {b, c}}"
    two = library("@misc{x, ids = {y}}\n@misc{b, ids = {a, y}}\n")
    assert merged(two, "x", "b").change.new == b"@misc{x, ids = {y, b, a}}\n"


def test_an_alias_that_is_no_text_is_left_to_a_person():
    with pytest.raises(LibraryError, match="'ids' of 'new' does not stand there as plain text"):
        renamed(library('@string{i = "x"}\n@misc{old, ids = i}'), "old", "new")


def test_a_taken_key_is_refused_in_any_case():
    with pytest.raises(LibraryError, match="the key 'Deng' is taken; 'incident-refs merge Deng old'"):
        renamed(library("@misc{old}\n@misc{Deng}"), "old", "deng")


def test_a_parent_named_through_a_macro_is_refused():
    with pytest.raises(LibraryError, match="in a way that cannot be changed here"):
        renamed(library('@string{p = "old"}\n@book{old}\n@inbook{a, crossref = p}'), "old", "new")


TWO = """% mine
@article{first,
  title = {ImageNet},
  year  = {2009},
}

@article{between, year = 1999}

@article{second,
  title = {{ImageNet}},
  note  = {Read it},
  month = jun,
  year  = {2010},
}

@inbook{child, crossref = {second}}
"""


def test_merged_fills_gaps_asks_and_follows():
    plan = merged(library(TWO), "first", "second")
    assert plan.filled == (("note", "Read it"), ("month", "jun"))
    assert [(d.field, d.was, d.now) for d in plan.open] == [("year", "2009", "2010")]
    assert plan.dropped == (("year", "2010"),)
    assert plan.change.new.decode() == (
        "% mine\n@article{first,\n  title = {ImageNet},\n  year  = {2009},\n  note  = {Read it},\n  month = jun,\n  ids   = {second},\n}\n\n"
        "@article{between, year = 1999}\n\n@inbook{child, crossref = {first}}\n"
    )


CHILD, PARENT = "@inbook{c, crossref = {b}}", "@book{p, title = {P}}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            ["@book{a}", CHILD, "@book{b, note = {B}}", "@misc{d}"],
            ["@inbook{c, crossref = {a}}", "@book{a, note = {B}, ids = {b}}", "@misc{d}"],
            id="behind-the-other-one's-child",
        ),
        pytest.param(
            ["@book{a}", "@book{b}", CHILD],
            ["@book{a, ids = {b}}", "@inbook{c, crossref = {a}}"],
            id="behind-no-more-than-before",
        ),
        pytest.param(
            [CHILD, "@book{b}", "@book{a}"],
            ["@inbook{c, crossref = {a}}", "@book{a, ids = {b}}"],
            id="where-it-is-already",
        ),
        pytest.param(
            ["@inbook{b, crossref = {p}}", PARENT, "@inbook{a, note = {A}}"],
            ["@inbook{a, note = {A}, crossref = {p}, ids = {b}}", PARENT],
            id="before-the-parent-that-it-is-given",
        ),
        pytest.param(
            ["@inbook{a, note = {A}}", PARENT, "@inbook{b, crossref = {p}}"],
            ["@inbook{a, note = {A}, crossref = {p}, ids = {b}}", PARENT],
            id="before-a-parent-that-stood-wrong",
        ),
        pytest.param(
            ["@misc{a}", "@misc{c, xdata = {b}}", "@misc{b}"],
            ["@misc{a, ids = {b}}", "@misc{c, xdata = {a}}"],
            id="xdata-may-stand-anywhere",
        ),
        pytest.param(
            ["@book{a}", "@book{b, crossref = {B}, note = {B}}"],
            ["@book{a, note = {B}, ids = {b}}"],
            id="its-own-parent",
        ),
    ],
)
def test_a_parent_stands_behind_its_children(before, after):
    plan = merged(library("\n\n".join(before) + "\n"), "a", "b")
    assert plan.change.new.decode() == "\n\n".join(after) + "\n"


def test_what_goes_over_does_so_to_the_letter():
    text = '@misc{a, t = {A}}\n@misc{b, t = "A", abstract = {One\u00a0two.\n\n  Three.}, note = "N", ids = {b}}\n'
    new = merged(library(text), "a", "b").change.new.decode()
    assert new == '@misc{a, t = {A}, abstract = {One\u00a0two.\n\n  Three.}, note = "N", ids = {b}}\n'


def test_the_second_one_preferred():
    plan = merged(library(TWO), "first", "second", prefer="second")
    assert (plan.open, plan.dropped) == ((), (("year", "2009"),))
    assert b"  year  = {2010},\n  note" in plan.change.new


def test_one_field_chosen():
    text = "@misc{a, year = 1, title = {X}}\n@book{b, year = 2, title = {Y}}\n"
    plan = merged(library(text), "a", "b", choices={"title": "second", "year": "first", "entry type": "second"})
    assert plan.open == ()
    assert plan.change.new == b"@book{a, year = 1, title = {Y}, ids = {b}}\n"
    assert plan.dropped == (("entry type", "misc"), ("year", "2"), ("title", "X"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("@misc{a}", "has no entry 'b'", id="missing"),
        pytest.param("@inbook{a, crossref={b}}\n@book{b}", "'a' names 'b' as its parent", id="parent"),
        pytest.param("@book{a}\n@inbook{b, related={a}}", "'b' names 'a' as its parent or relative", id="relative"),
        pytest.param(
            '@string{y="1"}@misc{a, year=y}@misc{b, year=2}', "does not stand there as plain text", id="macro"
        ),
    ],
)
def test_not_merged(text, says):
    with pytest.raises(LibraryError, match=says):
        merged(library(text), "a", "b", prefer="second")


def test_an_entry_is_not_merged_with_itself():
    with pytest.raises(LibraryError, match="one entry already"):
        merged(library("@misc{a}"), "a", "A")


names = st.sampled_from(["note", "title", "year", "file", "doi", "abstract", "xnote"])
values = st.sampled_from(["1", "2", "{A} b", "a {B}", "x, y"])
entry_fields = st.dictionaries(names, values, max_size=5)


@given(entry_fields, entry_fields, st.sampled_from(["first", "second"]))
def test_of_two_entries_no_value_is_lost_without_a_word(one, two, prefer):
    def text(key, fields):
        return f"@misc{{{key}" + "".join(f", {name} = {{{value}}}" for name, value in fields.items()) + "}"

    plan = merged(library(f"{text('a', one)}\n\n{text('b', two)}\n"), "a", "b", prefer=prefer)
    (entry,) = read(plan.change.new).entries
    assert {name for name, _ in entry.fields} == {*one, *two, "ids"}
    said = {*entry.fields, *plan.dropped}
    for name, value in (*one.items(), *two.items()):
        assert (name, value) in said or _alike(value, entry.get(name))


def _alike(one, other):
    def folded(text):
        return text.replace("{", "").replace("}", "").lower()

    return other is not None and folded(one) == folded(other)
