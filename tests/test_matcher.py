"""Matching in batches, in one process and in several."""

import json

import pytest

from incident_refs import matcher as module
from incident_refs.matcher import Matcher
from incident_refs.model.decision import Matched
from incident_refs.works.index_build import build


def line(number: int) -> str:
    return f"Fisher{number}, A. ({1990 + number}). A survey of harbour number {number} near Bergen. Invented Seas, {number}."


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("matcher")
    works = folder / "works.jsonl"
    with works.open("w", encoding="utf-8") as file:
        for number in range(30):
            work = {
                "DOI": f"10.5555/h.{number}",
                "type": "journal-article",
                "title": [f"A survey of harbour number {number} near Bergen"],
                "author": [{"family": f"Fisher{number}", "given": "Ada"}],
                "issued": {"date-parts": [[1990 + number]]},
                "container-title": ["Invented Seas"],
                "volume": str(number),
            }
            file.write(json.dumps(work) + "\n")
    build(folder / "index", [works])
    return folder / "index"


def found(rows):
    return [(r.asked.id, r.decision.work.doi if isinstance(r.decision, Matched) else None) for r in rows]


def test_in_order_with_one_process(index):
    rows = list(Matcher(index).match([line(3), "Nobody (1850). Nothing of the kind, ever.", line(12)]))
    assert found(rows) == [("1", "10.5555/h.3"), ("2", None), ("3", "10.5555/h.12")]


def test_several_processes_give_the_same(index, monkeypatch):
    monkeypatch.setattr(module, "BATCH", 7)
    strings = [line(number) for number in range(30)]
    assert found(Matcher(index).match(strings, processes=2)) == found(Matcher(index).match(strings, processes=1))


def test_reads_no_further_than_it_must(index, monkeypatch):
    monkeypatch.setattr(module, "ALONE", 3)
    monkeypatch.setattr(module, "BATCH", 2)
    taken = []

    def endless():
        number = 0
        while True:
            taken.append(number)
            yield line(number % 30)
            number += 1

    rows = Matcher(index).match(endless(), processes=1)
    assert next(rows).asked.id == "1"
    assert len(taken) <= 5


def test_no_index_is_a_sentence(tmp_path):
    rows = list(Matcher(tmp_path / "absent").match([line(1)], processes=1))
    assert "index build" in rows[0].decision.reason


def test_not_even_one_index_is_fine():
    assert [row.asked.id for row in Matcher().match([line(1)])] == ["1"]
