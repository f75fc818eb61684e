"""Any table: by a mapping, or by the usual names of its columns."""

from pathlib import Path

import pytest
from tests.records.shaped import read

from incident_refs.errors import RecordError
from incident_refs.model.record_mapping import RecordMapping
from incident_refs.records.mapped_table import MappedTable
from incident_refs.records.record_file import RecordFile

PATH = Path("cases.csv")
OURS = RecordMapping(
    name="our-sheet", id=("Case",), title=("Headline",), references=("Works",), database="ours", files=("*.csv",), separator="|"
)  # fmt: skip


def texts(record):
    return [(text.field, text.text, text.line, text.reference, text.address) for text in record.texts]


def test_usual_names():
    data = 'Our list\n\nIncident ID;Title;Date;Sources;Description\n7;Roulette;2019;"Deng 2009\nhttps://a.org; https://b.org";As Li (2022) says\n'
    (record,) = read(MappedTable(), data.encode(), PATH)
    assert (record.id, record.title, record.date, record.shape, record.line) == ("7", "Roulette", "2019", "csv", 4)
    assert texts(record) == [
        ("Sources[0]", "Deng 2009", 4, True, None),
        ("Sources[1]", "https://a.org", 5, True, "https://a.org"),
        ("Sources[2]", "https://b.org", 5, True, "https://b.org"),
        ("Description", "As Li (2022) says", 5, False, None),
    ]


def test_a_mapping_names_the_columns():
    shape = MappedTable(OURS.name, OURS)
    (record,) = read(shape, b"case,HEADLINE,Works\nX1,Title,Deng 2009| Li 2022\n", PATH)
    assert (record.id, record.database, record.title, record.shape) == ("X1", "ours", "Title", "our-sheet")
    assert [text[1] for text in texts(record)] == ["Deng 2009", "Li 2022"]


@pytest.mark.parametrize(
    ("text", "name", "fits"),
    [
        pytest.param("Case,Headline,Works\n", "a.csv", True, id="columns"),
        pytest.param("Case,Works\n", "a.csv", False, id="a-column-is-missing"),
        pytest.param("Case\tHeadline\tWorks\n", "a.tsv", False, id="another-file"),
    ],
)
def test_a_mapping_is_for_its_files(text, name, fits):
    assert MappedTable(OURS.name, OURS).fits(RecordFile(text.encode(), Path(name))) is fits


def test_a_table_without_known_columns_says_what_to_do():
    with pytest.raises(RecordError, match=r"cases.csv: no head row .* \[\[records.mapping\]\]"):
        read(MappedTable(), b"a,b\n1,2\n", PATH)


def test_a_table_without_a_column_of_references_says_so():
    first, second = read(MappedTable(), b"id,title,links we found\n1,A,x\n2,B,y\n", PATH)
    assert first.notes == (
        "cases.csv:1: no column of references is known here; say which it is in config.toml under [[records.mapping]]",
    )
    assert second.notes == ()
