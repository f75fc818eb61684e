"""How fast a catalogue may be asked: one pace for all threads, first by its published limits, then by its answers."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Condition, Lock
from typing import Protocol

# Requests that leave exactly at the limit may arrive closer together than they left.
MARGIN = 1.1
FASTEST = 1_000.0  # requests a second; what a header claims beyond this is a mistake
MOST_AT_ONCE = 32  # likewise
SHORTEST_HOLD = 0.001  # seconds; less is the rounding of clocks

_INTERVAL = re.compile(
    r"""(?P<count>\d{1,6})     # x-rate-limit-interval: 1s, 60s, 1m
        \s?(?P<unit>[smh]?)""",
    re.VERBOSE,
)
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600}


@dataclass(frozen=True, slots=True)
class Pool:
    """What a catalogue allows: requests a second for single records and for lists, and how many at once.

    >>> PUBLIC.rate("list"), POLITE.rate("list")
    (1.0, 3.0)
    """

    single: float
    list: float
    at_once: int

    def rate(self, kind: str) -> float:
        """Return the requests a second for `single` or `list`."""
        return self.single if kind == "single" else self.list


# Crossref's limits since 1 December 2025: the public pool, and the polite one (with mailto). Of Plus only the rate is
# published.
PUBLIC = Pool(single=5.0, list=1.0, at_once=1)
POLITE = Pool(single=10.0, list=3.0, at_once=3)
PLUS = Pool(single=150.0, list=150.0, at_once=8)


class Waiting(Exception):
    """The catalogue asks everybody to wait for longer than the caller would; `seconds` says how long."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:.0f} s")
        self.seconds = seconds


class Turns(Protocol):
    """Where it is written down when the next request of a kind may leave: in memory, or for all processes."""

    def take(self, kind: str, spacing: float) -> float:
        """Take the turn, if it has come: then 0, and the next one is `spacing` seconds away; else the seconds left."""
        ...

    def hold(self, seconds: float) -> None:
        """Let nobody take a turn of any kind for so many seconds."""
        ...


class OwnTurns:
    """The turns of one process.

    >>> turns = OwnTurns(clock=lambda: 5.0)
    >>> turns.take("list", 0.5), turns.take("list", 0.5)
    (0.0, 0.5)
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._next: dict[str, float] = {}
        self._lock = Lock()

    def take(self, kind: str, spacing: float) -> float:
        """Take the turn, if it has come: then 0, and the next one is `spacing` seconds away; else the seconds left."""
        with self._lock:
            now = self._clock()
            left = self._next.get(kind, now) - now
            if left > 0:
                return left
            self._next[kind] = now + spacing
            return 0.0

    def hold(self, seconds: float) -> None:
        """Let nobody take a turn for so many seconds: in one process the pace itself sees to that."""


class Pace:
    """Lets each request leave at its time, for all threads that share it.

    `clock` counts seconds and never goes back, `sleep` waits; `turns` may be shared with other processes.
    Until the first answer only one request is under way: its headers may ask for less than the pool is known for.
    """

    def __init__(
        self, pool: Pool, clock: Callable[[], float], sleep: Callable[[float], None], turns: Turns | None = None
    ) -> None:
        self._rates = {kind: pool.rate(kind) for kind in ("single", "list")}
        self._clock = clock
        self._sleep = sleep
        self._turns = turns or OwnTurns(clock)
        self._gates = {kind: Lock() for kind in self._rates}
        self._held_until = 0.0
        self._at_once, self._under_way, self._pool_at_once = 1, 0, pool.at_once
        self._place = Condition()
        self.waited = 0.0  # seconds that turns and holds have cost so far

    def rate(self, kind: str) -> float:
        """Return the requests of a kind that may leave in a second, the margin taken off."""
        return self._rates[kind] / MARGIN

    def depart(self, kind: str, patience: float) -> None:
        """Return when a request of this kind may leave; it is then under way until `arrived` is called.

        The turn is counted from when the request before really left, not from when it was allowed to: a thread that
        wakes up late must not leave together with the next one. Raises Waiting where the catalogue asks for more than
        `patience` seconds.
        """
        with self._gates[kind]:
            while True:
                if (held := self.held()) > patience:
                    raise Waiting(held)
                if held > 0:
                    self._wait(held)
                    continue
                self._take_place()
                # asked for patience while we waited for a place?
                left = self.held() or self._turns.take(kind, MARGIN / self._rates[kind])
                if left <= 0:
                    return
                self.arrived()
                self._wait(min(left, patience + 1))

    def arrived(self) -> None:
        """Say that a request is no longer under way, whatever became of it."""
        with self._place:
            self._under_way -= 1
            self._place.notify()

    def held(self) -> float:
        """Return for how many seconds the catalogue has asked everybody to wait."""
        seconds = self._held_until - self._clock()
        return seconds if seconds > SHORTEST_HOLD else 0.0

    def hold(self, seconds: float) -> None:
        """Let no request of any kind start for so many seconds (Retry-After)."""
        with self._place:
            self._held_until = max(self._held_until, self._clock() + seconds)
        self._turns.hold(seconds)

    def learn(self, kind: str, headers: Mapping[str, str]) -> None:
        """Take over the limits that an answer states; a header that makes no sense changes nothing.

        >>> pace = Pace(PUBLIC, clock=lambda: 0.0, sleep=lambda seconds: None)
        >>> pace.learn("list", {"x-rate-limit-limit": "11", "x-rate-limit-interval": "1s"})
        >>> round(pace.rate("list"), 2)
        10.0
        """
        at_once = headers.get("x-concurrency-limit", "")
        told = int(at_once) if re.fullmatch(r"[0-9]{1,3}", at_once) else 0
        with self._place:
            self._at_once = min(told, MOST_AT_ONCE) if told else self._pool_at_once
            self._place.notify_all()
        limit = headers.get("x-rate-limit-limit", "")
        interval = _INTERVAL.fullmatch(headers.get("x-rate-limit-interval", "1s").strip())
        if not (re.fullmatch(r"[0-9]{1,6}", limit) and interval):
            return
        seconds = int(interval["count"]) * _SECONDS[interval["unit"]]
        if seconds and 0 < int(limit) / seconds <= FASTEST:
            self._rates[kind] = int(limit) / seconds

    def _take_place(self) -> None:
        with self._place:
            self._place.wait_for(lambda: self._under_way < self._at_once)
            self._under_way += 1

    def _wait(self, seconds: float) -> None:
        self.waited += seconds
        self._sleep(seconds)
