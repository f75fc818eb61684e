import time
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.matching.topic import (
    LONGEST_TEXT,
    acronyms,
    initials,
    is_silent,
    likeness,
    rarity,
    stem,
    stems,
    topic_of,
)


@pytest.mark.parametrize(
    "relatives",
    [
        pytest.param(("network", "networks"), id="plural"),
        pytest.param(("regularization", "regularizing", "regularized"), id="regular"),
        pytest.param(("interpretable", "interpretability"), id="interpret"),
        pytest.param(("theory", "theories"), id="y-and-ies"),
    ],
)
def test_relatives_share_their_stem(relatives):
    assert len(set(map(stem, relatives))) == 1


@pytest.mark.parametrize("word", ["bias", "corpus", "analysis", "loss", "gan", "2009", "lime"])
def test_words_that_are_their_own_stem(word):
    assert stem(word) == word


@given(st.text(max_size=60))
def test_a_stem_keeps_three_letters_or_its_whole_word(text):
    for word in text.split():
        assert len(stem(word)) >= min(3, len(word))


@given(st.text(max_size=200))
def test_a_topic_has_length_one_or_none(text):
    topic = topic_of(text)
    length = sum(a * a for a in topic.meaning)
    assert isclose(length, 1.0) or length == 0.0
    assert topic.said == set(topic.order)


def test_what_is_common_in_titles_tells_less():
    assert rarity("network") < rarity("counterfactu") < rarity("yfcc100m") <= 1


def test_meanings_are_near_without_a_shared_letter():
    said = topic_of("explanations of predictions")
    assert likeness(said, topic_of("interpretable models")) > 0.3 > likeness(said, topic_of("wireless antennas"))


def test_an_empty_text_is_like_nothing():
    assert likeness(topic_of(""), topic_of("interpretable models")) == 0
    assert stems("of the and") == []
    assert is_silent("the")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("the DCGAN and its GANs", {"dcgan", "gan"}, id="plural"),
        pytest.param("A is no acronym, nor is Bayes", set(), id="one-letter-and-names"),
        pytest.param("LaMDA or t-SNE", {"lamda", "sne"}, id="small-letters-inside"),
    ],
)
def test_acronyms(text, found):
    assert acronyms(text) == found


def test_initials_leave_silent_words_out():
    assert initials("Gradient-weighted class activation mapping of the image") == "gwcami"


def test_a_hostile_text_costs_no_more_than_its_beginning():
    for hostile in ("A" * 200_000, "aB" * 100_000, "a " * 100_000, "-" * 200_000):
        begun = time.process_time()
        topic_of(hostile)
        acronyms(hostile)
        assert time.process_time() - begun < 1
    assert len(stems("word " * LONGEST_TEXT)) <= LONGEST_TEXT / 5 + 1
