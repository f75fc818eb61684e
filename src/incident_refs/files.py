"""The only reader and writer of people's files: limits on reading; lock, temporary file, fsync, compare, replace.

A file is never half-written. `replace` writes a new file beside the old one and swaps them in one step, so that
whoever reads sees the old bytes or the new ones; and it refuses where the file is no longer what the caller read.

Locks are files named `.incident-refs.lock` beside what they guard (one for each folder, ignored by git in a workspace).
They are not kept in the user's cache folder: two people, two machines or two containers that share a workspace have
different cache folders, and would lock nothing. They stay behind on purpose: removing a lock file that another process
waits for would let two of them in.
"""

import os
import re
import stat
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from incident_refs.errors import FileError
from incident_refs.model.place import BOM, place

LOCK = ".incident-refs.lock"
MAX_BYTES = 256 << 20  # a library of 500,000 entries is smaller
LOCK_SECONDS = 60.0
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_held = threading.local()


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return what is in the file. Raises FileError where it is missing, a folder, unreadable or over `limit` bytes."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        said = (
            "this link leads to no file; mend or remove it"
            if path.is_symlink()
            else "there is no such file; check the name"
        )
        raise FileError(f"{path}: {said}") from error
    except IsADirectoryError as error:
        raise FileError(f"{path}: this is a folder; name a file in it") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        # Windows says "permission denied" for a folder
        said = "this is a folder; name a file in it" if path.is_dir() else f"cannot be read ({_reason(error)})"
        raise FileError(f"{path}: {said}") from error
    if len(data) > limit:
        raise FileError(f"{path}: more than {_size(limit)}, which is not read; is this the right file?")
    return data


def read_text(path: Path, limit: int = MAX_BYTES) -> str:
    """Return the text of a UTF-8 file, without a byte order mark, line ends as they are.

    Raises FileError as `read_bytes` does, and where the file is no UTF-8 text (with line and column of the bad byte).
    """
    return decode(read_bytes(path, limit), str(path))


def decode(data: bytes, name: str) -> str:
    r"""Return bytes as text, without a byte order mark; `name` is what an error calls them.

    >>> decode(b"\xef\xbb\xbfDeng", "page.md")
    'Deng'
    >>> decode("Müller\nMüller".encode("latin-1"), "page.md")
    Traceback (most recent call last):
    ...
    incident_refs.errors.FileError: page.md:1:2: byte 0xFC is not UTF-8; save the file as UTF-8 and run again
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileError(f"{name}: this is UTF-16, not UTF-8; save the file as UTF-8 and run again")
    if b"\0" in data:
        line, column = place(data, data.index(b"\0"))
        raise FileError(f"{name}:{line}:{column}: a NUL byte; this is no text file, or not in UTF-8")
    try:
        return data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + (len(BOM) if data.startswith(BOM) else 0)
        line, column = place(data, offset)
        raise FileError(
            f"{name}:{line}:{column}: byte 0x{data[offset]:02X} is not UTF-8; save the file as UTF-8 and run again"
        ) from error


def replace(path: Path, new: bytes, expected: bytes | None) -> None:
    """Give the file its new bytes in one step, durably; `expected` is what it holds now, None for no file yet.

    A link is followed, the mode is kept. Another name of the same file (a hard link, as backups make them) keeps what
    the file held. Raises FileError, with the old file intact and nothing left behind, where the file is no longer what
    was `expected`, or where the folder, the disk or the file itself does not allow it.
    """
    check_is_file(path)
    target = Path(os.path.realpath(path))
    with locked(path):
        mode = _check_unchanged(target, path, expected)
        _sweep(target)
        temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
        try:
            _write_new(temporary, new, mode)
            temporary.replace(target)
            _sync_folder(target.parent)
        except OSError as error:
            raise FileError(f"{path}: cannot be written ({_reason(error)}); nothing was changed") from error
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def check_is_file(path: Path) -> None:
    """Refuse a device or a pipe: a file in its place would be no device any more, as `-o /dev/null` once showed root.

    Raises FileError; a file that is not there yet, and a folder, which is refused elsewhere, are none of these.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise FileError(f"{path}: this is no file, but a device or a pipe; nothing was written")


def check_writable(path: Path) -> None:
    """Refuse a file that nobody may write. Root may, by the system's rules, but hardly means to.

    Raises FileError; a file that is not there yet is none of these.
    """
    try:
        writable = path.stat().st_mode & _WRITABLE and os.access(path, os.W_OK)
    except FileNotFoundError:
        return
    except OSError as error:
        raise FileError(f"{path}: cannot be written ({_reason(error)}); nothing was changed") from error
    if not writable:
        raise FileError(f"{path}: the file is read-only; nothing was changed")


def append_lines(path: Path, lines: Sequence[str]) -> None:
    """Add lines at the end of a UTF-8 file, durably, all or none; the file is made where there is none.

    A last line that a crash left without its end is closed first, so that it spoils nothing but itself.
    Raises FileError where it cannot be written.
    """
    if not lines:
        return
    data = "".join(f"{line}\n" for line in lines).encode("utf-8")
    with locked(path):
        check_writable(path)
        try:
            with path.open("ab+") as file:
                size = file.seek(0, os.SEEK_END)
                if size:
                    file.seek(size - 1)
                    data = data if file.read(1) == b"\n" else b"\n" + data
                _append_all(file.fileno(), data, size)
            _sync_folder(Path(os.path.realpath(path)).parent)
        except OSError as error:
            raise FileError(f"{path}: cannot be written ({_reason(error)}); nothing was changed") from error


