"""A line in the file silences what it names, where it counts, and nothing else; and says so where it does nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.read import read
from incident_refs.checks.bib_file import BibFile
from incident_refs.checks.empty_field import EmptyField
from incident_refs.checks.ignores import without_ignored
from incident_refs.checks.run import findings
from incident_refs.model.finding import Finding, Severity


class OtherCheck:
    """Something else."""

    code = "K101"
    severity = Severity.INFO


RAN = [EmptyField()]
ALL = [*RAN, OtherCheck()]
A = "@misc{a, note = {}}\n"
B = "@misc{b,\n note = {}, url = {}\n}\n"


def looked(text):
    data = text.encode()
    found = findings(BibFile("a.bib", read(data)), RAN)
    return (*without_ignored(found, data, "a.bib", RAN, ALL), found)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param(A + B, ["a note", "b note", "b url"], id="no such line"),
        pytest.param("% incident-refs: ignore D102\n" + A + B, ["b note", "b url"], id="code"),
        pytest.param("%incident-refs:ignore d102\n" + A + B, ["b note", "b url"], id="no blanks, small letter"),
        pytest.param("% incident-refs: ignore empty-field\n" + A + B, ["b note", "b url"], id="name"),
        pytest.param("% incident-refs: ignore D\n" + A + B, ["b note", "b url"], id="family"),
        pytest.param("% incident-refs: ignore\n" + A + B, ["b note", "b url"], id="all"),
        pytest.param("% incident-refs: ignore K101, D102\n" + A + B, ["b note", "b url"], id="several"),
        pytest.param("% incident-refs: ignore K101 D102\r\n" + A + B, ["b note", "b url"], id="several with blanks"),
        pytest.param("% incident-refs: ignore D102 -- none, K101\n" + A + B, ["b note", "b url"], id="a reason"),
        pytest.param("% incident-refs: ignore -- K101\n" + A + B, ["b note", "b url"], id="all, for a reason"),
        pytest.param("%% incident-refs: ignore D102\n% mine\n\n" + A + B, ["b note", "b url"], id="lines between"),
        pytest.param(A + "% incident-refs: ignore D102\n" + B, ["a note"], id="the second"),
        pytest.param(A + "\n% incident-refs: ignore D102\n" + B + A.replace("a", "c"), ["a note", "c note"], id="one entry"),
        pytest.param("@misc{a, note = {}} % incident-refs: ignore D102\n" + B, ["b note", "b url"], id="behind an entry"),
        pytest.param("% incident-refs: ignore D102\n@misc{a, note = {}} @misc{c, note = {}}\n", ["c note"], id="two in a line"),
        pytest.param("\ufeff% incident-refs: ignore D102\n" + A + B, ["b note", "b url"], id="BOM"),
        pytest.param("% incident-refs: ignore-file D102\n" + A + B, [], id="file"),
        pytest.param(A + B + "% incident-refs: ignore-file\n", [], id="file, below, all"),
        pytest.param("% incident-refs: ignore K101\n% incident-refs: ignore D102\n" + A + B, ["b note", "b url"], id="two lines"),
        pytest.param('% incident-refs: ignore D102\n@string{x = "y"}\n' + A, ["a note"], id="the next block is a macro"),
        pytest.param("incident-refs: ignore D102\n" + A, ["a note"], id="no per cent sign"),
        pytest.param("% incident-refs: ignored D102\n" + A, ["a note"], id="another word"),
        pytest.param("% incident-refs: ignore-files D102\n" + A, ["a note"], id="another word too"),
        pytest.param("@misc{a, note = {}, title = {% incident-refs: ignore D102\n}}\n", ["a note"], id="inside a value"),
    ],
)  # fmt: skip
def test_in_a_bib_file(text, left):
    kept, _, _ = looked(text)
    assert [f"{one.key} {one.field}" for one in kept] == left


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("% incident-refs: ignore D102\n" + A, [], id="it silences"),
        pytest.param("% incident-refs: ignore K101\n" + A, [], id="that check did not run"),
        pytest.param("% mine\n% incident-refs: ignore D102\n@misc{a, year = 2009}", ["a.bib:2: 'ignore D102' silences nothing; take it out"], id="nothing there"),
        pytest.param("% incident-refs: ignore\n@misc{a, year = 2009}", ["a.bib:1: 'ignore' silences nothing; take it out"], id="all of nothing"),
        pytest.param("% incident-refs: ignore-file D102\n@misc{a, year = 2009}", ["a.bib:1: 'ignore-file D102' silences nothing; take it out"], id="in the whole file"),
        pytest.param(A + "% incident-refs: ignore D102\n", ["a.bib:2: 'ignore D102' silences nothing; no entry follows"], id="at the end"),
        pytest.param("@misc{a, title = {\n% incident-refs: ignore D102\n}, note = {}}", ["a.bib:2: 'ignore D102' silences nothing; write it on a line above the entry"], id="in an entry"),
        pytest.param("% incident-refs: ignore D102, D109\n" + A, ["a.bib:1: 'D109' is neither the code nor the name of a check; did you mean 'D102'?"], id="unknown"),
    ],
)  # fmt: skip
def test_what_silences_nothing_is_said(text, sentences):
    assert list(looked(text)[1]) == sentences


def test_an_entry_that_cannot_be_read_is_silenced_too():
    text = "% incident-refs: ignore D\n@misc{a, note = {\n\n@misc{b, year = 2009}\n"
    broken = Finding("D102", "empty-field", Severity.ERROR, "not closed", "a.bib", 2, 17)
    below = Finding("D102", "empty-field", Severity.ERROR, "odd", "a.bib", 4, 10)
    assert without_ignored([broken, below], text.encode(), "a.bib", RAN) == ((below,), ())


def test_findings_of_other_files_stay():
    other = Finding("D102", "empty-field", Severity.INFO, "", "b.md", 1, 1)
    data = b"% incident-refs: ignore-file"
    assert without_ignored([other], data, "a.bib", RAN)[0] == (other,)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("<!-- incident-refs: ignore D102 -->\n- Deng\n- Li\n", [3], id="above"),
        pytest.param("<!-- incident-refs: ignore D102 -->\n\n- Deng\n- Li\n", [4], id="a blank line between"),
        pytest.param("- Deng <!-- incident-refs: ignore D102 -->\n- Li\n", [2], id="behind"),
        pytest.param("<!--incident-refs: ignore--> Deng\nLi\n", [2], id="before"),
        pytest.param("<!-- incident-refs: ignore K101 -->\r\n<!-- incident-refs: ignore D102 -- why -->\r\n- Deng\r\n- Li", [4], id="two"),
        pytest.param("Deng\nLi\n<!-- incident-refs: ignore-file D102 -->", [], id="file"),
        pytest.param("% incident-refs: ignore D102\nDeng\n", [2], id="a per cent sign is for BibTeX"),
        pytest.param("<!-- incident-refs: ignore D102\n-->\nDeng\n", [3], id="the end on another line counts as text"),
    ],
)  # fmt: skip
def test_in_a_page(text, left):
    lines = [line for line in text.splitlines() if "Deng" in line or "Li" in line]
    found = [
        Finding("D102", "empty-field", Severity.INFO, line, "a.md", text.splitlines().index(line) + 1, 3)
        for line in lines
    ]
    kept, _ = without_ignored(found, text.encode(), "a.md", RAN, ALL, record=True)
    assert [one.line for one in kept] == left


def test_in_a_page_what_silences_nothing_is_said():
    text = b"Deng\n<!-- incident-refs: ignore D102 -->\n"
    assert without_ignored([], text, "a.md", RAN, record=True) == (
        (),
        ("a.md:2: 'ignore D102' silences nothing; no line follows",),
    )


@given(
    st.lists(
        st.sampled_from([A, B, "% incident-refs: ignore D102\n", "% incident-refs: ignore-file K101\n", "\n", "%\n"])
    )
)
def test_what_is_left_was_found_in_that_order(parts):
    kept, sentences, found = looked("".join(parts))
    assert [one for one in found if one in kept] == list(kept)
    assert all(sentence.startswith("a.bib:") for sentence in sentences)


@given(st.binary(), st.booleans())
def test_any_bytes(data, record):
    data = b"% incident-refs: ignore D102\n" + data + b"<!-- incident-refs: ignore"
    found = [Finding("D102", "empty-field", Severity.INFO, "", "a", 1, 1)]
    kept, _ = without_ignored(found, data, "a", RAN, record=record)
    assert len(kept) <= 1


def test_many_lines_take_no_longer():
    data = b"% incident-refs: ignore D102\n% incident-refs: ignore-file D999\n" * 10_000 + A.encode() * 10_000
    found = [
        Finding("D102", "empty-field", Severity.INFO, "", "a.bib", 20_001 + number, 10) for number in range(10_000)
    ]
    kept, sentences = without_ignored(found, data, "a.bib", RAN)
    assert (len(kept), len(sentences)) == (9_999, 1)
