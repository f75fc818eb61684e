"""What is said at once about a line is what the reader says about it."""

import gzip
import json
from collections.abc import Iterator

import pytest
from tests.citations.test_incident_pages import pages
from tests.conftest import SHARED

from incident_refs.citations import finder
from incident_refs.citations.finder import find, forms_of
from incident_refs.citations.quick_look import is_surely_full, quick_look
from incident_refs.citations.reader import read_all
from incident_refs.model.citation import Form


def _shared_strings() -> Iterator[str]:
    for name in ("incident/aiid_refs_doi.jsonl", "incident/atlas_refs.jsonl", "strings/rme_dev.jsonl.gz"):
        path = SHARED / name
        if path.exists():
            with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
                yield from (json.loads(line)["raw"] for number, line in enumerate(lines) if number % 7 == 0)


LINES = [line for text, _ in pages().values() for line in text.splitlines()]


@pytest.mark.parametrize("name", pages())
def test_a_page_is_read_alike_without_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = pages()[name][0]
    quick = [(span.start, span.raw, span.form, span.address) for span in find(text)]
    monkeypatch.setattr(finder, "quick_look", lambda line: None)
    assert [(span.start, span.raw, span.form, span.address) for span in find(text)] == quick


@pytest.mark.parametrize("strings", [LINES, list(_shared_strings())], ids=["pages", "shared"])
def test_a_full_line_is_one_to_the_reader(strings: list[str]) -> None:
    if not strings:
        pytest.skip("needs ../shared/data")
    surely = [line for line in strings if is_surely_full(line)]
    assert len(surely) > len(strings) / 50, "a test of nothing"
    for line in surely:
        assert [(citation.form, citation.part) for citation in read_all(line)] == [(Form.FULL, None)]


@pytest.mark.parametrize("strings", [LINES, list(_shared_strings())], ids=["pages", "shared"])
def test_the_forms_of_a_string_are_the_readers(strings: list[str]) -> None:
    for line in strings:
        assert forms_of(line) == tuple((citation.form, citation.part) for citation in read_all(line))


def test_hardly_a_reference_is_called_prose() -> None:
    strings = [line for line in _shared_strings() if any(c.isdigit() for c in line)]
    if not strings:
        pytest.skip("needs ../shared/data")
    called_prose = [line for line in strings if quick_look(line) is Form.NONE]
    assert len(called_prose) < len(strings) / 300
