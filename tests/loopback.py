"""Real HTTP on loopback that answers, or spoils its answers, for the stand-ins of tests/stand_in.py.

Faults are words, some with a detail after a blank (seconds are the stand-in's own):

    429, 503, any status [RETRY-AFTER]   HTML, as proxies send it; 404 as the catalogue sends it
    delay SECONDS    the right answer, later          drip SECONDS   a byte each so many seconds
    hang SECONDS     nothing, then the end            drop, reset    the end at once, with FIN or with RST
    truncated        half of the announced body       cut            half of the body, announced as such
    empty, garbage   no body, random bytes            html [TYPE]    a sign-in page, called TYPE
    null             a null message                   wrong          the record of another work
    called TYPE      the right body with a wrong type  untyped       … with none
    packed           gzip                             bomb BYTES     gzip of so many blanks
    says TEXT        that text                        elsewhere URL, circle   a redirect
"""

import gzip
import json
import random
import select
import socket
import struct
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from tests.manners import Asked

JSON = "application/json;charset=utf-8"


class Answer(NamedTuple):
    """An answer as a catalogue means it, before any fault."""

    status: int
    body: bytes
    kind: str | None = JSON
    headers: dict = {}  # noqa: RUF012 (nobody writes to it)


def in_json(value, status=200, kind=JSON):
    return Answer(status, json.dumps(value).encode(), kind)


def in_html(status, says, **headers):
    return Answer(status, f"<html><body><h1>{says}</h1></body></html>".encode(), "text/html", headers)


def is_known(fault):
    name = fault.partition(" ")[0]
    return name.isdigit() or hasattr(Handler, f"fault_{name}")


