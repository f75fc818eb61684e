import io
import json
from types import SimpleNamespace

import pytest

from incident_refs.errors import IncidentRefsError
from incident_refs.records.reading import MOST, read_folder, read_named


def avid(id: str) -> str:
    return json.dumps({"data_type": "AVID", "metadata": {"report_id": id}, "references": []})


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "two.jsonl").write_text(f"{avid('AVID-2024-R1')}\n{avid('AVID-2024-R2')}\n")
    (tmp_path / "a#b.md").write_text("---\nid: A1\n---\n")
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "cover.png").write_bytes(b"\x89PNG\0")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        pytest.param("two.jsonl", ["AVID-2024-R1", "AVID-2024-R2"], id="file-of-many"),
        pytest.param("two.jsonl#avid-2024-r2", ["AVID-2024-R2"], id="one-of-it"),
        pytest.param("a#b.md", ["A1"], id="hash-in-the-name"),
        pytest.param("a#b.md#a1", ["A1"], id="hash-in-the-name-and-an-id"),
        pytest.param("", ["A1", "AVID-2024-R1", "AVID-2024-R2"], id="folder"),
    ],
)
def test_named(folder, name, ids):
    assert [record.id for record in read_named(str(folder / name)).records] == ids


def test_in_a_folder_what_cannot_be_read_stops_nothing(folder):
    read = read_folder(folder)
    assert len(read.records) == 3
    (error,) = read.failed
    assert str(error).startswith(str(folder / "broken.json"))


def test_alone_it_is_an_error_and_beside_others_it_is_told(folder):
    with pytest.raises(IncidentRefsError, match=r"broken\.json"):
        read_named(str(folder / "broken.json"))
    assert len(read_named(str(folder / "broken.json"), alone=False).failed) == 1


@pytest.mark.parametrize("name", ["nothing", "nothing#A1", "a\0b", "x" * 5000, "#A1", ""], ids=repr)
def test_no_path(name):
    assert read_named(name) is None


def test_an_empty_folder_holds_no_record(tmp_path):
    (tmp_path / "a.bib").write_text("@misc{a}")
    with pytest.raises(IncidentRefsError, match="no file here holds a record"):
        read_named(str(tmp_path))


def test_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(avid("AVID-2024-R1").encode())))
    (record,) = read_named("-").records
    assert (record.id, record.path, record.closed) == ("AVID-2024-R1", None, "standard input cannot be written to")


def test_a_packed_file_is_read_and_closed(tmp_path):
    import gzip

    path = tmp_path / "AVID.json.gz"
    path.write_bytes(gzip.compress(avid("").encode()))
    (record,) = read_named(str(path)).records
    assert (record.id, record.path, "packed" in record.closed) == ("AVID", str(path), True)
    path.write_bytes(gzip.compress(b'{"data_type": "AVID", '))
    with pytest.raises(IncidentRefsError, match=r"AVID\.json\.gz"):
        read_named(str(path))


def test_notes_are_few_and_say_where(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text("".join(f"{avid('')}\n" for _ in range(MOST + 3)))
    sentences = list(read_named(str(path)).sentences())
    assert len(sentences) == MOST + 1
    assert sentences[0].startswith(f"{path}:1: the record has no id")
    assert sentences[-1] == f"{path}: … and 3 more such notes"
