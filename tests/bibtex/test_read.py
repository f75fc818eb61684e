"""What the entries of a file say, and what is said where they cannot be read."""

import json
from pathlib import Path

import pytest

from incident_refs.bibtex.read import entries
from incident_refs.errors import LibraryError

HOSTILE = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "hostile"


def only(text: str) -> dict[str, str]:
    (entry,), failed = entries(text)
    assert failed == ()
    return dict(entry.fields)


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        pytest.param("title = {A {B} c}", "title", "A {B} c", id="braces"),
        pytest.param('title = "A {"}b{"}"', "title", 'A {"}b{"}', id="quotes"),
        pytest.param('TITLE = "A " # {B} # " c"', "title", "A B c", id="sum"),
        pytest.param("title = {A\n   long\n title}", "title", "A long title", id="lines"),
        pytest.param("title = {A\u00a0B\n C\u2028D\u00a0}", "title", "A\u00a0B C\u2028D\u00a0", id="other-blanks-stay"),
        pytest.param("year = 2009", "year", "2009", id="number"),
        pytest.param("month = Jun", "month", "jun", id="month"),
        pytest.param('month = jun # "~12"', "month", "jun~12", id="month-and-day"),
        pytest.param("title = {a # b}", "title", "a # b", id="number-sign-in-braces"),
        pytest.param("title = {}", "title", "", id="empty"),
        pytest.param("title = {{{{{{{{{deep}}}}}}}}}", "title", "{{{{{{{{deep}}}}}}}}", id="deep"),
    ],
)
def test_values(fields, name, value):
    assert only(f"@misc{{a, {fields}}}")[name] == value


def test_macros_are_those_defined_above():
    text = '@string{N = "Neur"}\n@string{full = n # "IPS"}\n@misc{a, title = FULL # " paper"}'
    assert only(text)["title"] == "NeurIPS paper"


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        pytest.param("@misc{a,\n pages = 12--15}", 2, 2, "'12--15' needs braces around it", id="bare-range"),
        pytest.param("@misc{a,\n 2nd = {x}}", 2, 2, "its name begins with a digit", id="digit-first"),
        pytest.param("@misc{a,\n t = nosuch}", 2, 2, "macro 'nosuch' is not defined", id="macro"),
        pytest.param("@misc{a, t = {x},\n T = {y}}", 2, 2, "a second value, 'y', is not read", id="field-twice"),
        pytest.param("@misc{a}\n@misc{A}", 2, 1, "BibTeX takes this key and 'a' for the same", id="key-case"),
        pytest.param("@misc{a}\n@misc{a}", 2, 1, "the same entry stands at line 1", id="entry-twice"),
        pytest.param("@string{x = y}\n@string{y = x}\n@misc{a}", 1, 1, "'y' is not defined", id="cycle"),
    ],
)
def test_details_are_reported_and_the_entry_kept(text, line, column, says):
    read, failed = entries(text)
    assert read[0].key == "a"
    assert (failed[0].line, failed[0].column, failed[0].kept) == (line, column, True)
    assert says in failed[0].reason


@pytest.mark.parametrize(
    ("text", "fields", "column"),
    [
        pytest.param("a, t = {T}, % why\n year = 2009", "t year", 19, id="behind-a-field"),
        pytest.param("a, % t = {T},\n year = 2009", "year", 10, id="a-field-taken-out"),
        pytest.param("a, year = 2009 % last\n", "year", 22, id="behind-the-last"),
        pytest.param("a % key, or so\n, t = {9 % of}", "t", 9, id="behind-the-key"),
        pytest.param("a, t = {{{{{{{{9 % of}}}}}}}}, % deep\n year = 1", "t year", 38, id="deep"),
    ],
)
def test_a_remark_inside_an_entry_is_no_part_of_a_name(text, fields, column):
    (entry,), (said,) = entries(f"@misc{{{text}}}")
    assert [name for name, _ in entry.fields] == fields.split()
    assert (said.column, said.kept) == (column, True)
    assert "a % remark inside the entry" in said.reason


@pytest.mark.parametrize("text", [r"A \{ b", r"A \} b"])
def test_a_brace_that_only_bibtex_counts_is_said(text):
    (entry,), (said,) = entries(f"@misc{{a, note = {{{text}}}}}")
    assert (entry.get("note"), said.column) == (text, 20)
    assert "BibTeX counts those behind a backslash too" in said.reason


def test_one_key_for_two_entries_is_no_small_thing():
    read, failed = entries("@misc{a, t = {x}}\n@book{a, t = {y}}")
    assert [entry.type for entry in read] == ["misc"]
    assert not failed[0].kept


def test_macros_cannot_fill_the_memory():
    text = '@string{a0 = "xxxxxxxxxx"}\n'
    for number in range(12):
        text += f"@string{{a{number + 1} = {' # '.join([f'a{number}'] * 10)}}}\n"
    read, failed = entries(text + "@misc{k, t = a12}")
    assert len(read[0].fields[0][1]) <= 1 << 20
    assert any("million" in item.reason for item in failed)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"<!DOCTYPE html><title>Sign in</title>@login{x}", "this is HTML", id="html"),
        pytest.param(b' {"title": "ImageNet"}', "this is JSON", id="json"),
        pytest.param(b"TY  - JOUR\r\nER  - ", "this is RIS", id="ris"),
        pytest.param(b"%PDF-1.7", "this is a PDF", id="pdf"),
        pytest.param("@misc{a}".encode("utf-16-be"), "not UTF-8 text", id="utf-16"),
        pytest.param("@misc{a,\n t = {Müller}}".encode("latin-1"), "x.bib:2:8: byte 0xFC", id="latin-1"),
    ],
)
def test_what_is_no_bibtex_is_refused(data, says):
    with pytest.raises(LibraryError, match=says):
        entries(data, "x.bib")


def hostile_rows():
    manifest = HOSTILE / "MANIFEST.jsonl"
    if not manifest.is_file():
        return [pytest.param(None, marks=pytest.mark.skip(reason="the shared hostile files are not here"))]
    rows = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]
    return [pytest.param(row, id=row["name"]) for row in rows if row["category"] == "bib"]


@pytest.mark.parametrize("row", hostile_rows())
def test_hostile_files_give_what_they_must(row):
    data = (HOSTILE / row["file"]).read_bytes()
    try:
        read, failed = entries(data, row["name"])
    except LibraryError as error:
        assert row["outcome"] in ("reject", "either")
        assert f"{row['name']}:" in str(error)
        return
    keys = {entry.key for entry in read}
    assert keys >= set(row["expect"].get("keys", ()))
    assert not keys & set(row["expect"].get("not_keys", ()))
    assert len(read) >= row["expect"].get("entries", 0)
    if row["outcome"] in ("partial", "reject"):
        assert failed
        line = row["expect"].get("line")
        assert line is None or any(abs(item.line - line) <= 1 for item in failed)


def test_a_macro_may_be_nested_deeper_than_any_entry():
    """`@String{Athens= {\\iflanguage{english}{Athens}{\\iflanguage{italian}{Atene}{…` of biblatex-archaeologie."""
    deep = "{a" * 12 + "}" * 12
    read, failed = entries(f"@string{{athens = {deep},}}\n@misc{{k, address = athens}}\n")
    assert (read[0].get("address"), failed) == (deep[1:-1], ())
    assert [one.kept for one in entries(f"@string{{athens = {deep[:-1]}}}\n@misc{{k, address = athens}}\n")[1]] != []
