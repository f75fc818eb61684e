"""Braces around what must keep its capitals."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.bibtex.text import balanced, clean, to_unicode
from incident_refs.bibtex.title import protect


@pytest.mark.parametrize(
    ("title", "tex"),
    [
        pytest.param(
            "ImageNet: A large-scale hierarchical image database",
            "{ImageNet}: A large-scale hierarchical image database",
            id="mixed-case",
        ),
        pytest.param("Large image datasets: A pyrrhic win?", "Large image datasets: A pyrrhic win?", id="nothing"),
        pytest.param(
            "A Study of Face Obfuscation in ImageNet", "A Study of Face Obfuscation in {ImageNet}", id="title-case"
        ),
        pytest.param("Auditing GPT-3 for the FBI", "Auditing {GPT}-3 for the {FBI}", id="acronyms"),
        pytest.param("IMAGE DATASETS: A SURVEY", "IMAGE DATASETS: A SURVEY", id="all-capitals-say-nothing"),
        pytest.param("Bias in Google's Search for the Dutch", "Bias in {Google's} Search for the {Dutch}", id="names"),
        pytest.param(
            "Predicting the welfare claims in Rotterdam with models",
            "Predicting the welfare claims in {Rotterdam} with models",
            id="name-in-sentence-case",
        ),
        pytest.param("iPhone and Vitamin C", "{iPhone} and Vitamin {C}", id="first-letter-small"),
        pytest.param("“BERT” & x < y", "“{BERT}” \\& x {\\textless} y", id="escapes-between"),
        pytest.param("", "", id="empty"),
    ],
)
def test_protect(title, tex):
    assert protect(title) == tex


@given(st.text(max_size=40))
def test_only_braces_are_added(title):
    title = unicodedata.normalize("NFC", title)
    assert balanced(protect(title))
    assert to_unicode(protect(title)) == clean(title)
