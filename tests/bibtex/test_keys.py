"""Keys that are given: family, year, first title word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.keys import key_for
from incident_refs.model.dates import PartialDate
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
