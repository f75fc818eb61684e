"""What a person reads: the place, the line with a mark, the fix, and how much there is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.checks.outputs.excerpt import excerpt
from incident_refs.checks.outputs.text import lines, said, summary
from incident_refs.model.finding import Fix, Severity
from incident_refs.model.verdict import VerdictWord
from tests.checks.outputs.found import finding

BIB = b"@misc{deng2009imagenet,\n\ttitle = {ImageNet},\n\tnote = {},\n}\n"


def shown(found, data=BIB):
    return list(lines([found], {"refs.bib": data}))


def test_a_finding_with_its_line_and_fix():
    assert shown(finding(line=3, column=2, field="note", fix=Fix("note", "", None))) == [
        "refs.bib:3:2: D102 empty-field (info): field 'note' is empty",
        "3 |     note = {},",
        "  |     ^^^^",
        "  = fix: take out note = {}",
        "",
    ]


def test_an_entry_is_marked_with_its_key():
    assert shown(finding("nothing", severity=Severity.ERROR))[1:3] == [
        "1 | @misc{deng2009imagenet,",
        "  | ^^^^^^^^^^^^^^^^^^^^^^",
    ]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        pytest.param(b"", 1, id="empty file"),
        pytest.param(BIB, 9, id="behind the end"),
    ],
)
def test_a_line_that_is_not_there_is_not_shown(data, line):
    assert shown(finding(line=line), data) == [f"refs.bib:{line}:1: D102 empty-field (info): field 'note' is empty"]


def test_a_file_that_is_not_at_hand():
    assert list(lines([finding(line=3)], {})) == ["refs.bib:3:1: D102 empty-field (info): field 'note' is empty"]


def test_nothing_moves_the_cursor():
    odd = finding("field '\x1b[2J\u202e' is\r\nempty", key="a", fix=Fix("title", "a\r\n  b", "a \x07b"))
    assert list(lines([odd], {})) == [
        "refs.bib:1:1: D102 empty-field (info): field '[2J' is empty",
        "  = fix: title = {a   b} -> {a b}",
        "",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_and_the_bom_are_no_part_of_a_line(newline):
    data = ("\ufeff" + BIB.decode().replace("\n", newline)).encode()
    assert shown(finding(), data)[1] == "1 | @misc{deng2009imagenet,"
    assert shown(finding(line=3, column=2), data)[1] == "3 |     note = {},"


@pytest.mark.parametrize(
    ("line", "column", "length", "expected", "mark"),
    [
        pytest.param("  note = {},", 3, 4, "  note = {},", "  ^^^^", id="plain"),
        pytest.param("\ta\tnote = {}", 4, 4, "    a   note = {}", "        ^^^^", id="tabs"),
        pytest.param(
            "  title = {図書館}, note = {}", 19, 4, "  title = {図書館}, note = {}", " " * 21 + "^^^^", id="wide"
        ),
        pytest.param("{Mu\u0308ller}, note", 12, 4, "{Mu\u0308ller}, note", " " * 10 + "^^^^", id="combining"),
        pytest.param("{\x1b[31m\u202e}, note", 11, 4, "{[31m}, note", " " * 8 + "^^^^", id="escape and bidi"),
        pytest.param("year = 2009", 99, 1, "year = 2009", " " * 11 + "^", id="column behind the end"),
        pytest.param("", 1, 1, "", "^", id="empty line"),
        pytest.param("図書館", 2, 1, "図書館", "  ^^", id="a wide character is marked whole"),
    ],
)
def test_excerpt(line, column, length, expected, mark):
    assert excerpt(line, column, length) == (expected, mark)


def test_a_long_line_is_cut_around_the_place():
    line = "@misc{a, title = {" + "x" * 500 + "}, note = {}, abstract = {" + "y" * 1_000_000 + "}}"
    text, mark = excerpt(line, line.index("note") + 1, 4)
    assert text[mark.index("^") : mark.index("^") + 4] == "note"
    assert text.startswith("…xxx") and text.endswith("yyy…") and len(text) <= 100


def columns(text):
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    flat = sum(unicodedata.category(c) in ("Mn", "Me") for c in text)
    return len(text) + wide - flat


@given(st.text(), st.integers(1, 400), st.integers(1, 60))
def test_an_excerpt_fits_a_line_and_moves_no_cursor(line, column, length):
    text, mark = excerpt(line * 3, column, length)
    assert columns(text) <= 100
    assert len(mark) <= 101
    assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co")]
    assert mark.strip(" ").strip("^") == "" and mark.endswith("^")


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=300), st.data())
def test_the_mark_stands_below_what_is_marked(line, data):
    line = line.rstrip() + "."
    column = data.draw(st.integers(1, len(line)))
    text, mark = excerpt(line, column)
    assert text[len(mark) - 1] == line[column - 1] or not line[column - 1 :].strip()


@pytest.mark.parametrize(
    ("fix", "words"),
    [
        pytest.param(Fix("year", "2009.", "2009"), "year = {2009.} -> {2009}", id="another value"),
        pytest.param(Fix("doi", None, "10.1109/5.771073"), "add doi = {10.1109/5.771073}", id="a new field"),
        pytest.param(Fix("note", " ", None), "take out note = { }", id="a field less"),
        pytest.param(
            Fix("abstract", "x" * 100 + "&amp;" + "y" * 100, "x" * 100 + r"\&" + "y" * 100),
            "abstract = {…" + "x" * 20 + "&amp;" + "y" * 35 + "…} -> {…" + "x" * 20 + r"\&" + "y" * 38 + "…}",
            id="the part that differs",
        ),
    ],
)  # fmt: skip
def test_a_fix_in_words(fix, words):
    assert said(fix) == words


def test_summary():
    error = finding(severity=Severity.ERROR)
    warning = finding(severity=Severity.WARNING, fix=Fix("note", "", None))
    confirmed = finding(verdict=VerdictWord.CONFIRMED)
    assert summary([]) == "No findings"
    assert summary([confirmed, confirmed]) == "No findings; 2 confirmed"
    assert summary([error]) == "1 finding (1 error) in 1 file"
    assert summary([error, warning, finding(severity=Severity.WARNING, file="b.bib", fix=Fix("a", "b", "c"))]) == (
        "3 findings (1 error, 2 warnings) in 2 files; 2 can be fixed with --fix"
    )
    assert summary([finding(), finding(), confirmed]) == "2 findings (2 info) in 1 file; 1 confirmed"


def test_many_findings_in_one_long_line_take_no_longer():
    line = b"@misc{a, title = {" + b"x" * 1_000_000 + b"}}"
    found = [finding(column=9 + 90 * number) for number in range(5_000)]
    assert sum(1 for _ in lines(found, {"refs.bib": line})) == 20_000
