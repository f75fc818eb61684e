import json
from typing import Any

import pytest

from incident_refs.errors import ExchangeError
from incident_refs.exchange.csl_json import read, write
from incident_refs.model.item import Item
from incident_refs.model.names import Group, Names, Person


def one(**variables: Any) -> Item:
    return read(json.dumps([{"id": "k", "type": "book", **variables}]), "x.json").items[0]


def again(**variables: Any) -> dict[str, Any]:
    """What is written of an item that was read."""
    found: dict[str, Any] = json.loads(write([one(**variables)]))[0]
    return {name: value for name, value in found.items() if name not in ("id", "type")}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(
            {"family": "Maaten", "given": "Laurens", "non-dropping-particle": "van der"},
            Person("Maaten", "Laurens", "van der"),
            id="non-dropping-particle",
        ),
        pytest.param(
            {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"},
            Person("Humboldt", "Alexander von"),
            id="dropping-particle",
        ),
        pytest.param(
            {"family": "Brooks", "given": "Frederick P.", "suffix": "Jr."},
            Person("Brooks", "Frederick P.", suffix="Jr."),
            id="suffix",
        ),
        pytest.param({"literal": "European Commission"}, Group("European Commission"), id="group"),
        pytest.param({"family": "Plato"}, Person("Plato"), id="family-only"),
    ],
)
def test_name_both_ways(name: dict[str, str], expected: Person | Group) -> None:
    assert one(author=[name]).author == Names((expected,))
    assert again(author=[name]) == {"author": [name]}


def test_a_list_that_goes_on_is_no_person() -> None:
    names = [{"family": "Deng", "given": "Jia"}, {"literal": "others"}]
    assert one(author=names).author.more
    assert again(author=names) == {"author": names}


@pytest.mark.parametrize(
    ("date", "written"),
    [
        pytest.param({"date-parts": [[2009, 6, 20]]}, {"date-parts": [[2009, 6, 20]]}, id="day"),
        pytest.param({"date-parts": [["2009", "6"]]}, {"date-parts": [[2009, 6]]}, id="text"),
        pytest.param(
            {"date-parts": [[2009, 6, 20], [2009, 6, 25]]}, {"date-parts": [[2009, 6, 20], [2009, 6, 25]]}, id="range"
        ),
        pytest.param({"date-parts": [[2009]], "season": 1}, {"date-parts": [[2009]], "season": 1}, id="season"),
        pytest.param({"date-parts": [[2009]], "season": "fall"}, {"date-parts": [[2009]], "season": 3}, id="fall"),
        pytest.param({"date-parts": [[2009]], "circa": 1}, {"date-parts": [[2009]], "circa": True}, id="circa"),
        pytest.param({"date-parts": [[-44, 3, 15]]}, {"date-parts": [[-44, 3, 15]]}, id="before-our-era"),
        pytest.param({"raw": "20 June 2009"}, {"date-parts": [[2009, 6, 20]]}, id="raw"),
        pytest.param({"literal": "Spring term"}, {"literal": "Spring term"}, id="literal"),
        pytest.param("2009-06", {"date-parts": [[2009, 6]]}, id="string"),
    ],
)
def test_date_both_ways(date: Any, written: dict[str, Any]) -> None:
    assert again(issued=date) == {"issued": written}


@pytest.mark.parametrize(
    "date",
    [
        pytest.param({"date-parts": []}, id="empty"),
        pytest.param({"date-parts": [[None]]}, id="null"),
        pytest.param({"date-parts": [[2009, 13, 45]]}, id="no-month"),
        pytest.param({"date-parts": [["9" * 5000]]}, id="huge"),
        pytest.param([2009], id="list"),
    ],
)
def test_what_is_no_date_is_said(date: Any) -> None:
    found = read(json.dumps([{"id": "k", "type": "book", "issued": date}]), "x.json")
    assert found.items[0].issued is None
    assert [note.text for note in found.notes] == ["k: the value of 'issued' is no date; left out"]


def test_a_state_instead_of_a_date() -> None:
    assert (one(issued={"literal": "In press"}).status, one(issued={"literal": "In press"}).issued) == (
        "in press",
        None,
    )


