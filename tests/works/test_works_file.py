"""Works files of every shape, whole and damaged."""

import gzip
import json

import pytest

from incident_refs.errors import SourceError
from incident_refs.model.work import Work
from incident_refs.works import works_file
from incident_refs.works.crossref_message import work_from_message
from incident_refs.works.works_file import Broken, WorksFile

CROSSREF = [
    {
        "DOI": f"10.5555/{n}",
        "type": "journal-article",
        "title": [f"On tide number {n}"],
        "author": [{"family": "Halvorsen", "given": "Anna"}],
        "issued": {"date-parts": [[2000 + n]]},
    }
    for n in range(1, 4)
]
CSL = [
    {
        "id": "tide1",
        "type": "article-journal",
        "title": "On tide number 1",
        "author": [{"family": "Halvorsen", "given": "Anna"}],
        "container-title": "Coasts",
        "issued": {"date-parts": [["2001"]]},
    }
]
BIBTEX = """@string{jc = "Coasts"}
@article{tide1, title = {On tide number 1}, author = {Halvorsen, Anna}, journal = jc, year = 2001, doi = {10.5555/1}}
@misc{tide2, title = {On {T}ide number 2}, author = {Halvorsen, Anna and {Tide Board}}, year = 2002}
"""


def lines(messages):
    return "".join(json.dumps(message) + "\n" for message in messages)


def titles(path):
    return [
        item.title if isinstance(item, Work) else work_from_message(item).title
        for item in WorksFile(path)
        if not isinstance(item, Broken)
    ]


SHAPES = [
    pytest.param(lines(CROSSREF), 3, id="crossref-json-lines"),
    pytest.param("\ufeff" + lines(CROSSREF), 3, id="with-byte-order-mark"),
    pytest.param(lines(CROSSREF).replace("\n", "\r\n"), 3, id="crlf"),
    pytest.param(lines(CROSSREF).replace("\n", "\n\n"), 3, id="empty-lines"),
    pytest.param(json.dumps({"items": CROSSREF}), 3, id="public-data-file"),
    pytest.param(json.dumps({"items": CROSSREF}, indent=2), 3, id="public-data-file-printed"),
    pytest.param(
        json.dumps({"status": "ok", "message": {"facets": {}, "total-results": 3, "items": CROSSREF}}), 3, id="api-list"
    ),
    pytest.param(json.dumps({"status": "ok", "message": CROSSREF[0]}), 1, id="api-single"),
    pytest.param(json.dumps({"status": "ok", "message": CROSSREF[0]}, indent=1), 1, id="api-single-printed"),
    pytest.param(json.dumps(CSL), 1, id="csl-json"),
    pytest.param(lines(CSL), 1, id="csl-json-lines"),
    pytest.param(json.dumps(CROSSREF, indent=1), 3, id="json-list"),
    pytest.param(BIBTEX, 2, id="bibtex"),
]


@pytest.mark.parametrize(("text", "number"), SHAPES)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_shapes_are_known_by_content(tmp_path, text, number, packed):
    path = tmp_path / "works.dat"
    path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
    found = titles(path)
    assert len(found) == number
    assert found[0].casefold() == "on tide number 1"


def test_a_list_longer_than_a_chunk(tmp_path, monkeypatch):
    monkeypatch.setattr(works_file, "_CHUNK", 64)
    path = tmp_path / "works.json"
    path.write_text(json.dumps({"items": CROSSREF * 50}), encoding="utf-8")
    assert len(titles(path)) == 150


def test_bibtex_in_parts_keeps_macros_and_line_numbers(tmp_path, monkeypatch):
    monkeypatch.setattr(works_file, "_CHUNK", 100)
    path = tmp_path / "works.bib"
    path.write_text(BIBTEX + "@article{broken, title = {never closed\n", encoding="utf-8")
    found = list(WorksFile(path))
    assert next(item.container for item in found if isinstance(item, Work)) == "Coasts"
    assert [item.place for item in found if isinstance(item, Broken)] == [4]


def test_broken_lines_are_reported_with_their_place_and_the_rest_is_read(tmp_path):
    path = tmp_path / "works.jsonl"
    path.write_text(
        lines(CROSSREF[:1]) + "{broken\n" + "[1]\n" + '{"title": ["x"]}\n' + lines(CROSSREF[1:]), encoding="utf-8"
    )
    found = list(WorksFile(path))
    assert [item.place for item in found if isinstance(item, Broken)] == [2, 3, 4]
    assert len([item for item in found if not isinstance(item, Broken)]) == 3


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "holds nothing", id="empty"),
        pytest.param(b"<!DOCTYPE html><html>sign in</html>", "neither JSON nor BibTeX", id="html"),
        pytest.param(b"\x00\x01\x02" * 100, "neither JSON nor BibTeX", id="bytes"),
        pytest.param(gzip.compress(lines(CROSSREF * 99).encode())[:-40], "damaged or cut short", id="truncated-gzip"),
        pytest.param(gzip.compress(b""), "holds nothing", id="empty-gzip"),
        pytest.param(b"\x1f\x8bnot gzip at all", "damaged or cut short", id="false-gzip"),
        pytest.param(json.dumps({"items": CROSSREF}).encode()[:-90], "middle of the list", id="truncated-list"),
        pytest.param(b'{"a":\n' + b"[" * 5000, "broken JSON", id="nested-too-deeply"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path, data, says):
    path = tmp_path / "works.jsonl"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=says) as raised:
        list(WorksFile(path))
    assert str(path) in str(raised.value)


def test_no_such_file(tmp_path):
    with pytest.raises(SourceError, match="cannot be read"):
        WorksFile(tmp_path / "absent.jsonl")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(SourceError):
        list(WorksFile(tmp_path))


def test_a_gzip_bomb_of_one_line(tmp_path):
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(b'{"x": "' + b"0" * (40 * 2**20)))
    with pytest.raises(SourceError, match="longer than"):
        list(WorksFile(path))


def test_a_gzip_bomb_of_many_lines(tmp_path, monkeypatch):
    monkeypatch.setattr(works_file, "RATIO_COUNTS_FROM", 2**20)
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(b'{"DOI":"10.5555/1","title":["a"]}\n' * 200_000, 9))
    with pytest.raises(SourceError, match="times its size"):
        for _ in WorksFile(path):
            pass


def test_zstd_is_read_or_says_what_to_install(tmp_path):
    path = tmp_path / "works.zst"
    path.write_bytes(b"\x28\xb5\x2f\xfd" + b"\x00" * 20)
    with pytest.raises(SourceError) as raised:
        list(WorksFile(path))
    assert str(path) in str(raised.value)


def test_lines_that_only_a_lenient_reader_reads(tmp_path):
    path = tmp_path / "works.jsonl"
    lines = ['"score": NaN', r'"title": ["half \ud800 a pair"]', '"DOI": "10.5555/2"', '"score": nan']
    path.write_text("".join(f'{{"DOI":"10.5555/1", {line}}}\n' for line in lines), encoding="utf-8")
    nan, surrogate, twice, broken = WorksFile(path)
    assert nan["score"] != nan["score"]
    assert surrogate["title"] == ["half \ud800 a pair"]
    assert twice["DOI"] == "10.5555/2"
    assert broken.place == 4
