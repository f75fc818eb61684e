import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.model.tokens import fold, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Müller", "muller", id="accent"),
        pytest.param("Ｄｅｎｇ", "deng", id="full-width"),
        pytest.param("Ørsted, Łukasz", "orsted, lukasz", id="letters-of-one-piece"),
        pytest.param("Straße", "strasse", id="sharp-s"),
        pytest.param("ᴬᴮ", "ab", id="raised-capitals"),
        pytest.param("ᴭ", "ae", id="raised-ligature"),
        pytest.param("ℝ", "r", id="double-struck"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_are_folded(text):
    assert [fold(word) for word in words(text)] == words(text)
