"""The order of lists and of citations that author-date styles share; what each style prints is tested with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.read import entries as read_entries
from incident_refs.formats.bibliography import bibliography, citation
from incident_refs.model.entry import Entry

STYLES = ("apa", "chicago", "harvard", "mla")
NAMES = st.sampled_from(["Smith, Adam", "Smith, Jane", "Smith, A.", "van der Ox, Bo", "{OECD}", "王, 小明", ""])
ENTRIES = st.builds(
    lambda authors, year, title: (("author", " and ".join(a for a in authors if a)), ("year", year), ("title", title)),
    st.lists(NAMES, max_size=4),
    st.sampled_from(["2016", "2017", "", "in press"]),
    st.sampled_from(["Alpha", "Beta", ""]),
)
LISTS = st.lists(ENTRIES, max_size=8).map(
    lambda all_fields: [
        Entry(f"k{i}", "article", tuple((name, value) for name, value in fields if value))
        for i, fields in enumerate(all_fields)
    ]
)


@pytest.mark.parametrize("style", STYLES)
@given(entries=LISTS, data=st.data())
def test_the_list_is_the_same_whatever_the_order_of_the_file(
    style: str, entries: list[Entry], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(entries))
    # Works that are alike in all that sorts them keep the order of the file, and with it their letters
    assert sorted(len(f.text) for f in bibliography(entries, style)) == sorted(
        len(f.text) for f in bibliography(shuffled, style)
    )


@pytest.mark.parametrize("style", ["apa", "chicago", "harvard"])
@given(entries=LISTS)
def test_no_two_works_of_an_author_are_cited_alike(style: str, entries: list[Entry]) -> None:
    dated = [entry for entry in entries if entry.get("author") and entry.get("title")]
    cited = [f.citation for f in bibliography(dated, style)]
    assert len(set(cited)) == len(cited)


LIBRARY = """
@article{b2, author={Ox, Ann}, title={Beta}, year={2016}}
@article{b1, author={Ox, Ann}, title={Alpha}, year={2016}}
@article{m, author={Ox, Ann and Bell, Bo and Cole, Cy}, title={Gamma}, year={2010}}
@article{z, author={Ox, Ann and Aon, Al and Cole, Cy}, title={Delta}, year={2018}}
@article{p, author={d'Ox, Bo}, title={Eta}, year={2015}}
@book{t2, author={Yu, C.}, title={Art}, volume={2}, year={1998}}
@book{t1, author={Yu, C.}, title={Art}, volume={1}, year={1998}}
"""


@pytest.mark.parametrize(
    ("style", "expected"),
    [("apa", "p b1 b2 z m t1 t2"), ("chicago", "b1 b2 z m p t1 t2"), ("mla", "p b1 b2 z m t1 t2")],
)
def test_order_of_the_list(style: str, expected: str) -> None:
    entries, _ = read_entries(LIBRARY)
    assert [f.key for f in bibliography(entries, style)] == expected.split()


@pytest.mark.parametrize(
    ("style", "keys", "expected"),
    [
        pytest.param("apa", "b2 b1", "(Ox, 2016a, 2016b)", id="letters-in-their-order"),
        pytest.param("apa", "z b1 m", "(Ox et al., 2010, 2018; Ox, 2016a)", id="by-date"),
        pytest.param("chicago", "b2 p b1", "(Ox 2016b, 2016a; d’Ox 2015)", id="as-given-authors-together"),
        pytest.param("mla", "b2 p b1", "(Ox, Beta; d’Ox; Ox, Alpha)", id="as-given"),
    ],
)
def test_order_of_a_citation(style: str, keys: str, expected: str) -> None:
    entries, _ = read_entries(LIBRARY)
    assert citation(entries, keys.split(), style) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "(A. Smith Jr., 2017)"),
        ("chicago", "(Adam Smith Jr. 2017)"),
        ("harvard", "(Smith, 2017)"),
        ("mla", "(A. Smith Jr.)"),
    ],
)
def test_a_suffix_stands_where_given_names_do(style: str, expected: str) -> None:
    entries, _ = read_entries(
        "@book{a, author={Smith, Jr., Adam}, year={2017}, title={A}}"
        "@book{b, author={Smith, Anna}, year={2016}, title={B}}"
        "@book{c, author={Smith, Jane}, year={2016}, title={C}}"
    )
    assert citation(entries, ["a"], style) == expected
