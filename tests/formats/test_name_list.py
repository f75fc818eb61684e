import pytest

from incident_refs.formats.name_list import family_and_initials, family_first, given_first, initials
from incident_refs.model.names import Group, Name, Person


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Jia", "J."),
        ("Li-Jia", "L.-J."),
        ("Vinay Uday", "V. U."),
        ("J.R.R.", "J. R. R."),
        ("J.-P.", "J.-P."),
        ("В. Н.", "В. Н."),
        ("Émile", "É."),
        ("Saint de", "S. de"),
        ("Yuk-ming", "Y."),
        ("Chr. Th.", "Chr. Th."),
        ("Jean-Th.", "J.-Th."),
        ("A. (Tony)", "A. (Tony)"),
        ("hans", "hans"),
        ("Abd al-Malik", "A. al-Malik"),
        ("", ""),
        (" . - ", ""),
    ],
)
def test_initials(given: str, expected: str) -> None:
    assert initials(given) == expected


@pytest.mark.parametrize(
    ("name", "sorted_form", "reading_form"),
    [
        (Person("Brooks", "Frederick P.", suffix="Jr."), "Brooks, F. P., Jr.", "F. P. Brooks Jr."),
        (Person("Maaten", "Laurens", "van der"), "van der Maaten, L.", "L. van der Maaten"),
        (Person("Alembert", "Jean", "d’"), "d’Alembert, J.", "J. d’Alembert"),
        (Person("王", "小明"), "王小明", "王小明"),
        (Person("Plato"), "Plato", "Plato"),
        (Group("European Commission"), "European Commission", "European Commission"),
    ],
)
def test_forms(name: Name, sorted_form: str, reading_form: str) -> None:
    assert (family_first(name), given_first(name)) == (sorted_form, reading_form)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Person("Brooks", "Frederick P.", suffix="Jr."), "Brooks FP Jr"),
        (Person("Maaten", "Laurens", "van der"), "van der Maaten L"),
        (Person("Alembert", "Jean le Rond", "d’"), "d’Alembert J le R"),
        (Person("Chen", "J.-P."), "Chen JP"),
        (Person("Knuth", "Donald E"), "Knuth DE"),
        (Person("Hansen", "Chr."), "Hansen Chr"),
        (Person("Вапник", "В. Н."), "Вапник ВН"),
        (Person("王", "小明"), "王小明"),
        (Person("Plato"), "Plato"),
        (Group("European Commission"), "European Commission"),
    ],
)
def test_form_of_the_national_library_of_medicine(name: Name, expected: str) -> None:
    assert family_and_initials(name) == expected
