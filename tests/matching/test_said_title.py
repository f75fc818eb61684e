"""An entry's title is a work's to the word, or nearly, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.matching.said_title import TitleFit, is_distinctive, is_to_the_letter, title_fit

SAME, NEAR, OTHER = TitleFit.SAME, TitleFit.NEAR, TitleFit.OTHER


@pytest.mark.parametrize(
    ("said", "found", "fit"),
    [
        pytest.param("ImageNet: A Large-Scale Database", "Imagenet: a large scale database.", SAME, id="case-and-signs"),
        pytest.param("Optimisation of behaviour & modelling", "Optimization of behavior and modeling", SAME, id="spelling"),
        pytest.param("Raw Data Is an Oxymoron", "Raw data is an oxymoron: Essays", SAME, id="subtitle-left-out"),
        pytest.param("The Alignment Problem of Machines", "Alignment problem of machines", SAME, id="article-at-the-start"),
        pytest.param("Neural Networks&apos; Priors", "Neural Networks' Priors", SAME, id="entity"),
        pytest.param("Bounds for ε-greedy agents", "Bounds for varepsilon-greedy agents", SAME, id="tex-as-words"),
        pytest.param("Faces and masks in crowds", "Masks and faces in crowds", NEAR, id="words-turned-around"),
        pytest.param("Auditing towards faces in public cameras", "Auditing for faces in public cameras", NEAR, id="one-word"),
        pytest.param("Characterizing risk of face washing", "Characterizing the risk of face washing", NEAR, id="an-article-inside"),
        pytest.param("Learning deep net", "Learning deep nets", NEAR, id="plural"),
        pytest.param("Odds part 1: Cohorts and trials", "Odds part 2: Cohorts and trials", NEAR, id="another-part"),
        pytest.param("Faces", "Faces: A history of masks", OTHER, id="too-short-for-a-part"),
        pytest.param("Attention is all you need", "Masks are all we wear", OTHER, id="another"),
        pytest.param("", "Masks", OTHER, id="none"),
        pytest.param("공무원의 공공봉사동기 형성", "공무원의 공공봉사동기 형성", SAME, id="korean"),
    ],
)  # fmt: skip
def test_title_fit(said, found, fit):
    assert title_fit(said, found) is fit
    assert title_fit(found, said) is fit


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_title_is_too_odd(one, other):
    assert title_fit(one, other) is title_fit(other, one)
    if is_to_the_letter(one, other) and one and other:
        assert title_fit(one, other) is SAME


@pytest.mark.parametrize(
    ("title", "distinctive"),
    [
        ("Introduction", False),
        ("Editorial board", False),
        ("Deep learning for graphs", False),
        ("Large image datasets: A pyrrhic win for computer vision?", True),
    ],
)
def test_distinctive(title, distinctive):
    assert is_distinctive(title) is distinctive
