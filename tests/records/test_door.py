import json
import time
from pathlib import Path

import pytest

from incident_refs.errors import IncidentRefsError, RecordError
from incident_refs.interfaces import Wanted
from incident_refs.model.record import HostReference, Record
from incident_refs.records.door import can_attach, change, load, pick, relative_path

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
DENG = HostReference("deng2009imagenet", "Deng et al. 2009", "ImageNet", bibliography="../library.bib")


@pytest.mark.parametrize(
    ("name", "text", "shape"),
    [
        pytest.param("a.md", "Text without signs", "markdown", id="markdown-by-name"),
        pytest.param("page", "---\nid: A1\n---\nText", "markdown", id="front-matter-without-suffix"),
        pytest.param("a.txt", "---\nid: A1\n---\nText", "markdown", id="front-matter-in-a-text"),
        pytest.param("a.txt", "---\nid: A1\nText", "text", id="ruled-line-in-a-text"),
        pytest.param("a.txt", "Title\nAIAAIC Repository ID: AIAAIC0276", "aiaaic", id="aiaaic-page"),
        pytest.param("a.md", "---\nid: B1\n---\nAIAAIC Repository ID: AIAAIC0276", "markdown", id="page-in-markdown"),
        pytest.param("a", "Deng et al. 2009", "text", id="text"),
    ],
)
def test_the_content_chooses_the_shape(tmp_path, name, text, shape):
    (tmp_path / name).write_bytes(text.encode())
    (record,) = load(tmp_path / name)
    assert (record.shape, record.path) == (shape, str(tmp_path / name))


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        pytest.param("none.md", None, r"none\.md: there is no such file", id="unknown"),
        pytest.param(".", None, r": this is a folder", id="folder"),
        pytest.param("a.md", b"", r"a\.md: the file is empty", id="empty"),
        pytest.param("a.txt", b"x\nM\xfcller", r"a\.txt:2:2: .*UTF-8", id="encoding"),
        pytest.param("a.txt", b"PK\x03\x04\x00\x00", r"a\.txt:1:5: a NUL", id="binary"),
        pytest.param("a.txt", b"x" * 10_000_000, r"a\.txt:1: the line is longer", id="ten-megabytes-in-a-line"),
        pytest.param("a.ris", b"id: A1\n", r"a.ris: none of the shapes", id="no-shape"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path, name, data, message):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(IncidentRefsError, match=message) as refused:
        load(tmp_path / name)
    assert "\n" not in str(refused.value)


def test_a_file_over_the_limit_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("incident_refs.records.door.MAX_BYTES", 10)
    (tmp_path / "a.txt").write_bytes(b"x" * 11)
    with pytest.raises(IncidentRefsError, match=r"a\.txt: more than 10 bytes"):
        load(tmp_path / "a.txt")


def test_pick():
    records = [Record("AIAAIC0276"), Record("AIAAIC037"), Record("x"), Record("X")]
    assert pick(records, "aiaaic37").id == "AIAAIC037"
    with pytest.raises(RecordError, match=r"^a\.csv: no record 'y' here; it holds AIAAIC0276, AIAAIC037"):
        pick(records, "y", "a.csv")
    with pytest.raises(RecordError, match="stands 2 times"):
        pick(records, "x")


def test_change_writes_nothing(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(b"---\r\nid: A1\r\n---\r\n")
    (record,) = load(path)
    (made,) = change([Wanted(record, (DENG,))])
    assert made.before == path.read_bytes() != made.after
    path.write_bytes(made.after)
    assert change([Wanted(record, (DENG,))])[0].after == made.after
    assert change([Wanted(record)])[0].after == made.before


@pytest.mark.parametrize(
    ("record", "message"),
    [
        pytest.param(Record("A1", shape="markdown"), "not read from a file", id="no-path"),
        pytest.param(Record("A2", path="a.md", shape="markdown"), "'A2' is no longer in it", id="other-record"),
        pytest.param(Record("A1", path="a.md", shape="sheet"), "no shape 'sheet'", id="shape-of-a-plug-in"),
    ],
)
def test_change_refused(tmp_path, monkeypatch, record, message):
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_bytes(b"---\nid: A1\n---\n")
    with pytest.raises(RecordError, match=message):
        change([Wanted(record, (DENG,))])


def test_can_attach(tmp_path):
    (tmp_path / "a.md").write_bytes(b"x")
    (tmp_path / "a.txt").write_bytes(b"x")
    assert [can_attach(load(tmp_path / name)[0]) for name in ("a.md", "a.txt")] == [True, False]


@pytest.mark.parametrize(
    ("library", "record", "expected"),
    [
        ("refs/library.bib", "refs/records/AIAAIC0276.md", "../library.bib"),
        ("refs/library.bib", "content/incidents/2022/a.md", "../../../refs/library.bib"),
        ("refs/library.bib", "refs/a.md", "library.bib"),
    ],
    ids=["workspace", "site", "same-folder"],
)
def test_relative_path(library, record, expected):
    assert relative_path(Path(library), Path(record)) == expected


@pytest.mark.parametrize(
    "text",
    ["```\n" * 40_000, "~" * 200_000, "AIAAIC " * 30_000, "Report incident " * 12_000, "---\n\n" + "-- -\n" * 40_000,
     "# " * 100_000, " " * 200_000 + "x", "---\nx: " + "[" * 200_000 + "\n---\n"],
    ids=["fences", "tildes", "names", "menus", "rules", "headings", "blanks", "brackets"],
)  # fmt: skip
def test_hostile_pages_take_no_time(tmp_path, text):
    started = time.process_time()
    for name in ("a.md", "a.txt"):
        (tmp_path / name).write_bytes(text.encode())
        try:
            load(tmp_path / name)
        except RecordError as refused:
            assert "nested deeper" in str(refused)
    assert time.process_time() - started < 2


def hostile_rows() -> list[dict[str, str]]:
    manifest = SHARED / "hostile" / "MANIFEST.jsonl"
    if not manifest.exists():
        return []
    rows = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["category"] == "record" and Path(row["file"]).suffix in (".md", ".yaml", ".txt")]


@pytest.mark.skipif(not hostile_rows(), reason="../shared/data/hostile is not there")
def test_the_hostile_records_end_as_they_must(tmp_path):
    for row in hostile_rows():
        data = (SHARED / row["file"].replace("record/", "hostile/record/")).read_bytes()
        if row["name"].endswith(".yaml"):
            data = b"---\n" + data.rstrip(b"\n") + b"\n---\n"
        page = tmp_path / f"{row['name']}.md"
        page.write_bytes(data)
        started = time.process_time()
        try:
            load(page)
            outcome = "accept"
        except RecordError as refused:
            outcome = "reject"
            line = row["expect"].get("line")
            assert line is None or f".md:{line + 1}:" in str(refused), row["name"]
        assert row["outcome"] in (outcome, "either"), row["name"]
        assert time.process_time() - started < float(row["limit_s"])


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not there")
def test_the_sample_pages_are_read():
    page = load(SHARED / "incident" / "pages" / "AIAAIC0276.txt")[0]
    note = load(SHARED / "incident" / "samples" / "record_frontmatter_ASSEMBLED.md")[0]
    assert [(record.id, record.title) for record in (page, note)] == [("AIAAIC0276", "ImageNet - dataset")] * 2
    for name in ("record_frontmatter_ASSEMBLED.md", "aiid_related_work_excerpt.mdx"):
        record = load(SHARED / "incident" / "samples" / name)[0]
        assert can_attach(record)
        (made,) = change([Wanted(record, (DENG,))])
        assert made.before != made.after
