import gzip
import time
from pathlib import Path

import pytest

from incident_refs.errors import RecordError
from incident_refs.records.packed import is_packed, unpacked

PATH = Path("x.json.gz")


def test_what_was_packed_comes_back():
    data = gzip.compress(b'{"id": 1}')
    assert is_packed(data)
    assert not is_packed(b'{"id": 1}')
    assert unpacked(data, PATH, 100) == b'{"id": 1}'
    assert unpacked(data + gzip.compress(b"more"), PATH, 100) == b'{"id": 1}more'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(gzip.compress(b"x" * 101), "unpacks to more than", id="too-much"),
        pytest.param(gzip.compress(b"x" * 90)[:-9], "damaged or cut short", id="cut"),
        pytest.param(b"\x1f\x8bnonsense", "damaged or cut short", id="nonsense"),
        pytest.param(gzip.compress(b"ab")[:10] + b"\xff" * 10, "damaged or cut short", id="damaged"),
    ],
)
def test_refused(data, message):
    with pytest.raises(RecordError, match=rf"^x\.json\.gz: .*{message}"):
        unpacked(data, PATH, 100)


def test_gigabytes_are_never_unpacked():
    block = gzip.compress(b"\0" * (64 << 20))
    bomb = block * 64  # 4 GiB, from 4 MiB
    started = time.process_time()
    with pytest.raises(RecordError, match="more than 8 MiB"):
        unpacked(bomb, PATH, 8 << 20)
    assert time.process_time() - started < 1
