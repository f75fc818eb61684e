"""The last write of a workspace, kept so that it can be taken back: what each file held before, and which events came.

It lives in the person's cache folder, one file for each workspace: it is nobody else's business, and git never sees it.
Of a file only the part is kept that the write changed, with a digest of the whole before and after: where the file is
neither of the two any more, somebody has changed it since, and nothing is taken back.
"""

import base64
import hashlib
import json
import os
import zlib
from dataclasses import dataclass
from pathlib import Path

from incident_refs import files
from incident_refs.errors import FileError

VERSION = 1
FOLDER = "undo"


@dataclass(frozen=True, slots=True)
class Step:
    """One file that was written: at `start`, `added` took the place of `removed`; the others are digests of it all."""

    path: Path
    before: str
    after: str
    start: int
    removed: bytes
    added: bytes

    @classmethod
    def of(cls, path: Path, before: bytes, after: bytes) -> "Step":
        r"""Return what leads from one content to the other.

        >>> step = Step.of(Path("library.bib"), b"@misc{a}\n@misc{b}\n", b"@misc{a}\n@misc{c}\n")
        >>> step.start, step.removed, step.added
        (15, b'b', b'c')
        """
        part = files.changed_part(before, after)
        removed, added = before[part.start : part.old_end], after[part.start : part.new_end]
        return cls(path.absolute(), digest(before), digest(after), part.start, removed, added)

    def back(self, now: bytes) -> bytes:
        """Return what the file held before; `now` has to be what it held after.

        Raises FileError where the note itself was damaged: another content than the one before is never written.
        """
        then = now[: self.start] + self.removed + now[self.start + len(self.added) :]
        if digest(then) != self.before:
            raise FileError(f"{self.path}: the note of the last write is damaged; nothing was changed")
        return then


@dataclass(frozen=True, slots=True)
class Written:
    """One write: the files with what was changed in them, and the ids of the events that were added."""

    steps: tuple[Step, ...] = ()
    events: tuple[str, ...] = ()


def digest(data: bytes) -> str:
    """Return what tells whether a file is still the one that was written."""
    return hashlib.sha256(data).hexdigest()


def journal_of(cache: Path, workspace: Path) -> Path:
    """Return the file in the cache folder that keeps the last write of a workspace.

    >>> journal_of(Path("cache"), Path("refs")).parent.as_posix()
    'cache/undo'
    """
    name = os.path.normcase(os.path.realpath(workspace))
    return cache / FOLDER / f"{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.json"


def load(path: Path) -> Written | None:
    """Return the last write; None where there is none, or none that this version can read."""
    if not path.exists():
        return None
    try:
        content = json.loads(files.read_bytes(path))
        if content["v"] != VERSION:
            return None
        return Written(tuple(map(_step, content["files"])), tuple(map(str, content["events"])))
    except (ValueError, TypeError, KeyError, zlib.error):
        return None  # half of a file, or somebody's own


def save(path: Path, written: Written) -> None:
    """Keep a write in the place of the one before. Raises FileError where it cannot be kept."""
    content = {"v": VERSION, "files": list(map(_packed, written.steps)), "events": list(written.events)}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"{path.parent} cannot be made ({error.strerror})") from error
    put(path, json.dumps(content).encode())


def put(path: Path, data: bytes) -> None:
    """Give the journal these bytes, whatever it held before. Raises FileError where that cannot be done."""
    with files.locked(path):
        files.replace(path, data, files.read_bytes(path) if path.exists() else None)


def _packed(step: Step) -> dict[str, object]:
    return {
        "path": str(step.path),
        "before": step.before,
        "after": step.after,
        "start": step.start,
        "removed": base64.b64encode(zlib.compress(step.removed, 1)).decode(),
        "added": base64.b64encode(zlib.compress(step.added, 1)).decode(),
    }


def _step(content: dict[str, str | int]) -> Step:
    removed, added = (zlib.decompress(base64.b64decode(str(content[name]))) for name in ("removed", "added"))
    path, before, after = (str(content[name]) for name in ("path", "before", "after"))
    return Step(Path(path), before, after, int(content["start"]), removed, added)
