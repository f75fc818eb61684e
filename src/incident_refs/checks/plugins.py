"""Checks that other packages bring: entry points of the group `incident_refs.checks`.

Asked for when `check` runs, never for `--help`: looking through all packages takes longer than the rest of it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from incident_refs.brought import is_anything_brought
from incident_refs.checks.check import Check, name_of
from incident_refs.checks.ours import our_checks
from incident_refs.model.finding import Severity

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "incident_refs.checks"
_OURS = "incident_refs."
_NEEDED = ("code", "severity", "look")
# "X101", "LAB12": so that --select and an ignore in a remark can name it
_CODE = re.compile(r"[A-Z]{1,8}[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class Plugins:
    """The checks that were found, by the names of their entry points, and a sentence for each that is not taken."""

    checks: tuple[Check, ...] = ()
    failed: tuple[str, ...] = ()


@cache
def plugins() -> Plugins:
    """Return the checks of other packages, looked for once in a process. Ours are known without looking."""
    checks: list[Check] = []
    failed: list[str] = []
    taken = {word: "of this package" for check in our_checks() for word in (check.code, name_of(check))}
    if not is_anything_brought(GROUP):
        return Plugins()
    from importlib.metadata import entry_points

    for point in sorted(entry_points(group=GROUP), key=lambda one: one.name):
        if point.value.startswith(_OURS):
            continue
        package = point.dist.name if point.dist else point.value
        try:
            check = _loaded(point, taken)
        except Exception as error:  # noqa: BLE001 - whatever somebody else's code does, our own checks go on
            failed.append(
                f"the check '{point.name}' of {package} cannot be loaded"
                f" ({type(error).__name__}: {error}); update or remove that package"
            )
        else:
            checks.append(check)
            taken |= dict.fromkeys((check.code, name_of(check)), f"of {package}")
    return Plugins(tuple(checks), tuple(failed))


def _loaded(point: "EntryPoint", taken: Mapping[str, str]) -> Check:
    """Return the check that an entry point names: itself, or a class to make it from."""
    found = point.load()
    check: Check = found() if isinstance(found, type) else found
    missing = [name for name in _NEEDED if not hasattr(check, name)]
    if missing:
        raise TypeError(f"it has no {', '.join(missing)}")
    if not (isinstance(check.code, str) and _CODE.fullmatch(check.code)):
        raise ValueError("its code is not letters and a number, as in 'X101'")
    if not isinstance(check.severity, Severity):
        raise TypeError("its severity is none of error, warning, info")
    for word in (check.code, name_of(check)):
        if word in taken:
            raise ValueError(f"'{word}' is taken by a check {taken[word]}")
    return check
