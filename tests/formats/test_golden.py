"""Whole bibliographies, read and signed: tests/golden/formats/<style>/.

Renewed by one command, after which the difference is read like a proof:

    INCIDENT_REFS_RENEW=1 python -m pytest tests/formats/test_golden.py
"""

import json
import os
import re
from html import unescape
from pathlib import Path

import pytest

from incident_refs.bibtex.read import entries as read_entries
from incident_refs.exchange import csl_json
from incident_refs.formats.bibliography import TARGETS, bibliography, citation, formatted, page, styles
from incident_refs.model.entry import Entry

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "formats"
SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "golden"
ENDINGS = {"text": "txt", "html": "html", "markdown": "md", "latex": "tex", "rst": "rst", "json": "jsonl"}


def entries_of(path: Path) -> tuple[Entry, ...]:
    return tuple(read_entries(path.read_bytes())[0])


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("style", styles())
def test_our_own_entries(style: str, target: str) -> None:
    entries = entries_of(GOLDEN / style / "entries.bib")
    made = page(bibliography(entries, style, target), target)
    expected = GOLDEN / style / f"expected.{ENDINGS[target]}"
    if os.environ.get("INCIDENT_REFS_RENEW"):
        expected.write_bytes(made.encode())
    assert made == expected.read_bytes().decode()


@pytest.mark.parametrize("style", styles())
def test_our_own_citations(style: str) -> None:
    entries = entries_of(GOLDEN / style / "entries.bib")
    keys = [entry.key for entry in entries]
    lines = [
        f"{key}: {citation(entries, [key], style)} {citation(entries, [key], style, narrative=True)}" for key in keys
    ]
    made = "\n".join([*lines, citation(entries, keys, style), ""])
    expected = GOLDEN / style / "citations.txt"
    if os.environ.get("INCIDENT_REFS_RENEW"):
        expected.write_bytes(made.encode())
    assert made == expected.read_bytes().decode()


# What classic BibTeX cannot say: it has no day ("2016, May 23").
NOT_SAID = {
    "gold.bib": set(),
    "gold-classic.bib": {(style, "angwin2016machine") for style in ("apa", "chicago", "mla")},
}


@pytest.mark.parametrize("file", NOT_SAID)
@pytest.mark.parametrize("style", styles())
def test_shared_golden_entries(style: str, file: str) -> None:
    if not (SHARED / file).exists():
        pytest.skip("the golden entries of ../shared are not here")
    expected = json.loads((SHARED / "expected.json").read_text(encoding="utf-8"))[style]
    made = bibliography(entries_of(SHARED / file), style)
    wrong = {f.key for f in made if f.text != expected["bib_text"].get(f.key, f.text)}
    assert {(style, key) for key in wrong} == {pair for pair in NOT_SAID[file] if pair[0] == style}
    several = citation(entries_of(SHARED / file), ["deng2009imagenet", "prabhu2020large", "feifei2022searching"], style)
    assert {f.key: f.citation for f in made} | {"@multi": several} == expected["cite_text"]
    marked = {f.key: without_links(f.text) for f in bibliography(entries_of(SHARED / file), style, "html")}
    unlike = {key for key, text in expected["bib_html"].items() if marked[key] != without_links(text)}
    assert {(style, key) for key in unlike} == {pair for pair in NOT_SAID[file] if pair[0] == style}
    if file == "gold.bib":
        assert [f.key for f in made] == expected["order"]


@pytest.mark.parametrize("style", styles())
def test_shared_golden_items_of_csl_json(style: str) -> None:
    if not (SHARED / "gold.csl.json").exists():
        pytest.skip("the golden entries of ../shared are not here")
    expected = json.loads((SHARED / "expected.json").read_text(encoding="utf-8"))[style]
    items = csl_json.read((SHARED / "gold.csl.json").read_text(encoding="utf-8"), "gold.csl.json").items
    made = formatted(items, style)
    assert {f.key: f.text for f in made} | expected["bib_text"] == {f.key: f.text for f in made}
    assert [f.key for f in made] == expected["order"]


def without_links(html: str) -> str:
    return unescape(re.sub(r"</?a\b[^>]*>", "", html))
