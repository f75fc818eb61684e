import pytest

from incident_refs.matching.author_names import name_key, names_fit, same_name
from incident_refs.model.names import Group, Names, Person


def people(*families: str, more: bool = False) -> Names:
    return Names(tuple(map(Person, families)), more)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        pytest.param(Person("Maaten", particle="van der"), "maaten", id="particle-apart"),
        pytest.param(Person("van der Maaten"), "maaten", id="particle-in-the-family"),
        pytest.param(Person("Van"), "van", id="nothing-but-a-particle"),
        pytest.param(Person("Žliobaitė"), "zliobaite", id="diacritics"),
        pytest.param(Person("O'Neil"), "o neil", id="apostrophe"),
        pytest.param(Person("Fanaee-T"), "fanaee", id="initial-after-a-hyphen"),
        pytest.param(Person("D'Agostino Sr"), "d agostino", id="generation"),
        pytest.param(Person("X"), "x", id="one-letter"),
        pytest.param(Group("European Commission"), "european commission", id="group"),
        pytest.param(Person("—"), "", id="no-letters"),
    ],
)
def test_name_key(name, key):
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("said", "found", "same"),
    [
        pytest.param(Group("NIST"), Group("National Institute of Standards and Technology"), True, id="acronym"),
        pytest.param(Person("WHO"), Group("World Health Organization"), True, id="acronym-read-as-a-person"),
        pytest.param(Group("U.S. FTC"), Group("U.S. Federal Trade Commission"), True, id="acronym-after-a-country"),
        pytest.param(Person("Who"), Group("World Health Organization"), False, id="a-name-is-no-acronym"),
        pytest.param(Group("NIST"), Group("National Institute of Health"), False, id="other-acronym"),
        pytest.param(Person("Müller"), Person("Muller"), True, id="accent-left-out"),
        pytest.param(Person("Li"), Person("Liu"), False, id="beginning-of-a-name"),
        pytest.param(Person("—"), Person("—"), False, id="no-letters-name-nobody"),
    ],
)
def test_same_name(said, found, same):
    assert same_name(said, found) is same
    assert same_name(found, said) is same


@pytest.mark.parametrize(
    ("said", "found", "fits"),
    [
        pytest.param(people("Deng", more=True), people("Deng", "Dong", "Li"), True, id="et-al-of-three"),
        pytest.param(people("Deng", more=True), people("Deng", "Dong"), False, id="et-al-of-two"),
        pytest.param(people("Deng", more=True), people("Deng"), None, id="et-al-and-a-list-of-one"),
        pytest.param(people("Deng", more=True), people("Deng", more=True), True, id="et-al-on-both-sides"),
        pytest.param(people("Deng", "Dong", more=True), people("Deng", "Dong", "Li"), True, id="two-and-et-al"),
        pytest.param(people("Deng", "Li", more=True), people("Deng", "Dong", "Li"), False, id="second-differs"),
        pytest.param(people("Deng", "Dong"), people("Deng", "Dong"), True, id="two-of-two"),
        pytest.param(people("Deng", "Dong"), people("Deng", "Dong", "Li"), False, id="two-of-three"),
        pytest.param(people("Deng", "Dong"), people("Dong", "Deng"), False, id="other-order"),
        pytest.param(people("Deng", "Dong"), people("Deng"), None, id="two-and-a-list-of-one"),
        pytest.param(people("Deng", "Dong"), people("Deng", "Dong", more=True), False, id="two-of-many"),
        pytest.param(people("Deng"), people("Deng"), True, id="one-of-one"),
        pytest.param(people("Deng"), people("Deng", "Dong", "Li"), None, id="one-of-three"),
        pytest.param(people("Deng"), people("Dong"), False, id="somebody-else"),
        pytest.param(people(), people("Deng"), False, id="nobody-said"),
        pytest.param(people("Deng"), people(), False, id="nobody-found"),
    ],
)
def test_names_fit(said, found, fits):
    assert names_fit(said, found) is fits
