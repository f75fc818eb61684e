"""`resolve --online --write` killed again and again, or stopped with Ctrl-C: what was finished is kept.

Real processes, real HTTP on loopback, and a stand-in for Crossref whose limits are high, so that all this is over soon.
A Plus token lets us begin at that pace.
"""

import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial

import pytest

from tests.crossref_stand_in import CrossrefStandIn, work
from tests.end_to_end.conftest import environment
from tests.manners import Limit

THREADS = 8  # what asks at once with a Plus token: so many questions may be unfinished at a kill
JUST_NOW = 0.25  # seconds; an answer that left the catalogue later may not have been kept yet
KILLS = 20
SHORES = ["Bergen", "Halifax", "Lagos", "Osaka", "Tallinn", "Hobart", "Cork", "Izmir", "Muscat", "Valdivia"]
THINGS = ["tides", "dunes", "storms", "anchors", "winches", "gulls", "harbours", "currents", "estuaries", "beacons"]
LETTERS = "abcdefghij"
WORKS = tuple(
    work(
        f"10.5072/shore.{n}",
        f"Watching {THINGS[n % 10]} near {SHORES[n // 10 % 10]}, winter {1700 + n}",
        [f"Ada Fisher{LETTERS[n % 10]}{LETTERS[n // 10 % 10]}{LETTERS[n // 100]}"],
        1990 + n % 30,
    )
    for n in range(300)
)


def line_of(each):
    author, year = each["author"][0], each["issued"]["date-parts"][0][0]
    return f"{author['family']} {author['given'][0]}. ({year}). {each['title'][0]}"


# 140 lines are searched one by one, 160 DOIs are asked for in four lists
STRINGS = [each["DOI"] if n % 15 < 8 else line_of(each) for n, each in enumerate(WORKS)]
REQUESTS = 140 + 4


@pytest.fixture
def crossref():
    fast = dict.fromkeys(("public-single", "public-array", "polite-single", "polite-array"), Limit(400, THREADS))
    with CrossrefStandIn(works=WORKS, enforce=True, limits=fast, latency=0.01) as stand_in:
        yield stand_in


@contextmanager
def started(folder, crossref):
    """Start the command in a workspace of its own, which is made where it is not there yet."""
    folder.mkdir(exist_ok=True)
    env = environment(
        folder,
        INCIDENT_REFS_CROSSREF_URL=crossref.url,
        INCIDENT_REFS_PLUS_TOKEN="a-token-for-tests",
        INCIDENT_REFS_MAILTO="tests@example.org",
    )
    command = [sys.executable, "-m", "incident_refs"]
    if not (folder / "refs").exists():
        subprocess.run([*command, "init"], cwd=folder, env=env, check=True, capture_output=True)
        (folder / "strings.txt").write_text("\n".join(STRINGS) + "\n", encoding="utf-8")
    asking = ["resolve", "--strings", "strings.txt", "--source", "crossref", "--online", "--write"]
    with subprocess.Popen(
        [*command, *asking], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        try:
            yield run
        finally:
            run.kill()


def finished(folder, crossref):
    """Let the command end, and return what it wrote and said."""
    with started(folder, crossref) as run:
        out, err = run.communicate(timeout=60)
    assert run.returncode == 0, err.decode()
    refs = folder / "refs"
    return (refs / "library.bib").read_bytes(), (refs / "attachments.jsonl").read_bytes(), out


def wait_until(moment, run):
    while run.poll() is None and not moment():
        time.sleep(0.001)


def moments(crossref, dice):
    """Yield KILLS moments to kill a run at, each as a function that says whether it has come."""
    for number in range(KILLS):
        if number % 2:  # some time after the start: while it is read, asked or judged
            yield after(dice.uniform(0.0, 0.5))
        else:  # in the midst of asking, also on slow machines
            yield after(
                dice.uniform(0.0, 0.02), partial(has_asked, crossref, len(crossref.asked) + dice.randint(1, 20))
            )


def has_asked(crossref, requests):
    return len(crossref.asked) >= requests


def after(seconds, event=lambda: True):
    """Return a function that says whether so many seconds have gone by after an event."""
    ends = None

    def has_come():
        nonlocal ends
        if ends is None and event():
            ends = time.monotonic() + seconds
        return ends is not None and time.monotonic() >= ends

    return has_come


def test_a_run_that_is_killed_twenty_times_ends_like_one_that_never_was(tmp_path, crossref):
    killed, answered = 0, set()
    for moment in moments(crossref, random.Random(2009)):
        begun = len(crossref.asked)
        with started(tmp_path / "killed", crossref) as run:
            wait_until(moment, run)
            killed += run.poll() is None
            run.kill()
            run.wait()
        at, asked = crossref.clock(), crossref.asked[begun:]
        assert not answered & {each.question for each in asked}
        under_way = {each.question for each in asked if each.status != 200 or each.sent > at - JUST_NOW}
        answered |= {each.question for each in asked} - under_way
    assert killed > KILLS / 2
    begun = len(crossref.asked)
    ended = finished(tmp_path / "killed", crossref)
    assert not answered & {each.question for each in crossref.asked[begun:]}
    assert len({each.question for each in crossref.asked}) == REQUESTS
    breaches = crossref.report().breaches
    assert breaches.pop("repeated", 0) <= killed * THREADS
    assert breaches == {}
    with CrossrefStandIn(works=WORKS) as another:
        assert ended == finished(tmp_path / "whole", another)


@pytest.mark.skipif(sys.platform == "win32", reason="a console has Ctrl-C there, a process no SIGINT")
def test_ctrl_c_in_the_middle_says_how_to_go_on(tmp_path, crossref):
    with started(tmp_path, crossref) as run:
        wait_until(lambda: len(crossref.asked) >= 40, run)
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=10)
    assert run.returncode == 130
    assert err.decode().splitlines()[-1] == "Stopped. What was finished is kept; the same command goes on from there."
    assert b"Traceback" not in err
    asked = {each.question for each in crossref.asked if each.status == 200}
    stopped = len(crossref.asked)
    finished(tmp_path, crossref)
    again = [each.question for each in crossref.asked[stopped:] if each.question in asked]
    assert len(again) <= THREADS
    assert stopped < REQUESTS


def test_killed_between_the_library_and_the_events_the_next_run_completes_them(tmp_path, crossref):
    library = tmp_path / "killed" / "refs" / "library.bib"
    with started(tmp_path / "killed", crossref) as run:
        wait_until(lambda: library.stat().st_size > 0, run)
        run.kill()
    with CrossrefStandIn(works=WORKS) as another:
        assert finished(tmp_path / "killed", crossref)[:2] == finished(tmp_path / "whole", another)[:2]
