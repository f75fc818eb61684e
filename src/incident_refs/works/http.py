"""One polite HTTP client for a catalogue of works: shared connections, pace, retries, a deadline and a cap on size.

Everything that goes wrong is a SourceError with one sentence; only 404 is an answer (NotHeld). Imported late:
the HTTP library below habanero takes 80 ms.
"""

import json
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Thread
from typing import Any

import httpx2

from incident_refs.errors import SourceError
from incident_refs.works.pace import POLITE, PUBLIC, Pace

AT_ONCE = {"public": 1, "polite": 3}
MAX_BYTES = 16 << 20  # a list of ten works with 5,000 authors each stays below
MAX_REDIRECTS = 3
ATTEMPTS = 4
FIRST_PAUSE = 1.0  # seconds; doubled for each further attempt
CONNECT_WITHIN = 3.0  # seconds; without a network nobody should wait for longer
DOWN_FOR = 30.0  # seconds for which nobody tries again when there is no network
RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
REFUSED = frozenset({401, 403})
MOVED = frozenset({301, 302, 303, 307, 308})


class NotHeld(Exception):
    """The catalogue says that it does not hold what was asked for (404): an answer, not an error."""


class Fault(Exception):
    """One attempt failed, and another may do better. The text follows the catalogue's name: `sent an empty answer`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whole: never more than MAX_BYTES, never later than the deadline."""

    url: str
    status: int
    headers: httpx2.Headers
    body: bytes


def _no_fault(answer: Mapping[str, Any]) -> str | None:
    return None


