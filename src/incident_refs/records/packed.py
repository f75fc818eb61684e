"""Files packed with gzip, known by their first bytes, with a limit on what they unpack to."""

import gzip
import io
import zlib
from pathlib import Path

from incident_refs.errors import RecordError

_MAGIC = b"\x1f\x8b"
PACKED = "the file is packed (gzip); unpack it first"


def is_packed(data: bytes) -> bool:
    """Return whether these are the first bytes of a packed file."""
    return data.startswith(_MAGIC)


def unpacked(data: bytes, path: Path, limit: int) -> bytes:
    """Return what a packed file holds; never more than `limit` bytes are unpacked.

    Raises RecordError where there are more, or where the file is damaged.
    """
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            found = file.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise RecordError(f"{path}: the packed file is damaged or cut short ({error}); fetch it again") from None
    if len(found) > limit:
        raise RecordError(f"{path}: unpacks to more than {limit >> 20} MiB, which is not read; split it")
    return found
