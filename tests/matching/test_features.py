"""What speaks for and against a work, feature by feature."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.matching.features import NAMES, compare, fits_better
from incident_refs.matching.likelihood import weigh
from incident_refs.matching.printed import printed
from incident_refs.matching.profile import profile_of_card
from incident_refs.model.card import card_of
from incident_refs.model.names import Group, Names
from tests.matching.catalogue import PREPRINT, PUBLISHED, TIDES, TIDES_LINE, people, work


def features(raw, one=TIDES):
    return dict(zip(NAMES, compare(printed(raw), profile_of_card(card_of(one))), strict=True))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(TIDES_LINE, {"title": 1.0, "explained": 1.0, "strangers": 0.0}, id="all-there"),
        pytest.param(TIDES_LINE, {"volume": 2.0, "first_page": 2.0, "last_page": 2.0, "issue": 2.0}, id="numbers"),
        pytest.param(TIDES_LINE.replace("2011", "2012"), {"year": 2.0}, id="year-next-to-it"),
        pytest.param(TIDES_LINE.replace("2011", "1987"), {"year": 0.0}, id="year-far-away"),
        pytest.param(TIDES_LINE.replace("(2011)", "(n.d.)"), {"year": 3.0}, id="no-year"),
        pytest.param(TIDES_LINE.replace(" 14(2)", " 15(2)"), {"volume": 0.0}, id="another-volume"),
        pytest.param(TIDES_LINE.replace("201–219", "20 1–219"), {"first_page": 1.5}, id="digits-apart"),
        pytest.param(TIDES_LINE.replace("A.", "B."), {"initial": 0.0}, id="another-initial"),
        pytest.param("Halvorsen A, Quiroga P", {"initial": 2.0, "first_author": 4.0}, id="initial-behind"),
        pytest.param("A. Halvorsen, P. Quiroga", {"initial": 2.0}, id="initial-before"),
        pytest.param("Quiroga, P., & Halvorsen, A.", {"first_author": 3.0}, id="other-order-of-names"),
        pytest.param("Halvors3n, A.", {"first_author": 2.0}, id="misspelt"),
        pytest.param("Okafor, C. 2011", {"first_author": 0.0, "head_strangers": -1.0}, id="somebody-else"),
        pytest.param("J Coast Imagin 2011;14:201", {"strangers": 0.0, "first_page": 2.0}, id="short-journal"),
    ],
)
def test_features(raw, expected):
    found = features(raw)
    assert {name: found[name] for name in expected} == expected


def test_a_title_of_another_work_is_a_run_of_strangers():
    found = features(
        "Halvorsen, A. (2011). Erosion of dunes by lighthouses and winters. Journal of Coastal Imagination."
    )
    assert found["stranger_run"] < -20
    assert found["other_words"] < -20


def test_a_number_in_the_title_tells_parts_from_each_other():
    part = work("x:1", "Book review 2", Names(), 2011)
    assert features("Book review 1. 2011", part)["other_numbers"] == -1.0
    assert features("Book review 2. 2011", part)["other_numbers"] == 0.0


def test_fits_better_is_nowhere_worse_and_somewhere_better():
    raw = printed(
        "Lindqvist T, Raman P (2021) A fair wind for neural sails. Proceedings of the Regatta on Learning, 55–64"
    )
    preprint, published = (compare(raw, profile_of_card(card_of(one))) for one in (PREPRINT, PUBLISHED))
    assert fits_better(published, preprint) or weigh(published) > weigh(preprint)
    assert not fits_better(preprint, published)
    assert not fits_better(published, published)


@given(st.text(max_size=300), st.text(max_size=80), st.text(max_size=20), st.integers(1, 9999))
def test_any_texts_can_be_compared(raw, title, name, year):
    one = work(
        "x:1", title, Names((Group(name),)) if name else people(), year, container=title, pages=name, volume=name
    )
    row = compare(printed(raw), profile_of_card(card_of(one)))
    assert len(row) == len(NAMES)
    assert 0.0 <= weigh(row) <= 1.0


@given(st.text(max_size=200))
def test_reading_what_is_printed_is_stable(raw):
    assert printed(raw) == printed(raw)
