"""BibTeX name lists, both ways."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.names import read_names, write_names
from incident_refs.model.names import Group, Names, Person


@pytest.mark.parametrize(
    ("tex", "names"),
    [
        pytest.param("Deng, Jia", [Person("Deng", "Jia")], id="family-first"),
        pytest.param("Jia Deng", [Person("Deng", "Jia")], id="given-first"),
        pytest.param("van der Maaten, Laurens", [Person("Maaten", "Laurens", "van der")], id="particle"),
        pytest.param("Laurens van der Maaten", [Person("Maaten", "Laurens", "van der")], id="particle-inside"),
        pytest.param("Daumé, III, Hal", [Person("Daumé", "Hal", None, "III")], id="suffix"),
        pytest.param("{European Commission}", [Group("European Commission")], id="group"),
        pytest.param("{Barnes and Noble}", [Group("Barnes and Noble")], id="group-with-and"),
        pytest.param("M{\\\"u}ller, J{\\'e}r{\\^o}me", [Person("Müller", "Jérôme")], id="accents"),
        pytest.param("Deng, J. AND Li, F.", [Person("Deng", "J."), Person("Li", "F.")], id="capital-and"),
        pytest.param("Deng, J.\n  and Li, F.", [Person("Deng", "J."), Person("Li", "F.")], id="lines"),
        pytest.param("and Deng, J. and and", [Person("Deng", "J.")], id="empty-names"),
        pytest.param("Plato", [Person("Plato")], id="one-name"),
        pytest.param(", Jia", [Group("Jia")], id="no-family"),
        pytest.param("", [], id="empty"),
        pytest.param("Andersson, Sandy", [Person("Andersson", "Sandy")], id="and-inside-a-word"),
    ],
)
def test_read(tex, names):
    assert list(read_names(tex).listed) == names


def test_others_are_no_person():
    assert read_names("Deng, Jia and others") == Names((Person("Deng", "Jia"),), more=True)
    assert write_names(Names((Person("Deng", "Jia"),), more=True)) == "Deng, Jia and others"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(Person("Deng", "Jia"), id="plain"),
        pytest.param(Person("Maaten", "Laurens", "van der"), id="particle"),
        pytest.param(Person("Daumé", "Hal", None, "III"), id="suffix"),
        pytest.param(Person("García Márquez", "Gabriel"), id="two-families"),
        pytest.param(Person("van Gogh", "Vincent"), id="particle-kept-in-the-family"),
        pytest.param(Person("Plato"), id="one-name"),
        pytest.param(Person("Daumé", None, None, "III"), id="suffix-without-given"),
        pytest.param(Person("Maaten", None, "van der"), id="particle-without-given"),
        pytest.param(Person("de l'Estoile", "J."), id="apostrophe-in-a-small-word"),
        pytest.param(Person("Deng, Jr", "J."), id="comma"),
        pytest.param(Person("Black and Decker", "J."), id="and"),
        pytest.param(Group("European Commission"), id="group"),
        pytest.param(Group("R&D {x}, Inc."), id="hostile-group"),
        pytest.param(Person("O'Neil", "Cathy"), id="apostrophe"),
        pytest.param(Person("張", "三"), id="han"),
        pytest.param(Person("Hooft", "Gerard", "'t"), id="particle-that-begins-with-an-apostrophe"),
        pytest.param(Person("'t Hooft", "Gerard"), id="and-kept-in-the-family"),
    ],
)
def test_written_names_are_read_again(name):
    assert read_names(write_names(Names((name,)))).listed == (name,)


def test_two_words_without_a_given_name_are_kept_together():
    """Catalogues often call organisations a family: `{"family": "Partnership on AI"}`."""
    assert write_names(Names((Person("Partnership on AI"),))) == "{Partnership on AI}"


def test_blanks_around_a_family_are_nothing():
    assert write_names(Names((Person(" van Gogh ", " V. "), Person(" ", "Plato")))) == "{van Gogh}, V. and {Plato}"


@given(st.lists(st.text(alphabet="abD ,{}\\and~", min_size=1, max_size=20), max_size=4))
def test_reading_never_fails(texts):
    read_names(" and ".join(texts))
    written = write_names(Names(tuple(Person(text, text) for text in texts)))
    assert len(read_names(written).listed) <= max(1, len(texts))


@pytest.mark.parametrize("tex", ["a, " * 60_000, " " * 200_000, "{" * 100_000, " and " * 40_000, "~" * 200_000])
def test_time_is_linear(tex):
    started = time.process_time()
    read_names(tex)
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("family", "given", "written"),
    [
        pytest.param("_x", "#y R&D", "x, y R\\&D", id="a-sign-would-be-an-initial"),
        pytest.param("Procter & Gamble", "", "{Procter \\& Gamble}", id="but-not-in-a-firm"),
        pytest.param("Ott", "``Bo'' ( [", "Ott, `Bo'", id="quotes-once-and-no-bracket-by-itself"),
        pytest.param("O'Neil", "Jean-Luc (Bob)", "O'Neil, Jean-Luc (Bob)", id="what-names-have"),
    ],
)
def test_signs_that_stop_biber_or_latex_are_in_no_name(family, given, written):
    assert write_names(Names((Person(family, given or None),))) == written
