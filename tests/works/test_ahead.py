"""Questions begun ahead: each once, whoever waits, and again later where it was only given up."""

import threading
from threading import Event

import pytest

from incident_refs.errors import SourceError
from incident_refs.works.ahead import Ahead
from incident_refs.works.outcomes import Passing
from incident_refs.works.workers import Workers


@pytest.fixture
def ahead():
    found = Ahead(2, sound=lambda: 0)
    yield found
    found.close()


def test_whoever_waits_gets_it_when_it_is_done(ahead):
    done = []
    ahead.begin(["a"], lambda: done.append("a"))
    ahead.wait("a")
    assert done == ["a"]


def test_one_task_about_many_things_runs_once(ahead):
    done = []
    ahead.begin("abc", lambda: done.append("abc"))
    for about in "abc":
        ahead.wait(about)
    assert done == ["abc"]


def test_a_task_may_leave_a_part_to_another_one(ahead):
    done = []
    ahead.begin("ab", lambda: ahead.begin("b", lambda: done.append("b alone")))
    ahead.wait("b")
    assert done == ["b alone"]


def test_what_went_wrong_is_raised_for_each_who_waits(ahead):
    def fail():
        raise SourceError("busy")

    ahead.begin(["a"], fail)
    for _ in range(2):
        with pytest.raises(SourceError, match="busy"):
            ahead.wait("a")


def test_what_was_given_up_is_done_again_behind_the_others_where_those_were_answered():
    sound, order, both = [0], [], Event()

    def first():
        both.wait(5)
        order.append("first")
        if order.count("first") == 1:
            raise Passing("busy")

    def second():
        order.append("second")
        sound[0] += 1

    ahead = Ahead(1, sound=lambda: sound[0])
    ahead.begin(["first"], first)
    ahead.begin(["second"], second)
    both.set()
    ahead.wait("first")
    ahead.close()
    assert order == ["first", "second", "first"]


def test_where_nobody_is_answered_nothing_is_done_again():
    tries = []

    def first():
        tries.append(1)
        raise Passing("busy")

    ahead = Ahead(1, sound=lambda: 0)
    ahead.begin(["first"], first)
    with pytest.raises(Passing):
        ahead.wait("first")
    ahead.close()
    assert tries == [1]


def test_nothing_that_was_not_begun_is_waited_for(ahead):
    ahead.wait("never begun")


def test_what_is_not_begun_when_we_leave_is_left():
    going, done = Event(), []
    workers = Workers(1)
    workers.do(lambda: going.wait(5))
    workers.do(lambda: done.append("too late"))
    workers.close()
    going.set()
    for thread in threading.enumerate():
        if thread.daemon and thread.name.startswith("Thread"):
            thread.join(0.2)
    assert done == []
