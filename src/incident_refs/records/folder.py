"""The files of a folder that may hold records.

The rule: every file in the folder and in the folders below it, in the order of their names, but what is hidden (its
name or that of its folder begins with a dot), what is no text (images, PDF and the like), what holds references and no
records (`.bib`, `.ris`, `.csl.json` and the like), and a workspace's own files (`attachments.jsonl`, `config.toml`).
"""

import os
from collections.abc import Callable
from pathlib import Path

from incident_refs.errors import FileError

_NO_TEXT = (
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".ico", ".avif", ".heic",
    ".pdf", ".mp3", ".mp4", ".mov", ".webm", ".zip", ".woff", ".woff2", ".ttf", ".css", ".js", ".py",
)  # fmt: skip
_REFERENCES = (".bib", ".ris", ".nbib", ".enw", ".csl", ".csl.json")
_WORKSPACE = ("attachments.jsonl", "config.toml")
PASSED_OVER = (*_NO_TEXT, *_REFERENCES)


def files_in(folder: Path, failed: Callable[[FileError], None] = lambda error: None) -> tuple[Path, ...]:
    """Return the files of a folder that may hold records, by the rule above. A link to a folder is not followed.

    `failed` hears of each folder that cannot be looked into.
    """

    def closed(error: OSError) -> None:
        failed(FileError(f"{error.filename}: this folder cannot be looked into ({(error.strerror or '').lower()})"))

    found: list[Path] = []
    for here, folders, names in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        own = _WORKSPACE if all(name in names for name in _WORKSPACE) else ()
        kept = (Path(here, name) for name in names if name not in own and not _passed_over(name))
        found += [path for path in kept if path.is_file()]
    return tuple(sorted(found))


def _passed_over(name: str) -> bool:
    """Return whether a file of this name is none of records, also where it is packed."""
    return name.startswith(".") or name.lower().removesuffix(".gz").endswith(PASSED_OVER)
