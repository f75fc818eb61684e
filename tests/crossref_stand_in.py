"""A stand-in for Crossref's API: real HTTP on loopback, a few works of our own writing, and faults to order.

with CrossrefStandIn() as crossref:
    crossref.faults += ["503", "truncated"]   # the next two answers; `crossref.always = "html"` for all
    Crossref(crossref.url).find(query)
    crossref.asked[0].path                    # what came in, in order
"""

import gzip
import json
import re
import time
from collections import deque
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import parse_qs, quote, unquote, urlsplit

RATE = {"x-rate-limit-limit": "1000", "x-rate-limit-interval": "1s", "x-api-pool": "public-single"}


def work(doi, title, authors, year, **fields):
    """Return a work as Crossref writes one."""
    people = [dict(zip(("given", "family"), name.rsplit(" ", 1), strict=True)) for name in authors]
    issued = {"date-parts": [[year]]}
    return {"DOI": doi, "type": "journal-article", "title": [title], "author": people, "issued": issued} | fields


WORKS = (
    work(
        "10.1109/CVPR.2009.5206848",
        "ImageNet: A large-scale hierarchical image database",
        ["Jia Deng", "Wei Dong", "Richard Socher"],
        2009,
        type="proceedings-article",
    ),
    work("10.5072/lantern", "Lantern networks see badly at night", ["Ada Lamp", "Bo Wick"], 2021),
    work("10.5072/a#b?c", "A DOI with signs that addresses use", ["Cy Sharp"], 2020),
    work("10.5072/new-name", "Renamed and redirected", ["Di Verted"], 2019),
)
MOVED = {"10.5072/old-name": "10.5072/new-name"}


@dataclass(frozen=True)
class Asked:
    """One question as it came in; `at` is the stand-in's clock in seconds."""

    at: float
    path: str
    query: dict[str, list[str]]
    agent: str
    connection: tuple[str, int]


class CrossrefStandIn:
    def __init__(self, works=WORKS):
        self.works = {each["DOI"].lower(): each for each in works}
        self.faults = deque()
        self.always = None
        self.canned = None  # (status, content type, headers, body) to answer everything with
        self.headers = dict(RATE)
        self.asked = []
        self.latency = 0.0  # seconds before each answer
        self.at_once = self.most_at_once = 0
        self.lock = Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self._server.stand_in = self
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self):
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *error):
        self._server.shutdown()
        self._server.server_close()

    def next_fault(self):
        with self.lock:
            return self.faults.popleft() if self.faults else self.always

    def answer(self, path, query):
        """Return (status, JSON value or None) for a question without fault, or the DOI that it has moved to."""
        if path == "/works":
            rows = int(query.get("rows", ["20"])[0])
            if rows > 1000:
                wrong = {
                    "type": "integer-not-valid",
                    "message": f"Integer specified as {rows} but must be at most 1000",
                }
                return 400, {"status": "failed", "message-type": "validation-failure", "message": [wrong]}
            items = self.search(query.get("query.bibliographic", [""])[0])[:rows]
            return 200, _envelope("work-list", {"total-results": len(items), "items": items})
        doi = unquote(path.removeprefix("/works/")).lower()
        if doi in MOVED:
            return 301, MOVED[doi]
        return (200, _envelope("work", self.works[doi])) if doi in self.works else (404, None)

    def search(self, text):
        asked = set(re.findall(r"\w+", text.lower()))
        score = {
            doi: len(asked & set(re.findall(r"\w+", json.dumps(found).lower()))) for doi, found in self.works.items()
        }
        return [self.works[doi] for doi in sorted(score, key=lambda doi: -score[doi]) if score[doi]]


def _envelope(kind, message):
    return {"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *message):
        pass

    def do_GET(self):
        stand_in = self.server.stand_in
        with stand_in.lock:
            stand_in.at_once += 1
            stand_in.most_at_once = max(stand_in.at_once, stand_in.most_at_once)
        time.sleep(stand_in.latency)
        with stand_in.lock:
            stand_in.at_once -= 1
        self.respond()

    def respond(self):
        stand_in, parts = self.server.stand_in, urlsplit(self.path)
        query = parse_qs(parts.query)
        with stand_in.lock:
            stand_in.asked.append(
                Asked(time.monotonic(), parts.path, query, self.headers["User-Agent"], self.client_address)
            )
        if stand_in.canned:
            status, kind, headers, body = stand_in.canned
            self.reply(status, body, kind, **headers)
            return
        fault = stand_in.next_fault()
        status, value = stand_in.answer(parts.path, query)
        if fault:
            self.go_wrong(fault, json.dumps(value).encode())
        elif status == 301:
            self.reply(301, b"", location="/works/" + quote(value, safe=""))
        elif value is None:
            self.reply(404, b"Resource not found.", "text/plain;charset=utf-8")
        else:
            self.reply(status, json.dumps(value).encode())

    def reply(self, status, body, kind="application/json;charset=utf-8", length=None, **headers):
        self.send_response(status)
        for name, value in {**self.server.stand_in.headers, **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        if kind:
            self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def go_wrong(self, fault, body):
        name, _, detail = fault.partition(" ")
        if name.isdigit():
            headers = {"retry_after": detail} if detail else {}
            return self.reply(int(name), b"<html>sorry</html>", "text/html", **headers)
        return getattr(self, f"fault_{name}")(body, detail)

    def fault_html(self, body, detail):
        self.reply(200, b"<html>Sign in to the hotel's network</html>", detail or "text/html")

    def fault_untyped(self, body, detail):
        self.reply(200, body, None)

    def fault_empty(self, body, detail):
        self.reply(200, b"")

    def fault_cut(self, body, detail):
        self.reply(200, body[: len(body) // 2])

    def fault_truncated(self, body, detail):
        self.reply(200, body[: len(body) // 2], length=len(body))
        self.close_connection = True

    def fault_says(self, body, detail):
        self.reply(200, detail.encode())

    def fault_drop(self, body, detail):
        self.close_connection = True

    def fault_hang(self, body, detail):
        time.sleep(float(detail))
        self.close_connection = True

    def fault_drip(self, body, detail):
        self.reply(200, b"", length=len(body))
        for byte in body:
            try:
                self.wfile.write(bytes([byte]))
            except OSError:  # nobody listens any more
                return
            time.sleep(float(detail))

    def fault_packed(self, body, detail):
        self.reply(200, gzip.compress(body), content_encoding="gzip")

    def fault_bomb(self, body, detail):
        self.reply(200, gzip.compress(b" " * int(detail)), content_encoding="gzip")

    def fault_elsewhere(self, body, detail):
        self.reply(302, b"", location=detail)

    def fault_circle(self, body, detail):
        self.reply(302, b"", location=self.path)
