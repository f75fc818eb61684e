"""Findings that are known and wait: a file of them, so that only new ones are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from incident_refs.model.finding import Finding


@dataclass(frozen=True, slots=True, order=True)
class Fingerprint:
    """What a finding is about, wherever in the file it stands. `message` is a digest."""

    file: str
    key: str
    code: str
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings that are known, with how often each is."""

    counts: Mapping[Fingerprint, int]


def write(found: Sequence[Finding]) -> str:
    """Return findings as the text of a baseline."""
    raise NotImplementedError


def read(text: str, name: str) -> Baseline:
    """Return a baseline from its text; `name` is what an error calls it. Raises FileError where it is none."""
    raise NotImplementedError


def new(found: Sequence[Finding], baseline: Baseline) -> tuple[tuple[Finding, ...], tuple[Fingerprint, ...]]:
    """Return the findings that the baseline does not know, and what it knows that is not found any more."""
    raise NotImplementedError
