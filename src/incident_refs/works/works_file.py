"""Works files of every shape, read as a stream in constant memory, by content and not by name.

Crossref JSON lines, Crossref's public data file (`{"items":[…]}`), an API answer (`{"message":{"items":[…]}}`),
CSL-JSON, BibTeX, Retraction Watch's CSV; each also with gzip or zstd around it.
"""

import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec.json

from incident_refs.errors import LibraryError, SourceError
from incident_refs.model.work import Work
from incident_refs.works.csl_item import is_csl, message_from_csl
from incident_refs.works.retraction_list import is_retraction_list, works_of_list

MAX_LINE = 32 * 2**20  # bytes of one work: the longest real ones, with 10,000 references, have some 5 MB
MAX_RATIO = 150  # works files shrink 5 to 15 times; zeros shrink 1,000 times
RATIO_COUNTS_FROM = 64 * 2**20
_CHUNK = 2**20
_ITEMS = re.compile(r'\A\s{0,99}\{[^\[]{0,4000}?"items"\s{0,9}:\s{0,9}\[')
_MACRO = re.compile(rb"^@string[^\n]{0,2000}\n", re.MULTILINE | re.IGNORECASE)
_BIBTEX = re.compile(r"^\s{0,99}@\s{0,9}[A-Za-z]{1,40}\s{0,9}[{(]", re.MULTILINE)

Message = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Broken:
    """A work in a file that cannot be read; `place` is its line, or its number in a list, from 1."""

    place: int
    why: str


Read = Message | Work | Broken


