"""How fast a catalogue may be asked: one pace for all threads, first by its published limits, then by its answers."""

import re
from collections.abc import Callable, Mapping
from threading import Lock

# Crossref's limits since 1 December 2025, requests a second: the public pool, and the polite one (with mailto).
PUBLIC = {"single": 5.0, "list": 1.0}
POLITE = {"single": 10.0, "list": 3.0}
# Requests that leave exactly at the limit may arrive closer together than they left.
MARGIN = 1.1
FASTEST = 1_000.0  # requests a second; what a header claims beyond this is a mistake

SHORTEST_HOLD = 0.001  # seconds; less is the rounding of clocks

_INTERVAL = re.compile(
    r"""(?P<count>\d{1,6})     # x-rate-limit-interval: 1s, 60s, 1m
        \s?(?P<unit>[smh]?)""",
    re.VERBOSE,
)
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600}


class Pace:
    """Gives each request its time to start. `clock` counts seconds and never goes back; nothing here sleeps.

    >>> now = [0.0]
    >>> pace = Pace({"list": 1.1}, clock=lambda: now[0])
    >>> pace.turn("list"), pace.turn("list")
    (0.0, 1.0)
    """

    def __init__(self, rates: Mapping[str, float], clock: Callable[[], float]) -> None:
        self._rates = dict(rates)
        self._clock = clock
        self._next = dict.fromkeys(rates, 0.0)
        self._held_until = 0.0
        self._lock = Lock()

    def turn(self, kind: str) -> float:
        """Return the seconds to wait until the next request of this kind may start; that turn is then taken."""
        with self._lock:
            now = self._clock()
            start = max(now, self._next[kind], self._held_until)
            self._next[kind] = start + MARGIN / self._rates[kind]
            return start - now

    def held(self) -> float:
        """Return for how many seconds the catalogue has asked everybody to wait."""
        seconds = self._held_until - self._clock()
        return seconds if seconds > SHORTEST_HOLD else 0.0

    def hold(self, seconds: float) -> None:
        """Let no request of any kind start for so many seconds (Retry-After, back-off)."""
        with self._lock:
            self._held_until = max(self._held_until, self._clock() + seconds)

    def learn(self, kind: str, headers: Mapping[str, str]) -> None:
        """Take over the rate that an answer states; a header that makes no sense changes nothing.

        >>> pace = Pace({"list": 1.0}, clock=lambda: 0.0)
        >>> pace.learn("list", {"x-rate-limit-limit": "11", "x-rate-limit-interval": "1s"})
        >>> pace.turn("list"), round(pace.turn("list"), 2)
        (0.0, 0.1)
        """
        limit = headers.get("x-rate-limit-limit", "")
        interval = _INTERVAL.fullmatch(headers.get("x-rate-limit-interval", "1s").strip())
        if not (re.fullmatch(r"[0-9]{1,6}", limit) and interval):
            return
        seconds = int(interval["count"]) * _SECONDS[interval["unit"]]
        if seconds and 0 < int(limit) / seconds <= FASTEST:
            with self._lock:
                self._rates[kind] = int(limit) / seconds
