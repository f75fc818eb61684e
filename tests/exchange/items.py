"""Items of every kind for properties: what a program such as Zotero could write."""

import string

from hypothesis import strategies as st

from incident_refs.bibtex.item_entry import KINDS
from incident_refs.model.dates import EntryDate, PartialDate
from incident_refs.model.item import NOBODY, Item
from incident_refs.model.names import Group, Names, Person
from incident_refs.model.rich_text import ITALIC, SUBSCRIPT

WORD = st.text(
    alphabet=string.ascii_letters + string.digits + "éüßøČλЖ張&%$#_^~{}\\<>'\"’“”–", min_size=1, max_size=8
).filter(lambda word: any(char.isalnum() for char in word))
TEXT = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
NAME_WORD = st.text(alphabet="abcdefgéüø", min_size=2, max_size=7).map(str.capitalize)
PERSON = st.builds(
    Person,
    NAME_WORD,
    NAME_WORD,
    st.none() | st.sampled_from(["van", "de la", "von der", "'t", "al-"]),
    st.none() | st.sampled_from(["Jr.", "III"]),
)
GROUP = st.builds(Group, st.lists(NAME_WORD, min_size=2, max_size=4).map(" ".join))
NAMES = st.builds(Names, st.lists(PERSON | GROUP, max_size=4).map(tuple), st.just(False)) | st.just(NOBODY)
DAY = st.builds(PartialDate, st.integers(1000, 2100)) | st.builds(
    PartialDate, st.integers(1000, 2100), st.integers(1, 12), st.none() | st.integers(1, 28)
)
BEFORE_OUR_ERA = st.builds(PartialDate, st.integers(-999, 999))
SEASON = st.builds(PartialDate, st.integers(1000, 2100), st.integers(21, 24))
LATER = st.builds(PartialDate, st.integers(2101, 2200), st.none() | st.integers(1, 12))
DATE = st.builds(EntryDate, DAY | SEASON | BEFORE_OUR_ERA, st.none() | LATER, st.booleans())
NUMBER = st.from_regex(r"[1-9][0-9]{0,3}", fullmatch=True)


@st.composite
def titles(draw: st.DrawFn) -> tuple[tuple[str, int], ...]:
    """A title, some of it marked."""
    plain = draw(TEXT)
    marked = draw(st.none() | st.tuples(TEXT, st.sampled_from([ITALIC, SUBSCRIPT])))
    return ((f"{plain} ", 0), marked) if marked else ((plain, 0),)


@st.composite
def items(draw: st.DrawFn) -> Item:
    """One item, of any type that an entry can have."""
    type_ = draw(st.sampled_from([*KINDS, "legal_case", "map", "post-weblog"]))
    return Item(
        draw(st.from_regex(r"[a-z]{2,8}[0-9]{4}[a-z]{0,5}", fullmatch=True)),
        type_,
        title=draw(titles()),
        container_title=draw(titles()),
        author=draw(NAMES),
        editor=draw(NAMES),
        translator=draw(NAMES),
        issued=draw(st.none() | DATE),
        accessed=draw(st.none() | st.builds(EntryDate, DAY)),
        volume=draw(st.just("") | NUMBER),
        issue=draw(st.just("") | NUMBER),
        number=draw(st.just("") | NUMBER),
        page=draw(st.sampled_from(["", "12", "12–34", "S5–S9", "1, 5–7"])),
        edition=draw(st.sampled_from(["", "2", "Anniversary"])),
        genre=draw(st.sampled_from(["", "PhD thesis", "Technical report", "Data set", "Poster"])),
        publisher=draw(st.just("") | TEXT),
        publisher_place=draw(st.just("") | TEXT),
        doi=draw(st.sampled_from(["", "10.1109/CVPR.2009.5206848", "10.1162/daed_a_01902"])),
        url=draw(st.sampled_from(["", "https://a.org/x_y?z=1&w=2#c"])),
        language=draw(st.sampled_from(["", "ru", "de-CH"])),
        more=draw(
            st.just(())
            | st.builds(lambda t: (("abstract", t),), TEXT)
            | st.builds(lambda t: (("note", t), ("shelf", "B 12")), TEXT)
        ),
    )
