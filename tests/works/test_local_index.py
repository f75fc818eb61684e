"""Building, asking and damaging an index."""

import json
import multiprocessing
import os
import signal
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from incident_refs.errors import SourceError
from incident_refs.model.citation import Citation, Form
from incident_refs.works import index_build
from incident_refs.works.index_build import add, build
from incident_refs.works.local_index import MANIFEST, LocalIndex, info

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
TOPICS = ["tides", "harbours", "dunes", "lighthouses", "storms", "currents", "estuaries", "anchors", "winches", "gulls"]
PLACES = ["Halifax", "Bergen", "Lagos", "Osaka", "Valdivia", "Tallinn", "Muscat", "Hobart", "Cork", "Izmir"]


def message(number: int) -> dict[str, object]:
    topic, place = TOPICS[number % 10], PLACES[number // 10 % 10]
    return {
        "DOI": f"10.5555/sea.{number}",
        "type": "journal-article",
        "title": [f"A survey of {topic} near {place}, volume {number}"],
        "author": [{"family": f"Fisher{number}", "given": "Ada"}, {"family": "Boatman", "given": "Cy"}],
        "issued": {"date-parts": [[1990 + number % 30]]},
        "container-title": ["Journal of Invented Seas"],
        "volume": str(number),
        "page": f"{number + 100}-{number + 110}",
    }


def works_file(path: Path, numbers: range, extra: str = "") -> Path:
    path.write_text("".join(json.dumps(message(n)) + "\n" for n in numbers) + extra, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def index(tmp_path_factory) -> LocalIndex:
    folder = tmp_path_factory.mktemp("index")
    build(folder / "sea", [works_file(folder / "sea.jsonl", range(200))])
    return LocalIndex(folder / "sea")


def first(index: LocalIndex, raw: str, **fields: object) -> str | None:
    found = index.find(Citation(raw, Form.FULL, **fields).query())  # type: ignore[arg-type]
    return found[0].work.id if found else None


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("Fisher42, A. & Boatman, C. (2002). A survey of dunes near Valdivia, volume 42.", id="title"),
        pytest.param("A. Fisher42 and C. Boatman, Journal of Invented Seas 42, 142 (2002).", id="without-title"),
        pytest.param("Fisher42 (2002)", id="author-and-year"),
        pytest.param("FISHER42 ... SURV EY OF DUNES", id="capitals-and-blanks"),
    ],
)
def test_find(index, raw):
    assert first(index, raw) == "doi:10.5555/sea.42"


def test_identifiers_go_first(index):
    assert first(index, "doi:10.5555/sea.7", doi="10.5555/sea.7", dois=("10.5555/sea.7",)) == "doi:10.5555/sea.7"
    assert (
        index.find(Citation("10.5555/none", Form.IDENTIFIER, doi="10.5555/none", dois=("10.5555/none",)).query()) == []
    )


def test_nothing_to_look_up(index):
    for raw in ("", "....", "–", "?!", "  \n "):
        assert index.find(Citation(raw, Form.FULL).query()) == []


@pytest.mark.parametrize(
    "raw",
    [
        'title:"dunes" AND (author:x OR *) ~2 ^3 [1 TO 2] {a} /re.*/ \\',
        '+-&&||!(){}[]^"~*?:\\/',
        "\x00\x1e\x1d\x1f\ud800 dunes",
        "🌊" * 500,
        "a" * 200_000,
        "dunes " * 30_000,
        "1 " * 100_000,
        "<" * 100_000,
        "&amp;" * 40_000,
        "((((" * 50_000,
        "e\u0301" * 60_000,
        "doi:10." * 30_000,
        "".join(map(chr, range(0x4E00, 0x9000))),
    ],
    ids=lambda raw: repr(raw[:16]),
)
def test_hostile_strings_are_only_words(index, raw):
    started = time.process_time()
    index.find(Citation(raw, Form.FULL).query())
    assert time.process_time() - started < 2.0


