import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.matching.same_title import same_title


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Random Forests", "Random forests.", id="case-and-stop"),
        pytest.param("Density estimation for statistics", "Density estimation for statistical", id="ending"),
        pytest.param("Transformers that see 16x16 words", "Transformers that see 16 × 16 words", id="times-sign"),
        pytest.param("Fairness and machine learning", "Fairness and Machine Learning: Limits", id="subtitle"),
        pytest.param("Schätzen mit großen Modellen", "Schatzen mit grossen Modellen", id="accents"),
    ],
)
def test_one_title(one, other):
    assert same_title(one, other)
    assert same_title(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Sparse data. Part 1: the oddities", "Sparse data. Part 2: the oddities", id="parts"),
        pytest.param("Learning from many examples II", "Learning from many examples III", id="roman-parts"),
        pytest.param("Learning from many examples", "Learning from many examples II", id="a-second-part"),
        pytest.param("Deep learning", "Deep learning for everyone", id="too-short-to-stand-for-a-longer-one"),
        pytest.param("Bagging predictors", "Stacked regressions", id="others"),
        pytest.param("", "Bagging predictors", id="no-title"),
    ],
)
def test_two_titles(one, other):
    assert not same_title(one, other)
    assert not same_title(other, one)


@given(st.text(max_size=80), st.text(max_size=80))
def test_it_does_not_matter_which_comes_first(one, other):
    assert same_title(one, one)
    assert same_title(one, other) == same_title(other, one)