class WorksFile:
    """One works file, opened. Iterating gives a message for each work, and a Broken for each that cannot be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = _size(path)
        self._raw: BinaryIO | None = None

    @property
    def position(self) -> int:
        """How many bytes of the file were read so far (of `size`), for a progress bar."""
        return self._raw.tell() if self._raw and not self._raw.closed else self.size

    def __iter__(self) -> Iterator[Read]:
        """Yield the works of the file in order. Raises SourceError where the file as a whole cannot be read."""
        try:
            with self.path.open("rb") as self._raw:
                yield from self._read(self._raw)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise SourceError(
                f"{self.path}: the compressed data is damaged or cut short ({error}); fetch the file again"
            ) from error
        except OSError as error:
            raise SourceError(f"{self.path}: cannot be read ({error.strerror or error})") from error

    def _read(self, raw: BinaryIO) -> Iterator[Read]:
        with closing(_decompressed(raw, self.path)) as stream:
            head = stream.peek(_CHUNK) if isinstance(stream, io.BufferedReader) else b""
            if not head:
                raise SourceError(f"{self.path}: holds nothing; is it the right file?")
            text = head[:_CHUNK].decode("utf-8", "replace").removeprefix("\ufeff")
            guarded = _Guarded(stream, raw, self.path)
            yield from self._reader(text)(guarded)

    def _reader(self, head: str) -> Callable[["_Guarded"], Iterator[Read]]:
        start = head.lstrip()[:1]
        if start == "{" and _ITEMS.match(head):
            return _listed
        if start == "[":
            return _listed
        if start == "{":
            return _lines if _is_json(head.lstrip().partition("\n")[0]) or "\n" not in head else _whole
        if is_retraction_list(head):
            return _retractions
        if _BIBTEX.search(head):
            return _bibtex
        raise SourceError(
            f"{self.path}: is neither JSON nor BibTeX (it begins with {head[:20]!r});"
            " an index is built from Crossref JSON lines, Crossref's data files, CSL-JSON, BibTeX"
            " or Retraction Watch's CSV"
        )


class _Guarded:
    """A stream of lines or chunks that stops where one is too long, or where the file unpacks without end."""

    def __init__(self, stream: io.BufferedReader, raw: BinaryIO, path: Path) -> None:
        self.stream, self.raw, self.path, self.unpacked = stream, raw, path, 0

    def lines(self) -> Iterator[bytes]:
        while line := self.stream.readline(MAX_LINE + 1):
            if len(line) > MAX_LINE:
                raise SourceError(f"{self.path}: a line is longer than {MAX_LINE // 2**20} MB; is this a works file?")
            self.unpacked += len(line)
            if self.unpacked > RATIO_COUNTS_FROM:
                self._check_ratio()
            yield line

    def chunk(self) -> bytes:
        data = self.stream.read(_CHUNK)
        self.unpacked += len(data)
        if self.unpacked > RATIO_COUNTS_FROM:
            self._check_ratio()
        return data

    def _check_ratio(self) -> None:
        if self.unpacked > MAX_RATIO * max(self.raw.tell(), 1):
            raise SourceError(
                f"{self.path}: unpacks to more than {MAX_RATIO} times its size, which no works file does;"
                " nothing was taken from it"
            )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror or error})") from error


def _decompressed(raw: BinaryIO, path: Path) -> io.BufferedReader:
    magic = raw.read(4)
    raw.seek(0)
    if magic[:2] == b"\x1f\x8b":
        return io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=raw)), _CHUNK)
    if magic == b"\x28\xb5\x2f\xfd":
        return io.BufferedReader(cast(io.RawIOBase, _zstd(raw, path)), _CHUNK)
    return io.BufferedReader(cast(io.RawIOBase, raw), _CHUNK)


def _zstd(raw: BinaryIO, path: Path) -> Any:
    """Return the unpacked stream. Python reads zstd itself from 3.14 on; before that the package zstandard does."""
    try:
        from compression import zstd  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        try:
            import zstandard  # type: ignore[import-not-found,unused-ignore]
        except ImportError as error:
            raise SourceError(
                f"{path}: is packed with zstd, which this Python cannot read;"
                " install the package 'zstandard', or unpack the file with 'zstd -d'"
            ) from error
        return zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
    return zstd.ZstdFile(raw)


def _lines(stream: _Guarded) -> Iterator[Read]:
    for place, line in enumerate(stream.lines(), 1):
        if place == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        try:
            message = msgspec.json.decode(line)
        except (ValueError, RecursionError):
            try:  # what JSON as such forbids and Python reads all the same: NaN, half a surrogate pair
                message = json.loads(line.decode("utf-8"))
            except (ValueError, RecursionError) as error:
                if line.strip():
                    yield Broken(place, _reason(error))
                continue
        # The short way for what most lines are; `_message` looks at all shapes.
        if type(message) is dict and type(message.get("title")) is list and ("DOI" in message or "id" in message):
            yield message
        else:
            yield _message(message, place)


def _listed(stream: _Guarded) -> Iterator[Read]:
    """Yield the objects of a JSON list, one after the other, without holding the list."""
    import codecs

    decoder, json_decoder = codecs.getincrementaldecoder("utf-8")("replace"), json.JSONDecoder()
    text = decoder.decode(stream.chunk()).removeprefix("\ufeff")
    at = text.index("[") + 1 if text.lstrip()[:1] == "[" else (_ITEMS.match(text) or _no_list(stream)).end()
    place = 0
    while True:
        at = _skip(text, at)
        if at < len(text) and text[at] == "]":
            return
        found = None
        if at < len(text):
            try:
                found, end = json_decoder.raw_decode(text, at)
            except (ValueError, RecursionError) as error:
                if isinstance(error, RecursionError) or len(text) - at > MAX_LINE:
                    raise SourceError(f"{stream.path}: work {place + 1} of the list cannot be read") from error
        if found is not None and end < len(text):
            place += 1
            at = end
            yield _message(found, place)
            continue
        chunk = stream.chunk()
        if not chunk:
            raise SourceError(f"{stream.path}: ends in the middle of the list, after {place} works; fetch it again")
        text, at = text[at:] + decoder.decode(chunk), 0


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n,":
        at += 1
    return at


def _no_list(stream: _Guarded) -> re.Match[str]:
    raise SourceError(f"{stream.path}: has no list of works")


def _whole(stream: _Guarded) -> Iterator[Read]:
    """Yield the one work of a file in which a work is printed over several lines."""
    text = b"".join(stream.lines()) if stream.raw.seekable() else b""
    if len(text) > MAX_LINE:
        raise SourceError(f"{stream.path}: is not one work, and not one work a line")
    try:
        found = json.loads(text.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{stream.path}: is broken JSON ({_reason(error)})") from error
    message = found.get("message", found) if isinstance(found, dict) else found
    items = message.get("items", [message]) if isinstance(message, dict) else message
    for place, item in enumerate(items, 1):
        yield _message(item, place)


def _bibtex(stream: _Guarded) -> Iterator[Read]:
    """Yield the works of a BibTeX file, read by the megabyte: cut before a line that begins an entry."""
    macros, part, line = b"", b"", 1
    for text in stream.lines():
        if len(part) > _CHUNK and text.lstrip().startswith(b"@"):
            yield from _bibtex_part(macros, part, line, stream.path)
            macros += b"".join(_MACRO.findall(part))
            line += part.count(b"\n")
            part = b""
        part += text
        if len(part) > MAX_LINE:
            raise SourceError(f"{stream.path}: has an entry of more than {MAX_LINE // 2**20} MB; is this a works file?")
    yield from _bibtex_part(macros, part, line, stream.path)


def _bibtex_part(macros: bytes, part: bytes, line: int, path: Path) -> Iterator[Read]:
    from incident_refs.bibtex.mapping import work_from_entry
    from incident_refs.bibtex.read import entries

    before = line - 1 - macros.count(b"\n")
    try:
        found, failed = entries(macros + part, str(path))
    except LibraryError as error:
        raise SourceError(str(error)) from error
    for entry in found:
        work = work_from_entry(entry)
        yield replace(work, id=work.id or f"bibtex:{entry.key}")
    for trouble in failed:
        if not trouble.kept:
            yield Broken(before + trouble.line, trouble.reason)


def _retractions(stream: _Guarded) -> Iterator[Read]:
    """Yield the papers of Retraction Watch's list. It is UTF-8, with letters of Windows in some rows."""

    def text() -> Iterator[str]:
        for number, line in enumerate(stream.lines()):
            try:
                yield (line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line).decode("utf-8")
            except UnicodeDecodeError:
                yield line.decode("cp1252", "replace")

    try:
        yield from works_of_list(text())
    except csv.Error as error:
        raise SourceError(f"{stream.path}: is no sound CSV ({error}); fetch the file again") from error


def _message(found: Any, place: int) -> Read:
    if not isinstance(found, dict):
        return Broken(place, "is no JSON object")
    inner = found.get("message")
    if isinstance(inner, dict) and "DOI" not in found:  # the answer to a question for one work
        found = inner
    message = message_from_csl(found) if is_csl(found) else found
    if not (message.get("DOI") or message.get("id") or message.get("URL")):
        return Broken(place, "has neither a DOI nor an id")
    return message


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _reason(error: Exception) -> str:
    return "is nested too deeply" if isinstance(error, RecursionError) else str(error)
