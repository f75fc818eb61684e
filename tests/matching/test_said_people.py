"""The authors of an entry are all those of a work, some, or none."""

import pytest

from incident_refs.bibtex.names import read_names
from incident_refs.matching.said_people import PeopleFit, people_fit, same_person, share_in_common

SAME, SHORTER, SOME, NONE, UNKNOWN = PeopleFit


@pytest.mark.parametrize(
    ("said", "found", "fit"),
    [
        pytest.param("Deng, J. and Dong, W.", "Deng, Jia and Dong, Wei", SAME, id="initials"),
        pytest.param("Jia Deng and Wei Dong", "Deng, Jia and Dong, Wei", SAME, id="given-name-first"),
        pytest.param("Deng, Jia and others", "Deng, Jia and Dong, Wei", SHORTER, id="others"),
        pytest.param(
            "Deng, J. and Li, K. and others", "Deng, J. and Dong, W. and Li, K.", SHORTER, id="first-and-last"
        ),
        pytest.param("Deng, J. and Dong, W.", "Deng, J.", SHORTER, id="a-catalogue-that-names-one"),
        pytest.param("Deng, J.", "Deng, J. and Dong, W.", SOME, id="left-out"),
        pytest.param("Dong, W. and Deng, J.", "Deng, J. and Dong, W.", SOME, id="another-order"),
        pytest.param("Deng, J. and Marsh, P.", "Deng, J. and Dong, W.", SOME, id="one-exchanged"),
        pytest.param("Marsh, P. and Bell, A.", "Deng, J. and Dong, W.", NONE, id="others-altogether"),
        pytest.param("", "Deng, J.", UNKNOWN, id="nobody"),
        pytest.param("{OpenAI}", "OpenAI", SAME, id="a-group-kept-as-a-person"),
        pytest.param("NIST", "{National Institute of Standards and Technology}", SAME, id="acronym"),
    ],
)
def test_people_fit(said, found, fit):
    assert people_fit(read_names(said), read_names(found)) is fit


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Elias, Marek", "Eliáš, M.", True, id="accents"),
        pytest.param("Müller, J.", "Mueller, Jörg", True, id="umlaut-written-out"),
        pytest.param("van der Maaten, Laurens", "Maaten, L. van der", True, id="particle"),
        pytest.param("Wei, Zhang", "Zhang, Wei", True, id="turned-around"),
        pytest.param("Gontijo-Lopes, Raphael", "Lopes, Raphael Gontijo", True, id="double-name"),
        pytest.param("d&apos;Amore, Francesco", "D'Amore, Francesco", True, id="entity"),
        pytest.param("Larochelle, H.", "Larochelle, Jean Hugo", True, id="second-name"),
        pytest.param("Kate Crawford", "Katherine Crawford", True, id="short-for"),
        pytest.param("Zhang, Wei", "Zhang, Lei", False, id="another-zhang"),
        pytest.param("Suriana, Pratham", "Suriana, Patricia", False, id="another-given-name"),
        pytest.param("Lee, A.", "Li, A.", False, id="short-names-alike"),
        pytest.param("Deng, Jia", "Dong, Jia", False, id="another-family"),
    ],
)
def test_same_person(one, other, same):
    (a,), (b,) = read_names(one).listed, read_names(other).listed
    assert same_person(a, b) is same
    assert same_person(b, a) is same


def test_share():
    assert share_in_common(read_names("A, B. and C, D."), read_names("A, B. and E, F. and C, D. and G, H.")) == 0.5
    assert share_in_common(read_names(""), read_names("")) == 0.0
