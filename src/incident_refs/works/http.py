"""One polite HTTP client for a catalogue of works: shared connections, pace, retries, a deadline and a cap on size.

Everything that goes wrong is a SourceError with one sentence; only 404 is an answer (NotHeld). Imported late:
the HTTP library below habanero takes 80 ms.
"""

import json
import random
import socket
import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any

import httpx2

from incident_refs.errors import SourceError
from incident_refs.works.outcomes import NotHeld, Passing, Unsuited
from incident_refs.works.pace import PUBLIC, Pace, Pool, Turns, Waiting

MAX_BYTES = 16 << 20  # a list of ten works with 5,000 authors each stays below
MAX_REDIRECTS = 3
ATTEMPTS = 10
UNHEARD = 3  # attempts for a question while nothing at all was answered soundly: it is more than bad luck then
FIRST_PAUSE, LONGEST_PAUSE = 0.4, 3.0  # seconds; doubled for each further attempt
OVERLOADED = frozenset({429, 503})
OVERLOADED_PAUSE = 1.0  # seconds for everybody where such an answer does not say for how long
LATER = 0.1  # seconds on top of Retry-After: they count from when they have sent it, we from when we have read it
JITTER = 0.25  # of a pause, on top of it: clients that failed together do not come back together
ATTEMPT = 0.5  # of the deadline, at most, goes to one attempt: one that hangs is not the only one
CONNECT_WITHIN = 2.0  # seconds; without a network nobody should wait for longer
DOWN_FOR = 30.0  # seconds for which nobody tries again when there is no network
FRUITLESS = 3  # questions in a row that were given up, a time-out counts twice: then the catalogue is taken to be down
RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
REFUSED = frozenset({401, 403})
MOVED = frozenset({301, 302, 303, 307, 308})
JSON = ("application/json",)

_random = random.SystemRandom()


