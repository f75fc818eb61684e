"""The pace: turns that never come too early, whoever takes them."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.works.pace import MARGIN, Pace


def at(seconds):
    return lambda: seconds


@given(rate=st.floats(0.1, 100), turns=st.integers(2, 30))
def test_no_two_turns_are_closer_than_the_rate_allows(rate, turns):
    pace = Pace({"list": rate}, at(5.0))
    starts = [pace.turn("list") for _ in range(turns)]
    assert starts[0] == 0
    assert all(later - earlier >= 1 / rate for earlier, later in pairwise(starts))


def test_each_kind_has_its_own_turns():
    pace = Pace({"list": 1, "single": 5}, at(0.0))
    assert [pace.turn("list"), pace.turn("single"), pace.turn("list")] == [0, 0, MARGIN]


def test_eight_threads_take_turns_from_one_pace():
    pace = Pace({"list": 10}, at(0.0))
    with ThreadPoolExecutor(8) as pool:
        turns = sorted(pool.map(lambda _: pace.turn("list"), range(200)))
    assert turns == pytest.approx([n * MARGIN / 10 for n in range(200)])


def test_a_hold_is_for_every_kind_and_the_longer_one_counts():
    pace = Pace({"list": 1, "single": 5}, at(100.0))
    pace.hold(30)
    pace.hold(2)
    assert pace.held() == 30
    assert (pace.turn("list"), pace.turn("single")) == (30, 30)


@pytest.mark.parametrize(
    ("limit", "interval", "expected"),
    [
        pytest.param("10", "1s", 0.1, id="seconds"),
        pytest.param("10", "1", 0.1, id="no-unit"),
        pytest.param("60", "1m", 1.0, id="minutes"),
        pytest.param("2", "10s", 5.0, id="slow"),
        pytest.param("0", "1s", 2.0, id="zero-changes-nothing"),
        pytest.param("10", "0s", 2.0, id="no-interval"),
        pytest.param("-5", "1s", 2.0, id="negative"),
        pytest.param("many", "1s", 2.0, id="words"),
        pytest.param("999999", "1s", 2.0, id="unbelievable"),
        pytest.param("10", "a while", 2.0, id="unreadable-interval"),
        pytest.param("\u0661\u0662", "1s", 2.0, id="digits-of-another-script"),
    ],
)
def test_the_headers_of_an_answer_set_the_rate(limit, interval, expected):
    pace = Pace({"list": 0.5}, at(0.0))
    pace.learn("list", {"x-rate-limit-limit": limit, "x-rate-limit-interval": interval})
    pace.turn("list")
    assert pace.turn("list") == pytest.approx(expected * MARGIN)


def test_an_answer_without_headers_changes_nothing():
    pace = Pace({"list": 0.5}, at(0.0))
    pace.learn("list", {})
    pace.turn("list")
    assert pace.turn("list") == pytest.approx(2 * MARGIN)
