"""The lines of `attachments.jsonl` without those that only tell where fields of other entries came from.

There are ten such lines for each entry. A million of them take 20 s to decode, and half a second to pass over.
"""

from collections.abc import Collection, Iterator

MOST = 16  # keys; looking for more of them takes as long as decoding all
_STEP = 16_384  # bytes that are passed over at once
_KIND, _ORIGIN = b'"kind"', b'"kind": "origin"'


def without_other_origins(data: bytes, keys: Collection[str]) -> bytes:
    r"""Return the lines of a file that may matter to these keys: all but those that are surely origins of others.

    >>> line = '{"v": 1, "event": "%s", "kind": "%s", "key": "%s"}\n'
    >>> lines = [line % said for said in (("1", "origin", "a"), ("2", "origin", "b"), ("3", "attached", "c"))]
    >>> without_other_origins("".join(lines).encode(), ["b"]).count(b"\n")
    2
    """
    if len(keys) > MOST:
        return data
    names = [key.encode("utf-8", "surrogatepass") for key in keys]
    return b"".join(data[start:end] for start, end in _kept(data, names))


def _kept(data: bytes, names: Collection[bytes]) -> Iterator[tuple[int, int]]:
    for start, end in _pieces(data, 0, len(data), _STEP):
        if not _passed_over(data, start, end, names):
            for line in _pieces(data, start, end, 0):
                if not _passed_over(data, *line, names):
                    yield line


def _pieces(data: bytes, start: int, stop: int, step: int) -> Iterator[tuple[int, int]]:
    """Yield whole lines: one each, or as many as the step holds and the rest of the last one."""
    while start < stop:
        end = data.find(b"\n", start + step, stop) + 1 or stop
        yield start, end
        start = end


def _passed_over(data: bytes, start: int, end: int, names: Collection[bytes]) -> bool:
    r"""Return whether there is nothing but origins in this piece, and none of these keys.

    Without a backslash each string stands there as it reads: another tool may write a key as "deng2009\u002da". What is
    called a kind has to be an origin each time: of {"kind": "origin", …, "kind": "attached"} JSON takes the last.
    """
    if data.find(b"\\", start, end) >= 0 or data.count(_KIND, start, end) != data.count(_ORIGIN, start, end):
        return False
    return all(data.find(name, start, end) < 0 for name in names)
