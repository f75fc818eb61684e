"""Keys that are given: family, year, first title word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.keys import key_for
from incident_refs.model.dates import PartialDate
from incident_refs.model.key_pattern import NAMES, KeyPattern
from incident_refs.model.names import Group, Names, Person
from incident_refs.model.work import Work


def work(name, year, title):
    listed = (name,) if name else ()
    return Work("x", title=title, authors=Names(listed), issued=PartialDate(year) if year else None)


@pytest.mark.parametrize(
    ("name", "year", "title", "key"),
    [
        pytest.param(Person("Deng", "J."), 2009, "ImageNet: A large-scale …", "deng2009imagenet", id="usual"),
        pytest.param(Person("Bender"), 2021, "On the Dangers of Parrots", "bender2021dangers", id="small-words"),
        pytest.param(Person("O'Neil"), 2016, "Weapons of Math", "oneil2016weapons", id="apostrophe"),
        pytest.param(Person("Fei-Fei"), 2022, "Searching", "feifei2022searching", id="hyphen"),
        pytest.param(Person("Maaten", particle="van der"), 2008, "t-SNE", "maaten2008t", id="particle"),
        pytest.param(Person("Müller"), 2020, "Über Bäume", "muller2020uber", id="diacritics"),
        pytest.param(Person("Дулханти"), 2019, "Аудит", "dulkhanti2019audit", id="cyrillic"),
        pytest.param(Person("Paglen"), None, "ImageNet Roulette", "paglenimagenet", id="no-year"),
        pytest.param(None, None, "https://www.example.org/page", "exampleorg", id="address"),
        pytest.param(None, 2021, "The Image Recognition Act", "imagerecognition2021", id="no-author"),
        pytest.param(Group("National Institute of Standards and Technology"), 2023, "AI", "nist2023ai", id="initials"),
        pytest.param(Group("European Commission"), 2021, "AI Act", "europeancommission2021ai", id="group"),
        pytest.param(Group("National Institute (NIST)"), 2023, "AI", "nist2023ai", id="own-acronym"),
        pytest.param(None, None, "", "untitled", id="nothing"),
        pytest.param(Person("Lee"), 1999, "On the", "lee1999on", id="only-small-words"),
        pytest.param(Person("Lee"), 1999, "What's next", "lee1999whats", id="apostrophe-in-title"),
    ],
)
def test_key(name, year, title, key):
    assert key_for(work(name, year, title), ()) == key


def test_collisions_are_a_b_c_and_beyond():
    taken: set[str] = set()
    for _ in range(28):
        taken.add(key_for(work(Person("Deng"), 2009, "ImageNet"), taken))
    assert {"deng2009imagenet", "deng2009imageneta", "deng2009imagenetz", "deng2009imagenetaa"} <= taken
    assert len(taken) == 28


@given(st.text(max_size=30), st.text(max_size=30))
def test_keys_are_plain(family, title):
    assert re.fullmatch(r"[a-z0-9_-]+", key_for(work(Person(family) if family else None, None, title), ()))


DENG = Work(
    "x",
    "proceedings-article",
    "On the ImageNet: A large-scale database",
    Names((Person("Deng"), Person("Dong"), Group("OECD"), Person("Li"))),
    issued=PartialDate(2009),
)


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        pytest.param("{family}{year}{title}", "deng2009imagenet", id="default"),
        pytest.param("{family:3}{year:2}", "den09", id="short"),
        pytest.param("{families}_{year}", "dengdongoecd_2009", id="three-families"),
        pytest.param("{families:2}-{title:2}", "dengdong-imagenetlarge", id="two-families-two-words"),
        pytest.param("{type}-{title}", "inproceedings-imagenet", id="type"),
        pytest.param("ref_{family}", "ref_deng", id="plain-text"),
    ],
)
def test_patterns(pattern, key):
    assert key_for(DENG, (), KeyPattern.parse(pattern)) == key
    assert str(KeyPattern.parse(pattern)) == pattern


@pytest.mark.parametrize(
    ("given", "key"),
    [
        pytest.param(Work("x", title="The Image Act of Nations"), "imageact", id="title-for-the-name"),
        pytest.param(Work("x", authors=Names((Person("Deng"),))), "deng", id="nothing-else-no-sign-at-the-end"),
        pytest.param(Work("x"), "untitled", id="nothing"),
    ],
)
def test_a_pattern_where_something_is_missing(given, key):
    assert key_for(given, (), KeyPattern.parse("{family}_{year}_{title}")) == key


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        pytest.param("{famly}{year}", "'{famly}' is not known; did you mean '{family}'?", id="typing-error"),
        pytest.param("{journal}", "use {family}, {families}, {year}, {title}, {type}", id="unknown"),
        pytest.param("{year}", "it names no work", id="year-only"),
        pytest.param("", "it names no work", id="empty"),
        pytest.param("{family} {year}", "' ' cannot stand in a key", id="blank"),
        pytest.param("{family}:{year}", "':' cannot stand in a key", id="colon"),
        pytest.param("Key{family}", "only a-z", id="capitals"),
        pytest.param("{family", "a '{' stands alone", id="open"),
        pytest.param("{family:0}", "1 to 20", id="nought"),
        pytest.param("{family:x}", "letters of the first author", id="no-number"),
        pytest.param("{year:}", "last digits of the year", id="no-number-at-all"),
    ],
)
def test_what_is_no_pattern_is_said(pattern, says):
    with pytest.raises(ValueError, match=re.escape(says)):
        KeyPattern.parse(pattern)


names = st.sampled_from(sorted(NAMES))
counted = st.builds(lambda name, count: f"{{{name}:{count}}}", names, st.integers(1, 20))
parts = st.one_of(names.map(lambda name: f"{{{name}}}"), counted, st.sampled_from(["-", "_", "x", "2"]))
patterns = st.lists(parts, max_size=5).map(lambda some: "{title}" + "".join(some))


@given(patterns, st.text(max_size=20), st.text(max_size=40), st.none() | st.integers(1, 9999))
def test_keys_of_any_pattern_are_plain_and_never_taken(pattern, family, title, year):
    parsed, taken = KeyPattern.parse(pattern), set()
    for _ in range(3):
        key = key_for(work(Person(family) if family else None, year, title), taken, parsed)
        assert re.fullmatch(r"[a-z0-9_-]+", key)
        assert key not in taken
        taken.add(key)
    assert key_for(work(Person(family) if family else None, year, title), (), parsed) in taken
