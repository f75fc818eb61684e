"""Under which words a work is filed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.model.tokens import words
from incident_refs.works.index_terms import spelled

ASCII_WORD = re.compile(r"[a-z0-9]+")
MIXED = st.lists(
    st.one_of(
        st.text(max_size=6), st.sampled_from([*"eKİßςæ½…–_²Ⅳ", "e\u0301", "ﬁ", "Ⓐ", "深度学习", " a ", "\u0345a"])
    )
).map("".join)


def as_indexed(text: str) -> list[str]:
    """Return the words that the index makes of a text: lower case, split at what is neither letter nor digit."""
    return ASCII_WORD.findall(text.lower()) if text.isascii() else text.split(" ")


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        pytest.param("Image-Net 2009", "Image-Net 2009", id="ascii"),
        pytest.param("Müller–Łukasz", "Muller lukasz", id="accents-and-a-dash"),
        pytest.param("Muller e\u0301", "Muller e", id="combining"),
        pytest.param("深度 Learning", "深度 learning", id="another-script"),
    ],
)
def test_spelled(text, spelt):
    assert spelled(text) == spelt


@given(MIXED)
def test_the_index_sees_the_words_that_are_asked_for(text):
    assert as_indexed(spelled(text)) == words(text)
