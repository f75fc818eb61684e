"""What the stand-ins for catalogues share: real HTTP on loopback, faults to order, limits and a report on manners.

A stand-in answers in `respond`; tests/loopback.py brings the answers to the client or spoils them, and lists how:

    with CrossrefStandIn(rates={"429": 0.1, "truncated": 0.05}, seed=7, enforce=True) as crossref:
        crossref.faults += ["503 2", None, "drop"]   # the next answers, before the rates; None leaves one as it is
        crossref.always = "html"                     # all answers for which the others have nothing
        crossref.asked[0].path                       # what came in, in order
        print(crossref.report())

A fault by rate hangs on the seed, the question and how often that was asked: a run repeats itself exactly with many
threads too, and asking again draws anew.

With `scale=N` the stand-in's seconds are N times shorter than real ones. A client in the same process is given its
`clock` and `sleep`, and both agree on what a second is. Ways and threads do not get faster, so judging gets coarser:
`slack` (real seconds) is what they may take, and never counts for more than half a second of the stand-in.
"""

import hashlib
import time
from collections import Counter, deque
from threading import Lock

from tests.loopback import Answer, Server, in_html, is_known
from tests.manners import LIMITS, Gate, question, report

LONGEST_ADDRESS = 8_190  # characters


class StandIn:
    """A catalogue on loopback. `respond(asked, accept)` gives its answers, `wrong(asked)` one about another work."""

    not_held = in_html(404, "Not Found")
    announces_limits = True

    def __init__(
        self, *, rates=None, seed=1, retry_after=None, enforce=False, limits=None, scale=1.0, slack=0.05, latency=0.0
    ):
        self.faults = deque()
        self.always = None
        self.canned = None  # (status, content type, headers, body) to answer everything with
        self.headers = {}  # sent with every answer
        self.asked = []
        self.latency = latency  # seconds before each answer
        self.rates, self.seed = dict(rates or {}), seed
        self.retry_after = retry_after  # for a 429 or 503 that is ordered without one
        self.enforce = enforce
        self.scale = scale
        self._slack = min(slack * scale, 0.5)
        self._gate = Gate(LIMITS | dict(limits or {}), self._slack)
        self._often = Counter()
        self._started = time.perf_counter()
        self.lock = Lock()
        if sum(self.rates.values()) > 1.000001 or not all(is_known(fault) for fault in self.rates):
            raise ValueError(f"rates that add up to more than 1, or an unknown fault: {self.rates}")
        self._server = Server(self)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self):
        self._server.start()
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        """Close all connections and wait for their threads; an answer that could not be made is raised here."""
        self._server.stop()
        if self._server.broken:
            raise self._server.broken[0]

    def clock(self):
        """Return the seconds since the stand-in began, by its own clock."""
        return (time.perf_counter() - self._started) * self.scale

    def sleep(self, seconds):
        time.sleep(seconds / self.scale)

    @property
    def at_once(self):
        return self._gate.at_once

    @property
    def most_at_once(self):
        return self._gate.most_at_once

    def report(self):
        """Return how the client behaved so far. Judged by `limits`, whether they are enforced or not."""
        with self.lock:
            return report(self.asked, self.most_at_once, self._slack)

    def kind(self, path):
        """Return "array" for a list, "single" for one record."""
        return "single"

    def arrives(self, asked, accept):
        """Log a request, judge it and choose its fault."""
        with self.lock:
            asked.at = self.clock()
            asked.question = question(asked.path, asked.query, accept)
            asked.pool = f"{'polite' if asked.mailto else 'public'}-{self.kind(asked.path)}"
            self._gate.enter(asked)
            self.asked.append(asked)
            self._often[asked.question] += 1
            if not (self.enforce and (asked.over_rate or asked.over_concurrency)):
                asked.fault = self._next_fault(asked.question)

    def over(self, asked, status):
        """Note that a request is no longer under way; the first word counts."""
        with self.lock:
            if asked.status is None:
                asked.status, asked.sent = status, self.clock()
                self._gate.leave(asked)

    def answer(self, asked, accept, address):
        """Return the answer without fault: from the limits, from the can or from the catalogue."""
        if self.enforce and (asked.over_rate or asked.over_concurrency):
            return in_html(429, "Too Many Requests", retry_after=1 if self.retry_after is None else self.retry_after)
        if self.canned:
            status, kind, headers, body = self.canned
            return Answer(status, body, kind, headers)
        if len(address) > LONGEST_ADDRESS:
            return in_html(414, "Request-URI Too Large")
        return self.respond(asked, accept)

    def headers_for(self, asked):
        """Return the headers that every answer has. What a test put into `headers` comes before the pool's own."""
        if not (self.enforce and self.announces_limits):
            return self.headers
        limit = self._gate.limits[asked.pool]
        pool = {
            "x-rate-limit-limit": f"{limit.per_second:g}",
            "x-rate-limit-interval": "1s",
            "x-concurrency-limit": f"{limit.at_once:g}",
            "x-api-pool": asked.pool,
        }
        return pool | self.headers

    def _next_fault(self, asked_for):
        if self.faults:
            return self.faults.popleft()
        drawn = f"{self.seed}|{asked_for}|{self._often[asked_for]}".encode("utf-8", "surrogatepass")
        share = int.from_bytes(hashlib.sha256(drawn).digest()[:8], "big") / 2**64
        for fault, rate in self.rates.items():
            if share < rate:
                return fault
            share -= rate
        return self.always
