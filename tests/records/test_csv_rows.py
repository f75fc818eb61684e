"""CSV as rows of cells with their places, whatever wrote it."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_refs.errors import RecordError
from incident_refs.records.csv_rows import MAX_CELL, find_table, read_rows

PATH = Path("a.csv")


def values(text, path=PATH):
    return [[cell.value for cell in row] for row in read_rows(text, path).rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("a,b\n1,2\n", [["a", "b"], ["1", "2"]], id="commas"),
        pytest.param("a;b\n1;2, 3\n", [["a", "b"], ["1", "2, 3"]], id="semicolons"),
        pytest.param("a\tb\n1\t2, 3; 4\n", [["a", "b"], ["1", "2, 3; 4"]], id="tabs"),
        pytest.param("a|b\r\n1|2\r\n", [["a", "b"], ["1", "2"]], id="bars"),
        pytest.param("a,b\r1,2\r", [["a", "b"], ["1", "2"]], id="lone-cr"),
        pytest.param("sep=;\na;b\n", [["a", "b"]], id="sep-line"),
        pytest.param("a\nb\n", [["a"], ["b"]], id="one-column"),
        pytest.param('a,b\n"x, ""y""",2', [["a", "b"], ['x, "y"', "2"]], id="doubled-quotes"),
        pytest.param('"a","b"\n"x \\"y, z\\"","2"\n', [["a", "b"], ['x "y, z"', "2"]], id="backslash"),
        pytest.param('"a","b"\n"x\\",\\"y","z"\n', [["a", "b"], ['x","y', "z"]], id="backslash-told-by-the-head"),
        pytest.param('a,b\n"C:\\",2\n', [["a", "b"], ["C:\\", "2"]], id="backslash-that-is-text"),
        pytest.param('a,b\n"one\r\ntwo",2\r\n', [["a", "b"], ["one\r\ntwo", "2"]], id="lines-in-a-cell"),
        pytest.param('a, "b, c"\n1, 2\n', [["a", "b, c"], ["1", " 2"]], id="blank-before-quotes"),
        pytest.param('a,5" screen\n1,2\n', [["a", '5" screen'], ["1", "2"]], id="quote-within"),
        pytest.param("a,b\n\n,\n1,\n", [["a", "b"], ["1", ""]], id="blank-lines"),
        pytest.param("a,b\n1,", [["a", "b"], ["1", ""]], id="ends-with-a-comma"),
        pytest.param('a,b\n"=1",+1\n', [["a", "b"], ["=1", "+1"]], id="formula-is-text"),
    ],
)
def test_rows(text, rows):
    assert values(text) == rows


def test_cells_know_their_places():
    text = 'id,t\r\nA1,"x ""y"""\r\n'
    sheet = read_rows(text, PATH)
    assert [[text[cell.start : cell.end] for cell in row] for row in sheet.rows] == [["id", "t"], ["A1", '"x ""y"""']]
    assert [sheet.line_of(row[0].start) for row in sheet.rows] == [1, 2]


@settings(max_examples=300)
@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\\\r"), max_size=8), min_size=3, max_size=3), min_size=1, max_size=5),
    st.sampled_from(",;\t|"),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
)  # fmt: skip
def test_what_the_csv_module_writes_is_read(rows, delimiter, quoting, newline):
    rows = [["first", "second", "third"], *([f"{n}", *row] for n, row in enumerate(r[1:] for r in rows))]
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quoting=quoting, lineterminator=newline).writerows(rows)
    sheet = read_rows(f"sep={delimiter}\n{written.getvalue()}", PATH)
    assert [[cell.value for cell in row] for row in sheet.rows] == rows


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param('a,b\n1,"x\n2,y\n', "a.csv:2:3: the file cannot be read as CSV: a cell begins here with quotes", id="open-quotes"),
        pytest.param('a,b\n1,"x" y\n', "a.csv:2:6: the file cannot be read as CSV: text stands here", id="behind-quotes"),
        pytest.param(f"a,b\n1,{'x' * (MAX_CELL + 1)}\n", "a.csv:2:3: the file cannot be read as CSV: the cell", id="huge"),
    ],
)  # fmt: skip
def test_what_is_refused_says_where(text, says):
    with pytest.raises(RecordError, match=says):
        read_rows(text, PATH)


def test_a_head_row_below_other_lines():
    sheet = read_rows("Incidents,,\n,,\nAIAAIC ID#,Head line,\nA1,x,\n", PATH)
    table = find_table(sheet, PATH, lambda names: "aiaaic id" in names)
    assert table.value(table.rows[0], "aiaaic id") == "A1"
    assert table.title("head line") == "Head line"
    assert find_table(sheet, PATH, lambda names: "report number" in names) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("id,References,References\n1,2,3\n", r"a.csv:1:15: the column 'References'", id="column-again"),
        pytest.param(
            "id,t\n1,2\n2,Doe, J.\n", r"a.csv:3:7: this row has more cells than the head row \(2\)", id="longer"
        ),
    ],
)
def test_tables_that_would_be_read_wrongly(text, says):
    with pytest.raises(RecordError, match=says):
        find_table(read_rows(text, PATH), PATH, lambda names: "id" in names)


def test_a_tsv_is_split_at_tabs():
    assert values("a,b\tc,d\n1,2\t3,4\n", Path("a.tsv")) == [["a,b", "c,d"], ["1,2", "3,4"]]