@pytest.mark.parametrize(
    ("title", "written"),
    [
        pytest.param("On <i>E. coli</i> and CO<sub>2</sub>", "On <i>E. coli</i> and CO<sub>2</sub>", id="tags"),
        pytest.param(
            '<span class="nocase">van der Waals</span> forces',
            '<span class="nocase">van der Waals</span> forces',
            id="nocase",
        ),
        pytest.param(
            '<span style="font-variant:small-caps;">abc</span>',
            '<span style="font-variant:small-caps;">abc</span>',
            id="small-caps",
        ),
        pytest.param("a < b & c > d", "a < b & c > d", id="no-tags"),
        pytest.param("<i>left open", "<i>left open", id="open"),
        pytest.param("x</i>", "x</i>", id="closed-only"),
        pytest.param("<script>alert(1)</script>", "<script>alert(1)</script>", id="other-tags-are-text"),
    ],
)
def test_title_both_ways(title: str, written: str) -> None:
    assert again(title=title) == {"title": written}


def test_lines_of_a_note_that_name_variables() -> None:
    found = one(note="DOI: 10.1109/CVPR.2009.5206848\nPMID: 123\nLent by Ann: ask her")
    assert (found.doi, dict(found.more)) == (
        "10.1109/CVPR.2009.5206848",
        {"PMID": "123", "note": "Lent by Ann: ask her"},
    )


def test_a_note_does_not_overrule_the_variable() -> None:
    found = one(DOI="10.1/x", note="DOI: 10.1/y")
    assert (found.doi, dict(found.more)["note"]) == ("10.1/x", "DOI: 10.1/y")


@pytest.mark.parametrize(
    "variables",
    [
        pytest.param({"abstract": "Long.", "ISBN": "978-0-553-41881-1", "archive": "A"}, id="others"),
        pytest.param({"recipient": [{"family": "Ox", "given": "Bo"}]}, id="people"),
        pytest.param({"submitted": {"date-parts": [[2009]]}}, id="dates"),
        pytest.param({"custom": {"shelf": "B 12"}}, id="custom"),
        pytest.param({"page": "248-255", "volume": "3"}, id="pages"),
    ],
)
def test_what_no_style_prints_is_kept(variables: dict[str, Any]) -> None:
    assert again(**variables) == variables


def test_old_names_of_variables() -> None:
    assert again(event="CVPR", shortTitle="IN") == {"event-title": "CVPR", "title-short": "IN"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"items": [{"id": "k", "type": "book"}]}', id="items"),
        pytest.param('{"id": "k", "type": "book"}', id="one"),
        pytest.param('{"id": "k", "type": "book"}\n{"id": "l", "type": "book"}\n', id="lines"),
        pytest.param('[{"id": "k", "type": "book"}]', id="list"),
    ],
)
def test_shapes(text: str) -> None:
    assert read(text, "x.json").items[0].key == "k"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("[" * 200_000, "nested too deep", id="deep"),
        pytest.param('[{"id": "a", "type": "book"}', "x.json:1:", id="cut-short"),
        pytest.param('{"a": 1}', "no list of CSL items", id="object"),
        pytest.param("[1, 2]", "no list of CSL items", id="numbers"),
        pytest.param('"text"', "no list of CSL items", id="text"),
        pytest.param('[{"type": "book", "volume": ' + "9" * 10_000 + "}]", "number that cannot be read", id="number"),
    ],
)
def test_no_csl_json_is_refused_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(ExchangeError, match=said):
        read(text, "x.json")


def test_broken_values_spoil_only_themselves() -> None:
    text = '[{"id": "k", "type": "book", "title": ["T"], "author": "Deng", "editor": [7, {"family": "Ox"}]}, 7]'
    found = read(text, "x.json")
    assert found.items[0].editor.families == ("Ox",)
    assert [(note.text, note.lost) for note in found.notes] == [
        ("k: the value of 'title' is no text; left out", False),
        ("k: the value of 'author' is no list of names; left out", False),
        ("k: a name in 'editor' cannot be read; left out", False),
        ("item 2 is no object; left out", True),
    ]
