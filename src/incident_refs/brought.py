"""Whether another package brings anything for a group of entry points: a look at their lists, before any is loaded.

`importlib.metadata` takes a tenth of a short command only to be imported, and nearly nobody has such a package. It is
asked where one shows up, or where this look cannot tell.
"""

import os
import sys
from collections.abc import Iterator

OURS = "incident_refs"
_LISTS = (".dist-info", ".egg-info")


def is_anything_brought(group: str) -> bool:
    """Return whether a package but this one has entry points of the group, or may have: then it is to be looked up.

    >>> is_anything_brought("incident_refs.no_such_group")
    False
    """
    if any(hasattr(finder, "find_distributions") and finder not in _usual() for finder in sys.meta_path):
        return True  # an importer with packages of its own
    header = f"[{group}]"
    return any(_names_others(text, header) for folder in sys.path for text in _lists_in(folder or os.curdir))


def _usual() -> tuple[object, ...]:
    from importlib.machinery import PathFinder

    return (PathFinder,)


def _lists_in(folder: str) -> Iterator[str]:
    """Yield the lists of entry points of the packages in a folder."""
    if os.path.isfile(folder):  # noqa: PTH113 - pathlib alone would cost what is saved
        yield "?"  # a packed folder: nobody looks into it here
        return
    try:
        with os.scandir(folder) as found:
            names = [one.path for one in found if one.name.endswith(_LISTS)]
    except OSError:  # a path that is not there, as the packed standard library mostly is
        return
    for name in names:
        try:
            with open(os.path.join(name, "entry_points.txt"), encoding="utf-8", errors="replace") as file:  # noqa: PTH118, PTH123
                yield file.read()
        except OSError:  # most have none
            continue


def _names_others(text: str, header: str) -> bool:
    """Return whether a list has something under the header that is not ours, or cannot be read here."""
    if text == "?":
        return True
    inside = False
    for line in text.splitlines() if header in text else ():
        line = line.strip()
        if line.startswith("["):
            inside = line == header
        elif inside and "=" in line and not line.partition("=")[2].strip().startswith(f"{OURS}."):
            return True
    return False
