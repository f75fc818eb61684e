"""The pace: nobody leaves too early or with too many, whoever shares it."""

import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Lock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_refs.works.cache_file import CacheFile
from incident_refs.works.pace import MARGIN, OwnTurns, Pace, Pool, Waiting
from incident_refs.works.shared_turns import SharedTurns


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self, late=0.0):
        self.now, self.late = 100.0, late

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds + self.late


def paced(clock, single=5.0, lists=1.0, at_once=1, turns=None):
    return Pace(Pool(single, lists, at_once), clock, clock.sleep, turns)


def departures(pace, clock, kind, number):
    """Return when so many requests left, each back before the next one."""
    times = []
    for _ in range(number):
        pace.depart(kind, patience=1_000)
        times.append(clock())
        pace.arrived()
    return times


@given(rate=st.floats(0.1, 100), number=st.integers(2, 30), late=st.floats(0, 3))
def test_no_two_leave_closer_together_than_the_rate_allows_also_where_sleepers_wake_up_late(rate, number, late):
    clock = Clock(late)
    times = departures(paced(clock, lists=rate), clock, "list", number)
    assert times[0] == 100.0
    assert all(later - earlier >= 1 / rate for earlier, later in pairwise(times))


def test_each_kind_has_its_own_turns():
    clock = Clock()
    pace = paced(clock)
    assert departures(pace, clock, "list", 1) == departures(pace, clock, "single", 1) == [100.0]
    assert departures(pace, clock, "list", 1) == [100.0 + MARGIN]


def test_eight_threads_share_one_pace():
    left, lock = [], Lock()
    pace = Pace(Pool(100.0, 100.0, 8), time.monotonic, time.sleep)

    def ask(_):
        pace.depart("list", patience=5)
        with lock:
            left.append(time.monotonic())
        pace.arrived()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ask, range(40)))
    left.sort()
    window = deque(maxlen=101)
    for at in left:
        window.append(at)
        assert len([other for other in window if at - other < 1.0]) <= 100
    assert left[-1] - left[0] >= 39 / 100


def test_no_more_are_under_way_than_the_catalogue_allows():
    at_once, most, lock = 0, 0, Lock()
    pace = Pace(Pool(1_000.0, 1_000.0, 3), time.monotonic, time.sleep)
    pace.learn("list", {})

    def ask(_):
        nonlocal at_once, most
        pace.depart("list", patience=5)
        with lock:
            at_once += 1
            most = max(most, at_once)
        time.sleep(0.02)
        with lock:
            at_once -= 1
        pace.arrived()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ask, range(24)))
    assert most == 3


def test_until_the_first_answer_one_is_under_way():
    pace = Pace(Pool(1_000.0, 1_000.0, 3), time.monotonic, time.sleep)
    pace.depart("list", patience=1)
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(pace.depart, "list", 1)
        time.sleep(0.05)
        assert not second.done()
        pace.learn("list", {"x-concurrency-limit": "2"})
        second.result(timeout=5)


def test_a_hold_is_for_every_kind_and_the_longer_one_counts():
    clock = Clock()
    pace = paced(clock)
    pace.hold(30)
    pace.hold(2)
    assert pace.held() == 30
    assert departures(pace, clock, "list", 1) == departures(pace, clock, "single", 1) == [130.0]


def test_a_hold_that_is_longer_than_we_wait_is_said_at_once():
    clock = Clock()
    pace = paced(clock)
    pace.hold(86_400)
    with pytest.raises(Waiting) as waiting:
        pace.depart("list", patience=20)
    assert waiting.value.seconds == 86_400
    assert clock.now == 100.0


def test_what_waiting_cost_is_counted():
    clock = Clock()
    pace = paced(clock)
    departures(pace, clock, "list", 3)
    assert pace.waited == pytest.approx(2 * MARGIN)


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
    pace = paced(Clock(), lists=0.5)
    pace.learn("list", {"x-rate-limit-limit": limit, "x-rate-limit-interval": interval})
    assert 1 / pace.rate("list") == pytest.approx(expected * MARGIN)


def test_an_answer_without_headers_changes_nothing():
    pace = paced(Clock(), lists=0.5)
    pace.learn("list", {})
    assert 1 / pace.rate("list") == pytest.approx(2 * MARGIN)


# Turns that processes share


@pytest.fixture
def file(tmp_path):
    cache = CacheFile(tmp_path / "cache")
    yield cache
    cache.close()


def test_two_processes_keep_one_pace_and_so_does_one_that_starts_again(file):
    clock = Clock()
    first, second = (paced(clock, turns=SharedTurns(file, "crossref", clock)) for _ in range(2))
    assert departures(first, clock, "list", 1) == [100.0]
    assert departures(second, clock, "list", 1) == [100.0 + MARGIN]


def test_patience_that_one_process_is_asked_for_is_that_of_all(file):
    clock = Clock()
    first, second = (paced(clock, turns=SharedTurns(file, "crossref", clock)) for _ in range(2))
    first.hold(7)
    assert departures(second, clock, "single", 1) == [107.0]
    first.hold(86_400)  # a person decides, and may ask again
    assert departures(second, clock, "single", 1)[0] < 110


def test_two_catalogues_and_two_kinds_have_turns_of_their_own(file):
    crossref, doi_org = SharedTurns(file, "crossref", Clock()), SharedTurns(file, "doi.org", Clock())
    assert [crossref.take("list", 9), crossref.take("single", 9), doi_org.take("list", 9)] == [0, 0, 0]


def test_a_clock_that_was_set_back_does_not_stop_us_for_days(file):
    SharedTurns(file, "crossref", lambda: 1e9).take("list", 1)
    assert SharedTurns(file, "crossref", lambda: 5e8).take("list", 1) == 0


def test_where_turns_cannot_be_shared_a_process_keeps_its_own(file):
    turns = SharedTurns(file, "crossref", Clock())
    file.close()
    assert [turns.take("list", 9), turns.take("list", 9)] == [0, 9]


def test_own_turns_from_eight_threads_are_all_different():
    turns = OwnTurns(lambda: 5.0)
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda _: turns.take("list", 1.0), range(50)))
    assert taken.count(0) == 1
