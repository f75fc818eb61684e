"""Strings that mean harm or nothing: an outcome for each, in time that grows with its length, and no needless request."""

import json
import time
from pathlib import Path

import pytest

from incident_refs.cli.strings import lines_of
from incident_refs.errors import FileError
from incident_refs.interfaces import Plan
from incident_refs.model.resolution import Asked
from incident_refs.pipeline import Sources, resolve
from incident_refs.works.starter import Starter
from tests.conftest import SHARED

MANIFEST = SHARED / "hostile" / "MANIFEST.jsonl"

OURS = {
    "nothing": ("", "no_network"),
    "blanks": (" \t" * 50, "no_network"),
    "stops": (". " * 200, "no_network"),
    "signs": ("!?.,;:-_()[]{}<>/|\"'`~@#$%^&*+=", "no_network"),
    "only-a-year": ("1999", "no_network"),
    "only-et-al": ("et al.", "no_network"),
    "only-and": ("and & and", "no_network"),
    "nul-bytes": ("\0" * 50, "no_network"),
    "turned-around": ("\u202e\u2066\u2069" * 20, "no_network"),
    "open-brackets": ("(" * 60_000, "no_network"),
    "initials": ("K. " * 60_000, "either"),
    "names": ("Li K.; " * 30_000, "either"),
    "digits": ("7" * 60_000, "either"),
    "almost-a-year": ("(" + "2" * 60_000 + ")", "either"),
    "doi-prefixes": ("10." * 60_000, "either"),
    "addresses": ("https:" * 30_000, "either"),
    "quotes": ('"' * 60_000, "either"),
    "et-al-again": ("et al. " * 30_000, "either"),
    "tabs": ("\t" * 160_000 + "x", "either"),
    "query-language": ('title:secret OR rowid:* " AND (', "either"),
    "sql": ("' UNION SELECT doi FROM works--", "either"),
    "shell": ("$(touch pwned) `id`; Deng 2009", "either"),
}


class Counting:
    """A source that leaves the machine, and remembers what it was asked."""

    name = "crossref"
    lost = None

    def __init__(self):
        self.asked = []

    def expect(self, queries):
        return Plan(0, 0.0)

    def find(self, query):
        self.asked.append(query)
        return ()


def outcome(strings):
    """Resolve the strings with the starter works here and a counting source far away; return requests and seconds."""
    far = Counting()
    began = time.process_time()
    rows = list(resolve([Asked(string) for string in strings], Sources((Starter(),), (far,))))
    assert len(rows) >= len(strings)
    return len(far.asked), time.process_time() - began


@pytest.mark.parametrize(("string", "expected"), OURS.values(), ids=OURS.keys())
def test_every_string_has_an_outcome(string, expected):
    requests, seconds = outcome([string])
    assert seconds < 1
    if expected == "no_network":
        assert requests == 0


def shared_rows():
    if not MANIFEST.is_file():
        return []
    rows = [json.loads(line) for line in MANIFEST.read_text(encoding="utf-8").splitlines()]
    return [pytest.param(row, id=row["name"]) for row in rows if row["category"] == "ref"]


@pytest.mark.skipif(not MANIFEST.is_file(), reason="../shared/data is not beside this checkout")
@pytest.mark.parametrize("row", shared_rows())
def test_the_shared_strings_have_their_outcome(row):
    path = SHARED / "hostile" / row["file"]
    try:
        strings = list(lines_of(Path(path)))
    except FileError as error:
        assert row["outcome"] != "accept"
        assert path.name in str(error)
        return
    requests, seconds = outcome(strings)
    assert seconds < row["limit_s"]
    if row["outcome"] == "no_network":
        assert requests == 0
