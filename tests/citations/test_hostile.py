"""Strings made to hurt: each gives its expected outcome, in time linear in its length."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from incident_refs.citations.cleaning import CUT, MAX_LENGTH
from incident_refs.citations.finder import find
from incident_refs.citations.reader import read, read_all
from incident_refs.citations.short_in_text import find_short
from incident_refs.model.citation import Citation, Form

_HOSTILE = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "hostile"

LONG = {
    "initials": "A. " * 70_000,
    "names-with-semicolons": "Deng J.; " * 25_000,
    "names-with-commas": "Deng, J., " * 20_000,
    "names-spelled-out": "Jia Deng, " * 20_000,
    "ampersands": "& " * 100_000,
    "and": "and " * 50_000,
    "digits": "1" * 200_000,
    "year-that-never-closes": "(" + "2" * 200_000,
    "years": "(2009) " * 30_000,
    "doi-prefixes": "10." * 70_000,
    "half-dois": "10.1109/ " * 20_000,
    "addresses": "http://" * 30_000,
    "commas": "," * 200_000,
    "quotation-marks": '"' * 200_000,
    "opening-quotation-marks": "“a" * 100_000,
    "alternating-quotation-marks": '"a' * 100_000,
    "et-al": "et al. " * 30_000,
    "open-brackets": "[" * 200_000,
    "nested-brackets": "(a" * 66_000 + ")" * 66_000,
    "half-links": "[a](" * 50_000,
    "tabs": "Deng\tJ.\t" * 25_000,
    "emphasis": "*a" * 100_000,
    "entities": "&amp;" * 40_000,
    "tags": "<i" * 100_000,
    "one-word": "a" * 200_000,
    "words": "word " * 40_000,
    "capitals": "Word " * 40_000,
    "cyrillic": "Слово " * 33_000,
    "cjk": "図" * 200_000,
    "combining": "D\u0301" * 100_000,
    "arrows": "→" * 200_000,
    "mojibake": "Ã¼" * 100_000,
    "volumes": " 12(3), 4-5;" * 16_000,
    "stops": "A. Word. " * 22_000,
    "bibtex": "@article{a, " + "a={" * 60_000,
    "lines": "Deng J. (2009). ImageNet\n" * 8_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_length_costs_no_more_than_a_cut_line(text: str) -> None:
    started = time.process_time()
    citations = read_all(text)
    assert time.process_time() - started < 1.0
    assert citations[0].raw == text
    started = time.process_time()
    read_all(text[:MAX_LENGTH])
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_finding_is_linear(text: str) -> None:
    started = time.process_time()
    find(text)
    find_short(text)
    assert time.process_time() - started < 5.0


def test_what_was_left_out_is_noted() -> None:
    assert CUT in read("Deng J. (2009). " + "ImageNet " * 1_000).notes


def _is_none(citation: Citation) -> bool:
    return citation.form is Form.NONE


def _reads_2009(citation: Citation) -> bool:
    return citation.year == 2009


# What `must` of the shared strings means for the reader; strings without a line here must only be in time.
MUST: dict[str, Callable[[Citation], bool]] = {
    "homoglyph.txt": lambda c: any("two scripts" in note for note in c.notes),
    "arabic.txt": _reads_2009,
    "fullwidth.txt": _reads_2009,
    "ligature.txt": _reads_2009,
    "mixed_scripts.txt": lambda c: _reads_2009(c) and len(c.authors.listed) == 2,
    "hebrew_mixed.txt": _reads_2009,
    "thai.txt": lambda c: c.year is None and any("2552" in note for note in c.notes),
    "emoji.txt": lambda c: (c.authors.families, c.year, c.title) == (("Deng",), 2009, "ImageNet"),
    "nul_inside.txt": lambda c: c.title == "ImageNet",
    "nfd.txt": lambda c: c.authors.families == ("M\u00fcller",),
    "two_dois.txt": lambda c: c.doi is None and len(c.dois) == 2,
    "doi_sici.txt": lambda c: c.doi == "10.1002/(sici)1099-0771(199806)11:2<107::aid-bdm292>3.0.co;2-y",
    "doi_broken_line.txt": lambda c: c.doi in {None, "10.1109/cvpr.2009.5206848"},
    "seed_line.txt": lambda c: _reads_2009(c) and len(c.authors.listed) == 6,
    "seed_no_date.txt": lambda c: c.form is Form.WEB,
    "short_etal.txt": lambda c: c.form is Form.SHORT and c.authors.more,
    "bytes_random.txt": _is_none,
}


def test_shared_strings() -> None:
    manifest = _HOSTILE / "MANIFEST.jsonl"
    if not manifest.exists():
        pytest.skip("needs ../shared/data/hostile")
    rows = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]
    failed = []
    for row in (row for row in rows if row["category"] == "ref"):
        text = (_HOSTILE / row["file"]).read_bytes().decode("utf-8", "replace")
        started = time.process_time()
        citation = read(text)
        slow = time.process_time() - started > row["limit_s"]
        must = _is_none if row["outcome"] == "no_network" else MUST.get(row["name"], lambda c: True)
        if slow or not must(citation):
            failed.append((row["name"], citation.form, citation.notes))
    assert failed == []
    two = (_HOSTILE / "ref" / "two_refs.txt").read_bytes().decode("utf-8")
    assert [citation.part for citation in read_all(two)] == [1, 2]
