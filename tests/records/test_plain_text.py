from pathlib import Path

import pytest
from tests.records.shaped import fill

from incident_refs.errors import RecordError
from incident_refs.records.plain_text import PlainText
from incident_refs.records.record_file import RecordFile


def test_every_line_is_text_and_the_name_is_the_id():
    data = b"Deng et al. 2009\r\nO'Neil (2016)"
    path = Path("my references #1.txt")
    assert PlainText().fits(RecordFile(data, path))
    (record,) = PlainText().read(RecordFile(data, path))
    assert (record.id, record.title, record.texts[0].text.encode()) == ("my-references-1", "", data)


@pytest.mark.parametrize("name", ["a.json", "a.yml", "a.csv", "a.bib"])
def test_data_is_not_read_as_text(name):
    assert not PlainText().fits(RecordFile(b"id,title\n", Path(name)))


def test_a_text_holds_no_references_of_ours():
    with pytest.raises(RecordError, match=r"a\.txt: .* attachments\.jsonl only"):
        fill(PlainText(), b"x", Path("a.txt"), ())