@contextmanager
def locked(*paths: Path) -> Iterator[None]:
    """Hold the locks of these files; locks that this thread already holds are not asked for again.

    Raises FileError where somebody else holds one for a minute, or where there may be no lock file.
    """
    from filelock import FileLock, Timeout

    held: set[str] = _held.__dict__.setdefault("folders", set())
    folders = sorted({str(Path(os.path.realpath(path)).parent) for path in paths} - held)
    with ExitStack() as stack:
        for folder in folders:
            if not Path(folder).is_dir():  # the lock would make it
                raise FileError(f"{folder}: there is no such folder; nothing was changed")
            lock = FileLock(Path(folder) / LOCK, timeout=LOCK_SECONDS)
            try:
                stack.enter_context(lock)
            except Timeout as error:
                raise FileError(
                    f"{folder}: another incident-refs is writing here; wait for it, then run again"
                ) from error
            except OSError as error:
                raise FileError(f"{folder}: cannot be written ({_reason(error)}); nothing was changed") from error
            held.add(folder)
            stack.callback(held.discard, folder)
        yield


def diff(old: bytes, new: bytes, name: str) -> str:
    r"""Return what `--dry-run` shows: the unified diff of a file's bytes, empty where nothing changes.

    >>> print(diff(b"a\nb\n", b"a\nb\nc\n", "library.bib"))
    --- library.bib
    +++ library.bib
    @@ -1,2 +1,3 @@
     a
     b
    +c
    <BLANKLINE>
    """
    import difflib

    part = changed_part(old, new)
    if part.start == part.old_end == part.new_end:
        return ""
    # A library has a million lines and changes in ten: only those, with three more on either side, are compared.
    start = _lines_before(old, part.start)
    behind = _lines_behind(old, part.old_end) - part.old_end
    before, after = _lines(old[start : part.old_end + behind]), _lines(new[start : part.new_end + behind])
    shown = difflib.unified_diff(before, after, name, name, lineterm="")
    above = old.count(b"\n", 0, start)
    return "".join(f"{_shifted(line, above)}\n" for line in shown)


class Part(NamedTuple):
    """The part in which two texts differ: bytes from `start`, to `old_end` of the one and `new_end` of the other."""

    start: int
    old_end: int
    new_end: int


def changed_part(old: bytes, new: bytes) -> Part:
    """Return the smallest part outside of which both are the same.

    >>> changed_part(b"@misc{a, year = 2009}", b"@misc{a, year = 2010}")
    Part(start=18, old_end=20, new_end=20)
    """
    size = min(len(old), len(new))
    start = _same_from(lambda at, to: old[at:to] == new[at:to], size)
    shift = len(new) - len(old)
    behind = _same_from(
        lambda at, to: old[len(old) - to : len(old) - at] == new[len(new) - to : len(new) - at], size - start
    )
    return Part(start, len(old) - behind, len(old) - behind + shift)


def _same_from(alike: Callable[[int, int], bool], size: int) -> int:
    """Return how far two texts are alike, by comparing large pieces first: 50 MB take 20 ms."""
    position, step = 0, 1 << 20
    while step and position < size:
        while position < size and alike(position, min(position + step, size)):
            position = min(position + step, size)
        step >>= 1
    return position


def _lines_before(data: bytes, position: int, lines: int = 3) -> int:
    """Return where the third line before the one at `position` begins."""
    for _ in range(lines + 1):
        position = data.rfind(b"\n", 0, max(position, 0))
    return position + 1


def _lines_behind(data: bytes, position: int, lines: int = 3) -> int:
    """Return where the third line behind the one at `position` ends."""
    for _ in range(lines + 1):
        found = data.find(b"\n", position)
        if found < 0:
            return len(data)
        position = found + 1
    return position


def _lines(data: bytes) -> list[str]:
    lines = data.decode("utf-8", "backslashreplace").split("\n")
    last = lines.pop()
    shown = [line.rstrip("\r") for line in lines]
    return [*shown, f"{last}\n\\ No newline at end of file"] if last else shown


def _shifted(line: str, by: int) -> str:
    """Return the hunk header `@@ -1,2 +1,3 @@` with its line numbers counted from the file's start."""
    if not line.startswith("@@"):
        return line
    return re.sub(r"(?<=[-+])\d+", lambda number: str(int(number[0]) + by), line)


def _check_unchanged(target: Path, path: Path, expected: bytes | None) -> int | None:
    """Return the mode of the file, None where there is none yet."""
    try:
        found = target.stat()
    except FileNotFoundError:
        if expected is None:
            return None
        raise FileError(f"{path}: the file is gone since it was read; nothing was changed, run again") from None
    except OSError as error:
        raise FileError(f"{path}: cannot be written ({_reason(error)}); nothing was changed") from error
    if read_bytes(target, limit=max(MAX_BYTES, found.st_size)) != expected:
        raise FileError(f"{path}: the file changed since it was read; nothing was changed, run again")
    check_writable(path)
    return stat.S_IMODE(found.st_mode)


def _sweep(target: Path) -> None:
    """Remove what a killed process left behind. Whoever holds the lock is the only one with a temporary file here."""
    with suppress(OSError):
        for left in target.parent.glob(f".{_glob_escape(target.name)}.????????.tmp"):
            left.unlink(missing_ok=True)


def _glob_escape(name: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", name)


def _write_new(temporary: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        temporary.chmod(mode)
    if temporary.read_bytes() != data:
        raise OSError("the disk gave back other bytes than were written")


def _append_all(descriptor: int, data: bytes, size: int) -> None:
    try:
        while data:
            data = data[os.write(descriptor, data) :]
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, size)  # a full disk takes the first half of a line
        raise


def _sync_folder(folder: Path) -> None:
    """Make the new name durable too, where folders can be opened (not on Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems refuse it; the file itself is on the disk by now
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _size(count: int) -> str:
    return f"{count >> 20} MiB" if count >= 1 << 20 else f"{count:,} bytes"
