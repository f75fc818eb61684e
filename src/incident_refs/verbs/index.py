"""Local works indexes: build one, add to one, look into one."""

from collections.abc import Callable, Sequence
from pathlib import Path

from incident_refs.works.index_build import Report, add, build
from incident_refs.works.local_index import Info, info

Progress = Callable[[int, int], None]


def build_index(folder: Path, files: Sequence[Path], progress: Progress | None = None) -> Report:
    """Build the index in `folder` from works files, in place of what it held. Raises SourceError; the old one stays."""
    return build(folder, files, progress)


def add_to_index(folder: Path, files: Sequence[Path], progress: Progress | None = None) -> Report:
    """Add works files to the index in `folder`. Raises SourceError; the index stays as it was."""
    return add(folder, files, progress)


def index_info(folder: Path) -> Info:
    """Return what the index in `folder` holds. Raises SourceError where there is none that this version reads."""
    return info(folder)
