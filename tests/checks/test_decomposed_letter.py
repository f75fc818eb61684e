"""Accents that are signs of their own become one sign with their letter."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.checks.decomposed_letter import DecomposedLetter
from tests.checks.looking import places, seen, the_one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@misc{a,\n author = {Mu\u0308ller}\n}", [(2, 2)], id="umlaut"),
        pytest.param("@misc{a, author = {Nguye\u0302\u0303n}}", [(1, 10)], id="two-accents"),
    ],
)
def test_found(text, expected):
    assert places(text, DecomposedLetter()) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('@misc{a, author = {Müller and M{\\"u}ller}}', id="one-sign"),
        pytest.param("@misc{a, title = {x\u0303 and \u0308}}", id="no-such-letter"),
        pytest.param("@misc{a, title = {\u212b and \uf900}}", id="other-forms-of-a-letter"),
    ],
)
def test_not_found(text):
    assert places(text, DecomposedLetter()) == []


@pytest.mark.parametrize(
    ("value", "mended"),
    [("Mu\u0308ller", "Müller"), ("{E}cole e\u0301t x\u0303", "{E}cole ét x\u0303"), ("Nguye\u0302\u0303n", "Nguyễn")],
)
def test_they_are_put_together(value, mended):
    assert the_one(DecomposedLetter(), author=value).fix.to == mended


@given(
    st.text(st.sampled_from("aeuoxÄ\u0308\u0301\u0303\u0327 {}"), max_size=12).map(
        lambda text: text.translate({123: 32, 125: 32})
    )
)
def test_what_is_mended_is_the_same_text_and_stays(value):
    for found in seen(DecomposedLetter(), title=value):
        assert unicodedata.normalize("NFC", found.fix.to) == unicodedata.normalize("NFC", found.fix.was)
        assert not seen(DecomposedLetter(), title=found.fix.to)