def test_hostile_strings_take_little_memory(index):
    first(index, "warm up dunes")
    tracemalloc.start()
    first(index, "dunes and tides " * 20_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 * 2**20


def test_info_and_add(tmp_path):
    folder = tmp_path / "index"
    report = build(folder, [works_file(tmp_path / "one.jsonl", range(10), extra="{broken\n")])
    assert (report.works, report.files[0].broken_count, report.files[0].broken[0].place) == (10, 1, 11)
    assert info(folder).works == 10
    add(folder, [works_file(tmp_path / "two.jsonl", range(10, 15))])
    assert (info(folder).works, len(info(folder).shards)) == (15, 2)
    index = LocalIndex(folder)
    assert first(index, "Fisher12 survey of dunes near Bergen") == "doi:10.5555/sea.12"
    assert first(index, "Fisher3 survey of lighthouses near Halifax") == "doi:10.5555/sea.3"


def test_build_again_replaces(tmp_path):
    folder = tmp_path / "index"
    build(folder, [works_file(tmp_path / "one.jsonl", range(10))])
    build(folder, [works_file(tmp_path / "two.jsonl", range(20, 25))])
    assert info(folder).works == 5
    assert len(list(folder.glob("shard-*"))) == 1


def test_progress_counts_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr(index_build, "TOLD_EVERY", 4)
    path = works_file(tmp_path / "one.jsonl", range(10))
    seen: list[tuple[int, int]] = []
    build(tmp_path / "index", [path], lambda done, total: seen.append((done, total)))
    assert seen
    assert all(0 < done <= total == path.stat().st_size for done, total in seen)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<html>", id="not-json"),
        pytest.param(b"\x1f\x8b" + b"x" * 50, id="damaged-gzip"),
        pytest.param(b'{"no": "work"}\n', id="no-work-in-it"),
    ],
)
@pytest.mark.parametrize("change", [build, add], ids=["build", "add"])
def test_a_damaged_file_leaves_the_old_index(tmp_path, damage, change):
    folder = tmp_path / "index"
    build(folder, [works_file(tmp_path / "one.jsonl", range(10))])
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(damage)
    with pytest.raises(SourceError, match=r"bad\.jsonl"):
        change(folder, [bad])
    assert info(folder).works == 10
    assert first(LocalIndex(folder), "Fisher3 survey") == "doi:10.5555/sea.3"
    assert len(list(folder.glob("shard-*"))) == 1


def test_another_version_says_so(tmp_path):
    folder = tmp_path / "index"
    build(folder, [works_file(tmp_path / "one.jsonl", range(3))])
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    (folder / MANIFEST).write_text(json.dumps({**manifest, "format": 999}), encoding="utf-8")
    with pytest.raises(SourceError, match="another version"):
        LocalIndex(folder).find(Citation("dunes", Form.FULL).query())
    build(folder, [works_file(tmp_path / "one.jsonl", range(4))])
    assert info(folder).works == 4


@pytest.mark.parametrize(
    "content", [None, "", "{", "[]", '{"format": 1}'], ids=["absent", "empty", "cut", "list", "less"]
)
def test_a_damaged_manifest_is_one_sentence(tmp_path, content):
    if content is not None:
        (tmp_path / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match="build"):
        info(tmp_path)


def test_a_damaged_shard_is_one_sentence(tmp_path):
    folder = tmp_path / "index"
    build(folder, [works_file(tmp_path / "one.jsonl", range(3))])
    (folder / "shard-0001" / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(SourceError, match="cannot be opened"):
        LocalIndex(folder).find(Citation("dunes", Form.FULL).query())


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SourceError, match="folder of its own"):
        build(tmp_path, [works_file(tmp_path.parent / "one.jsonl", range(3))])
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "mine"


def _build_slowly(folder: Path, path: Path) -> None:
    index_build.BATCH, index_build.TOLD_EVERY = 50, 10
    build(folder, [path], lambda done, total: time.sleep(0.05))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_a_killed_build_leaves_the_old_index_and_goes_on(tmp_path, monkeypatch):
    folder = tmp_path / "index"
    build(folder, [works_file(tmp_path / "one.jsonl", range(10))])
    path = works_file(tmp_path / "many.jsonl", range(400))
    process = multiprocessing.get_context("spawn").Process(target=_build_slowly, args=(folder, path))
    process.start()
    journal = folder / "shard-0002" / index_build.JOURNAL
    for _ in range(600):
        time.sleep(0.05)
        if journal.exists() and journal.read_text(encoding="utf-8").count("\n") >= 3:
            break
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert info(folder).works == 10
    assert first(LocalIndex(folder), "Fisher3 survey") == "doi:10.5555/sea.3"

    report = build(folder, [path])
    assert report.resumed >= 50
    assert (report.works, info(folder).works) == (400, 400)
    index = LocalIndex(folder)
    for number in (3, 49, 50, 51, 399):
        found = index.find(Citation(f"Fisher{number}, A. Journal of Invented Seas {number}", Form.FULL).query())
        assert [c.work.id for c in found].count(f"doi:10.5555/sea.{number}") == 1


def test_a_build_of_other_files_begins_anew(tmp_path, monkeypatch):
    folder = tmp_path / "index"
    monkeypatch.setattr(index_build, "BATCH", 10)
    monkeypatch.setattr(index_build, "TOLD_EVERY", 5)
    whole = works_file(tmp_path / "one.jsonl", range(40))
    damaged = tmp_path / "damaged.jsonl.gz"
    damaged.write_bytes(b"\x1f\x8b" + b"x" * 50)
    with pytest.raises(SourceError):
        build(folder, [whole, damaged])
    report = build(folder, [whole])
    assert (report.resumed, report.works) == (0, 40)


def test_real_hostile_references(index):
    manifest = SHARED / "hostile" / "MANIFEST.jsonl"
    if not manifest.exists():
        pytest.skip(f"{manifest} is not there")
    for line in manifest.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["category"] == "ref":
            raw = (SHARED / "hostile" / row["file"]).read_bytes().decode("utf-8", "replace")
            index.find(replace(Citation("", Form.FULL), raw=raw).query())
