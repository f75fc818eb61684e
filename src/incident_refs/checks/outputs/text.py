"""Findings as people read them: what and where, the line itself, and the fix."""

from collections.abc import Iterator, Mapping, Sequence

from incident_refs.model.finding import Finding


def lines(found: Sequence[Finding], source: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the lines that show findings. `source` has the bytes of files by the names that findings give them."""
    for one in found:
        yield f"{one.file}:{one.line}:{one.column}: {one.code} {one.name} ({one.severity}): {one.message}"


def summary(found: Sequence[Finding]) -> str:
    """Return how much was found, in one sentence."""
    return f"{len(found)} findings"
