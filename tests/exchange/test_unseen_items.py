"""Items of every kind go out and come in again: equal, or what is not is known here and said by us."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from incident_refs.bibtex.dialects import in_dialect
from incident_refs.bibtex.encoding import encoded
from incident_refs.bibtex.exact_item import exact_item
from incident_refs.bibtex.item_entry import entry_from_item
from incident_refs.bibtex.layout import Layout, write
from incident_refs.bibtex.read import entries
from incident_refs.bibtex.rich_tex import held_by_itself
from incident_refs.bibtex.types import Dialect
from incident_refs.exchange import csl_json, ris
from incident_refs.model.entry import Entry
from incident_refs.model.item import Item, not_kept

BIBTEX, BIBLATEX = Dialect
UNSEEN = json.loads(Path(__file__).with_name("unseen.csl.json").read_text("utf-8"))
CASES = [pytest.param(variables, id=variables["id"]) for variables in UNSEEN]


def item(variables: dict[str, Any]) -> Item:
    read = csl_json.read(json.dumps([variables]), "x.json")
    assert read.notes == ()
    return read.items[0]


def variables_of(made: Item) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(csl_json.write([made], held_by_itself))[0]
    return found


def read_again(entry: Entry) -> Item:
    read, failed = entries(write(entry, Layout()))
    assert failed == ()
    return exact_item(read[0])


ROUTES: dict[str, Callable[[Item], Item]] = {
    "csl-json": lambda made: made,
    "biblatex": lambda made: read_again(entry_from_item(made, BIBLATEX)),
    "biblatex-in-ascii": lambda made: read_again(entry_from_item(made, BIBLATEX, "latex")),
    "bibtex": lambda made: read_again(entry_from_item(made, BIBTEX)),
    "bibtex-in-ascii": lambda made: read_again(entry_from_item(made, BIBTEX, "latex")),
    "biblatex-to-bibtex": lambda made: read_again(in_dialect(entry_from_item(made, BIBLATEX), BIBTEX).entry),
    "bibtex-to-biblatex": lambda made: read_again(in_dialect(entry_from_item(made, BIBTEX), BIBLATEX).entry),
    "to-bibtex-in-ascii": lambda made: read_again(
        encoded(in_dialect(entry_from_item(made, BIBLATEX), BIBTEX).entry, "latex")
    ),
}


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("variables", CASES)
def test_nothing_is_lost_or_added(variables: dict[str, Any], route: str) -> None:
    assert variables_of(ROUTES[route](item(variables))) == variables


# What RIS has no place for, by item
RIS_LOSES = {
    name: set(lost.split())
    for name, lost in {
        "art3": "title", "art4": "title", "art5": "author", "art10": "supplement",
        "conf1": "event-date collection-number", "conf2": "title container-title", "proc": "event-title event-place",
        "book2": "original-publisher-place original-title original-publisher", "book4": "volume-title",
        "chap1": "container-author", "chap2": "volume-title part-number", "thes2": "archive", "rep2": "author",
        "data1": "medium", "pre3": "status", "post": "type", "case1": "references page-first",
        "leg1": "chapter-number jurisdiction", "bill1": "authority", "pat1": "submitted jurisdiction authority",
        "bro1": "type host dimensions event-place", "film1": "director", "song1": "composer",
        "int1": "medium interviewer type", "talk": "event-date event-place", "man1": "archive archive-place status",
        "std1": "authority", "rev1": "type reviewed-author", "fig": "medium", "press": "status", "nested": "title",
        "marks": "title-short collection-title container-title original-title event-title",
        "dates": "submitted event-date available-date",
        "ids": "PMID year-suffix page-first division archive_collection citation-label custom printing part-title"
               " citation-key",
    }.items()
}  # fmt: skip
# Where a particle ends, and which capitals are held, RIS cannot tell either; it prints the same
SAME_IN_PRINT = {"thes1": {"author"}, "names": {"author"}, "nocase": {"title"}}


@pytest.mark.parametrize("variables", CASES)
def test_ris_loses_what_it_has_no_place_for_and_says_so(variables: dict[str, Any]) -> None:
    made = item(variables)
    back = ris.read(ris.write([made]), "x.ris")
    assert back.notes == ()
    there = variables_of(back.items[0])
    differing = {name for name in variables.keys() | there.keys() if variables.get(name) != there.get(name)}
    differing -= SAME_IN_PRINT.get(variables["id"], set())
    assert differing == RIS_LOSES.get(variables["id"], set())
    assert differing - {"custom"} <= set(not_kept(made, back.items[0]))


def test_a_group_of_ris_cannot_have_a_comma_and_that_is_said() -> None:
    made = item({"id": "k", "type": "book", "author": [{"literal": "Smith, Jones and Partners, Inc."}]})
    assert not_kept(made, ris.read(ris.write([made]), "x").items[0]) == ("author",)
