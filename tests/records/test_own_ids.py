from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.model.record import Record, Text
from incident_refs.records.own_ids import LONGEST, NO_ID, REPEATED, harmless, with_own_ids

SHEET = PurePath("data/sheet.csv")


@pytest.mark.parametrize(
    ("given_id", "shown", "note"),
    [
        pytest.param("AIAAIC037", "AIAAIC037", None, id="as-given"),
        pytest.param("3", "aiid:3", None, id="a-bare-number-says-whose-it-is"),
        pytest.param("../../x", "../../x", "only a name here", id="path"),
        pytest.param("/etc/passwd", "/etc/passwd", "only a name here", id="root"),
        pytest.param("C:\\x", "C:\\x", "only a name here", id="drive"),
        pytest.param("A1#2", "A1#2", "only a name here", id="place"),
        pytest.param("A\n1", "A 1", "cannot be shown", id="line-break"),
        pytest.param("A\x1b[2J1", "A[2J1", "cannot be shown", id="escape"),
        pytest.param("A\u202e1", "A1", "cannot be shown", id="bidi"),
        pytest.param("x" * 5000, "x" * (LONGEST - 9) + "…", "or too many", id="very-long"),
    ],
)
def test_an_id_is_shown_harmlessly(given_id, shown, note):
    (record,) = with_own_ids([Record(given_id, "aiid", line=7)], SHEET)
    assert record.id == shown or (shown.endswith("…") and record.id.startswith(shown))
    assert record.closed is None
    assert [one.startswith("data/sheet.csv:7: ") and note in one for one in record.notes] == [True] * bool(note)
    assert (record.given or record.id) == given_id


def test_two_long_ids_that_begin_alike_stay_two():
    records = with_own_ids([Record("x" * 500 + "a"), Record("x" * 500 + "b")], SHEET)
    assert len({record.id for record in records}) == 2


def test_a_blank_id_gives_way_to_the_file_and_the_line():
    records = with_own_ids([Record("A1", line=4), Record(" ", line=17), Record("\u202e", line=17)], SHEET)
    assert [record.id for record in records] == ["A1", "sheet-L17", "sheet-L17-2"]
    assert [record.closed for record in records] == [None, NO_ID, NO_ID]
    assert "sheet.csv:17: the record has no id; it is called 'sheet-L17'" in records[1].notes[0]


def test_the_only_record_of_a_file_without_an_id_is_called_as_the_file():
    assert with_own_ids([Record("", line=1)], SHEET)[0].id == "sheet"


def test_a_repeated_id_means_one_record():
    first = Record("AIAAIC037", "aiaaic", texts=(Text("references[0]", "a"),), line=3, notes=("one",))
    other = Record("B", line=5)
    again = Record("aiaaic 37", "aiaaic", "Title", texts=(Text("references[0]", "b"), Text("body", "c")), line=9)
    joined, alone = with_own_ids([first, other, again], SHEET)
    assert (joined.id, joined.title, joined.closed, alone) == ("AIAAIC037", "Title", REPEATED, other)
    assert [(text.field, text.text) for text in joined.texts] == [
        ("references[0]", "a"),
        ("references[0]@L9", "b"),
        ("body", "c"),
    ]
    assert joined.notes == ("one", "data/sheet.csv: 'AIAAIC037' stands on lines 3, 9; they are read as one record")


def test_one_number_in_two_databases_is_two_records():
    assert [record.id for record in with_own_ids([Record("3", "aiid"), Record("3", "vcdb")], SHEET)] == [
        "aiid:3",
        "vcdb:3",
    ]


def test_a_nul_is_left_out_and_said():
    text = Text("references[0]", "x\0y", address="http://a\0b")
    (record,) = with_own_ids([Record("A1", title="a\0b", texts=(text, Text("body", "z")), line=2)], SHEET)
    assert (record.title, record.texts[0].text, record.texts[0].address) == ("ab", "xy", "http://ab")
    assert record.notes == ("data/sheet.csv:2: NUL characters were left out of references[0], title",)


@given(st.lists(st.builds(Record, st.text(max_size=5), st.sampled_from(["", "aiid"]), line=st.integers(1, 3))))
def test_ids_are_told_apart_and_nothing_is_lost(records):
    named = with_own_ids([Record(r.id, r.database, texts=(Text("body", "x"),), line=r.line) for r in records], SHEET)
    assert len({record.id for record in named}) == len(named)
    assert sum(len(record.texts) for record in named) == len(records)
    assert all(record.id and record.id == harmless(record.id) for record in named)
