import pytest

from incident_refs.bibtex.read import entries as read_entries
from incident_refs.errors import FormatError
from incident_refs.formats.bibliography import citation, in_text, items_of
from incident_refs.formats.locators import bare, labelled

WORKS = read_entries(
    b"""@book{ann, author={Able, Ann}, title={A}, date={2016}} @book{ann2, author={Able, Ann}, title={B}, date={2016}}
    @book{bo, author={Boole, Bo and Cole, Cy}, title={C}, date={2001}}"""
)[0]


@pytest.mark.parametrize(
    ("text", "shown", "alone"),
    [
        ("7", "p. 7", "7"),
        ("7-9", "pp. 7–9", "7–9"),
        ("7, 12", "pp. 7, 12", "7, 12"),
        ("iv--xii", "pp. iv–xii", "iv–xii"),
        ("A4", "p. A4", "A4"),
        ("chap.  3", "chap. 3", "chap. 3"),
        ("Figure 2", "Figure 2", "Figure 2"),
    ],
)
def test_places(text: str, shown: str, alone: str) -> None:
    assert (labelled(text), bare(text)) == (shown, alone)


@pytest.mark.parametrize(
    ("style", "parentheses", "sentence"),
    [
        ("apa", "(Able, 2016a, 2016b, p. 7; Boole & Cole, 2001)", "Able (2016a, 2016b, p. 7) and Boole and Cole (2001)"),
        ("chicago", "(Able 2016a, 2016b, 7; Boole and Cole 2001)", "Able (2016a, 2016b, 7) and Boole and Cole (2001)"),
        ("mla", "(Able, A; Able, B 7; Boole and Cole)", "Able (A), Able (B 7), and Boole and Cole"),
        ("harvard", "(Boole and Cole, 2001; Able, 2016a, 2016b, p. 7)", "Boole and Cole (2001) and Able (2016a, 2016b, p. 7)"),
        ("ieee", "[1], [2, p. 7], [3]", "Able [1], Able [2, p. 7], and Boole and Cole [3]"),
        ("nature", "1–3", "Able1, Able2, and Boole and Cole3"),
        ("vancouver", "(1–3)", "Able (1), Able (2), and Boole and Cole (3)"),
    ],
)  # fmt: skip
def test_pages_of_one_of_several(style: str, parentheses: str, sentence: str) -> None:
    made = in_text(items_of(WORKS), style, locators={"ann2": "7"})[-1]
    assert made.keys == ("ann", "ann2", "bo")
    assert made.citation == parentheses
    assert made.narrative.replace("¹", "1").replace("²", "2").replace("³", "3") == sentence


def test_pages_of_what_is_not_cited_are_said() -> None:
    with pytest.raises(FormatError, match="'cy' is not in the bibliography"):
        in_text(items_of(WORKS), locators={"cy": "7"})
    assert citation(WORKS, ["bo"], locators={"cy": "7"}) == "(Boole & Cole, 2001)"
