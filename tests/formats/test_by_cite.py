from hypothesis import given
from hypothesis import strategies as st

from incident_refs.formats.by_cite import FAMILY, GIVEN, INITIALS, shown_name, told_apart
from incident_refs.model.names import Group, Person

NAMES = st.builds(Person, st.sampled_from(["Kim", "Lee"]), st.sampled_from(["Ann", "Abe", "Bo", None]))
LISTS = st.lists(st.lists(NAMES, min_size=1, max_size=4).map(tuple), min_size=2, max_size=6, unique=True)


def test_groups_have_no_given_names() -> None:
    assert {shown_name(Group("OECD"), level) for level in (FAMILY, INITIALS, GIVEN)} == {"OECD"}


def test_a_name_more_is_shown_only_where_it_helps() -> None:
    kim, lee, moo, noo = (Person(family, "A") for family in ("Kim", "Lee", "Moo", "Noo"))
    lists = [(kim, lee, moo), (kim, lee, noo), (kim, moo)]
    found = told_apart(lists, lambda _: 1)
    assert [len(found[listed]) for listed in lists] == [3, 3, 2]


def test_the_same_names_stay_as_they_are() -> None:
    assert told_apart([(Person("Kim", "Ann"),)], len) == {(Person("Kim", "Ann"),): (FAMILY,)}


@given(LISTS)
def test_different_people_never_look_alike(lists: list[tuple[Person, ...]]) -> None:
    found = told_apart(lists, lambda _: 1)
    shown = [
        (*map(shown_name, listed, found[listed]), len(found[listed]) < len(listed))
        for listed in lists
        if all(name.given for name in listed)
    ]
    assert len(set(shown)) == len(shown)
