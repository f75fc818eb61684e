import time
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.read import entries as read_entries
from incident_refs.errors import FormatError
from incident_refs.formats.bibliography import bibliography, citation
from incident_refs.formats.numeric import collapsed
from incident_refs.formats.style import style_named
from incident_refs.model.entry import Entry
from incident_refs.model.item import Item
from incident_refs.model.names import Group, Names, Person
from incident_refs.model.rich_text import plain, rich

LIBRARY = """
@book{z, author={Zuse, Konrad}, title={Zeta}}
@book{a, author={Ahn, A. and Bae, B.}, title={Alpha}}
@book{m, editor={Moe, M. and Noe, N. and Oe, O.}, title={Mu}}
@book{t, title={On “raw” data}, publisher={Crown}}
@book{p, publisher={Crown}}
@book{o, author={van der Maaten, L. and others}, title={Omega}}
@book{n}
"""
STYLES = ("ieee", "nature", "vancouver")


@pytest.mark.parametrize("style", STYLES)
def test_the_order_is_the_order_given(style: str) -> None:
    entries, _ = read_entries(LIBRARY)
    for given_order in (entries, tuple(reversed(entries))):
        made = bibliography(given_order, style)
        assert [f.key for f in made] == [entry.key for entry in given_order]
        assert [f.text.strip("[").split("]")[0].split(".")[0] for f in made] == list("1234567")


@pytest.mark.parametrize(
    ("keys", "ieee", "nature", "vancouver"),
    [
        ("z", "[1]", "1", "(1)"),
        ("z a", "[1], [2]", "1,2", "(1,2)"),
        ("z a m", "[1], [2], [3]", "1–3", "(1–3)"),
        ("m a z", "[1], [2], [3]", "1–3", "(1–3)"),
        ("z m", "[1], [3]", "1,3", "(1,3)"),
        ("z a m p o n", "[1], [2], [3], [5], [6], [7]", "1–3,5–7", "(1–3,5–7)"),
        ("z z a", "[1], [2]", "1,2", "(1,2)"),
    ],
)
def test_several_at_once(keys: str, ieee: str, nature: str, vancouver: str) -> None:
    entries, _ = read_entries(LIBRARY)
    made = [citation(entries, keys.split(), style) for style in STYLES]
    assert made == [ieee, nature, vancouver]


@pytest.mark.parametrize(
    ("target", "expected"),
    [("html", "<sup>1–3</sup>"), ("markdown", "<sup>1–3</sup>"), ("latex", r"\textsuperscript{1–3}"),
     ("rst", ":sup:`1–3`")],
)  # fmt: skip
def test_nature_raises_its_numbers(target: str, expected: str) -> None:
    entries, _ = read_entries(LIBRARY)
    assert citation(entries, ["z", "a", "m"], "nature", target) == expected


@pytest.mark.parametrize(
    ("keys", "ieee", "nature"),
    [
        ("z", "Zuse [1]", "Zuse¹"),
        ("a", "Ahn and Bae [2]", "Ahn and Bae²"),
        ("m", "Moe et al. [3]", "Moe et al.³"),
        ("t", "“On ‘raw’ data” [4]", "“On ‘raw’ data”⁴"),
        ("p", "Crown [5]", "Crown⁵"),
        ("o", "van der Maaten et al. [6]", "van der Maaten et al.⁶"),
        ("n", "[7]", "7"),
        ("z a", "Zuse [1] and Ahn and Bae [2]", "Zuse¹ and Ahn and Bae²"),
        ("o z a", "van der Maaten et al. [6], Zuse [1], and Ahn and Bae [2]", None),
    ],
)
def test_in_a_sentence(keys: str, ieee: str, nature: str | None) -> None:
    entries, _ = read_entries(LIBRARY)
    assert citation(entries, keys.split(), "ieee", narrative=True) == ieee
    assert citation(entries, keys.split(), "vancouver", narrative=True) == ieee.replace("[", "(").replace("]", ")")
    if nature:
        assert citation(entries, keys.split(), "nature", narrative=True) == nature


@pytest.mark.parametrize("style", STYLES)
def test_a_key_that_is_not_there_is_said(style: str) -> None:
    entries, _ = read_entries(LIBRARY)
    with pytest.raises(FormatError, match="'x' is not in the bibliography"):
        citation(entries, ["x"], style)


@given(st.sets(st.integers(1, 40)))
def test_collapsing_loses_no_number_and_adds_none(numbers: set[int]) -> None:
    shown: list[int] = []
    for part in filter(None, collapsed(sorted(numbers)).split(",")):
        first, _, last = part.partition("–")
        shown += range(int(first), int(last or first) + 1)
    assert shown == sorted(numbers)


TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "dataset", "document", "entry-encyclopedia", "event", "graphic", "interview", "legal_case", "legislation", "map",
    "manuscript", "motion_picture", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "report", "review", "software", "song", "speech", "standard",
    "thesis", "webpage", "hologram",
)  # fmt: skip
TEXTS = [f.name for f in fields(Item) if f.type is str and f.name not in ("key", "type")]
PEOPLE = st.lists(
    st.one_of(
        st.builds(Person, st.text("Aé王 -.", min_size=1), st.text("Bä. -") | st.none(), st.none(), st.text("Jr.")),
        st.builds(Group, st.text("OE. ", min_size=1)),
    ),
    max_size=9,
)
ITEMS = st.builds(
    lambda type_, texts, author, editor, more: Item(
        "k", type_, rich("Title"), author=Names(tuple(author), more), editor=Names(tuple(editor), more), **texts
    ),
    st.sampled_from(TYPES),
    st.dictionaries(st.sampled_from(TEXTS), st.text("1a-–., ²;", max_size=9)),
    PEOPLE,
    PEOPLE,
    st.booleans(),
)


@pytest.mark.parametrize("style", STYLES)
@given(item=ITEMS)
def test_no_item_stops_a_style_or_loses_its_title(style: str, item: Item) -> None:
    arranged = style_named(style).arrange([item])
    assert "Title" in plain(arranged.reference(item))
    assert "1" in plain(arranged.citation([item])) and "1" in plain(arranged.citation([item], narrative=True))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("piece", ["1", "1-", "a1", "1,", "a.", "–", "1–2, ", "’", "?”"])
def test_time_is_linear_in_a_field(style: str, piece: str) -> None:
    begin = time.process_time()
    for name in ("author", "title", "journal", "volume", "number", "pages", "edition", "series", "type", "chapter"):
        bibliography([Entry("k", "article", ((name, piece * (20_000 // len(piece))),))], style)
    assert time.process_time() - begin < 3
