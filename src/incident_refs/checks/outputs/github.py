"""Findings as GitHub's workflow commands: they show beside the lines of a pull request."""

from collections.abc import Iterator, Sequence

from incident_refs.model.finding import Finding


def lines(found: Sequence[Finding]) -> Iterator[str]:
    """Yield a line for each finding."""
    raise NotImplementedError
