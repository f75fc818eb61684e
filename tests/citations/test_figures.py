"""How many real reference lines are read right. Lines and truth lie beside the project; without them this is skipped."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from incident_refs.citations.reader import read
from incident_refs.model.citation import Citation
from incident_refs.model.tokens import words

_DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"


def _rows(name: str) -> list[dict[str, Any]]:
    path = _DATA / name
    if not path.exists():
        pytest.skip(f"needs ../shared/data/{name}")
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _letters(text: str | None) -> str:
    return "".join(words(text or ""))


def _first(citation: Citation) -> set[str]:
    names = citation.authors.listed
    return {_letters(names[0].family), _letters(names[0].cited_as)} if names else {""}


def test_lines_of_incident_pages() -> None:
    rows = [row for row in _rows("incident/aiid_refs_doi.jsonl") if row["expected"]]
    right = 0
    for row in rows:
        citation, expected = read(row["raw"]), row["expected"]
        right += (
            _letters(expected["first_family"]) in _first(citation)
            and citation.year == expected["year"]
            and _letters(citation.title) == _letters(expected["title"])
        )
    assert right / len(rows) >= 0.98


def _said(work: dict[str, Any], name: str) -> str:
    """Return what the work's record holds in a field that the styles print."""
    match name:
        case "family":
            return _letters(next((a.get("family") or a.get("name") for a in work.get("author") or ()), ""))
        case "year":
            return str((work.get("issued") or {}).get("date-parts", [[None]])[0][0])
        case "title" | "container-title":
            return _letters((work.get(name) or [""])[0])
    return _letters(work.get(name))


_READ: dict[str, Callable[[Citation], str]] = {
    "year": lambda citation: str(citation.year),
    "title": lambda citation: _letters(citation.title),
    "container-title": lambda citation: _letters(citation.container),
    "volume": lambda citation: _letters(citation.volume),
    "page": lambda citation: _letters(citation.pages),
}

# Measured in November 2026, and a little less: a change that costs more than a percent speaks up.
STYLES = [
    ("apa", {"family": 0.92, "year": 0.97, "title": 0.87, "container-title": 0.85, "volume": 0.95, "page": 0.93}),
    (
        "american-chemical-society",
        {"family": 0.94, "year": 0.95, "container-title": 0.79, "volume": 0.94, "page": 0.90},
    ),
    ("american-institute-of-physics", {"family": 0.94, "year": 0.95, "container-title": 0.78, "volume": 0.83}),
]


@pytest.mark.parametrize(("style", "floors"), STYLES, ids=[style for style, _ in STYLES])
def test_strings_in_styles(style: str, floors: dict[str, float]) -> None:
    works = {row["DOI"].lower(): row for row in _rows("works/rme_dev.jsonl.gz")}
    rows = [row for row in _rows("strings/rme_dev.jsonl.gz") if row["style"] == style][::5]
    right, asked = dict.fromkeys(floors, 0), dict.fromkeys(floors, 0)
    for row in rows:
        citation, work = read(row["raw"]), works.get(row["doi"].lower())
        for name in floors if work else ():
            said = _said(work, name) if work else ""
            if name in {"volume", "page", "year"} and (said not in _letters(row["raw"])):
                continue  # the style does not print it
            asked[name] += 1
            right[name] += said in _first(citation) if name == "family" else said == _READ[name](citation)
    assert {name: right[name] / asked[name] for name in floors if right[name] / asked[name] < floors[name]} == {}


def test_short_citations_of_books() -> None:
    rows = _rows("strings/short_dev.jsonl.gz")
    right = sum(
        citation.year == row["expected"]["year"] and bool(_first(citation) & {_letters(row["expected"]["authors"][0])})
        for row in rows
        if (citation := read(row["raw"]))
    )
    assert right / len(rows) >= 0.97
