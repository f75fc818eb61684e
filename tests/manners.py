"""Good manners towards a catalogue, judged from its side: what each pool allows, and what its log says about a client.

All times are seconds of the catalogue's own clock, and nothing here looks at a clock, so that judging is plain arithmetic.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from math import inf
from typing import NamedTuple
from urllib.parse import unquote, urlencode

REFUSED = (429, 503)
FIRST_PAUSE = 1.0  # seconds to wait where a refusal has no Retry-After, or one that is no number
# These bring the right answer all the same, only later or packed; every other fault leaves the question open.
SOUND_FAULTS = frozenset({"delay", "drip", "packed"})
_MAILTO = re.compile(r"mailto:\s*[^\s)>;,]+@[^\s)>;,]+")


class Limit(NamedTuple):
    """What one pool allows. `at_once` counts all requests of a pool, lists and single records together."""

    per_second: float
    at_once: float


# Since 1 December 2025. Crossref calls lists "array" in x-api-pool.
LIMITS = {
    "public-single": Limit(5, 1),
    "public-array": Limit(1, 1),
    "polite-single": Limit(10, 3),
    "polite-array": Limit(3, 3),
}
UNLIMITED = dict.fromkeys(LIMITS, Limit(inf, inf))


@dataclass(eq=False)
class Asked:
    """One question as it came in, and (not frozen for that reason) what became of it later.

    `question` is what two requests share that ask for the same. `status` is None while the request is under way; the
    name of the fault where no status was sent, and "gone" where the client hung up. `sent` is the moment before the
    answer's last byte leaves: a client cannot have reacted earlier, and it is no longer under way once that byte is there.
    """

    at: float
    path: str
    query: Mapping[str, Sequence[str]]
    agent: str
    connection: tuple[str, int]
    question: str = ""
    pool: str = "public-single"
    over_rate: bool = False
    over_concurrency: bool = False
    fault: str | None = None
    status: int | str | None = None
    sent: float = inf
    retry_after: str | None = None
    token: str | None = None  # what the header of Crossref's Plus said

    @property
    def mailto(self):
        return bool(_MAILTO.search(self.agent) or "@" in "".join(self.query.get("mailto", ())))

    @property
    def settles_the_question(self):
        return self.status == 404 or (self.status == 200 and (self.fault or "delay").split()[0] in SOUND_FAULTS)

    @property
    def pause(self):
        return float(self.retry_after) if (self.retry_after or "").isdigit() else FIRST_PAUSE


def question(path: str, query: Mapping[str, Sequence[str]], accept: str = "") -> str:
    """Return what two requests share that ask for the same: other capitals, escapes or mailto make no other question."""
    path = unquote(re.sub(r"^/v1(?=/)", "", path)).lower()
    return f"{path}?{urlencode(sorted((name, query[name]) for name in query if name != 'mailto'), doseq=True)} {accept}"


class Gate:
    """Counts the requests of each pool. `slack` is the part of a second by which a window is judged shorter."""

    def __init__(self, limits: Mapping[str, Limit], slack: float) -> None:
        self.limits = limits
        self.at_once = self.most_at_once = 0
        self._window = 1.0 - slack
        self._arrivals = defaultdict(deque)
        self._under_way = Counter()

    def enter(self, asked: Asked) -> None:
        """Count a request that arrives, and note on it whether it is one too many."""
        limit, arrivals, base = self.limits[asked.pool], self._arrivals[asked.pool], asked.pool.partition("-")[0]
        while arrivals and asked.at - arrivals[0] >= self._window:
            arrivals.popleft()
        arrivals.append(asked.at)
        self._under_way[base] += 1
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        asked.over_rate = len(arrivals) > limit.per_second
        asked.over_concurrency = self._under_way[base] > limit.at_once

    def leave(self, asked: Asked) -> None:
        self._under_way[asked.pool.partition("-")[0]] -= 1
        self.at_once -= 1


@dataclass(frozen=True, slots=True)
class Report:
    """What a catalogue's operator sees of a client. `print(report)` shows it a line for each figure."""

    requests: int
    over_rate: int
    over_concurrency: int
    early_retries: int
    repeated: int
    without_mailto: int
    without_name: int
    most_at_once: int
    seconds: float
    by_status: Mapping[int | str, int] = field(default_factory=dict)
    by_fault: Mapping[str, int] = field(default_factory=dict)

    @property
    def breaches(self) -> dict[str, int]:
        """Return the figures that are zero for a client with good manners and are not here. A mailto is voluntary."""
        names = ("over_rate", "over_concurrency", "early_retries", "repeated", "without_name")
        return {name: getattr(self, name) for name in names if getattr(self, name)}

    def __str__(self) -> str:
        statuses = ", ".join(f"{count} x {status}" for status, count in self.by_status.items())
        faults = ", ".join(f"{count} x {fault}" for fault, count in self.by_fault.items())
        rows = {
            "requests": f"{self.requests} in {self.seconds:.1f} s, at most {self.most_at_once} at once",
            "answers": statuses or "none",
            "faults": faults or "none",
            "beyond the rate": self.over_rate,
            "too many at once": self.over_concurrency,
            "early retries": self.early_retries,
            "asked again": self.repeated,
            "without mailto": self.without_mailto,
            "without our name": self.without_name,
        }
        return "\n".join(f"{name:<17} {value}" for name, value in rows.items())


def report(log: Sequence[Asked], most_at_once: int, slack: float) -> Report:
    """Return the report on a log, which is in the order of arrival. `slack` is what the way here may have taken."""
    ends = [asked.sent for asked in log if asked.sent < inf]
    return Report(
        requests=len(log),
        over_rate=sum(asked.over_rate for asked in log),
        over_concurrency=sum(asked.over_concurrency for asked in log),
        early_retries=len(_early(log, slack)),
        repeated=_repeated(log),
        without_mailto=sum(not asked.mailto for asked in log),
        without_name=sum("incident-refs" not in asked.agent.lower() for asked in log),
        most_at_once=most_at_once,
        seconds=max(ends, default=log[-1].at) - log[0].at if log else 0.0,
        by_status=_counted("under way" if asked.status is None else asked.status for asked in log),
        by_fault=_counted(asked.fault for asked in log if asked.fault),
    )


def _counted(values):
    return dict(sorted(Counter(values).items(), key=lambda pair: str(pair[0])))


def _early(log, slack):
    """Return the places of the requests that started although a refusal had asked for patience.

    A request may have been on its way when the refusal left. It cannot have been on the refusal's own connection, and
    nobody sends the refused question twice at once: those two are judged to the moment, others after the slack.
    """
    arrivals = [asked.at for asked in log]
    early = set()
    for refusal in (asked for asked in log if asked.status in REFUSED and asked.sent < inf):
        due = refusal.sent + refusal.pause - min(slack, refusal.pause / 2)
        after = range(bisect_right(arrivals, refusal.sent), len(log))
        for place in takewhile(lambda place, due=due: arrivals[place] < due, after):
            asked = log[place]
            same = asked.connection == refusal.connection or asked.question == refusal.question
            if same or asked.at > refusal.sent + slack:
                early.add(place)
    return early


def _repeated(log):
    settled = {}
    for asked in log:
        if asked.settles_the_question:
            settled[asked.question] = min(asked.sent, settled.get(asked.question, inf))
    return sum(asked.at > settled.get(asked.question, inf) for asked in log)
