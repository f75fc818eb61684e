"""Record shapes that other packages bring: entry points of the group `incident_refs.records`.

Asked for when a file is read, never for `--help`: looking through all packages takes longer than the rest of it.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from incident_refs.brought import is_anything_brought
from incident_refs.interfaces import RecordShape

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "incident_refs.records"
_OURS = "incident_refs."
_NEEDED = ("name", "can_attach", "fits", "read", "attach")


@dataclass(frozen=True, slots=True)
class Plugins:
    """The shapes that were found, by their names' order, and a sentence for each one that could not be loaded."""

    shapes: tuple[RecordShape, ...] = ()
    failed: tuple[str, ...] = ()


@cache
def plugins() -> Plugins:
    """Return the shapes of other packages, looked for once in a process. Ours are known without looking."""
    shapes: list[RecordShape] = []
    failed: list[str] = []
    if not is_anything_brought(GROUP):
        return Plugins()
    from importlib.metadata import entry_points

    for point in sorted(entry_points(group=GROUP), key=lambda one: one.name):
        if point.value.startswith(_OURS):
            continue
        try:
            shapes.append(_loaded(point))
        except Exception as error:  # noqa: BLE001 - whatever somebody else's code does, our own shapes go on
            package = point.dist.name if point.dist else point.value
            failed.append(
                f"the record shape '{point.name}' of {package} cannot be loaded"
                f" ({type(error).__name__}: {error}); update or remove that package"
            )
    return Plugins(tuple(shapes), tuple(failed))


def _loaded(point: "EntryPoint") -> RecordShape:
    """Return the shape that an entry point names: itself, or a class to make it from."""
    found = point.load()
    shape: RecordShape = found() if isinstance(found, type) else found
    missing = [name for name in _NEEDED if not hasattr(shape, name)]
    if missing:
        raise TypeError(f"it has no {', '.join(missing)}")
    return shape