class Server(ThreadingHTTPServer):
    """One thread for each connection. Whoever waits also waits for the end, so that none polls and all end at once."""

    request_queue_size = 128
    timeout = 1  # for a client that came and went before it was let in

    def __init__(self, stand_in):
        super().__init__(("127.0.0.1", 0), Handler)
        self.stand_in = stand_in
        self.broken = []  # errors of ours in the threads
        self.to_reset = set()
        self._connections = []  # their threads
        self._accepting = None
        self._ended, self._end = socket.socketpair()

    def server_bind(self):
        # http.server asks the resolver for the name of 127.0.0.1, which takes seconds on some Macs.
        socket.socket.bind(self.socket, self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.server_address

    def start(self):
        self._accepting = Thread(target=self._accept, daemon=True)
        self._accepting.start()

    def stop(self):
        self._end.close()
        if self._accepting:
            self._accepting.join()
        for thread in self._connections:
            thread.join(5)
        self.server_close()
        self._ended.close()

    def readable(self, connection, seconds=None):
        """Wait until there is something to read (the end of a connection too), and say so; False after `seconds`.

        Returns None when the stand-in is closing.
        """
        ready, _, _ = select.select([connection, self._ended], [], [], seconds)
        return None if self._ended in ready else connection in ready

    def _accept(self):
        while self.readable(self.socket):
            self.handle_request()

    def process_request(self, request, client_address):
        thread = Thread(target=self.process_request_thread, args=(request, client_address), daemon=True)
        thread.start()
        self._connections = [each for each in self._connections if each.is_alive()] + [thread]

    def shutdown_request(self, request):
        if request in self.to_reset:  # a FIN before the RST would be a polite good-bye
            self.to_reset.discard(request)
            self.close_request(request)
        else:
            super().shutdown_request(request)

    def handle_error(self, request, client_address):
        error = sys.exception()
        if not isinstance(error, OSError):  # clients may hang up whenever they like
            self.broken.append(error)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # the last byte is sent by itself, and would wait 40 ms for company
    timeout = 30  # for half a request, or a client that does not read

    def log_message(self, *message):
        pass

    def handle_one_request(self):
        if self.server.readable(self.connection):
            super().handle_one_request()
        else:
            self.close_connection = True

    def do_GET(self):
        stand_in, parts, accept = self.server.stand_in, urlsplit(self.path), self.headers["Accept"] or ""
        agent = self.headers["User-Agent"] or ""
        self.asked = Asked(0.0, parts.path, parse_qs(parts.query), agent, self.client_address)
        self.asked.token = self.headers["Crossref-Plus-API-Token"]
        stand_in.arrives(self.asked, accept)
        try:
            if stand_in.latency:
                self.pause(stand_in.latency)
            answer = stand_in.answer(self.asked, accept, self.path)
            if self.asked.fault:
                self.go_wrong(self.asked.fault, answer)
            else:
                self.reply(answer)
        except OSError:
            self.end("gone")
        finally:
            stand_in.over(self.asked, "broken")

    def pause(self, seconds):
        """Wait, but no longer than the client and the stand-in are there."""
        if self.server.readable(self.connection, float(seconds) / self.server.stand_in.scale) is not False:
            raise ConnectionAbortedError

    def end(self, status):
        """Close the connection after this request."""
        self.server.stand_in.over(self.asked, status)
        self.close_connection = True

    def reply(self, answer, length=None, drip=None):
        self.send_response(answer.status)
        own = {name.lower().replace("_", "-"): str(value) for name, value in answer.headers.items()}
        headers = {**self.server.stand_in.headers_for(self.asked), **own}
        if answer.kind:
            headers["content-type"] = answer.kind
        headers["content-length"] = str(len(answer.body) if length is None else length)
        for name, value in headers.items():
            self.send_header(name, value)
        self._headers_buffer.append(b"\r\n")
        head, self._headers_buffer = b"".join(self._headers_buffer), []
        self.asked.retry_after = own.get("retry-after")
        self.send(head, answer.body, drip)
        self.server.stand_in.over(self.asked, answer.status)

    def send(self, head, body, drip):
        """Send all but the last byte, note that the request is over, and send that too."""
        if drip is not None:
            self.wfile.write(head)
            for byte in body[:-1]:
                self.wfile.write(bytes([byte]))
                self.pause(drip)
            head, body = b"", body[-1:]
        whole = head + body
        self.wfile.write(whole[:-1])
        self.server.stand_in.over(self.asked, self.status_sent)
        self.wfile.write(whole[-1:])

    def send_response(self, code, message=None):
        self.status_sent = code
        super().send_response(code, message)

    def go_wrong(self, fault, answer):
        name, _, detail = fault.partition(" ")
        if name.isdigit():
            self.fault_status(int(name), detail)
        else:
            getattr(self, f"fault_{name}")(answer, detail)

    def fault_status(self, status, detail):
        stand_in = self.server.stand_in
        if status in (429, 503) and not detail and stand_in.retry_after is not None:
            detail = stand_in.retry_after
        headers = {"retry_after": detail} if detail != "" else {}
        self.reply(stand_in.not_held if status == 404 else in_html(status, self.responses[status][0], **headers))

    def fault_delay(self, answer, detail):
        self.pause(detail or 1)
        self.reply(answer)

    def fault_drip(self, answer, detail):
        self.reply(answer, drip=detail or 0.01)

    def fault_hang(self, answer, detail):
        self.pause(detail or 30)
        self.end("hang")

    def fault_drop(self, answer, detail):
        self.end("drop")

    def fault_reset(self, answer, detail):
        # Lingering for no time is what makes a RST; Windows has shorter numbers in this structure.
        linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.server.to_reset.add(self.request)
        self.end("reset")

    def fault_truncated(self, answer, detail):
        self.close_connection = True
        self.reply(answer._replace(body=answer.body[: len(answer.body) // 2]), length=len(answer.body))

    def fault_cut(self, answer, detail):
        self.reply(answer._replace(body=answer.body[: len(answer.body) // 2]))

    def fault_empty(self, answer, detail):
        self.reply(answer._replace(status=200, body=b""))

    def fault_garbage(self, answer, detail):
        self.reply(Answer(200, random.Random(self.asked.question).randbytes(700)))

    def fault_html(self, answer, detail):
        self.reply(in_html(200, "Sign in to the hotel's network")._replace(kind=detail or "text/html"))

    def fault_null(self, answer, detail):
        self.reply(in_json({"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": None}))

    def fault_wrong(self, answer, detail):
        self.reply(self.server.stand_in.wrong(self.asked))

    def fault_called(self, answer, detail):
        self.reply(answer._replace(kind=detail or "text/plain"))

    def fault_untyped(self, answer, detail):
        self.reply(answer._replace(kind=None))

    def fault_packed(self, answer, detail):
        self.reply(answer._replace(body=gzip.compress(answer.body), headers={"content_encoding": "gzip"}))

    def fault_bomb(self, answer, detail):
        self.reply(Answer(200, gzip.compress(b" " * int(detail)), headers={"content_encoding": "gzip"}))

    def fault_says(self, answer, detail):
        self.reply(Answer(200, detail.encode()))

    def fault_elsewhere(self, answer, detail):
        self.reply(Answer(302, b"", headers={"location": detail}))

    def fault_circle(self, answer, detail):
        self.reply(Answer(302, b"", headers={"location": self.path}))
