"""What comes out is one line, and nothing in it is for a terminal to obey."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from incident_refs.checks.outputs.plain import plain


@given(st.text())
def test_plain(text):
    said = plain(text)
    assert not {unicodedata.category(letter) for letter in said} & {"Cc", "Cf", "Cs", "Co"}
    assert plain(said) == said