class PoliteClient:
    """Asks one catalogue, for all threads of a run.

    `deadline` is the seconds that one question may take, retries and the waiting between them included.
    `fault_in` looks at a JSON answer and says what is wrong with it, or None. `clock` and `sleep` stand in for time.
    """

    def __init__(
        self,
        name: str,
        *,
        polite: bool = False,
        deadline: float = 20.0,
        fault_in: Callable[[Mapping[str, Any]], str | None] = _no_fault,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._name = name
        self._deadline = deadline
        self._fault_in = fault_in
        self._clock = clock
        self._sleep = sleep
        self._pace = Pace(POLITE if polite else PUBLIC, clock)
        self._at_once = BoundedSemaphore(AT_ONCE["polite" if polite else "public"])
        # The deadline is kept by _within; the library's own time-out only ends a thread that was given up.
        timeout = httpx2.Timeout(deadline + CONNECT_WITHIN, connect=min(deadline, CONNECT_WITHIN))
        self._client = httpx2.Client(timeout=timeout, follow_redirects=False)
        self._closed_because: str | None = None
        self._down_until = 0.0

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def get(
        self, url: str, params: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Return the JSON answer to one question. Raises NotHeld for 404 and SourceError for all that goes wrong."""
        self._unless_closed()
        try:
            request = self._client.build_request("GET", url, params=params, headers=headers)
        except httpx2.InvalidURL as error:
            raise SourceError(f"{self._name} cannot be asked at '{url[:200]}' ({error}); check its address") from error
        request.headers["Accept-Encoding"] = "gzip"
        kind = "list" if request.url.path.rstrip("/").endswith("/works") else "single"
        with self._at_once:
            return self._insist(request, kind)

    def _insist(self, request: httpx2.Request, kind: str) -> Answer:
        """Try until there is an answer, the attempts are used up or the deadline is near."""
        self._take_turn(kind, self._clock() + self._deadline)
        ends = self._clock() + self._deadline  # our own pace is not held against them
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._ask(request, kind, ends)
            except Fault as fault:
                reason = str(fault)
            if attempt < ATTEMPTS:
                self._pace.hold(FIRST_PAUSE * 2 ** (attempt - 1))
                self._take_turn(kind, ends, reason)
        raise SourceError(f"{self._name} {reason} ({ATTEMPTS} times); run again later, or go on with --offline")

    def _take_turn(self, kind: str, ends: float, reason: str = "asks us to wait") -> None:
        """Sleep until the next request may start, or raise where that would be after the deadline."""
        while True:
            seconds = self._pace.turn(kind)
            if self._pace.held() and self._clock() + seconds >= ends:
                raise self._too_long(seconds, reason)
            if seconds > 0:
                self._sleep(seconds)
            if not self._pace.held():  # another thread may have been told to wait meanwhile
                return

    def _too_long(self, seconds: float, reason: str = "asks us to wait") -> SourceError:
        return SourceError(
            f"{self._name} {reason}, and may be asked again in {seconds:.0f} s; run again then, or go on with --offline"
        )

    def _ask(self, request: httpx2.Request, kind: str, ends: float) -> Answer:
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._within(ends, request)
            self._pace.learn(kind, answer.headers)
            if answer.status not in MOVED:
                return self._checked(answer)
            request = self._moved(request, answer)
            self._take_turn(kind, ends)
        raise Fault(f"redirects more than {MAX_REDIRECTS} times")

    def _moved(self, request: httpx2.Request, answer: Answer) -> httpx2.Request:
        """Return the request that a redirect asks for: on the same host only, since others were not agreed to."""
        target = request.url.join(answer.headers.get("location", ""))
        if (target.scheme, target.host, target.port) != (request.url.scheme, request.url.host, request.url.port):
            raise SourceError(f"{self._name} redirects to another host ({target.host}), which is not followed")
        return self._client.build_request("GET", target, headers=request.headers)

    def _checked(self, answer: Answer) -> Answer:
        """Return the answer if it is a sound JSON object."""
        if answer.status == 404:
            raise NotHeld(answer.url)
        if answer.status in REFUSED:
            self._closed_because = f"refuses us (HTTP {answer.status})"
            self._unless_closed()
        if answer.status in RETRIED:
            self._pace.hold(_retry_after(answer.headers))
            raise Fault(f"is overloaded or asks for patience (HTTP {answer.status})")
        if answer.status != 200:
            raise SourceError(f"{self._name} does not take the question (HTTP {answer.status}{_said(answer)})")
        if not answer.headers.get("content-type", "").startswith("application/json"):
            raise Fault(f"answered with {answer.headers.get('content-type') or 'an unknown type'} instead of JSON")
        fault = self._fault_in(_json_object(answer))
        if fault:
            raise Fault(fault)
        return answer

    def _unless_closed(self) -> None:
        """Raise where asking again is pointless: refused, no network, or asked to wait for longer than we would."""
        if self._closed_because:
            raise SourceError(f"{self._name} {self._closed_because}; it is not asked again in this run")
        if self._clock() < self._down_until:
            raise SourceError(f"{self._name} cannot be reached; check the network, or go on with --offline")
        if self._pace.held() > self._deadline:
            raise self._too_long(self._pace.held())

    def _within(self, ends: float, request: httpx2.Request) -> Answer:
        """Fetch in a thread of its own: a body that drips in outlives every time-out of the HTTP library."""
        seconds = ends - self._clock()
        outcome: SimpleQueue[Answer | Exception] = SimpleQueue()
        Thread(target=self._fetch, args=(request, outcome), daemon=True).start()
        try:
            result = outcome.get(timeout=max(seconds, 0.001))
        except Empty:
            raise SourceError(
                f"{self._name} did not answer within {self._deadline:g} s; run again, or go on with --offline"
            ) from None
        if isinstance(result, httpx2.ConnectError | httpx2.ConnectTimeout):
            self._down_until = self._clock() + DOWN_FOR
            self._unless_closed()
        if isinstance(result, Answer):
            return result
        if isinstance(result, SourceError):
            raise result
        raise Fault("broke off its answer") from result

    def _fetch(self, request: httpx2.Request, outcome: "SimpleQueue[Answer | Exception]") -> None:
        result: Answer | Exception = Fault("broke off its answer")
        try:
            response = self._client.send(request, stream=True)
            try:
                result = Answer(str(response.url), response.status_code, response.headers, self._read(response))
            finally:
                response.close()
        except (httpx2.HTTPError, httpx2.StreamError, OSError, zlib.error, SourceError) as error:
            result = error
        finally:
            outcome.put(result)

    def _read(self, response: httpx2.Response) -> bytes:
        """Return the body, unpacked by ourselves: 200 kB of gzip may hold 200 MB."""
        encoding = response.headers.get("content-encoding", "identity")
        unpack = zlib.decompressobj(wbits=31) if encoding in ("gzip", "x-gzip") else None
        body = bytearray()
        for chunk in response.iter_raw(1 << 16):
            body += unpack.decompress(chunk, MAX_BYTES + 1 - len(body)) if unpack else chunk
            if len(body) > MAX_BYTES:
                raise SourceError(f"{self._name} sent more than {MAX_BYTES >> 20} MB, which is not read")
        if unpack and not unpack.eof:
            raise zlib.error("the packed body is cut off")
        return bytes(body)


def _json_object(answer: Answer) -> Mapping[str, Any]:
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise Fault("answered with broken JSON" if answer.body else "sent an empty answer") from error
    if not isinstance(value, dict):
        raise Fault("answered with JSON that is not an object")
    return value


def _said(answer: Answer) -> str:
    """Return what a refusal says, for the error's sentence: `: Integer specified as 5000 but must be …`."""
    try:
        message = json.loads(answer.body)["message"][0]["message"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    return f": {''.join(c for c in message[:200] if c.isprintable())}" if isinstance(message, str) else ""


def _retry_after(headers: Mapping[str, str]) -> float:
    """Return the seconds that `Retry-After` asks for, as a number or a date; 0 where it says nothing readable."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        until = parsedate_to_datetime(said).timestamp()
        now = parsedate_to_datetime(headers["date"]).timestamp() if "date" in headers else time.time()
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return max(0.0, until - now)
