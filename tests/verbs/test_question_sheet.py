import csv
import io
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.errors import IncidentRefsError
from incident_refs.verbs.question_sheet import Candidate, Row, guarded, read, unguarded, write

FILE = PurePath("q.csv")
DENG = Candidate("deng2009imagenet", "ImageNet; a “database”", "2009")
ROWS = (Row("A1", 3, "Deng, J.\r\net al. 2009", (DENG,)), Row("aiid:3", 1, "=Smith 2020", answer="none"))


def sheet(data: bytes) -> list[tuple[str, int | None, str, str, list[str]]]:
    return [(r.record, r.n, r.raw, r.answer, [c.name for c in r.candidates if c.name]) for r in read(data, FILE)]


EXPECTED = [("A1", 3, ROWS[0].raw, "", ["deng2009imagenet"]), ("aiid:3", 1, "=Smith 2020", "none", [])]


def through(delimiter: str, codec: str, head: str = "") -> bytes:
    """Return the sheet as a spreadsheet program saves it."""
    rows = csv.reader(io.StringIO(write(ROWS).removeprefix("\ufeff"), newline=""))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return (head + text.getvalue()).encode(codec)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(write(ROWS).encode(), id="as-written"),
        pytest.param(through(";", "utf-8-sig"), id="semicolons"),
        pytest.param(through("\t", "utf-16"), id="excel-unicode-text"),
        pytest.param(through(",", "utf-8"), id="no-mark"),
        pytest.param(through(";", "utf-8-sig", "sep=;\r\n"), id="sep-line"),
        pytest.param(through(",", "utf-8").replace(b"'=Smith", b"=Smith"), id="quote-gone"),
        pytest.param(through(",", "utf-8").replace(b"A1,3,", b"A1,3.0,"), id="numbers-as-decimals"),
        pytest.param(through(",", "utf-8") + b",,,\r\n", id="empty-row"),
    ],
)
def test_read_back(data):
    assert sheet(data) == EXPECTED


def test_lines_are_those_of_the_file():
    assert [row.line for row in read(write(ROWS).encode(), FILE)] == [2, 4]
    assert [row.line for row in read(through(",", "utf-8", "sep=,\r\n"), FILE)] == [3, 5]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"a,b\n1,2\n", "q.csv:1: no sheet", id="another-table"),
        pytest.param(b"record,raw,answer,answer\n", "q.csv:1: the column 'answer' stands twice", id="repeated-column"),
        pytest.param(b"record,raw,answer\nA1,,none\n", "q.csv:2: the row names no record", id="no-string"),
        pytest.param(b"record,raw,answer\nM\xfcller,x,\n", "q.csv:2:2: .*UTF-8", id="windows-letters"),
    ],
)
def test_refused_with_the_line(data, message):
    with pytest.raises(IncidentRefsError, match=message):
        read(data, FILE)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1"])
def test_no_cell_is_a_formula(cell):
    assert guarded(cell)[0] == "'"
    assert unguarded(guarded(cell)) == cell


@given(st.text())
def test_a_guard_comes_off_again(cell):
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell)[:1] not in tuple("=+-@\t\r\n")