class Fault(Exception):
    """One attempt failed, and another may do better. The text follows the catalogue's name: `sent an empty answer`.

    `pause` is the seconds that the catalogue asks for, 0 where it says nothing.
    """

    def __init__(self, text: str, pause: float = 0.0) -> None:
        super().__init__(text)
        self.pause = pause


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whole: never more than MAX_BYTES, never later than the deadline."""

    url: str
    status: int
    headers: httpx2.Headers
    body: bytes


def _no_fault(answer: Mapping[str, Any]) -> str | None:
    return None


def _in_any_words(answer: Answer) -> bool:
    return True


def same_place(old: httpx2.URL, new: httpx2.URL) -> bool:
    """Return whether a redirect stays on the same host: others were not agreed to."""
    return (new.scheme, new.host, new.port) == (old.scheme, old.host, old.port)


class PoliteClient:
    """Asks one catalogue, for all threads of a run.

    `deadline` is the seconds that one question may take, its own retries and pauses included; waiting for one's turn
    is not held against it. `fault_in` looks at a JSON answer and says what is wrong with it, or None. `follows` says
    which redirects are followed, `denies` which 404 is the catalogue's own word and not that of a server in between.
    `turns` shares the pace with other processes. `clock` and `sleep` stand in for time.
    """

    def __init__(
        self,
        name: str,
        *,
        pool: Pool = PUBLIC,
        deadline: float = 20.0,
        fault_in: Callable[[Mapping[str, Any]], str | None] = _no_fault,
        follows: Callable[[httpx2.URL, httpx2.URL], bool] = same_place,
        accepts: tuple[str, ...] = JSON,
        denies: Callable[[Answer], bool] = _in_any_words,
        turns: Turns | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        self._name = name
        self._deadline = deadline
        self._fault_in = fault_in
        self._follows = follows
        self._accepts = accepts
        self._denies = denies
        self._clock = clock
        self._closing = Event()
        self._sleep = sleep
        self.pace = Pace(pool, clock, self._nap, turns)
        attempt = deadline * ATTEMPT
        self._attempt = attempt
        # The deadline is kept by _within; the library's own time-out ends the thread that was given up.
        timeout = httpx2.Timeout(attempt, connect=min(attempt, CONNECT_WITHIN), pool=None)
        self._client = httpx2.Client(timeout=timeout, follow_redirects=False)
        self._closed_because: str | None = None
        self._down_until = 0.0
        self._fruitless = 0
        self._down_because = "cannot be reached; check the network"
        self.requests = 0
        self.sound = 0  # answers so far

    def close(self) -> None:
        """Close the connections; whoever waits for a turn stops waiting."""
        self._closing.set()
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
        return self._insist(request, "list" if request.url.path.rstrip("/").endswith("/works") else "single")

    def _insist(self, request: httpx2.Request, kind: str) -> Answer:
        """Try until there is an answer, the attempts are used up or the deadline is near."""
        left = self._deadline
        for attempt in range(1, ATTEMPTS + 1):
            self._depart(kind)
            started = self._clock()
            try:
                return self._ask(request, kind, min(left, self._attempt))
            except Fault as fault:
                reason, asked_for, pause = str(fault), fault.pause, _pause(fault, attempt)
            if asked_for > self._deadline:
                raise self._too_long(asked_for)
            left -= self._clock() - started + pause
            if left <= 0 or attempt >= (ATTEMPTS if self.sound else UNHEARD):
                break
            self._nap(pause)
        self._gave_up(reason, in_time=left > 0)
        raise Passing(f"{self._name} {reason}; run again later, or go on with --offline")

    def _gave_up(self, reason: str, *, in_time: bool) -> None:
        self._fruitless += 1 if in_time else 2
        if self._fruitless >= FRUITLESS:
            self._down_until = self._clock() + DOWN_FOR
            self._down_because = f"{reason}, again and again; run again later"

    def _depart(self, kind: str) -> None:
        """Wait for our turn, or raise where that would take longer than we wait, or where all was refused meanwhile."""
        try:
            self.pace.depart(kind, self._deadline)
        except Waiting as waiting:
            raise self._too_long(waiting.seconds) from None
        try:
            self._unless_closed()
        except SourceError:
            self.pace.arrived()
            raise

    def _too_long(self, seconds: float) -> SourceError:
        return SourceError(
            f"{self._name} asks us to wait, and may be asked again in {seconds:.0f} s; run again then, or go on with"
            " --offline"
        )

    def _ask(self, request: httpx2.Request, kind: str, seconds: float) -> Answer:
        """Return the answer of one attempt. The request is under way: the thread that fetches says when it is not."""
        ends = self._clock() + seconds
        answer = self._within(seconds, request)
        for _ in range(MAX_REDIRECTS):
            self.pace.learn(kind, answer.headers)
            if answer.status not in MOVED:
                return self._checked(answer)
            request = self._moved(request, answer)
            self._depart(kind)
            answer = self._within(ends - self._clock(), request)
        if answer.status in MOVED:
            raise Fault(f"redirects more than {MAX_REDIRECTS} times")
        return self._checked(answer)

    def _moved(self, request: httpx2.Request, answer: Answer) -> httpx2.Request:
        """Return the request that a redirect asks for, where it is one that is followed."""
        target = request.url.join(answer.headers.get("location", ""))
        if not self._follows(request.url, target):
            raise Unsuited(f"{self._name} redirects to another host ({target.host}), which is not followed")
        return self._client.build_request("GET", target, headers=request.headers)

    def _checked(self, answer: Answer) -> Answer:
        """Return the answer if it is a sound JSON object."""
        if answer.status == 404:
            if not self._denies(answer):
                raise Fault("does not know this address (HTTP 404 with a page for people)")
            self._is_sound()
            raise NotHeld(answer.url)
        if answer.status in REFUSED:
            self._closed_because = f"refuses us (HTTP {answer.status})"
            self._unless_closed()
        if answer.status in RETRIED:
            pause = _retry_after(answer.headers)
            if answer.status in OVERLOADED:  # these are about all that we ask, not about one question
                pause = pause or OVERLOADED_PAUSE
            if pause:
                self.pace.hold(pause + LATER)
            trouble = "asks for patience" if answer.status in OVERLOADED else "is in trouble"
            raise Fault(f"{trouble} (HTTP {answer.status})", pause)
        if answer.status == 406:
            raise Unsuited(f"{self._name} has no data for programs (HTTP 406)")
        if answer.status != 200:
            raise SourceError(f"{self._name} does not take the question (HTTP {answer.status}{_said(answer)})")
        if not answer.headers.get("content-type", "").startswith(self._accepts):
            raise Fault(f"answered with {answer.headers.get('content-type') or 'an unknown type'} instead of JSON")
        fault = self._fault_in(_json_object(answer))
        if fault:
            raise Fault(fault)
        self._is_sound()
        return answer

    def _is_sound(self) -> None:
        self._fruitless = 0
        self.sound += 1

    def _unless_closed(self) -> None:
        """Raise where asking again is pointless: refused, no network, or asked to wait for longer than we would."""
        if self._closing.is_set():
            raise SourceError(f"{self._name} is not asked any more: we are leaving")
        if self._closed_because:
            raise SourceError(f"{self._name} {self._closed_because}; it is not asked again in this run")
        if self._clock() < self._down_until:
            raise SourceError(f"{self._name} {self._down_because}, or go on with --offline")
        if (held := self.pace.held()) > self._deadline:
            raise self._too_long(held)

    def _nap(self, seconds: float) -> None:
        """Sleep, unless we are leaving."""
        if self._sleep is None:
            self._closing.wait(seconds)
        else:
            self._sleep(seconds)
        if self._closing.is_set():
            self._unless_closed()

    def _within(self, seconds: float, request: httpx2.Request) -> Answer:
        """Fetch in a thread of its own: a body that drips in outlives every time-out of the HTTP library."""
        fetch = _Fetch(self._client, request, self.pace.arrived, self._name)
        self.requests += 1
        result = fetch.outcome_within(seconds)
        if isinstance(result, Answer):
            return result
        if isinstance(result, SourceError):
            raise result
        if isinstance(result, httpx2.ConnectError | httpx2.ConnectTimeout) and not self.sound:
            self._down_until = self._clock() + DOWN_FOR
            self._unless_closed()
        if isinstance(result, TimeoutError | httpx2.TimeoutException):
            raise Fault(f"did not answer within {self._deadline:g} s")
        raise Fault("broke off its answer") from result


class _Fetch:
    """One request in a thread of its own, which ends soon after it was given up."""

    def __init__(self, client: httpx2.Client, request: httpx2.Request, arrived: Callable[[], None], name: str) -> None:
        self._client, self._request, self._arrived, self._name = client, request, arrived, name
        self._connected, self._given_up = Event(), Event()
        self._response: httpx2.Response | None = None
        self._outcome: SimpleQueue[Answer | Exception] = SimpleQueue()
        request.extensions = {**request.extensions, "trace": self._trace}
        Thread(target=self._run, daemon=True).start()

    def outcome_within(self, seconds: float) -> Answer | Exception:
        """Return the answer, or what went wrong; a ConnectTimeout where there was no connection early on.

        The library's own limit for connecting does not hold while a name is looked up.
        """
        soon = min(seconds, CONNECT_WITHIN + 0.1)
        try:
            return self._outcome.get(timeout=max(soon, 0.001))
        except Empty:
            if not self._connected.is_set() and seconds > CONNECT_WITHIN:
                self._give_up()
                return httpx2.ConnectTimeout("no connection")
        try:
            return self._outcome.get(timeout=max(seconds - soon, 0.001))
        except Empty:
            self._give_up()
            return TimeoutError()

    def _give_up(self) -> None:
        """End the request: a slow drip would keep its place for as long as it lasts."""
        self._given_up.set()
        if self._response is not None:
            line = self._response.extensions["network_stream"].get_extra_info("socket")
            with suppress(OSError):  # it may have ended by itself meanwhile
                line.shutdown(socket.SHUT_RDWR)

    def _trace(self, event: str, info: object) -> None:
        if event.endswith(("connect_tcp.complete", "send_request_headers.started")):
            self._connected.set()

    def _run(self) -> None:
        result: Answer | Exception = Fault("broke off its answer")
        try:
            self._response = response = self._client.send(self._request, stream=True)
            try:
                result = Answer(str(response.url), response.status_code, response.headers, self._read(response))
            finally:
                response.close()
        except (httpx2.HTTPError, httpx2.StreamError, OSError, RuntimeError, zlib.error, SourceError) as error:
            result = error  # RuntimeError: the client was closed meanwhile
        finally:
            self._arrived()
            self._outcome.put(result)

    def _read(self, response: httpx2.Response) -> bytes:
        """Return the body, unpacked by ourselves: 200 kB of gzip may hold 200 MB."""
        encoding = response.headers.get("content-encoding", "identity")
        unpack = zlib.decompressobj(wbits=31) if encoding in ("gzip", "x-gzip") else None
        body = bytearray()
        for chunk in response.iter_raw():  # as it comes: pieces of a size of our own would wait for a slow drip
            body += unpack.decompress(chunk, MAX_BYTES + 1 - len(body)) if unpack else chunk
            if len(body) > MAX_BYTES:
                raise SourceError(f"{self._name} sent more than {MAX_BYTES >> 20} MB, which is not read")
            if self._given_up.is_set():
                raise TimeoutError
        if unpack and not unpack.eof:
            raise zlib.error("the packed body is cut off")
        return bytes(body)


def _pause(fault: Fault, attempt: int) -> float:
    """Return the seconds until the next attempt: what the catalogue asks for, else twice as long each time."""
    seconds = fault.pause or min(FIRST_PAUSE * 2.0 ** (attempt - 1), LONGEST_PAUSE)
    return seconds * (1 + _random.uniform(0, JITTER))


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
